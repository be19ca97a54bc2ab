// A provider's rate limit, with the clock in hand.
import { describe, expect, test } from 'vitest';
import { Connector } from '../../../src-main/contract/connector';
import { createRateLimits } from '../../../src-main/dialing/rate-limit';
import { manualClock } from '../../support/manual-clock';

function connector(rateLimit: object | null): Connector {
  return Connector.parse({
    id: 'isp',
    route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }], rateLimit },
  });
}

describe('a rate of three a minute', () => {
  const isp = connector({ messages: 3, per: 'minute' });

  test('lets three go and the fourth a minute after the first', () => {
    const clock = manualClock();
    const rates = createRateLimits(clock);
    const first = clock.now();
    for (let i = 0; i < 3; i++) {
      expect(rates.freeAt(isp)).toBe(0);
      rates.setOut(isp);
      clock.advance(1000);
    }
    expect(rates.freeAt(isp)).toBe(first + 60_000);
    clock.advance(57_000);
    expect(rates.freeAt(isp)).toBe(0);
    rates.setOut(isp);
    expect(rates.freeAt(isp)).toBe(first + 61_000);
  });

  test('does not count what came back untried', () => {
    const rates = createRateLimits(manualClock());
    for (let i = 0; i < 3; i++) rates.setOut(isp);
    expect(rates.freeAt(isp)).toBeGreaterThan(0);
    rates.cameBack(isp);
    expect(rates.freeAt(isp)).toBe(0);
  });
});

test('without a limit nobody waits', () => {
  const rates = createRateLimits(manualClock());
  for (let i = 0; i < 1000; i++) rates.setOut(connector(null));
  expect(rates.freeAt(connector(null))).toBe(0);
});
