// A spool as version 4 of the journal and 2 of the snapshot had it, written by the program of
// then: its own sentences stood in `reply` and `reason`. They become causes, and people read
// the same as before. journal-4.json holds its files by their names.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openQueue, type Queue } from '../../../src-main/queue/queue';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { RETRY, routeByDomain } from '../queue/rig';

/** What its rows said of each, by its subject, and what is known of its recipients now. */
const ROWS: readonly (readonly [subject: string, reason: string | null, cause: object | undefined])[] = [
  [
    'late',
    'could not be delivered to late@there.example: given up after 120 hours: 451 4.7.1 Greylisted',
    { kind: 'expired', hours: 120 },
  ],
  [
    'late-unknown',
    'could not be delivered to late-unknown@there.example: given up after 120 hours: reply unknown: the host closed the connection',
    { kind: 'expired', hours: 120, last: { kind: 'reply-unknown' } },
  ],
  [
    'hour',
    'could not be delivered to hour@there.example and 1 more: given up after 1 hour: 451 4.3.0 later',
    { kind: 'expired', hours: 1 },
  ],
  ['unknown', 'reply unknown: the host closed the connection', { kind: 'reply-unknown' }],
  [
    'heavy',
    'the line broke off twice while this letter of 24 bytes was being sent, the last time after about 458.8 kB',
    { kind: 'broke-off', cut: { count: 2, why: 'line', bytes: 24, carried: 458_752 } },
  ],
  [
    'heavy-unknown',
    'reply unknown: the longest time online was over twice while this letter of 32 bytes was being sent',
    { kind: 'reply-unknown', cut: { count: 2, why: 'time', bytes: 32, carried: null } },
  ],
  [
    'braked',
    "held: smtp.isp.example:587 refused it and others in the same words (554 5.7.1 Not wanted), so it is likely not this letter's fault. Release it to try again, or return it to its sender.",
    undefined,
  ],
  [
    'too-large',
    'could not be delivered to too-large@there.example: 552 5.3.4 The message has 12582912 bytes, the host takes at most 10485760',
    { kind: 'too-large', limit: 10_485_760 },
  ],
  ['refused', 'could not be delivered to refused@there.example: 550 5.1.1 unknown', undefined],
  ['unwritten', 'its result could not be written down: Error: ENOSPC: no space left on device, write', undefined],
  ['by-hand', 'could not be delivered to by-hand@there.example: returned to the sender by hand', { kind: 'by-hand' }],
  ['held', 'held by hand', undefined],
  ['plain', null, undefined],
  [
    'unserved',
    'could not be delivered to unserved@there.example: 552 5.3.4 Message too large (Satellite: larger than the 2 MiB it may carry)',
    { kind: 'too-large', limit: 2_097_152 },
  ],
  [
    'found',
    'Found again without its record in the journal. It may have been delivered already: look into the history before you release it',
    undefined,
  ],
  [
    'doubt',
    'A part of the journal is lost, so this may have been sent already: look into the history before you release it',
    undefined,
  ],
];

async function oldSpool(): Promise<string> {
  const dir = await testFolder();
  // What stands in it is its own writer's.
  const files = JSON.parse(await readFile(new URL('journal-4.json', import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text, 'latin1');
  }
  return dir;
}

const clock = manualClock();

async function opened<Result>(
  dir: string,
  look: (queue: Queue, ids: ReadonlyMap<string, string>) => Promise<Result> | Result,
): Promise<Result> {
  const { spool, items } = await openSpool(dir, { clock, log: silentLog });
  const ids = new Map([...items.values()].map(({ subject, id }) => [subject, id]));
  const record = (): Promise<void> => Promise.reject(new Error('ENOSPC: no space left on device, write'));
  const queue = openQueue({
    opened: { spool, items },
    clock,
    log: silentLog,
    route: routeByDomain,
    retryOf: () => RETRY,
    record,
  });
  try {
    await queue.quiet();
    return await look(queue, ids);
  } finally {
    await queue.quiet();
    await spool.close();
  }
}

function told(queue: Queue, ids: ReadonlyMap<string, string>): unknown {
  return ROWS.map(([subject]) => {
    const id = ids.get(subject) ?? '';
    return [subject, queue.row(id)?.reason, queue.get(id)?.recipients[0]?.cause];
  });
}

test('an old spool is read: causes for what is compared, and the same sentences for people', async () => {
  const dir = await oldSpool();
  expect(await opened(dir, told)).toEqual(ROWS);
  // Journal of both versions, then a snapshot of this one.
  expect(await opened(dir, told)).toEqual(ROWS);
  await opened(dir, async (queue, ids) => void (await queue.hold([ids.get('plain') ?? ''])));
  expect(await opened(dir, (queue, ids) => queue.row(ids.get('plain') ?? '')?.reason)).toBe('held by hand');
});

test('of each attempt, too', async () => {
  const attempts = await opened(await oldSpool(), (queue, ids) => queue.get(ids.get('late') ?? '')?.attempts ?? []);
  expect(attempts.at(-1)).toMatchObject({ reply: '451 4.7.1 Greylisted', cause: { kind: 'expired', hours: 120 } });
  expect(attempts.at(0)).toMatchObject({ reply: '451 4.7.1 Greylisted', result: 'deferred' });
});

test('an envelope beside its content is read as it was written then', async () => {
  const dir = await oldSpool();
  await rm(join(dir, 'snapshot.jsonl'));
  await rm(join(dir, 'journal'), { recursive: true });
  await rm(join(dir, 'journal.mark'));
  const reasons = await opened(dir, (queue, ids) => [...ids.values()].map((id) => queue.get(id)?.reason));
  expect(reasons).toEqual(ROWS.map(() => ({ kind: 'found-again' })));
});
