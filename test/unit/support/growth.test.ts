// B1: the measure of growth itself: it finds what goes over a text again and again, also
// on a machine that stops now and then, and calls nothing so that does not.
import { expect, it } from 'vitest';
import { growth } from '../../support/growth';

/**
 * `looks` plain looks at every letter, raised to `power`; every `nth` reading stands still for as long as `pause`
 * says.
 */
function reader(power: number, looks: number, nth = 0, pause = 0): (text: string) => number {
  let readings = 0;
  return (text) => {
    const steps = looks * text.length ** power;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += text.charCodeAt(i % text.length);
    if (nth > 0 && ++readings % nth === 0)
      for (const until = performance.now() + pause; performance.now() < until;) sum++;
    return sum;
  };
}

const text = (length: number): string => 'a'.repeat(length);

it.each([
  ['square', 2, 4],
  ['cubic', 3, 1],
])(
  'B1: a %s reader is found, on a quiet machine and on one that stops now and then',
  (_, power, looks) => {
    const most = power === 2 ? 4_096 : 256;
    for (const nth of [0, 3, 7]) {
      const found = growth(reader(power, looks, nth, 30), text, most);
      expect(found, String(nth)).toMatchObject({ fair: false });
      expect(found.slope).toBeGreaterThan(power - 0.7);
    }
  },
  120_000,
);

it('B1: a square in a pattern is found', () => {
  expect(growth((given) => /(?:a+)b/.test(given), text, 16_384).fair).toBe(false);
}, 120_000);

it.each([
  ['in proportion', 1],
  ['n log n', 1.1],
])(
  'B1: a slow reader whose time grows %s is fair, also on a machine that stops now and then',
  (_, power) => {
    for (const nth of [0, 3, 7])
      expect(growth(reader(power, 1_000, nth, 50), text, 8_192), String(nth)).toMatchObject({ fair: true });
  },
  120_000,
);
