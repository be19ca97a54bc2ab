// Delivery over a thin line: no message pays a round trip of its own, and a cut repeats little.
import { expect, test } from 'vitest';
import { startThinLine } from '../../support/link-simulator';
import { offer, sourceOf, textOf } from '../../support/letters';
import { CHUNKING, idsOf, MANNERS, routeTo, send, startHost } from '../../support/sending';

test('a hundred letters leave in far fewer than a hundred round trips', async () => {
  const host = await startHost({ keywords: CHUNKING });
  const line = await startThinLine({
    to: { host: '127.0.0.1', port: host.port },
    roundTripMs: 100,
    bitsPerSecond: 10_000_000,
  });
  const source = sourceOf(idsOf(100).map((id) => offer(id, { text: textOf(id, 4096) })));
  const began = performance.now();
  const summary = await send(routeTo([line]), source);
  expect(performance.now() - began).toBeLessThan(3000);
  expect([summary.connections, host.taken.length]).toEqual([1, 100]);
  await line.close();
});

test('after a cut everything arrives, and only what was in flight may arrive twice', async () => {
  const host = await startHost({ keywords: CHUNKING });
  const line = await startThinLine({
    to: { host: '127.0.0.1', port: host.port },
    roundTripMs: 60,
    bitsPerSecond: 8_000_000,
  });
  const source = sourceOf(idsOf(100).map((id) => offer(id, { text: textOf(id, 4096) })));
  line.atUpBytes(200_000, () => line.cut());
  const summary = await send(routeTo([line]), source);
  expect([summary.trouble, summary.connections]).toEqual([null, 2]);
  const unknown = source.settled.filter(({ outcomes: [one] }) => one?.cause?.kind === 'reply-unknown' && !one.asBefore);
  const delivered = source.settled.filter((s) => s.outcomes[0]?.result === 'delivered');
  expect(unknown.length + delivered.length).toBe(100);
  expect(new Set(source.settled.map((s) => s.id)).size).toBe(100);
  expect(unknown.length).toBeLessThan(60);
  await line.close();
});

test('when our disk fails the run ends with that error', async () => {
  for (const [, keywords] of MANNERS) {
    const host = await startHost({ keywords });
    const source = sourceOf(idsOf(9).map((id) => offer(id)));
    const broken = { ...source, settle: () => Promise.reject(new Error('ENOSPC')) };
    await expect(send(routeTo([host]), broken)).rejects.toThrow('ENOSPC');
  }
});
