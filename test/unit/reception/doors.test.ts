// Doors whose port is taken when they are to open, and comes free (D8).
import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { freePort } from '../../support/free-port';
import { manualClock, settleTurn } from '../../support/manual-clock';
import { MONDAY } from '../relay/rig';

async function holding(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return server;
}

const keys = async (relay: Relay): Promise<readonly string[]> =>
  (await relay.handlers['status']({})).attention.map(({ key }) => key);

test('D8: a listener and the post-box open by themselves soon after their ports come free, and are told of once until then', async () => {
  const clock = manualClock(MONDAY);
  const told: string[] = [];
  const log = createLog(() => clock.now(), { default: 'minimum' });
  log.addSink(({ text }) => told.push(text));
  const [smtp, pop3] = [await freePort(), await freePort()];
  const others = [await holding(smtp), await holding(pop3)];
  const document = {
    organization: { domains: ['office.example'] },
    listeners: [{ id: 'office', port: smtp }],
    pop3: { enabled: true, address: '127.0.0.1', port: pop3 },
  };
  const relay = await startRelay({ dir: await testFolder(), clock, log, document });
  onTestFinished(() => relay.stop());
  const since = (await relay.handlers['status']({})).attention.find(({ key }) => key === 'listener:office')?.since;
  for (let turn = 0; turn < 4; turn++) await clock.advanceAsync(15_000).then(settleTurn);
  expect(await keys(relay)).toEqual(expect.arrayContaining(['listener:office', 'pop3']));
  expect((await relay.handlers['status']({})).attention.find(({ key }) => key === 'listener:office')?.since).toBe(
    since,
  );
  expect(told.filter((text) => text.includes(String(smtp)))).toHaveLength(1);
  await Promise.all(others.map((server) => new Promise((closed) => server.close(closed))));
  await expect
    .poll(async () => {
      await clock.advanceAsync(15_000);
      return [relay.listeners()[0]?.state, await keys(relay)];
    })
    .toEqual(['open', []]);
});
