// What a call will cost, said before it is made: on a line with a tariff a sentence, and at a
// terminal a question that Enter answers with yes. Who reads JSON gets the estimate as one line
// on stderr, so that stdout is what it was. Where a line costs nothing, nothing is said.
import { z } from 'zod';
import { visibleJson } from '../base/visible';
import { isPriced, lineToTry, Link } from '../contract/link';
import type { Params } from '../contract/methods';
import { isBudgetUsedUp, passesBudget } from '../contract/money/before-call';
import type { Load } from '../contract/money/load';
import { paidFor } from '../contract/money/text';
import { sideBySide } from '../contract/money/paid';
import { testCallCost, TEST_SECONDS } from '../contract/price';
import { agreedTo, type Estimate, isHangingUp } from '../contract/views';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { isAgreed, isTerminal } from './agree';
import type { Arguments } from './arguments';
import type { Asking } from './ask';
import { complain, say } from './terminal';
import { costsText, costText, sizeText } from '../words/amounts';
import { linkWords } from '../words/link';

/** Says the price where there is one. What was agreed to, for the start; null where a person does not want the call. */
export async function agreeOnPrice(
  line: Arguments,
  ask: Asking,
  start: Params<'session.start'>,
): Promise<ReturnType<typeof agreedTo> | null> {
  // What cannot go is refused by the start itself, in its words: nobody is asked for a yes to that before.
  const { paused, sessions } = await ask.call('status', {});
  const estimate = paused ? null : await ask.call('queue.estimate', start).catch(() => null);
  if (!estimate || !('total' in estimate)) return {};
  // A call that is on is joined, and paid for already.
  const isOn = (sessions ?? []).some((call) => call.link === estimate.link && !isHangingUp(call));
  if (!estimate.priced || (isOn && !estimate.ask)) return agreedTo(estimate);
  if (line.json) complain(`${visibleJson(estimate)}\n`);
  else void say(`${priceText(estimate, await lineName(ask, estimate), start)}\n`);
  return isTakenAsYes(line, estimate.ask) || (await isAgreed(W.price)) ? agreedTo(estimate) : null;
}

/** The same for the test of a line, which dials and hangs up; `id`: undefined, the one the relay would take. */
export async function agreeOnTrial(line: Arguments, ask: Asking, id: string | undefined): Promise<boolean> {
  const link = ask.running ? lineToTry(linksIn(await ask.call('settings.get', {}).catch(() => null)), id) : undefined;
  // A line that is not there is refused by the test itself, in its words.
  if (!link || !isPriced(link)) return true;
  const cost = testCallCost(link);
  if (!line.json) void say(`${trialText(link, cost)}\n`);
  return isTakenAsYes(line, cost >= link.doNotAskUnder) ? true : isAgreed(W.price);
}

type PricedLine = Pick<Link, 'id' | 'name' | 'kind' | 'tariff' | 'doNotAskUnder'>;

function linksIn(document: unknown): readonly PricedLine[] {
  const links: unknown = Object(document).links;
  return (Array.isArray(links) ? links : []).flatMap((one: unknown) => {
    const read = PRICED_LINE.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
/** What stands beside it is not asked for here. */
const { id: ID, name: NAME, kind: KIND, tariff: TARIFF, doNotAskUnder: UNDER } = Link.shape;
const PRICED_LINE = z.object({ id: ID, name: NAME, kind: KIND, tariff: TARIFF, doNotAskUnder: UNDER });

function trialText({ name, id, tariff }: PricedLine, cost: number): string {
  return W.price.trial(costText(cost, tariff.currency), minutesText(TEST_SECONDS), name || id);
}

const minutesText = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Said yes to beforehand, not to be asked about, or nobody is there to be asked. */
function isTakenAsYes({ yes, json }: Arguments, ask: boolean): boolean {
  return yes || json || !ask || !isTerminal();
}

function priceText(estimate: Estimate, line: string, start: Params<'session.start'>): string {
  const { total, currency, from, large } = estimate;
  const { fetch } = estimate;
  const moneyOf = moneyIn(currency);
  const fetches = start.fetch ?? (start.ids === undefined && (fetch.seconds > 0 || fetch.calls > 0));
  const stays = start.large !== true && start.ids === undefined && large.messages > 0;
  return [
    W.price.call({
      cost: moneyOf(total),
      messages: total.messages,
      fetches,
      signsIn: estimate.signIn !== undefined,
      minutes: minutesText(total.seconds),
      line,
    }),
    ...inTwo(estimate, start),
    from,
    monthText(estimate),
    ...(isBudgetUsedUp(estimate) ? [W.price.overBudget] : []),
    ...(passesBudget(estimate) ? [W.price.passesBudget] : []),
    ...(stays ? [W.price.largeStays(large.messages, sizeText(large.bytes), moneyOf(large))] : []),
  ].join(' ');
}

/** What a load costs, all its currencies; `currency` first. */
const moneyIn =
  (currency: string) =>
  (load: Load): string =>
    costsText(sideBySide(currency, paidFor(load, currency)));

/** A code may be typed with the line held, or between two calls: what either costs. */
function inTwo({ codeCalls, currency }: Estimate, { signIn }: Params<'session.start'>): readonly string[] {
  if (!codeCalls) return [];
  const moneyOf = moneyIn(currency);
  const [first, second] = [moneyOf(codeCalls.first), moneyOf(codeCalls.second)];
  if (signIn === 'code-given') return [W.price.thenAsked(second, moneyOf(codeCalls.held))];
  return codeCalls.cheaper ? [W.price.hungUp(first, second)] : [];
}

function monthText({ month: { cost, budget, besides = [] }, currency }: Estimate): string {
  const used = costText(cost, currency);
  if (budget === null) return W.price.month(costsText(sideBySide(currency, [{ cost, currency }, ...besides])), null);
  const of = costText(budget, currency);
  return W.price.month(used, besides.length === 0 ? of : linkWords.notCounted(of, costsText(besides)));
}

async function lineName(ask: Asking, { link }: Estimate): Promise<string> {
  const { links } = await ask.call('status', {});
  return links.find(({ id }) => id === link)?.name || (link ?? '');
}
