// Letters whose sender the account may not use: one item a connector, whatever their number,
// told as often as there is something new to see and not once a letter.
import { beforeEach, afterEach, expect, test } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { watchSendAs } from '../../../src-main/attention/send-as';
import { silentLog } from '../../../src-main/base/log';
import { Settings } from '../../../src-main/contract/settings';
import { put, type Rig, startRig } from '../queue/rig';

const LETTERS = 200;
const SAID = '550 5.7.60 SMTP; Client does not have permissions to send as this sender';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

/** Every letter that waits hears of `isp` that its sender may not be used, all at once. */
async function refuseAll(): Promise<void> {
  const cause = { kind: 'send-as', login: 'office@isp.example' } as const;
  const settling: Promise<unknown>[] = [];
  for (let taken = rig.queue.take({ connector: 'isp' }); taken; taken = rig.queue.take({ connector: 'isp' })) {
    const outcomes = taken.recipients.map(({ address }) => ({
      address,
      result: 'deferred' as const,
      reply: SAID,
      cause,
      status: '4.7.1',
      host: 'smtp.isp.example:587',
    }));
    settling.push(rig.queue.settle(taken, outcomes, { session: null, connector: 'isp' }));
  }
  await Promise.all(settling);
}

test('one item names them all, is told a few times, and goes with the last of them', async () => {
  const ids: string[] = [];
  for (let i = 0; i < LETTERS; i++) ids.push((await put(rig.queue, [`a${i}@far.example`])).id);
  let told = 0;
  const attention = createAttention(rig.clock, () => told++);
  const settings = Settings.parse({ organization: { domains: ['office.example'] } });
  watchSendAs({ queue: rig.queue, attention, log: silentLog, settings: () => settings, released: () => undefined });
  await refuseAll();
  await expect
    .poll(() => attention.list())
    .toMatchObject([
      {
        key: 'send-as:isp',
        text: expect.stringContaining(`${LETTERS}`) as unknown,
        otherActions: expect.arrayContaining([{ kind: 'return', ids: [...ids].sort() }]) as unknown,
      },
    ]);
  expect(told).toBeLessThan(LETTERS / 4);
  await rig.queue.remove(ids);
  await expect.poll(() => attention.list()).toEqual([]);
});
