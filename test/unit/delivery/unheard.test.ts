// By BDAT a letter leaves whole, its envelope with it, before anything is answered. Where the
// line ends then, the host may have taken it: that is said of every such letter, and it goes
// again at once, for nobody has put it off.
import { describe, expect, test } from 'vitest';
import { offer, recipient, sourceOf } from '../../support/letters';
import type { PretendOptions } from '../../support/pretend-host';
import { CHUNKING, idsOf, routeTo, send, startHost } from '../../support/sending';

const doubtful = { result: 'deferred', asBefore: true, status: '4.4.2', cause: { kind: 'reply-unknown' } };

/** Takes all of `letters`, and the line ends before any of its answers is out. */
function takesAndDies(letters: number): PretendOptions {
  let left = letters;
  return {
    keywords: CHUNKING,
    answer({ line, connection, socket }) {
      if (connection > 1) return undefined;
      if (line.startsWith('MAIL')) socket.cork();
      if (line === 'CONTENT' && --left === 0) socket.destroy();
      return undefined;
    },
  };
}

describe('a letter that left whole and of which nothing was heard', () => {
  test.each([1, 7])('may be there: each of %i is in doubt, and goes again over the next connection', async (count) => {
    const host = await startHost(takesAndDies(count));
    const source = sourceOf(idsOf(count).map((id) => offer(id)));
    const summary = await send(routeTo([host], { maxConnections: 1 }), source);
    expect([summary.trouble, summary.connections, host.taken.length]).toEqual([null, 2, 2 * count]);
    for (const id of idsOf(count)) expect(source.outcomesOf(id)).toMatchObject([doubtful, { result: 'delivered' }]);
    expect(source.putBackIds).toEqual([]);
  });

  test('is not in doubt where the host had said that it closes', async () => {
    const host = await startHost({
      keywords: CHUNKING,
      answer: ({ line, connection, socket }) => {
        if (connection > 1 || !line.startsWith('MAIL')) return undefined;
        setImmediate(() => socket.end());
        return '421 4.3.2 Shutting down';
      },
    });
    const source = sourceOf(idsOf(5).map((id) => offer(id)));
    await send(routeTo([host], { maxConnections: 1 }), source);
    for (const id of idsOf(5)) expect(source.outcomesOf(id)).toMatchObject([{ result: 'delivered' }]);
    expect(host.taken).toHaveLength(5);
  });

  test('is put off, whole, where the host had taken some of its recipients', async () => {
    const host = await startHost({
      keywords: CHUNKING,
      answer({ line, connection, socket }) {
        if (connection > 1) return undefined;
        if (line.includes('second')) socket.cork();
        if (line === 'CONTENT') setImmediate(() => socket.destroy());
        return undefined;
      },
    });
    const both = [recipient('first@far.example'), recipient('second@far.example')];
    const source = sourceOf([offer('m0', { recipients: both })]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    const outcomes = source.outcomesOf('m0');
    expect(outcomes.map(({ address, result, cause }) => [address, result, cause?.kind])).toEqual([
      ['first@far.example', 'deferred', 'reply-unknown'],
      ['second@far.example', 'deferred', 'reply-unknown'],
    ]);
    expect(outcomes.some(({ asBefore }) => asBefore)).toBe(false);
  });

  test('says so each time, and a host that never answers is left as before', async () => {
    const host = await startHost({
      keywords: CHUNKING,
      answer({ line, socket }) {
        if (line.startsWith('MAIL')) socket.cork();
        if (line === 'CONTENT') socket.destroy();
        return undefined;
      },
    });
    const source = sourceOf([offer('m0')]);
    const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source);
    expect(trouble).toMatchObject({ kind: 'cut' });
    expect(source.outcomesOf('m0').length).toBe(host.taken.length);
    for (const outcome of source.outcomesOf('m0')) expect(outcome).toMatchObject(doubtful);
    expect(source.waiting()).toEqual(['m0']);
  });

  // Postfix reads the first of these as 550, we read none; what such a host took is not sent again and again.
  test.each([
    ['mixed codes in one reply', '250-first\r\n550 second'],
    ['no code at all', 'welcome'],
    ['a tab behind the code', '250\tok'],
  ])('goes once where the host answers with %s, and is in doubt', async (_, reply) => {
    const host = await startHost({
      keywords: CHUNKING,
      answer: ({ line }) => (line.startsWith('RCPT') ? reply : undefined),
    });
    for (const call of [1, 2]) {
      const source = sourceOf([offer('m0')]);
      const { trouble } = await send(routeTo([host], { maxConnections: 1 }), source);
      expect([call, trouble?.kind]).toEqual([call, 'cut']);
      expect(source.waiting()).toEqual(['m0']);
      if (call === 1) expect(source.outcomesOf('m0')).toMatchObject([doubtful]);
      expect(host.lines.filter((line) => line.startsWith('BDAT'))).toHaveLength(1);
    }
  });

  test('goes in lock-step next, and arrives, where it was one slip of the host', async () => {
    const host = await startHost({
      keywords: CHUNKING,
      answer: ({ line, connection }) =>
        connection === 1 && line.startsWith('RCPT') ? '250-one\r\n251 two' : undefined,
    });
    const source = sourceOf(idsOf(3).map((id) => offer(id)));
    const summary = await send(routeTo([host], { maxConnections: 1 }), source);
    expect([summary.trouble, summary.connections]).toEqual([null, 2]);
    for (const id of idsOf(3)) expect(source.outcomesOf(id).at(-1)).toMatchObject({ result: 'delivered' });
    expect(host.lines.filter((line) => line === 'DATA')).toHaveLength(3);
  });
});
