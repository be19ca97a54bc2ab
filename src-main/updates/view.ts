// What is known of a newer version as every door shows it. Pure.
import type { NewerState, NewerVersion, UpdateCharge } from '../contract/updates/updates';
import { aboutMoneyText } from '../contract/money/text';
import { sizeText, spanText } from '../words/amounts';
import { updateWords } from '../words/updates/updates';
import { fetchCharge, type LineFacts, needsAsking } from './decision';
import type { KnownUpdates } from './kept';

/** What is done with it at the moment. */
export type AtWork = 'fetching' | 'installing' | 'installed' | null;

interface Moment {
  readonly atWork: AtWork;
  /** Bytes of it that lie here. */
  readonly here: number;
  /** It can be installed by this program. */
  readonly installs: boolean;
}

export function newerView(
  { newest, wanted, fetched }: Pick<KnownUpdates, 'newest' | 'wanted' | 'fetched'>,
  { atWork, here, installs }: Moment,
  charge: (bytes: number) => UpdateCharge | null,
): NewerVersion | null {
  if (newest === null) return null;
  const { version, bytes } = newest;
  const fetchedBytes = fetched ? bytes : Math.min(here, bytes);
  const state = installs ? (atWork ?? restingState(fetched, wanted)) : 'by-hand';
  return { version, bytes, fetchedBytes, state, charge: charge(bytes - fetchedBytes) };
}

function restingState(fetched: boolean, wanted: boolean): NewerState {
  if (fetched) return 'fetched';
  return wanted ? 'wanted' : 'told';
}

export function chargeView(line: LineFacts, bytes: number): UpdateCharge {
  const { link, rate } = line;
  return {
    link: link.id,
    name: link.name || link.id,
    ...fetchCharge(line, bytes),
    currency: link.tariff.currency,
    guessed: rate === null,
    asks: needsAsking(line),
  };
}

/** Below this nobody counts, milliseconds. */
const SHORTEST = 60_000;

/** "A newer version 0.2.0 is there (85 MB, about €12, about 40 minutes over Modem)." */
export function newerText({ version, bytes, fetchedBytes, charge }: NewerVersion): string {
  const left = charge && fetchedBytes < bytes ? charge : null;
  const said = left && {
    money: moneyOf(left),
    time: spanText(Math.max(left.seconds * 1000, SHORTEST)),
    line: left.name,
  };
  return updateWords.newer(version, sizeText(bytes), said);
}

function moneyOf({ cost, currency }: UpdateCharge): string | null {
  return cost === 0 ? null : updateWords.money(aboutMoneyText(cost, currency));
}
