// Taking a consent back where the provider takes that (RFC 7009). What is stored here is
// forgotten whatever comes of it.
import * as oauth from 'oauth4webapi';
import type { Clock } from '../base/clock';
import { passwordText } from '../contract/fields';
import type { Grant } from '../contract/sign-in/grant';
import { providerFor } from './provider';
import { openTransport, type TransportDeps } from './transport';
import { type SignInTrouble, troubleOf } from './trouble';

/** none: the provider takes it back on its own pages only. */
export type Revoked = 'revoked' | 'none' | SignInTrouble;

export async function revoke(grant: Grant, deps: TransportDeps & { readonly clock: Clock }): Promise<Revoked> {
  const token = passwordText(grant.refreshToken);
  if (token === '') return 'none';
  try {
    const { server, client, auth, options } = await providerFor(grant, openTransport(deps), deps.clock);
    if (server.revocation_endpoint === undefined) return 'none';
    await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, auth, token, options));
    return 'revoked';
  } catch (error) {
    return troubleOf(error, grant);
  }
}
