// Refusals that speak about us, over every way of sending: nothing is returned, nothing
// is counted, another host may take over, and nobody's letter blocks the others for ever.
import { describe, expect, test } from 'vitest';
import { offer, recipient, sourceOf } from '../../support/letters';
import { CHUNKING, idsOf, MANNERS, routeTo, send, startHost } from '../../support/sending';

const twelve = () => sourceOf(idsOf(12).map((id) => offer(id)));
const at =
  (verb: string, reply: string) =>
  ({ line }: { readonly line: string }) =>
    line.startsWith(verb) ? reply : undefined;

const SAID: readonly (readonly [string, string, string])[] = [
  ['MAIL', '550 5.7.30 Basic authentication is not supported for Client Submission.', 'password'],
  ['CONTENT', '550 5.7.30 Basic authentication is not supported for Client Submission.', 'password'],
  ['RCPT', '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org', 'blocked'],
  ['MAIL', '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org', 'blocked'],
  ['RCPT', '550 5.7.1 Relaying denied. Authentication required', 'relay'],
  ['RCPT', '554 5.7.1 <x@y.example>: Relay access denied', 'relay'],
  ['CONTENT', '554 5.4.5 Daily user sending limit exceeded', 'limit'],
  ['CONTENT', '550 5.4.5 Daily sending quota exceeded', 'limit'],
  ['MAIL', '550 5.7.1 account suspended', 'suspended'],
];

for (const [manner, keywords] of MANNERS) {
  describe(`C, ${manner}`, () => {
    test.each(SAID)('at %s "%s": all twelve are kept, none is counted, and it is told', async (verb, reply, kind) => {
      const host = await startHost({ keywords, answer: at(verb, reply) });
      const source = twelve();
      const { trouble } = await send(routeTo([host]), source);
      expect([source.settled, source.waiting().length]).toEqual([[], 12]);
      expect(trouble?.kind).toBe(kind);
      expect(trouble?.text).toMatch(/Your mail is safe and waiting\./);
    });

    test('another host of the connector takes over', async () => {
      const first = await startHost({
        keywords,
        answer: at('RCPT', '554 5.7.1 Client host [203.0.113.7] blocked using zen.spamhaus.org'),
      });
      const second = await startHost({ keywords });
      const source = twelve();
      expect((await send(routeTo([first, second]), source)).trouble).toBeNull();
      expect(second.taken).toHaveLength(12);
    });

    test.each([
      '451 Mails per session limit',
      '452 4.5.3 too many messages on this connection',
      '554 Too many messages in this session',
      '421 4.7.0 Too many messages in this session',
    ])('"%s" after five: a new connection, and no letter is counted', async (reply) => {
      const mails = new Map<number, number>();
      const host = await startHost({
        keywords,
        answer: ({ line, connection }) => {
          if (!line.startsWith('MAIL')) return undefined;
          mails.set(connection, (mails.get(connection) ?? 0) + 1);
          return (mails.get(connection) ?? 0) > 5 ? reply : undefined;
        },
      });
      const source = twelve();
      const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source);
      expect(trouble).toBeNull();
      expect(new Set(host.taken.map(({ to }) => to[0])).size).toBe(12);
      expect(source.settled.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === 'failed')).toEqual(
        [],
      );
      if (!reply.startsWith('421'))
        expect(source.settled.flatMap(({ outcomes }) => outcomes).every(({ result }) => result === 'delivered')).toBe(
          true,
        );
    });

    test('a host that takes one letter a connection takes them all', async () => {
      const seen = new Set<number>();
      const host = await startHost({
        keywords,
        answer: ({ line, connection }) => {
          if (!line.startsWith('MAIL')) return undefined;
          if (seen.has(connection)) return '452 4.5.3 too many messages on this connection';
          seen.add(connection);
          return undefined;
        },
      });
      const source = twelve();
      await send(routeTo([host], { maxConnections: 1 }), source);
      expect(host.taken).toHaveLength(12);
    });

    test('a host that says so of the first letter is left, and nothing is counted', async () => {
      const host = await startHost({ keywords, answer: at('MAIL', '451 Mails per session limit') });
      const source = twelve();
      const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source);
      expect([host.connections(), trouble?.kind, source.settled]).toEqual([1, 'limit', []]);
    });
  });
}

test("C: relaying denied for one recipient and granted to another is that recipient's", async () => {
  const host = await startHost({
    keywords: CHUNKING,
    answer: ({ line }) => (line.startsWith('RCPT TO:<b@') ? '554 5.7.1 <b@y.example>: Relay access denied' : undefined),
  });
  const source = sourceOf([
    offer('m0', { recipients: [recipient('a@x.example'), recipient('b@y.example')] }),
    offer('m1'),
  ]);
  const { trouble } = await send(routeTo([host]), source);
  expect(source.outcomesOf('m0').map(({ result }) => result)).toEqual(['delivered', 'failed']);
  expect([trouble, source.outcomesOf('m1').map(({ result }) => result)]).toEqual([null, ['delivered']]);
});

test('C: a letter that came behind the others on purpose and is refused again is judged by itself', async () => {
  for (const [reply, result] of [
    ['554 5.7.1 <m1@y.example>: Relay access denied', 'failed'],
    ['554 5.7.1 Client host [203.0.113.7] blocked using a.example', 'deferred'],
  ] as const) {
    const host = await startHost({
      keywords: CHUNKING,
      answer: ({ line }) => (line.startsWith('RCPT TO:<m1@') ? reply : undefined),
    });
    const source = sourceOf([offer('m0'), offer('m1', { late: true })]);
    const { trouble } = await send(routeTo([host]), source);
    expect([trouble, source.outcomesOf('m1').map((o) => o.result)]).toEqual([null, [result]]);
  }
});
