// A host, or a virus guard before it, that gives a reply twice: from then on every reply stands one place too
// late. What counts as taken was taken, who is blamed was refused, and the rest goes in lock-step.
import { describe, expect, test } from 'vitest';
import { offer, recipient, sourceOf } from '../../support/letters';
import type { Asked } from '../../support/pretend-host';
import { CHUNKING, PIPELINING, routeTo, send, startHost } from '../../support/sending';

const LOCK_STEP = ['8BITMIME', 'SIZE'];
const LETTERS = ['m0', 'm1', 'm2'] as const;

/** Of each letter: one who is there, one who is not, one more who is there. */
function letterTo(id: string) {
  return offer(id, { recipients: ['good', 'gone', 'last'].map((name) => recipient(`${name}-${id}@far.example`)) });
}

interface Doubling {
  readonly verb: string;
  /** The so-manieth of its kind on the first connection. */
  readonly at: number;
  /** How a host speaks. */
  readonly speech: (line: string, asked: Asked) => string | undefined;
  /** The content of this letter is refused. */
  readonly refuses?: string;
}

const named = (line: string): string => /<(.*?)>/.exec(line)?.[1] ?? '';

const SPEECHES = {
  /** Postfix, Sendmail, Exchange. */
  codes: (line: string) => (line.startsWith('RCPT') && line.includes('gone') ? '550 5.1.1 No such user' : undefined),
  /** PowerMTA, MDaemon. */
  names: (line: string) => {
    if (line.startsWith('RCPT')) return `${line.includes('gone') ? '550' : '250'} <${named(line)}> is as it is`;
    if (line.startsWith('MAIL')) return `250 <${named(line)}> may send`;
    return line === 'CONTENT' ? '250 queued' : undefined;
  },
  /** qmail. */
  short: (line: string) => {
    if (line.startsWith('RCPT') && line.includes('gone')) return '550 no';
    return /^(?:MAIL|RCPT|CONTENT|RSET)/.test(line) ? '250 ok' : undefined;
  },
};

function answering({ verb, at, speech, refuses }: Doubling) {
  let seen = 0;
  return (asked: Asked): string | undefined => {
    const refused = asked.line === 'CONTENT' && refuses !== undefined && asked.content?.includes(refuses) === true;
    const defaults: Readonly<Record<string, string>> = {
      MAIL: '250 2.1.0 Ok',
      RCPT: '250 2.1.5 Ok',
      DATA: '354 Go',
      CONTENT: '250 2.0.0 Kept',
      RSET: '250 2.0.0 Ok',
    };
    const kind = /^(?:MAIL|RCPT|DATA|CONTENT|RSET)/.exec(asked.line)?.[0] ?? '';
    const said = refused ? '554 5.7.1 A virus' : speech(asked.line, asked);
    if (kind !== verb || asked.connection > 1 || seen++ !== at) return said;
    const twice = said ?? defaults[kind] ?? '250 ok';
    return `${twice}\r\n${twice}`;
  };
}

async function sent(keywords: readonly string[], doubling: Doubling) {
  const host = await startHost({ keywords, answer: answering(doubling) });
  const source = sourceOf(LETTERS.map(letterTo));
  const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source);
  const taken = new Set(host.taken.flatMap(({ to }) => to));
  const outcomes = LETTERS.flatMap((id) => source.outcomesOf(id).map((outcome) => ({ id, ...outcome })));
  return { trouble, taken, outcomes, waiting: source.waiting() };
}

const CASES = Object.entries(SPEECHES).flatMap(([name, speech]) =>
  ['MAIL', 'RCPT', 'DATA', 'CONTENT', 'RSET'].flatMap((verb) =>
    Array.from({ length: verb === 'RCPT' ? 6 : 3 }, (_, at) => ({ name, speech, verb, at })),
  ),
);

const MANNERS = [
  // By BDAT a host that says the same to all cannot be seen through.
  ['by BDAT', CHUNKING, CASES.filter(({ name }) => name !== 'short')],
  ['by DATA, pipelined', PIPELINING, CASES],
  ['in lock-step', LOCK_STEP, CASES],
] as const;

describe.each(MANNERS)('a reply given twice, %s', (_, keywords, cases) => {
  test.each(cases)('$verb number $at, a host of $name', async ({ speech, verb, at }) => {
    for (const refuses of [undefined, 'm0', 'm1']) {
      const { outcomes, taken, waiting, trouble } = await sent(keywords, {
        verb,
        at,
        speech,
        ...(refuses && { refuses }),
      });
      for (const { address, result } of outcomes) {
        if (result === 'delivered') expect(taken, address).toContain(address);
        if (result !== 'failed') continue;
        expect(address.startsWith('gone') || address.includes(`-${refuses}@`), address).toBe(true);
      }
      expect([trouble, waiting]).toEqual([null, []]);
    }
  });
});
