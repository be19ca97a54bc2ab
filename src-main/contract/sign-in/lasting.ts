// How long a consent lasts that nobody uses, where the provider says so, and from when on
// it is renewed and warned of. Microsoft: a refresh token that is not used for 90 days
// ends (learn.microsoft.com/entra/identity-platform/refresh-tokens); Google: one that is
// not used for six months does, and with a consent screen in "Testing" any after seven
// days (developers.google.com/identity/protocols/oauth2, "Refresh token expiration"). Pure.
import type { FetchGrant } from './grant';

const DAY = 86_400_000;

const UNUSED_DAYS: Readonly<Partial<Record<FetchGrant['provider'], number>>> = { microsoft: 90, google: 180 };

/** How long Google keeps a consent for a program whose consent screen stands at "Testing". */
export const TESTING = 7 * DAY;

/** How long before its end a person is told. */
export const TOLD_AHEAD = 10 * DAY;

/** Milliseconds that a consent may lie unused; null: its provider names no limit, or no person gave it. */
export function unusedLimit({ provider, flow }: Pick<FetchGrant, 'provider' | 'flow'>): number | null {
  const days = flow === 'client' ? undefined : UNUSED_DAYS[provider];
  return days === undefined ? null : days * DAY;
}

/** What is known of a consent; times are milliseconds since 1970. */
export interface Lasting {
  /** When it was used last. */
  readonly usedAt: number;
  /** When it ends however much it is used, as the provider said with it; null: it did not. */
  readonly endsAt: number | null;
}

export interface Lapse {
  readonly at: number;
  /** Whether using it puts that off. */
  readonly unused: boolean;
}

/** When it ends if nobody does anything; null: nobody knows. */
export function lapseOf(grant: Pick<FetchGrant, 'provider' | 'flow'>, { usedAt, endsAt }: Lasting): Lapse | null {
  const limit = unusedLimit(grant);
  const unused = limit === null ? null : { at: usedAt + limit, unused: true };
  const fixed = endsAt === null ? null : { at: endsAt, unused: false };
  if (unused === null || fixed === null) return unused ?? fixed;
  return fixed.at < unused.at ? fixed : unused;
}

/** Half of the limit is over: the next call may be weeks away. */
export function wantsRenewal(grant: Pick<FetchGrant, 'provider' | 'flow'>, usedAt: number, now: number): boolean {
  const limit = unusedLimit(grant);
  return limit !== null && now - usedAt >= limit / 2;
}
