// The brake: one letter after the other refused for good in the same words and none
// taken is likely about us. Nothing is returned then, over every way of sending.
import { describe, expect, test } from 'vitest';
import { type BrakeMemory, openBrake } from '../../../src-main/delivery/brake';
import { offer, sourceOf } from '../../support/letters';
import { CHUNKING, idsOf, MANNERS, routeTo, send, sendDirectly, sendSwapped, startHost } from '../../support/sending';

const letters = (count: number) => sourceOf(idsOf(count).map((id) => offer(id)));
let number = 0;
/** Every time with another number, id and time in it. */
const grudge = (): string =>
  `550 5.7.1 We take no more of this (${(number += 7)}-x${number}ab) at 12:00:${10 + (number % 40)}`;
const at = (verb: string, reply: () => string, but: (line: string) => boolean = () => false) => {
  let ours = false;
  return ({ line }: { readonly line: string }) => {
    if (line.startsWith('RCPT')) ours = but(line);
    return line.startsWith(verb) && !ours ? reply() : undefined;
  };
};

for (const [manner, keywords] of MANNERS) {
  describe(`C brake, ${manner}`, () => {
    test.each(['MAIL', 'RCPT', 'DATA', 'CONTENT'])(
      'twelve letters refused in the same words at %s: none is returned, and the sending stops',
      async (verb) => {
        const host = await startHost({
          keywords,
          answer: at(verb === 'DATA' && keywords === CHUNKING ? 'CONTENT' : verb, grudge),
        });
        const source = letters(12);
        const { trouble } = await send(routeTo([host]), source);
        expect(source.settled).toEqual([]);
        expect(source.held.length).toBeGreaterThanOrEqual(3);
        expect(source.held.length + source.waiting().length).toBe(12);
        expect(trouble?.kind).toBe('braked');
      },
    );

    test.each([
      // Nobody has been named yet: it is no recipient's mailbox.
      ['MAIL', '550 Requested action not taken: mailbox unavailable'],
      ['MAIL', '550 5.1.0 rejected'],
      ['MAIL', '550 quota'],
      // What RFC 5321 writes behind every 550, said of all that Yahoo, IONOS or GMX do not want.
      ['CONTENT', '550 Requested action not taken: mailbox unavailable'],
      ['CONTENT', '550 Request failed; Mailbox unavailable'],
    ])('words that only look like a recipient’s, at %s "%s": none is returned', async (verb, reply) => {
      const host = await startHost({ keywords, answer: at(verb, () => reply) });
      const source = letters(12);
      const { trouble } = await send(routeTo([host]), source);
      expect([source.settled, source.held.length >= 3, trouble?.kind]).toEqual([[], true, 'braked']);
    });

    test('one taken after two were refused: these were refused for their own sake', async () => {
      const host = await startHost({ keywords, answer: at('RCPT', grudge, (line) => !/<m[01]@/.test(line)) });
      const source = letters(6);
      const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source);
      expect(
        source.settled.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === 'failed'),
      ).toHaveLength(2);
      expect([trouble, source.held, host.taken.length]).toEqual([null, [], 4]);
    });

    test('the next host takes what the first does not want', async () => {
      const first = await startHost({ keywords, answer: at('CONTENT', grudge) });
      const second = await startHost({ keywords });
      const source = letters(12);
      await send(routeTo([first, second]), source);
      expect([second.taken.length, source.held]).toEqual([12, []]);
    });

    test.each([
      ['RCPT', '550 5.1.1 no such user'],
      ['MAIL', '552 5.3.4 too big'],
      ['RCPT', '552 5.2.2 mailbox full'],
      ['CONTENT', '550 5.7.1 virus found: Eicar'],
      ['CONTENT', '550 5.1.1 mailbox unavailable'],
      ['CONTENT', '550 Mailbox not found'],
      ['RCPT', '550 Requested action not taken: mailbox unavailable'],
      ['MAIL', '550 message size exceeds the limit'],
      ['MAIL', '553 5.7.1 Sender address rejected: not owned by user anna'],
      ['RCPT', '550 no'],
    ])('twelve letters refused for their own sake at %s "%s" are returned as ever', async (verb, reply) => {
      const host = await startHost({ keywords, answer: at(verb, () => reply) });
      const source = letters(12);
      const { trouble } = await send(routeTo([host]), source);
      expect(
        source.settled.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === 'failed'),
      ).toHaveLength(12);
      expect([trouble, source.held]).toEqual([null, []]);
    });
  });
}

test('C brake, LMTP: an answer for each recipient is one refusal of the letter', async () => {
  const host = await startHost({ keywords: ['PIPELINING', '8BITMIME'], lmtp: true, answer: at('CONTENT', grudge) });
  const source = letters(12);
  await send(routeTo([host], { protocol: 'lmtp' }), source);
  expect(source.settled).toEqual([]);
});

test('C brake: words that differ are believed', async () => {
  const words = ['apple', 'pear', 'plum', 'cherry', 'fig', 'grape'];
  const host = await startHost({
    keywords: CHUNKING,
    answer: at('CONTENT', () => `550 no ${words.shift() ?? 'x'} today`),
  });
  const source = letters(6);
  await send(routeTo([host]), source);
  expect([source.settled.length, source.held]).toEqual([6, []]);
});

test('C brake: of letters that come one in a session the third and all after it are held', async () => {
  const host = await startHost({ keywords: CHUNKING, answer: at('CONTENT', grudge) });
  const memory: BrakeMemory = new Map();
  const ends: number[] = [];
  for (const id of idsOf(12)) {
    const brake = openBrake(memory);
    const source = { ...sourceOf([offer(id)]), brake };
    await send(routeTo([host]), source);
    await brake.believe();
    ends.push(source.held.length);
  }
  expect(ends).toEqual([0, 0, ...Array.from({ length: 10 }, () => 1)]);
});

describe.each([
  ['directly', sendDirectly],
  ['over a swapped line', sendSwapped],
] as const)('C brake, %s', (_, deliver) => {
  test.each(MANNERS)('twelve letters refused in the same words: none is returned, %s', async (__, keywords) => {
    const host = await startHost({ keywords, answer: at('CONTENT', grudge) });
    const source = letters(12);
    await deliver(host, source);
    expect(source.settled.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === 'failed')).toEqual([]);
    expect(source.held.length).toBeGreaterThanOrEqual(3);
    expect(source.held.length + source.waiting().length + source.settled.length).toBe(12);
  });

  test('one refused alone is returned, and those refused before one that is taken', async () => {
    const alone = letters(1);
    await deliver(await startHost({ keywords: CHUNKING, answer: at('RCPT', grudge) }), alone);
    expect([alone.outcomesOf('m0').map(({ result }) => result), alone.held]).toEqual([['failed'], []]);
    const host = await startHost({ keywords: CHUNKING, answer: at('RCPT', grudge, (line) => !/<m[01]@/.test(line)) });
    const source = letters(6);
    await deliver(host, source);
    expect(source.settled.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === 'failed')).toHaveLength(
      2,
    );
    expect([source.held, host.taken.length]).toEqual([[], 4]);
  });
});
