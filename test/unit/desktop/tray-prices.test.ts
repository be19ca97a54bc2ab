// When the tray asks what a call would cost: after changes, seldom, never during a call.
import { describe, expect, test } from 'vitest';
import { followPrices } from '../../../src-main/desktop/tray-prices';
import { NO_PRICES } from '../../../src-main/desktop/tray-state';
import type { RelayDoor } from '../../../src-main/desktop/relay-door';
import { SESSION, STATUS } from '../../desktop/support/stage';
import { manualClock, settleTurn } from '../../support/manual-clock';

function followed(large: number) {
  const clock = manualClock();
  const asked: unknown[] = [];
  let answer: unknown = { priced: true, currency: 'EUR', total: { cost: 4 }, large: { messages: large } };
  let changes = 0;
  const call = (async (_: string, params: unknown) => {
    asked.push(params);
    if (answer instanceof Error) throw answer;
    return answer;
  }) as RelayDoor['call']; // a door of its own: only the estimate is asked for
  const prices = followPrices({ call }, clock, () => changes++);
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    for (let i = 0; i < 5; i++) await settleTurn();
  };
  return { prices, asked, pass, changes: () => changes, answers: (next: unknown) => (answer = next) };
}

describe('the price of a call', () => {
  test('is asked when something changed, once for many changes, and the price with large mail where there is some', async () => {
    const { prices, asked, pass, changes } = followed(1);
    for (let i = 0; i < 20; i++) prices.hear(STATUS);
    await pass(0);
    expect([asked, changes()]).toEqual([[{}, { large: true }], 1]);
    for (let i = 0; i < 20; i++) prices.hear(STATUS);
    await pass(2900);
    expect(asked).toHaveLength(2);
    await pass(200);
    expect([asked.length, changes()]).toEqual([4, 1]);
  });

  test('without large mail there is one question', async () => {
    const { prices, asked, pass } = followed(0);
    prices.hear(STATUS);
    await pass(0);
    expect(asked).toEqual([{}]);
    expect(prices.known().withLarge).toBeNull();
  });

  test('is not asked during a call, and what was known is forgotten', async () => {
    const { prices, asked, pass } = followed(0);
    prices.hear(STATUS);
    await pass(0);
    prices.hear({ ...STATUS, session: SESSION });
    expect(prices.known()).toBe(NO_PRICES);
    await pass(60_000);
    expect(asked).toHaveLength(1);
  });

  test('nor where there is nothing to call', async () => {
    const { prices, asked, pass } = followed(0);
    prices.hear({ ...STATUS, connectors: [], listeners: [] });
    await pass(60_000);
    expect(asked).toEqual([]);
  });

  test.each([new Error('not running'), { messages: 3, bytes: 900, seconds: 3, cost: 1, currency: 'EUR' }])(
    'a relay that does not tell, or an older one that tells less, has no prices',
    async (answer) => {
      const { prices, pass, answers } = followed(0);
      answers(answer);
      prices.hear(STATUS);
      await pass(0);
      expect(prices.known()).toEqual(NO_PRICES);
    },
  );
});
