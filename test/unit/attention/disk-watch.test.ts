// Our own disk refuses in the middle of a session: real mail, a real small disk, and
// a clock in the test's hand for how often the disk is asked again.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import { openHistory } from '../../../src-main/config/history';
import { openQueue } from '../../../src-main/queue/queue';
import { createAttention } from '../../../src-main/attention/board';
import { watchDisk } from '../../../src-main/attention/disk-watch';
import { openSpool, readSpool } from '../../../src-main/spool/start';
import { manualClock } from '../../support/manual-clock';
import { lacks } from '../../support/needs';
import { fillDisk, smallDisk } from '../../support/small-disk';
import { outcome, put, RETRY, routeByDomain } from '../queue/rig';

async function startOffice() {
  const dir = await smallDisk(8_000_000);
  const clock = manualClock();
  const log = createLog(() => clock.now(), { default: 'minimum' });
  const logged: string[] = [];
  log.addSink(({ text }) => logged.push(text));
  const { spool, items } = await openSpool(join(dir, 'spool'), { clock, log, reserveBytes: 100_000 });
  const history = await openHistory(dir, { clock, log });
  const queue = openQueue({
    opened: { spool, items },
    clock,
    log,
    route: routeByDomain,
    retryOf: () => RETRY,
    record: (rows) => history.record(rows),
  });
  const attention = createAttention(clock, () => undefined);
  const told: string[] = [];
  const asked = { times: 0 };
  const watch = watchDisk({
    clock,
    log,
    attention,
    mend: () => (asked.times++, queue.mend()),
    spool,
    folder: dir,
    over: () => told.push('over'),
  });
  const close = async (): Promise<void> => {
    await watch.close();
    await queue.quiet();
    await history.close();
    await spool.close();
  };
  return { dir, clock, spool, history, queue, attention, told, logged, asked, watch, close };
}

describe.skipIf(lacks('small-disk'))('a disk that fills up while outcomes are written', () => {
  test('is named, is asked again, and gets all it missed when there is room', async () => {
    const { dir, clock, history, queue, attention, told, watch, close } = await startOffice();
    const total = 60;
    for (let n = 0; n < total; n++) await put(queue, [`n${n}@there.example`]);
    const makeRoom = await fillDisk(dir);
    const sent: string[] = [];
    let refusal: unknown = null;
    // What is left of the last page may still take some.
    while (refusal === null && sent.length < total) {
      const taken = queue.take({ connector: 'isp' });
      if (!taken) break;
      sent.push(taken.item.id);
      await queue
        .settle(taken, [outcome(taken.recipients[0]?.address ?? '', 'delivered', `250 ${'x'.repeat(400)}`)], {
          session: 's1',
          connector: 'isp',
        })
        .catch((error: unknown) => (refusal = error));
    }
    const text = watch.brokeSending(refusal);
    expect(text).toMatch(
      /^Sending was stopped: .*(?:the disk is full|no space left).*; nothing that was accepted is lost\. What has just gone out is remembered .* all other mail waits as before\. Make room on that disk\.$/,
    );
    expect(attention.list()).toMatchObject([{ key: 'disk', severity: 'error', text, action: { kind: 'show-folder' } }]);
    for (let times = 0; times < 3; times++) await clock.advanceAsync(5000);
    expect(attention.list()).toHaveLength(1);
    await makeRoom();
    await expect.poll(() => clock.advanceAsync(5000).then(() => told)).toEqual(['over']);
    expect(attention.list()).toEqual([]);
    const rest = (await readSpool(join(dir, 'spool'))).map(({ id }) => id);
    expect(rest).toHaveLength(total - sent.length);
    expect(rest.filter((id) => sent.includes(id))).toEqual([]);
    expect(queue.counts()).toMatchObject({ incoming: rest.length, hold: 0 });
    const { rows } = await history.list({ offset: 0, limit: 100 });
    expect([...new Set(rows.map(({ id }) => id))].sort()).toEqual([...sent].sort());
    await close();
  });

  test('refuses new mail with a sentence that goes by itself, though nobody tries again', async () => {
    const { dir, clock, queue, attention, told, watch, close } = await startOffice();
    const makeRoom = await fillDisk(dir);
    clock.advance(5000);
    await expect(
      watch.noted(
        queue
          .admit({
            sender: null,
            recipients: [{ address: 'a@there.example', notify: null, originalRecipient: null }],
            body: '7bit',
            smtputf8: false,
            ret: null,
            envelopeId: null,
            listener: null,
            account: null,
          })
          .write(Buffer.from('x')),
      ),
    ).rejects.toMatchObject({ kind: 'full' });
    expect(attention.list()).toMatchObject([
      {
        key: 'disk',
        text: expect.stringMatching(/^New mail cannot be taken in: .*\(452\)\. Make room on that disk\.$/) as unknown,
      },
    ]);
    await makeRoom();
    await expect.poll(() => clock.advanceAsync(5000).then(() => told)).toEqual(['over']);
    expect(attention.list()).toEqual([]);
    await close();
  });

  test('is logged when it begins and when it ends, and not in between', async () => {
    const { dir, clock, queue, told, logged, asked, watch, close } = await startOffice();
    for (let n = 0; n < 60; n++) await put(queue, [`n${n}@there.example`]);
    const makeRoom = await fillDisk(dir);
    let refusal: unknown = null;
    // History may meet the full disk first, with room left in the journal's last block.
    while (!logged.some((line) => line.startsWith('the journal could not be written'))) {
      const taken = queue.take({ connector: 'isp' });
      if (!taken) break;
      await queue
        .settle(taken, [outcome(taken.recipients[0]?.address ?? '', 'delivered', `250 ${'x'.repeat(400)}`)], {
          session: 's1',
          connector: 'isp',
        })
        .catch((error: unknown) => (refusal ??= error));
    }
    const text = watch.brokeSending(refusal);
    // The spool gives contents their files every half minute, and tells that itself.
    const lines = (): readonly string[] => logged.filter((line) => !line.startsWith('contents stay'));
    await expect.poll(() => clock.advanceAsync(5000).then(() => asked.times)).toBeGreaterThan(4);
    expect(lines().filter((line) => line === text)).toHaveLength(1);
    expect(new Set(lines()).size).toBe(lines().length);
    await makeRoom();
    await expect.poll(() => clock.advanceAsync(5000).then(() => told)).toEqual(['over']);
    expect(lines().slice(-2)).toEqual(['the journal is written again', 'The disk takes everything again.']);
    expect(new Set(lines()).size).toBe(lines().length);
    await close();
  });

  test('a fault that is not the disk’s is none of its business', async () => {
    const { attention, watch, close } = await startOffice();
    expect(watch.brokeSending(new TypeError('a bug'))).toBeNull();
    expect(attention.list()).toEqual([]);
    await close();
  });
});
