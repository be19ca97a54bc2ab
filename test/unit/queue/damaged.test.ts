// What becomes of a message whose content is lost, at the places where a crash or a
// full disk may come between: it is told, maybe twice, never not at all.
import { afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openBounce } from '../../../src-main/notices/bounce';
import type { QueueItem, Recipient } from '../../../src-main/mail/envelope';
import { manualClock, type ManualClock } from '../../support/manual-clock';
import { moodyDisk } from '../../support/moody-disk';
import { attempt, outcome, put, RETRY, startRig, telling, type Rig } from './rig';

let rig: Rig;
afterEach(() => rig.end());

/** Lets what waits for the disk, or pauses before it is asked again, go on until `look` says so. */
async function passing(clock: ManualClock, look: () => boolean): Promise<void> {
  while (!look()) {
    await clock.advanceAsync(100);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('A6: a message that was set aside', () => {
  test('A6: is told at the next start when the disk did not let it be told before', async () => {
    const told: string[][] = [];
    let refuses = true;
    const tellDamaged = async (_: QueueItem, lost: readonly Recipient[]): Promise<void> => {
      if (refuses) throw new Error('the disk is full');
      told.push(lost.map(({ address }) => address));
    };
    rig = await startRig({ tell: telling({ damaged: tellDamaged }) });
    const item = await put(rig.queue, ['a@there.example', 'b@there.example']);
    await rig.spool.checkpoint();
    await rig.spool.setAside(item.id, 'damaged for the test');
    await rig.queue.quiet();
    expect([told, rig.queue.get(item.id)]).toEqual([[], null]);
    await rig.reopen();
    await rig.queue.quiet();
    expect([told, rig.queue.get(item.id)]).toEqual([[], null]);
    refuses = false;
    await rig.queue.mend();
    await rig.queue.quiet();
    expect(told).toEqual([['a@there.example', 'b@there.example']]);
    await rig.reopen();
    await rig.queue.quiet();
    expect(told).toHaveLength(1);
    expect(rig.queue.counts()).toMatchObject({ incoming: 0, corrupt: 1 });
  });

  test('A6: is told once, with its own reason for whom it failed before, when the damage shows while that is told', async () => {
    const said: string[] = [];
    rig = await startRig({
      tell: telling({
        damaged: (_, lost) => said.push(`damaged ${lost.map(({ address }) => address).join()}`),
        failed: async (item, failed) => {
          await rig.spool.setAside(item.id, 'found while the notice was made');
          said.push(`failed ${failed.map(({ address }) => address).join()}`);
        },
      }),
    });
    await put(rig.queue, ['a@there.example', 'b@there.example']);
    const taken = rig.queue.take({ connector: 'isp' });
    if (!taken) throw new Error('nothing is due');
    await rig.queue.settle(taken, [outcome('a@there.example', 'failed'), outcome('b@there.example', 'deferred')], {
      session: 's',
      connector: 'isp',
    });
    await rig.queue.quiet();
    expect(said).toEqual(['failed a@there.example', 'damaged b@there.example']);
  });
});

describe.runIf(process.platform === 'linux')('A14: a read that the disk refuses while a notice is made', () => {
  async function failedOnce(refusals: number, code = 'EIO'): Promise<string> {
    const clock = manualClock();
    const bounce = openBounce({
      clock,
      log: silentLog,
      zone: () => 'UTC',
      organization: () => ({ name: 'Office', hostname: 'mail.office.example', postmaster: 'boss@office.example' }),
      admit: (envelope) => rig.queue.admit(envelope),
      content: (id, from, to) => rig.spool.read(id, from, to),
      mayCarry: () => true,
      retryOf: () => RETRY,
      postmasterCopies: () => false,
    });
    rig = await startRig({ tell: bounce.tell }, clock);
    const item = await put(rig.queue, ['a@there.example'], 'Subject: precious\r\n\r\nthe words themselves\r\n');
    await rig.spool.checkpoint();
    const disk = await moodyDisk();
    disk.refuse('read', '.eml', refusals, code);
    let over = false;
    void attempt(rig.queue, 'failed')
      .catch(() => undefined)
      .finally(() => (over = true));
    await passing(clock, () => over);
    return item.id;
  }

  async function notice(): Promise<string> {
    const { rows } = rig.queue.list({ sort: 'arrived', offset: 0, limit: 10 });
    const [row] = rows.filter(({ sender }) => sender === null);
    return row ? (await rig.spool.readHead(row.id, 100_000)).toString('latin1') : '';
  }

  test.each([1, 2])('A14: %i times: it is read again, and the notice brings the message back', async (refusals) => {
    const id = await failedOnce(refusals);
    expect(await notice()).toContain('the words themselves');
    expect(rig.queue.get(id)).toBeNull();
  });

  test('A14: longer: the message stays, and is told with the next look at the disk', async () => {
    const id = await failedOnce(3);
    expect(await notice()).toBe('');
    expect(rig.queue.get(id)).toMatchObject({ state: 'hold' });
    await rig.queue.mend();
    expect(await notice()).toContain('the words themselves');
    expect(rig.queue.get(id)).toBeNull();
  });

  test.each(['EACCES', 'EMFILE', 'ESTALE'])(
    'A14: however long it takes to set right (%s), the message stays until it can be returned whole',
    async (code) => {
      // Three tries at each of the first four looks.
      const id = await failedOnce(12, code);
      for (let look = 0; look < 3; look++) {
        expect(await notice()).toBe('');
        expect(rig.queue.get(id)).toMatchObject({ state: 'hold' });
        let over = false;
        void rig.queue
          .mend()
          .catch(() => undefined)
          .finally(() => (over = true));
        await passing(rig.clock, () => over);
      }
      await rig.queue.mend();
      expect(await notice()).toContain('the words themselves');
      expect(rig.queue.get(id)).toBeNull();
    },
  );

  test('A14: for good: the sender is told without it rather than never', async () => {
    const id = await failedOnce(100);
    let over = false;
    void rig.queue.mend().finally(() => (over = true));
    await passing(rig.clock, () => over);
    expect(await notice()).toContain('nothing of it follows');
    expect(rig.queue.get(id)).toBeNull();
  });
});
