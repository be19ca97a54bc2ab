// A provider as one grant meets it: where it is asked, and who we are there. What a
// provider says of itself is believed for half a day: it may move, and a relay runs for months.
import * as oauth from 'oauth4webapi';
import type { Clock } from '../base/clock';
import { passwordText } from '../contract/fields';
import { isSafeTokenUrl } from '../contract/rules/token-url';
import type { Grant } from '../contract/sign-in/grant';
import { assertionKey } from './client-key';
import { endpointsOf } from '../contract/sign-in/providers';
import { type Transport, Unanswered } from './transport';

export interface Provider {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly auth: oauth.ClientAuth;
  /** For every question of oauth4webapi's. */
  readonly options: { readonly [oauth.customFetch]: Transport['fetch']; readonly [oauth.allowInsecureRequests]: true };
}

/** The provider does not offer the way that is asked for. */
export class NoWay extends Error {}

/** What it says of itself cannot be used. */
export class NoDescription extends Error {}

/** `provider` "other" without an address to ask at. */
export class NoAddress extends Error {}

interface Described {
  readonly server: oauth.AuthorizationServer;
  /** Elapsed time. */
  readonly until: number;
}

const BELIEVED = 43_200_000;
/** By issuer, for each clock. */
const described = new WeakMap<Clock, Map<string, Described>>();

/** Throws Unanswered, NoAddress, NoDescription, or oauth4webapi's errors where what it says of itself is wrong. */
export async function providerFor(grant: Grant, transport: Transport, clock: Clock): Promise<Provider> {
  // The transport looks at each address itself: in clear to this computer only.
  const options = { [oauth.customFetch]: transport.fetch, [oauth.allowInsecureRequests]: true } as const;
  const { tokenUrl } = grant;
  if (tokenUrl !== null && !isSafeTokenUrl(tokenUrl)) throw new Unanswered('in-clear', hostIn(tokenUrl));
  const server = await serverOf(grant, options, clock);
  return {
    server: grant.tokenUrl === null ? server : { ...server, token_endpoint: grant.tokenUrl },
    client: { client_id: grant.clientId },
    auth: await clientAuth(grant),
    options,
  };
}

/** Without a name and password that may stand in it. */
function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

async function serverOf(grant: Grant, options: Provider['options'], clock: Clock): Promise<oauth.AuthorizationServer> {
  const known = endpointsOf(grant);
  if (known) {
    const { issuer, authorize, token, device, revoke } = known;
    return {
      issuer,
      authorization_endpoint: authorize,
      token_endpoint: token,
      ...(device === null ? {} : { device_authorization_endpoint: device }),
      ...(revoke === null ? {} : { revocation_endpoint: revoke }),
    };
  }
  if (grant.issuer === null) {
    if (grant.tokenUrl === null) throw new NoAddress();
    return { issuer: new URL(grant.tokenUrl).origin, token_endpoint: grant.tokenUrl };
  }
  const before = describedFor(clock).get(grant.issuer);
  if (before && before.until > clock.elapsed()) return before.server;
  const server = await discovered(new URL(grant.issuer), options);
  describedFor(clock).set(grant.issuer, { server, until: clock.elapsed() + BELIEVED });
  return server;
}

function describedFor(clock: Clock): Map<string, Described> {
  const those = described.get(clock) ?? new Map<string, Described>();
  described.set(clock, those);
  return those;
}

/** Mail providers describe themselves by one of the two. */
async function discovered(issuer: URL, options: Provider['options']): Promise<oauth.AuthorizationServer> {
  const first = await oauth.discoveryRequest(issuer, { ...options, algorithm: 'oidc' });
  if (first.ok) return describedBy(issuer, first);
  return describedBy(issuer, await oauth.discoveryRequest(issuer, { ...options, algorithm: 'oauth2' }));
}

async function describedBy(issuer: URL, answer: Response): Promise<oauth.AuthorizationServer> {
  try {
    return await oauth.processDiscoveryResponse(issuer, answer);
  } catch (error) {
    // The library reads its name as an address before it looks whether it is one.
    if (Reflect.get(Object(error), 'code') === 'ERR_INVALID_URL') throw new NoDescription();
    throw error;
  }
}

/**
 * The page of a provider's that a person gives consent at, with a password most often: by HTTPS, or on this very
 * computer. Throws NoDescription, or Unanswered where the password would cross a line in clear.
 */
export function consentPage(address: unknown): URL {
  if (typeof address !== 'string' || !URL.canParse(address)) throw new NoDescription();
  const page = new URL(address);
  if (isSafeTokenUrl(address)) return page;
  if (page.protocol === 'http:' && page.username === '') throw new Unanswered('in-clear', page.host);
  throw new NoDescription();
}

async function clientAuth({ clientSecret, clientCertificate }: Grant): Promise<oauth.ClientAuth> {
  const pem = passwordText(clientCertificate);
  if (pem !== '') {
    const { key, thumbprint } = await assertionKey(pem);
    return oauth.PrivateKeyJwt(key, {
      [oauth.modifyAssertion]: (header) => {
        // Microsoft finds the certificate by it (RFC 7515 section 4.1.8).
        header['x5t#S256'] = thumbprint;
      },
    });
  }
  const secret = passwordText(clientSecret);
  return secret === '' ? oauth.None() : oauth.ClientSecretPost(secret);
}
