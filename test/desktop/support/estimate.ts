// What the stage's calls would cost: normal mail, a large letter, fetching, and all of it that
// was asked about.
import type { Estimate } from '../../../src-main/contract/views';

/** On a line that costs; nobody is asked before a call. */
export const ESTIMATE: Estimate = {
  messages: 4,
  bytes: 18_000,
  seconds: 15,
  cost: 2.15,
  currency: 'EUR',
  large: { messages: 1, bytes: 3_300_000, seconds: 1110, cost: 141 },
  largeLetters: [
    {
      id: '0Q00000000000007',
      subject: 'Photos of the hull',
      to: ['shipyard@far.example'],
      bytes: 3_300_000,
      seconds: 1110,
      cost: 141,
      goes: {
        at: new Date(Date.now() + 1300 * 60_000).toISOString(),
        kind: 'large',
        text: 'the schedule of large mail opens then',
      },
    },
  ],
  fetch: { bytes: 40_000, seconds: 20, cost: 2.3, calls: 5 },
  total: { messages: 4, bytes: 58_000, seconds: 35, cost: 4.45 },
  basis: 'measured',
  from: 'Measured in the last 5 calls: 61 kbit/s.',
  billedIn: 20,
  link: 'line',
  priced: true,
  ask: false,
  month: { cost: 63.69, budget: 200 },
};

/** As a relay answers: `total` is what was asked about. */
export function estimateFor(estimate: Estimate, { ids, also, fetch }: Readonly<Record<string, unknown>>): Estimate {
  const wanted = [ids, also].flatMap((some) => (Array.isArray(some) ? some : []));
  const parts = [
    ...(ids === undefined ? [estimate] : []),
    ...estimate.largeLetters.filter(({ id }) => wanted.includes(id)).map((letter) => ({ ...letter, messages: 1 })),
    ...((fetch ?? ids === undefined) ? [{ ...estimate.fetch, messages: 0 }] : []),
  ];
  const sum = (pick: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((all, part) => all + pick(part), 0);
  const total = {
    messages: sum((p) => p.messages),
    bytes: sum((p) => p.bytes),
    seconds: sum((p) => p.seconds),
    cost: Math.round(sum((p) => p.cost) * 100) / 100,
  };
  return { ...estimate, total };
}
