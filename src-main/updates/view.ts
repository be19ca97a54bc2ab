// What is known of a newer version as every door shows it. Pure.
import type { NewerVersion, UpdateCharge } from '../contract/updates/updates';
import { aboutMoneyText } from '../contract/money';
import { sizeText, spanText } from '../words/amounts';
import { updateWords } from '../words/updates/updates';
import { fetchCharge, type LineFacts } from './decision';

export function chargeView(line: LineFacts, bytes: number): UpdateCharge {
  const { link, rate } = line;
  return {
    link: link.id,
    name: link.name || link.id,
    ...fetchCharge(line, bytes),
    currency: link.tariff.currency,
    guessed: rate === null,
  };
}

/** Below this nobody counts, milliseconds. */
const SHORTEST = 60_000;

/** "A newer version 0.2.0 is there (85 MB, about €12, about 40 minutes over Modem)." */
export function newerText({ version, bytes, charge }: NewerVersion): string {
  const said = charge
    ? { money: moneyOf(charge), time: spanText(Math.max(charge.seconds * 1000, SHORTEST)), line: charge.name }
    : null;
  return updateWords.newer(version, sizeText(bytes), said);
}

function moneyOf({ cost, currency }: UpdateCharge): string | null {
  return cost === 0 ? null : updateWords.money(aboutMoneyText(cost, currency));
}
