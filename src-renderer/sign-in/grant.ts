// A sign-in as it stands in a form, before and after somebody gave his consent: what is new,
// what is lacking, whose hosts are whose, and what sending and fetching may share. Pure.
import {
  FetchGrant,
  type Grant,
  type GrantProvider,
  GRANT_PROVIDERS,
  grantKey,
} from '../../src-main/contract/sign-in/grant';
import { providerOfHost } from '../../src-main/contract/sign-in/hosts';
import { asObject, read, textAt } from '../form/document';
import { defaultsOf } from '../settings/fresh';

export function freshGrant(provider: GrantProvider): Readonly<Record<string, unknown>> {
  return { ...defaultsOf(FetchGrant.shape), provider };
}

/** Who gives it, as it is typed. */
export function providerIn(grant: unknown): GrantProvider {
  return GRANT_PROVIDERS.find((provider) => provider === textAt(grant, 'provider')) ?? 'other';
}

/** As a method takes it; the relay judges what is typed. */
export function grantOf(typed: unknown, username: string): Grant {
  const known = Object.keys(FetchGrant.shape).map((key) => [key, read(typed, key) ?? null] as const);
  // As it is typed: what does not fit is the relay's to tell.
  return { ...Object.fromEntries(known), username } as unknown as Grant;
}

export const isSignedIn = (grant: unknown): boolean => read(grant, 'refreshToken.set') === true;

export type Lacking = 'username' | 'clientId' | 'issuer';

/** What must be typed before anybody can sign in. */
export function lackingIn({ username, clientId, provider, issuer }: Grant): readonly Lacking[] {
  return [
    ...(username === '' ? (['username'] as const) : []),
    ...(provider === 'other' && issuer === null ? (['issuer'] as const) : []),
    ...(clientId === '' ? (['clientId'] as const) : []),
  ];
}

/** What sending signs in with, for fetching; null: it has no sign-in. */
export function forFetching(auth: unknown): Readonly<Record<string, unknown>> | null {
  if (read(auth, 'kind') !== 'oauth2') return null;
  const { kind: _kind, username: _username, ...grant } = asObject(auth);
  return grant;
}

/** True where fetching can take over what sending signs in with and has not done so. */
export function couldShare(way: unknown, auth: unknown): boolean {
  const sending = forFetching(auth);
  if (sending === null || read(way, 'signIn') === null) return false;
  const [username, theirs] = [textAt(way, 'username'), textAt(auth, 'username')];
  const same = grantKey(grantOf(read(way, 'signIn'), username)) === grantKey(grantOf(sending, theirs));
  return !same || isSignedIn(auth) !== isSignedIn(read(way, 'signIn'));
}

/** A way of fetching that signs in as sending does, by the same name. */
export function sharing(way: unknown, auth: unknown): Readonly<Record<string, unknown>> {
  return { ...asObject(way), username: textAt(auth, 'username'), signIn: forFetching(auth) };
}

/** A way's sign-in before anything is typed for it: that of sending, where both use one name. */
export function grantBeside(way: unknown, auth: unknown): Readonly<Record<string, unknown>> {
  const [username, theirs] = [textAt(way, 'username'), textAt(auth, 'username')];
  const sending = username.toLowerCase() === theirs.toLowerCase() ? forFetching(auth) : null;
  return sending ?? freshGrant(providerOfHost(textAt(way, 'host')));
}
