// A host that says goodbye, or greets anew, where it should say what became of a letter: nobody has said
// that it was taken, so it is not booked as delivered, over every way of sending.
import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../src-main/delivery/trouble';
import { offer, sourceOf } from '../../support/letters';
import { replyOf } from '../../support/reply-line';
import { MANNERS, routeTo, send, startHost } from '../../support/sending';

const PARTINGS = ['221 2.0.0 Bye', '221 closing channel', '220 mx.isp.example ESMTP'];

describe.each(MANNERS)('a host with %s', (_, keywords) => {
  test.each(PARTINGS)('that answers the content by "%s" has not taken it', async (parting) => {
    const lost: string[] = [];
    const host = await startHost({
      keywords,
      answer({ line, connection, content, socket }) {
        if (line !== 'CONTENT' || connection > 1) return undefined;
        lost.push(/Subject: (\S+)/.exec(String(content))?.[1] ?? '');
        socket.end(`${parting}\r\n`);
        return null;
      },
    });
    const source = sourceOf([offer('m0'), offer('m1')]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    const kept = host.taken.flatMap(({ to }) => to);
    for (const id of ['m0', 'm1']) {
      const delivered = source.outcomesOf(id).filter(({ result }) => result === 'delivered');
      expect([id, delivered.length]).toEqual([id, kept.filter((to) => to === `${id}@far.example`).length]);
      expect(source.outcomesOf(id).filter(({ result }) => result === 'failed')).toEqual([]);
    }
    expect(lost).toContain('m0');
  });
});

test.each(PARTINGS)('"%s" is judged so wherever it comes', (parting) => {
  for (const stage of ['rcpt', 'end', 'local'] as const)
    expect(verdictOn(stage, replyOf(parting))).toMatchObject({ result: 'deferred' });
});
