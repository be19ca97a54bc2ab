// A letter the line cannot carry: the line breaks under it each time, wherever it stands
// and by whatever way it is sent. It is counted, and nothing behind it has to wait.
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { offer, sourceOf, type TestSource, textOf } from '../../support/letters';
import type { PretendHost, PretendOptions } from '../../support/pretend-host';
import { idsOf, MANNERS, routeTo, send, sendDirectly, sendSwapped, startHost } from '../../support/sending';

/** More than the buffers of this computer take in before anything has arrived. */
const PIECE = textOf('heavy', 60_000);
const PIECES = Array.from({ length: 300 }, () => PIECE);
const CUT_AFTER = 500_000;
const heavy = (id = 'heavy') =>
  offer(id, { bytes: PIECE.length * PIECES.length, content: () => Promise.resolve(Readable.from(PIECES)) });
const small = (count = 10) => idsOf(count).map((id) => offer(id));
const unlimited = (keywords: readonly string[]) => keywords.map((word) => (word.startsWith('SIZE') ? 'SIZE' : word));
const UNHURRIED = ['PIPELINING', 'SIZE', '8BITMIME', 'CHUNKING'];
const one = { maxConnections: 1 };

type Way = readonly [
  name: string,
  options: PretendOptions,
  deliver: (host: PretendHost, source: TestSource) => Promise<unknown>,
];
const WAYS: readonly Way[] = [
  ...MANNERS.map(([manner, keywords]): Way => [
    manner,
    { keywords: unlimited(keywords) },
    (host, source) => send(routeTo([host], one), source),
  ]),
  ['over two connections', { keywords: ['PIPELINING'] }, (host, source) => send(routeTo([host]), source)],
  [
    'by LMTP',
    { keywords: ['PIPELINING', '8BITMIME'], lmtp: true },
    (host, source) => send(routeTo([host], { ...one, protocol: 'lmtp' }), source),
  ],
  ['directly', { keywords: UNHURRIED }, sendDirectly],
  ['directly with DATA', {}, sendDirectly],
];

const delivered = ({ settled }: TestSource): number =>
  settled.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === 'delivered').length;

describe.each(WAYS)('A7: a letter that is cut each time, %s', (_, options, deliver) => {
  test('is tried twice in a call and put off; the ten behind it arrive', async () => {
    const host = await startHost({ ...options, cutAfter: CUT_AFTER });
    const source = sourceOf([heavy(), ...small()]);
    expect(await deliver(host, source)).toMatchObject({ trouble: null });
    expect([delivered(source), source.waiting()]).toEqual([10, []]);
    expect(source.outcomesOf('heavy').map(({ result }) => result)).toEqual(['deferred']);
    expect(source.brokenOff.map(({ id }) => id)).toEqual(['heavy', 'heavy']);
    expect(host.connections()).toBeLessThanOrEqual(4);
  });

  test('is not the fault of a small one', async () => {
    const host = await startHost({ ...options, cutAfter: 400 });
    const source = sourceOf([offer('m0', { text: textOf('m0', 60_000) })]);
    await deliver(host, source);
    expect(source.brokenOff).toEqual([]);
  });
});

test.each(MANNERS)('A7: on a swapped line one pass is one cut, %s', async (_, keywords) => {
  const host = await startHost({ keywords: unlimited(keywords), cutAfter: CUT_AFTER });
  const source = sourceOf([...small(), heavy()]);
  expect(await sendSwapped(host, source)).not.toBeNull();
  expect([
    delivered(source),
    source.brokenOff.map(({ id, host: where }) => `${id} ${where}`),
    source.waiting(),
  ]).toEqual([10, ['heavy branch by ATRN'], ['heavy']]);
});

test('A7: what the host confirmed is told, where it confirms', async () => {
  const host = await startHost({ keywords: UNHURRIED, cutAfter: CUT_AFTER });
  const source = sourceOf([heavy()]);
  await send(routeTo([host]), source);
  const [first] = source.brokenOff;
  expect(first?.bytes).toBeGreaterThan(300_000);
  expect(first?.bytes).toBeLessThanOrEqual(CUT_AFTER + 65_536);
  const silent = await startHost({ keywords: ['PIPELINING'], cutAfter: CUT_AFTER });
  const other = sourceOf([heavy()]);
  await send(routeTo([silent]), other);
  expect(other.brokenOff[0]?.bytes).toBeNull();
});

test('A7: a host that says 421 in the midst of it each time is no other case', async () => {
  let chunks = 0;
  const host = await startHost({
    keywords: UNHURRIED,
    answer: ({ line }) => (line === 'CHUNK' && ++chunks % 5 === 0 ? '421 4.4.2 You take too long' : undefined),
  });
  const source = sourceOf([heavy(), ...small()]);
  expect(await send(routeTo([host], one), source)).toMatchObject({ trouble: null });
  expect([delivered(source), source.brokenOff.length, source.waiting()]).toEqual([10, 2, []]);
});

test('A7: nobody knows under which letter it broke while one before it is not answered', async () => {
  let silent = false;
  const host = await startHost({
    keywords: UNHURRIED,
    cutAfter: CUT_AFTER,
    answer: ({ line, connection }) =>
      (silent = connection === 1 && (silent || line === 'CONTENT')) ? null : undefined,
  });
  const source = sourceOf([offer('m0'), heavy()]);
  await send(routeTo([host], one), source);
  expect(source.putBackIds).toEqual(['heavy']);
  expect(source.brokenOff).toHaveLength(2);
  expect(host.connections()).toBe(3);
});

test("A7: a line that breaks after so many bytes, whatever they are, is no letter's fault", async () => {
  const host = await startHost({ keywords: UNHURRIED, cutAfter: 950_000 });
  const source = sourceOf(idsOf(20).map((id) => offer(id, { text: textOf(id, 100_000) })));
  await send(routeTo([host], one), source);
  expect(source.brokenOff).toEqual([]);
});

test('A7: three heavy ones in a row are a line that carries nothing; it answered, and that is told', async () => {
  const host = await startHost({ keywords: UNHURRIED, cutAfter: CUT_AFTER });
  const source = sourceOf([heavy('h0'), heavy('h1'), heavy('h2'), heavy('h3')]);
  const { trouble } = await send(routeTo([host], one), source);
  expect(trouble?.kind).toBe('cut');
  expect(trouble?.text).toMatch(
    /answered, but the connection broke off again and again while mail was being sent \(.*\)\. Your mail is safe/,
  );
  expect(trouble?.text).not.toMatch(/could not be reached|host and port/);
  expect(host.connections()).toBe(3);
});
