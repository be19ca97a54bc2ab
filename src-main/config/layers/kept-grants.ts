// Whoever has signed in at a provider stays so when settings are set that say nothing of
// it: no file for many places could name one place's sign-in. Whether it may stay is for
// the store to judge, by whether it is used just as before.
import { KEPT } from '../passwords';

/** A copy of `document` in which every grant that says nothing of its refresh token keeps the one that is stored. */
export function withKeptGrants(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(withKeptGrants);
  if (typeof document !== 'object' || document === null) return document;
  const members = Object.entries(document).map(([name, inner]) => [name, withKeptGrants(inner)] as const);
  return Object.fromEntries(isGrantWithout(document) ? [...members, ['refreshToken', KEPT]] : members);
}

/** A client's grant (flow "client") has none. */
function isGrantWithout(document: object): boolean {
  const { provider, clientId, refreshToken, flow }: Record<string, unknown> = { ...document };
  return (
    typeof provider === 'string' && typeof clientId === 'string' && refreshToken === undefined && flow !== 'client'
  );
}
