// How every sign-in of the settings stands, from what the settings hold and what the book
// knows of it.
import { passwordText } from '../contract/fields';
import type { Grant } from '../contract/sign-in/grant';
import { grantId } from '../contract/sign-in/grant';
import { lapseOf } from '../contract/sign-in/lasting';
import type { SignInView } from '../contract/sign-in/standing';
import type { SignInBook, SignInEntry } from './book';
import { grantOf, type GrantPlace, signInsOf } from './places';
import { troubleText } from './trouble';

/** `settings`: complete, with the grants in clear. */
export function standings(settings: Parameters<typeof signInsOf>[0], book: SignInBook): readonly SignInView[] {
  return signInsOf(settings).map((places) => standingOf(places, book));
}

function standingOf(places: readonly [GrantPlace, ...GrantPlace[]], book: SignInBook): SignInView {
  const grant = grantOf(places);
  const entry = book.of(grant);
  const refusal = book.refusalOf(grant);
  const state = stateOf(grant, refusal);
  const { provider, username } = grant;
  return {
    id: grantId(grant),
    provider,
    username,
    uses: places.map(({ connector, use, host }) => ({ connector, use, host })),
    state,
    account: entry?.account ?? null,
    since: iso(entry?.since ?? null),
    renewed: iso(entry?.renewed ?? null),
    lapses: state === 'signed-in' && entry ? lapsesOf(grant, entry) : null,
    refusal: refusal && troubleText({ kind: 'refused', ...refusal }),
  };
}

function stateOf(grant: Grant, refusal: SignInEntry['refusal']): SignInView['state'] {
  const unattended = grant.flow === 'client';
  if (!unattended && passwordText(grant.refreshToken) === '') return 'none';
  if (refusal) return 'refused';
  return unattended ? 'unattended' : 'signed-in';
}

function lapsesOf(grant: Grant, entry: SignInEntry): SignInView['lapses'] {
  const lapse = lapseOf(grant, entry);
  return lapse && { ...lapse, at: new Date(lapse.at).toISOString() };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
