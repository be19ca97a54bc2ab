// settings.json in an editor while the relay runs (D14). The system tells of a change in
// real time; the relay's clock is moved until it has looked.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { MONDAY } from './rig';

const settings = (name: string): object => ({ organization: { name, domains: ['office.example'] }, listeners: [] });

async function started(): Promise<{ relay: Relay; file: string; until(look: () => Promise<boolean>): Promise<void> }> {
  const clock = manualClock(MONDAY);
  const dir = await testFolder();
  const relay = await startRelay({
    dir,
    clock,
    log: createLog(() => clock.now(), { default: 'minimum' }),
    document: settings('Before'),
  });
  onTestFinished(() => relay.stop());
  const until = (look: () => Promise<boolean>): Promise<void> =>
    expect
      .poll(async () => {
        await clock.advanceAsync(500);
        return look();
      })
      .toBe(true);
  return { relay, file: join(dir, 'settings.json'), until };
}

const nameOf = async (relay: Relay): Promise<unknown> =>
  ((await relay.handlers['settings.get']({})) as { organization: { name: string } }).organization.name;
const told = async (relay: Relay): Promise<readonly string[]> =>
  (await relay.handlers['status']({})).attention.flatMap(({ key, issues }) =>
    key === 'edited' ? (issues ?? []).map(({ path }) => path) : [],
  );

test('D14: what a technician saves is in force a moment later', async () => {
  const { relay, file, until } = await started();
  await writeFile(file, JSON.stringify(settings('After')));
  await until(async () => (await nameOf(relay)) === 'After');
  expect(await told(relay)).toEqual([]);
});

test('D14: what does not fit is told with its place, overwritten by nobody, and gone from the board when it is put right', async () => {
  const { relay, file, until } = await started();
  const wrong = JSON.stringify({ ...settings('Wrong'), listeners: [{ id: 'door', port: 123456 }] });
  await writeFile(file, wrong);
  await until(async () => (await told(relay)).length > 0);
  expect(await told(relay)).toEqual(['listeners[0].port']);
  expect([await nameOf(relay), await readFile(file, 'utf8')]).toEqual(['Before', wrong]);
  await writeFile(file, JSON.stringify(settings('Right')));
  await until(async () => (await nameOf(relay)) === 'Right');
  expect(await told(relay)).toEqual([]);
});
