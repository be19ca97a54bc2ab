// A host, or a virus guard before it, that swallows a reply: from then on every reply stands one place too early,
// and a recipient hears what was said of the next one. Nobody is blamed for another, nothing counts as taken that was not.
import { describe, expect, test } from 'vitest';
import { offer, recipient, sourceOf } from '../../support/letters';
import type { Asked } from '../../support/pretend-host';
import { CHUNKING, PIPELINING, routeTo, send, startHost } from '../../support/sending';

const LETTERS = ['m0', 'm1', 'm2'] as const;
const SHORT = { command: 400, dataStart: 400, block: 400, dataEnd: 400 };

function letterTo(id: string) {
  return offer(id, { recipients: ['good', 'gone', 'last'].map((name) => recipient(`${name}-${id}@far.example`)) });
}

const named = (line: string): string => /<(.*?)>/.exec(line)?.[1] ?? '';

const SPEECHES = {
  codes: (line: string) => (line.startsWith('RCPT') && line.includes('gone') ? '550 5.1.1 No such user' : undefined),
  names: (line: string) => {
    if (line.startsWith('RCPT')) return `${line.includes('gone') ? '550' : '250'} <${named(line)}> is as it is`;
    return line.startsWith('MAIL') ? `250 <${named(line)}> may send` : undefined;
  },
};

/** What a host says but for the so-manieth reply of its kind on the first connection; it does all the same what it was asked. */
function swallowing(verb: string, at: number, speech: (line: string) => string | undefined) {
  const taken = new Set<string>();
  let to: string[] = [];
  let seen = 0;
  const answer = ({ line, connection }: Asked): string | null | undefined => {
    if (line.startsWith('MAIL')) to = [];
    if (line.startsWith('RCPT') && !line.includes('gone')) to.push(named(line));
    if (line === 'CONTENT') for (const one of to) taken.add(one);
    return line.startsWith(verb) && connection === 1 && seen++ === at ? null : speech(line);
  };
  return { answer, taken };
}

const CASES = Object.entries(SPEECHES).flatMap(([name, speech]) =>
  ['MAIL', 'RCPT', 'CONTENT', 'RSET'].flatMap((verb) =>
    Array.from({ length: verb === 'RCPT' ? 6 : 3 }, (_, at) => ({ name, speech, verb, at })),
  ),
);

describe.each([
  ['by BDAT', CHUNKING],
  ['by DATA, pipelined', PIPELINING],
] as const)('a reply that never comes, %s', (_, keywords) => {
  test.each(CASES)('$verb number $at, a host of $name', async ({ speech, verb, at }) => {
    const { answer, taken } = swallowing(verb, at, speech);
    const host = await startHost({ keywords, answer });
    const source = sourceOf(LETTERS.map(letterTo));
    const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source, undefined, SHORT);
    for (const { address, result } of LETTERS.flatMap((id) => source.outcomesOf(id))) {
      if (result === 'delivered') expect(taken, address).toContain(address);
      if (result === 'failed') expect(address).toMatch(/^gone/);
    }
    expect([trouble, source.waiting()]).toEqual([null, []]);
  });
});
