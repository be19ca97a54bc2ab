// What a call will cost, said before it is made: on a line with a tariff a sentence, and at a
// terminal a question that Enter answers with yes. Who reads JSON gets the estimate as one line
// on stderr, so that stdout is what it was. Where a line costs nothing, nothing is said.
import { createInterface } from 'node:readline/promises';
import { visibleJson } from '../base/visible';
import type { Params } from '../contract/methods';
import type { Estimate } from '../contract/views';
import { commandLineWords as W } from '../words/ways-in/command-line';
import type { Arguments } from './arguments';
import type { Asking } from './ask';
import { bytes } from './print';
import { complain, say } from './terminal';

/** Says the price where there is one; false where a person does not want the call. */
export async function agreeOnPrice(line: Arguments, ask: Asking, start: Params<'session.start'>): Promise<boolean> {
  // What cannot go is refused by the start itself, in its words.
  const estimate = await ask.call('queue.estimate', start).catch(() => null);
  if (!estimate?.priced || !('total' in estimate)) return true;
  if (line.json) complain(`${visibleJson(estimate)}\n`);
  else void say(`${priceText(estimate, await lineName(ask, estimate), start)}\n`);
  return line.yes || line.json || !estimate.ask || !isTerminal() ? true : isAgreed();
}

function priceText(estimate: Estimate, line: string, start: Params<'session.start'>): string {
  const { total, currency, from, month, large } = estimate;
  const money = (amount: number): string => `${amount.toFixed(2)} ${currency}`;
  const minutes = `${Math.floor(total.seconds / 60)}:${String(total.seconds % 60).padStart(2, '0')}`;
  const fetches = start.fetch ?? (start.ids === undefined && estimate.fetch.seconds > 0);
  const stays = start.large !== true && start.ids === undefined && large.messages > 0;
  return [
    W.price.call({ cost: money(total.cost), messages: total.messages, fetches, minutes, line }),
    from,
    W.price.month(money(month.cost), month.budget === null ? null : money(month.budget)),
    ...(stays ? [W.price.largeStays(large.messages, bytes(large.bytes), money(large.cost))] : []),
  ].join(' ');
}

async function lineName(ask: Asking, { link }: Estimate): Promise<string> {
  const { links } = await ask.call('status', {});
  return links.find(({ id }) => id === link)?.name || (link ?? '');
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

async function isAgreed(): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = (await asking.question(W.price.question)).trim().toLowerCase();
    const agreed = answer === '' || W.price.yes.some((yes) => yes === answer);
    if (!agreed) void say(`${W.price.stayed}\n`);
    return agreed;
  } finally {
    asking.close();
  }
}
