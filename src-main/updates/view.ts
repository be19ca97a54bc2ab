// What is known of a newer version as every door shows it. Pure.
import type { NewerVersion, UpdateCharge } from '../contract/updates/updates';
import { aboutMoneyText } from '../contract/money';
import { sizeText } from '../words/amounts';
import { updateWords } from '../words/updates/updates';
import { loadCharge, type LineFacts, needsAsking } from './decision';
import type { KnownUpdates } from './kept';

interface Moment {
  readonly loading: boolean;
  /** Bytes of it that lie here. */
  readonly here: number;
  readonly installs: boolean;
}

export function newerView(
  { newest, choice, loaded }: KnownUpdates,
  moment: Moment,
  charge: (bytes: number) => UpdateCharge | null,
): NewerVersion | null {
  if (newest === null) return null;
  const { version, bytes } = newest;
  return {
    version,
    bytes,
    loadedBytes: loaded ? bytes : Math.min(moment.here, bytes),
    state: stateOf(moment, loaded, choice?.choice ?? null),
    charge: charge(loaded ? 0 : Math.max(0, bytes - moment.here)),
  };
}

function stateOf(
  { loading, installs }: Moment,
  loaded: boolean,
  choice: NonNullable<KnownUpdates['choice']>['choice'] | null,
): NewerVersion['state'] {
  if (choice === 'skip') return 'skipped';
  if (!installs) return 'elsewhere';
  if (loaded) return 'loaded';
  if (loading) return 'loading';
  if (choice === 'next-call') return 'wanted';
  return choice === 'not-now' ? 'not-now' : 'told';
}

export function chargeView(line: LineFacts, bytes: number): UpdateCharge {
  const { link, rate } = line;
  return {
    link: link.id,
    name: link.name || link.id,
    ...loadCharge(line, bytes),
    currency: link.tariff.currency,
    asks: needsAsking(line),
    guessed: rate === null,
  };
}

/** "A newer version 0.2.0 is there (85 MB, about €12, about 40 min over Modem)." */
export function newerText({ version, bytes, loadedBytes, charge }: NewerVersion): string {
  const left = bytes - loadedBytes;
  const said =
    charge && left > 0 ? { money: moneyOf(charge), time: timeText(charge.seconds), line: charge.name } : null;
  return updateWords.newer(version, sizeText(bytes), said);
}

function moneyOf({ cost, currency }: UpdateCharge): string | null {
  return cost === 0 ? null : updateWords.money(aboutMoneyText(cost, currency));
}

function timeText(seconds: number): string {
  if (seconds < 90) return updateWords.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? updateWords.minutes(minutes) : updateWords.hours(Math.round(minutes / 60));
}
