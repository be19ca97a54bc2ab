// Delivery to a smart host against real TCP peers: the laws that hold in every way of sending.
import { expect, test } from 'vitest';
import { offer, recipient, sourceOf, textOf } from '../../support/letters';
import { CHUNKING, idsOf, MANNERS, routeTo, send, startHost } from '../../support/sending';

for (const [manner, keywords] of MANNERS) {
  test(`letters arrive byte for byte, ${manner}`, async () => {
    const host = await startHost({ keywords });
    const texts = new Map([
      ['dot', Buffer.from('\r\n.a\r\n..b\r\n.\r\nc')],
      ['big', textOf('big', 400_000)],
      ['crlf', Buffer.from('\r\n.\r\n')],
    ]);
    const source = sourceOf([
      ...idsOf(20).map((id) => offer(id)),
      ...[...texts].map(([id, text]) => offer(id, { text })),
    ]);
    const summary = await send(routeTo([host]), source);
    expect(summary.trouble).toBeNull();
    expect(host.taken).toHaveLength(23);
    expect(source.settled.every((s) => s.outcomes.every((o) => o.result === 'delivered'))).toBe(true);
    for (const { to, content } of host.taken) {
      const id = to[0]?.split('@')[0] ?? '';
      const text = texts.get(id) ?? textOf(id);
      const sent =
        keywords === CHUNKING || text.toString().endsWith('\r\n') ? text : Buffer.concat([text, Buffer.from('\r\n')]);
      expect(content.equals(sent), id).toBe(true);
    }
  });

  test(`a refused recipient is the only one that fails, ${manner}`, async () => {
    const host = await startHost({
      keywords,
      answer: ({ line }) => (/^RCPT.*<(bad|m1)@/.test(line) ? '550 5.1.1 Nobody here' : undefined),
    });
    const source = sourceOf([
      offer('m0', { recipients: [recipient('good@x.example'), recipient('bad@x.example')] }),
      offer('m1'),
      offer('m2'),
    ]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    expect(source.outcomesOf('m0').map((o) => [o.address, o.result, o.status])).toEqual([
      ['good@x.example', 'delivered', null],
      ['bad@x.example', 'failed', '5.1.1'],
    ]);
    expect(source.outcomesOf('m1').map((o) => o.result)).toEqual(['failed']);
    expect(source.outcomesOf('m2').map((o) => o.result)).toEqual(['delivered']);
    expect(host.taken.map((t) => t.to)).toEqual([['good@x.example'], ['m2@far.example']]);
  });

  test(`a refused sender and refused content are the message's own fault, ${manner}`, async () => {
    let contents = 0;
    const host = await startHost({
      keywords,
      answer: ({ line, accepted }) => {
        if (line.startsWith('MAIL FROM:<spam@')) return '550 5.7.1 Not you';
        return line === 'CONTENT' && accepted > 0 && ++contents === 1 ? '451 4.7.1 Later' : undefined;
      },
    });
    const source = sourceOf([offer('m0', { sender: 'spam@x.example' }), offer('m1'), offer('m2')]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    const results = idsOf(3).map((id) => source.outcomesOf(id).map((o) => `${o.result} ${o.status} ${o.reply}`));
    expect(results[0]).toEqual(['failed 5.7.1 550 5.7.1 Not you']);
    expect(results[1]).toEqual(['deferred 4.7.1 451 4.7.1 Later']);
    expect(results[2]).toEqual(['delivered null 250 2.0.0 Kept']);
    expect(host.taken.map((t) => t.to)).toEqual([['m2@far.example']]);
  });

  test(`a line cut before the end of data leaves the message as it was, ${manner}`, async () => {
    const host = await startHost({
      keywords,
      answer: ({ line, connection, socket }) =>
        connection === 1 && line.startsWith('RCPT') ? (socket.destroy(), null) : undefined,
    });
    const source = sourceOf([offer('m0', { text: textOf('m0', 300_000) })]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    // Chunks may have left whole before the cut was noticed; then the law of the unknown reply holds.
    const [outcome] = source.outcomesOf('m0');
    if (outcome?.result === 'deferred') expect(outcome.cause).toEqual({ kind: 'reply-unknown' });
    else expect(outcome?.result).toBe('delivered');
    expect(outcome?.result === 'delivered').toBe(source.putBackIds.includes('m0'));
  });

  test(`a message whose reply never came is tried again later, ${manner}`, async () => {
    const host = await startHost({
      keywords,
      answer: ({ line, connection, socket }) =>
        connection === 1 && line === 'CONTENT' ? (socket.destroy(), null) : undefined,
    });
    const source = sourceOf([offer('m0')]);
    await send(routeTo([host]), source);
    const [outcome] = source.outcomesOf('m0');
    expect(outcome).toMatchObject({ result: 'deferred', status: '4.4.2' });
    expect(outcome?.cause).toEqual({ kind: 'reply-unknown' });
  });
}
