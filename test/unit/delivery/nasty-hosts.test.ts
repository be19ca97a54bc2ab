// Hosts that lose their place, babble, fall silent or hang up: every message ends as a value,
// and no run goes on for ever.
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { offer, recipient, sourceOf, textOf } from '../../support/letters';
import { CHUNKING, idsOf, MANNERS, PIPELINING, routeTo, send, startHost } from '../../support/sending';

const one = { maxConnections: 1 };

test('a reply that comes byte by byte is one reply', async () => {
  const answer = ({ line }: { readonly line: string }) =>
    line.startsWith('RCPT') ? '250-2.1.5 ok\r\n250 2.1.5 Ok' : undefined;
  const host = await startHost({ keywords: CHUNKING, dribble: true, answer });
  const source = sourceOf([offer('m0'), offer('m1')]);
  await send(routeTo([host]), source);
  expect(idsOf(2).flatMap((id) => source.outcomesOf(id).map((o) => o.result))).toEqual(['delivered', 'delivered']);
});

for (const [manner, keywords] of MANNERS) {
  test(`421 in the middle keeps the rest for the next connection, ${manner}`, async () => {
    let mails = 0;
    const host = await startHost({
      keywords,
      answer: ({ line }) => (line.startsWith('MAIL') && ++mails === 4 ? '421 4.3.2 Shutting down' : undefined),
    });
    const source = sourceOf(idsOf(8).map((id) => offer(id)));
    const summary = await send(routeTo([host], one), source);
    expect(summary.trouble).toBeNull();
    const all = source.settled.flatMap((s) => s.outcomes);
    expect(new Set(host.taken.map((t) => t.to[0])).size).toBe(8);
    // What had wholly left before the host went is deferred as unknown, never counted as refused.
    expect(all.filter((o) => o.result === 'failed')).toEqual([]);
  });

  test(`babble ends the connection and fails nothing, ${manner}`, async () => {
    const host = await startHost({
      keywords,
      answer: ({ line }) => (line.startsWith('RCPT') ? 'what is the matter with you?' : undefined),
    });
    const source = sourceOf([offer('m0', { text: textOf('m0', 200_000) })]);
    const summary = await send(routeTo([host], one), source);
    expect(host.taken).toHaveLength(0);
    expect(source.outcomesOf('m0').every((o) => o.result === 'deferred')).toBe(true);
    expect(summary.transcript).toContain('no SMTP reply');
  });

  test(`a host that loses every connection is left after a few, ${manner}`, async () => {
    const host = await startHost({
      keywords,
      answer: ({ line }) => (line.startsWith('MAIL') ? '421 4.3.2 Not now' : undefined),
    });
    const source = sourceOf([offer('m0')]);
    const summary = await send(routeTo([host], one), source);
    expect(host.connections()).toBe(3);
    // It answered: what broke off is the sending.
    expect(summary.trouble?.kind).toBe('cut');
    expect(source.waiting()).toEqual(['m0']);
    expect(source.settled).toEqual([]);
  });

  test(`a silent host is given up after the time-out, ${manner}`, async () => {
    let silent = false;
    const answer = ({ line }: { readonly line: string }) => ((silent ||= line.startsWith('MAIL')) ? null : undefined);
    const host = await startHost({ keywords, answer });
    const source = sourceOf([offer('m0')]);
    const summary = await send(routeTo([host], one), source, undefined, { command: 60, dataEnd: 60, dataStart: 60 });
    expect(summary.transcript).toContain('no answer to MAIL');
    expect(source.outcomesOf('m0').every((o) => o.result === 'deferred')).toBe(true);
  });

  test(`"too many recipients" sends the rest in the next transaction, ${manner}`, async () => {
    const host = await startHost({
      keywords,
      answer: ({ line, accepted }) =>
        line.startsWith('RCPT') && accepted >= 2 ? '452 4.5.3 Too many recipients' : undefined,
    });
    const source = sourceOf([
      offer('m0', { recipients: ['a', 'b', 'c', 'd', 'e'].map((name) => recipient(`${name}@x.example`)) }),
    ]);
    await send(routeTo([host], one), source);
    expect(host.taken.map((t) => t.to.length)).toEqual([2, 2, 1]);
    expect(source.outcomesOf('m0').map((o) => o.result)).toEqual(Array(5).fill('delivered'));
  });
}

test('a reply to nothing ends the connection', async () => {
  const host = await startHost({
    keywords: PIPELINING,
    answer: ({ line }) => (line === 'CONTENT' ? '250 2.0.0 Ok\r\n250 2.0.0 And again' : undefined),
  });
  const source = sourceOf([offer('m0'), offer('m1')]);
  await send(routeTo([host], one), source);
  expect(source.outcomesOf('m0').map((o) => o.result)).toEqual(['delivered']);
  // The stray 250 stands where m1's answers should: it must never count as m1's delivery.
  expect(source.outcomesOf('m1').filter((o) => o.result === 'delivered').length).toBe(
    host.taken.filter((t) => t.to[0] === 'm1@far.example').length > 0 ? 1 : 0,
  );
});

