// What a terminal says before a call that costs.
import { afterEach, expect, it, vi } from 'vitest';
import { agreeOnPrice } from '../../../src-main/command-line/call-price';
import { readCommandLine } from '../../../src-main/command-line/arguments';
import type { Asking } from '../../../src-main/command-line/ask';
import type { Estimate, Session, Status } from '../../../src-main/contract/views';
import { ESTIMATE } from '../../desktop/support/estimate';

afterEach(() => vi.restoreAllMocks());

/** What is said, and what is agreed to, where the relay estimates so. */
async function said(
  more: Partial<Estimate>,
  now: Partial<Status> = {},
): Promise<{ readonly text: string; readonly agreed: unknown }> {
  const texts: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
  const estimate = { ...ESTIMATE, large: { ...ESTIMATE.large, messages: 0 }, ...more };
  const answers: Readonly<Record<string, unknown>> = { 'queue.estimate': estimate, status: { links: [], ...now } };
  // The relay is played by two of its answers.
  const ask = { running: true, call: async (method: string) => answers[method] } as unknown as Asking;
  const agreed = await agreeOnPrice(readCommandLine(['send-receive', '--yes']), ask, {});
  return { text: texts.join(''), agreed };
}

const total = { messages: 0, bytes: 0, seconds: 8, cost: 2 };

it.each([
  ['fetching alone is no mail of ours', { total }, /^About 2\.00 EUR for fetching, 0:08 min by line\. /],
  [
    'fetching that brought nothing, and took no time, is still asked for',
    { total: { ...total, messages: 4 }, fetch: { bytes: 0, seconds: 0, cost: 0, calls: 1 } },
    /^About 2\.00 EUR for 4 messages and fetching, /,
  ],
  [
    'a budget that is used up',
    { total, month: { cost: 6, budget: 5 } },
    /This month 6\.00 EUR of 5\.00 EUR\. That is used up: calls by themselves wait, this one goes if you say so\.\n$/,
  ],
  [
    'a budget that lasts until this call',
    { total, month: { cost: 4, budget: 5, after: 6 } },
    /This month 4\.00 EUR of 5\.00 EUR\. With this call the month passes it: calls by themselves then wait/,
  ],
  [
    'two lines of two currencies',
    { total: { ...total, apart: [{ cost: 9, currency: 'USD' }] } },
    /^About 2\.00 EUR \+ 9\.00 USD for fetching, /,
  ],
  [
    'what was paid in another currency than the budget',
    { total, month: { cost: 4, budget: 5, besides: [{ cost: 36, currency: 'USD' }] } },
    /This month 4\.00 EUR of 5\.00 EUR; besides 36\.00 USD, which it does not count\.\n$/,
  ],
  [
    'and without a budget',
    { total, month: { cost: 0, budget: null, besides: [{ cost: 36, currency: 'USD' }] } },
    /This month 36\.00 USD so far\.\n$/,
  ],
])('%s', async (_, more, says) => {
  expect((await said(more)).text).toMatch(says);
});

it('what was said is what is agreed to, and an older relay cannot be held to it', async () => {
  const lines = [{ id: 'line', tariff: '{}', spent: false }];
  expect((await said({ lines, total })).agreed).toEqual({ agreed: { lines, cost: 2 } });
  expect((await said({})).agreed).toEqual({});
  const apart = [{ cost: 9, currency: 'USD' }];
  expect((await said({ lines, total: { ...total, apart } })).agreed).toEqual({
    agreed: { lines, cost: 2, sums: [{ cost: 2, currency: 'EUR' }, ...apart] },
  });
});

it('nobody is told a price of a call that is not made, for everything is paused', async () => {
  const lines = [{ id: 'line', tariff: '{}', spent: false }];
  expect(await said({ total, lines }, { paused: true })).toEqual({ text: '', agreed: {} });
});

it('a call that is on is joined, and no price is said of what is paid for already', async () => {
  const lines = [{ id: 'line', tariff: '{}', spent: false }];
  const call = { link: ESTIMATE.link, phase: 'sending' } as Session; // all that is asked of it
  expect((await said({ total, lines, ask: false }, { sessions: [call] })).text).toBe('');
  expect((await said({ total, lines }, { sessions: [{ ...call, phase: 'hanging-up' }] })).text).toContain('About 2.00');
});