test('a goodbye that nobody asked for is one, and the next letters go by BDAT as before', async () => {
  const host = await startHost({
    keywords: CHUNKING,
    answer: ({ line, socket }) => {
      if (line !== 'CONTENT') return undefined;
      setImmediate(() => socket.end());
      return '250 2.0.0 Kept\r\n221 2.0.0 Bye';
    },
  });
  for (const id of ['m0', 'm1']) {
    const source = sourceOf([offer(id)]);
    await send(routeTo([host], one), source);
    expect(source.outcomesOf(id).map((o) => o.result)).toEqual(['delivered']);
  }
  expect(host.lines.filter((line) => line.startsWith('BDAT'))).toHaveLength(2);
});

test('354 although nobody was accepted gets a lone dot, never the body', async () => {
  const host = await startHost({
    keywords: PIPELINING,
    answer: ({ line }) => {
      if (line.startsWith('RCPT')) return '550 5.1.1 No';
      return line === 'DATA' ? '354 Go on' : undefined;
    },
  });
  const source = sourceOf([offer('m0'), offer('m1')]);
  await send(routeTo([host], one), source);
  expect(source.settled.map((s) => s.outcomes[0]?.status)).toEqual(['5.1.1', '5.1.1']);
  expect(host.taken).toEqual([]);
});

test.each([
  ['RCPT', '354 Go', /the host said "354 Go" where yes or no was asked for/],
  ['DATA', '250 Ok', /the host said "250 Ok" where yes or no was asked for/],
])('%s answered with "%s" is no yes: it is put off, and the words say why', async (verb, reply, words) => {
  const host = await startHost({ answer: ({ line }) => (line.startsWith(verb) ? reply : undefined) });
  const source = sourceOf([offer('m0')]);
  await send(routeTo([host], one), source);
  expect(source.outcomesOf('m0').at(0)).toMatchObject({ result: 'deferred', reply: expect.stringMatching(words) });
  expect(host.taken).toEqual([]);
});

test('a refusal during a large letter saves the rest of it', async () => {
  const parts = Array.from({ length: 200 }, () => Buffer.alloc(65_536, 'x'));
  const slow = async function* () {
    for (const part of parts) {
      await new Promise((r) => setTimeout(r, 2));
      yield part;
    }
  };
  const source = sourceOf([
    offer('m0', { bytes: 200 * 65_536, content: () => Promise.resolve(Readable.from(slow())) }),
    offer('m1'),
  ]);
  const big = CHUNKING.map((word) => (word.startsWith('SIZE') ? 'SIZE' : word));
  const roomy = await startHost({
    keywords: big,
    answer: ({ line }) => (line.startsWith('RCPT TO:<m0') ? '550 5.1.1 No' : undefined),
  });
  const summary = await send(routeTo([roomy]), source);
  expect(summary.bytes.out).toBeLessThan(100 * 65_536);
  expect(source.outcomesOf('m0').map((o) => o.status)).toEqual(['5.1.1']);
  expect(source.outcomesOf('m1').map((o) => o.result)).toEqual(['delivered']);
});

test('content that cannot be read is deferred and stops nothing else', async () => {
  for (const [, keywords] of MANNERS) {
    const host = await startHost({ keywords });
    const source = sourceOf([
      offer('m0', { content: () => Promise.reject(new Error('ENOENT')) }),
      offer('m1', { bytes: 10 }),
      offer('m2', { bytes: 5000 }),
      offer('m3'),
    ]);
    await send(routeTo([host], one), source);
    expect(idsOf(4).map((id) => source.outcomesOf(id)[0]?.status)).toEqual(['4.3.0', '4.3.0', '4.3.0', null]);
    expect(host.taken).toHaveLength(1);
  }
});

test('a stop ends the run soon and loses nothing', async () => {
  for (const [, keywords] of MANNERS) {
    let silent = false;
    const answer = ({ line }: { readonly line: string }) => ((silent ||= line === 'CONTENT') ? null : undefined);
    const host = await startHost({ keywords, answer });
    const source = sourceOf(idsOf(5).map((id) => offer(id)));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const summary = await send(routeTo([host], one), source, controller.signal, { stop: 50 });
    expect(summary.trouble).toBeNull();
    // One whose envelope was not answered either is in doubt and waits.
    const known = new Set([...source.waiting(), ...source.settled.map((s) => s.id)]);
    expect([...known].sort()).toEqual([...idsOf(5)]);
    expect(source.settled.every((s) => s.outcomes.every((o) => o.cause?.kind === 'reply-unknown'))).toBe(true);
  }
});
