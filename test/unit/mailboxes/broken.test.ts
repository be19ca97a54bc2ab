// A mailbox here that takes nothing, as whoever looks at the attention board sees it:
// which one, what was found, what to do; its mail waits, all other mailboxes go on, and
// what waited goes in once it is mended, without a restart.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import type { Relay } from '../../../src-main/relay/outline';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { type ManualClock, manualClock } from '../../support/manual-clock';
import { lacks } from '../../support/needs';
import { moodyDisk } from '../../support/moody-disk';
import { fillDisk, mountSmallDisk } from '../../support/small-disk';

const MONDAY = Date.UTC(2040, 0, 2, 7, 50);
const SECOND = 1000;

/** The ways in which one mailbox breaks; each answers how it is mended. */
const BREAKS: readonly (readonly [string, RegExp, (box: string) => Promise<() => Promise<unknown>>])[] = [
  [
    'a file stands in its place',
    /ENOTDIR.*Move away what stands/,
    async (box) => {
      await writeFile(box, 'no folder');
      return () => rm(box);
    },
  ],
  [
    'a file stands in the place of one of its parts',
    /ENOTDIR|EEXIST.*Move away what stands/,
    async (box) => {
      await mkdir(box);
      await writeFile(join(box, 'cur'), 'no folder');
      return () => rm(join(box, 'cur'));
    },
  ],
  [
    'a link leads nowhere',
    /ENOENT.*symlink that leads nowhere/,
    async (box) => {
      await symlink(`${box}-gone`, box);
      return () => mkdir(`${box}-gone`);
    },
  ],
  [
    'links lead in a circle',
    /ELOOP.*symlink that leads nowhere/,
    async (box) => {
      await symlink(box, box);
      return () => rm(box);
    },
  ],
];

interface Office {
  readonly clock: ManualClock;
  readonly relay: Relay;
  write(...to: readonly string[]): Promise<void>;
  /** The item's text, or null. */
  told(): Promise<string | null>;
  /** The clock moves a second at most until it is so. */
  until(look: () => boolean | Promise<boolean>): Promise<void>;
  /** The clock moves on, a second at a time: what was refused may still be on its way back when it is mended. */
  later(look: () => Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

async function open(dir: string): Promise<Office> {
  const clock = manualClock(MONDAY);
  const log = createLog(() => clock.now(), { default: 'minimum' });
  const document = {
    organization: { domains: ['office.example'] },
    listeners: [],
    links: [{ id: 'line' }],
    connectors: [{ id: 'boxes', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } }],
  };
  const relay = await startRelay({ dir, clock, log, document });
  const until: Office['until'] = async (look) => {
    for (let tries = 0; tries < 1000; tries++) {
      if (await look()) return;
      await clock.advanceAsync(1);
      await new Promise((over) => setTimeout(over, 4));
    }
    throw new Error('it never came so');
  };
  const later: Office['later'] = (look) =>
    until(async () => {
      await clock.advanceAsync(SECOND);
      return look();
    });
  let stopped = false;
  const stop = async (): Promise<void> => {
    void relay.stop().then(() => (stopped = true));
    while (!stopped) await until(async () => clock.advanceAsync(1000).then(() => stopped));
  };
  onTestFinished(() => (stopped ? undefined : stop()));
  return {
    clock,
    relay,
    until,
    later,
    stop,
    write: async (...to) => {
      for (const name of to) await relay.handlers['message.test']({ to: `${name}@office.example` });
    },
    told: async () => (await relay.handlers.status({})).attention.find(({ key }) => key === 'mailboxes')?.text ?? null,
  };
}

const boxOf = (dir: string, name: string): string => join(dir, 'mailboxes', 'office.example', name);

async function lettersOf(dir: string, name: string): Promise<number> {
  const folder = join(boxOf(dir, name), 'new');
  return existsSync(folder) ? (await readdir(folder)).length : 0;
}

test.each(BREAKS)('%s: told, its mail waits, others go on, and it goes in when mended', async (_, said, breakIt) => {
  const dir = await testFolder();
  await mkdir(dirname(boxOf(dir, 'anna')), { recursive: true });
  const mend = await breakIt(boxOf(dir, 'anna'));
  const office = await open(dir);
  await office.write('anna', 'bert', 'anna', 'carl');
  await office.until(async () => (await office.told()) !== null);
  expect(await office.told()).toMatch(/^A mailbox on this computer .*anna@office\.example: .*waits in the queue/);
  expect(await office.told()).toMatch(said);
  await office.until(async () => (await lettersOf(dir, 'bert')) + (await lettersOf(dir, 'carl')) === 2);
  // Long enough that its mail would be tried again only in hours.
  for (let i = 0; i < 400; i++) await office.clock.advanceAsync(60 * SECOND);
  expect(await office.told()).toMatch(said);
  await mend();
  await office.later(async () => (await lettersOf(dir, 'anna')) === 2);
  await office.later(async () => (await office.told()) === null);
});

test.skipIf(lacks('small-disk'))('a mailbox with a disk of its own that is full stops no other', async () => {
  const dir = await testFolder();
  await mkdir(dirname(boxOf(dir, 'anna')), { recursive: true });
  const unmount = await mountSmallDisk(boxOf(dir, 'anna'), 1_000_000);
  onTestFinished(unmount);
  const free = await fillDisk(boxOf(dir, 'anna'));
  const office = await open(dir);
  await office.write('anna', 'bert', 'carl');
  await office.until(async () => (await office.told()) !== null);
  expect(await office.told()).toMatch(/anna@office\.example: there is no room left .*Make room on the disk on which/);
  await office.until(async () => (await lettersOf(dir, 'bert')) + (await lettersOf(dir, 'carl')) === 2);
  await free();
  await office.later(async () => (await lettersOf(dir, 'anna')) === 1);
  await office.later(async () => (await office.told()) === null);
});

test('a fault of a moment is told only when it is still there at the next look', async () => {
  const dir = await testFolder();
  const disk = await moodyDisk();
  disk.refuse('sync', '.dialpost', 2);
  const office = await open(dir);
  await office.write('anna');
  await office.until(() => disk.refused() === 2);
  expect(await office.told()).toBeNull();
  await office.later(async () => (await lettersOf(dir, 'anna')) === 1);
  await office.later(async () => (await office.told()) === null);
});

test('several broken ones are told as one, named up to five, and the whole ones take their mail at once', async () => {
  const dir = await testFolder();
  await mkdir(dirname(boxOf(dir, 'anna')), { recursive: true });
  const broken = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'];
  for (const name of broken) await writeFile(boxOf(dir, name), 'no folder');
  const office = await open(dir);
  await office.write(...broken, 'anna', 'bert');
  await office.until(async () => (await lettersOf(dir, 'anna')) + (await lettersOf(dir, 'bert')) === 2);
  await office.until(async () => /^7 mailboxes .*and 2 more/.test((await office.told()) ?? ''));
  const { attention } = await office.relay.handlers.status({});
  expect(attention.map(({ key }) => key)).toEqual(['mailboxes']);
});

test('after a restart it is told again, though its mail is not yet due', async () => {
  const dir = await testFolder();
  await mkdir(dirname(boxOf(dir, 'anna')), { recursive: true });
  await writeFile(boxOf(dir, 'anna'), 'no folder');
  const before = await open(dir);
  await before.write('anna');
  await before.until(async () => (await before.told()) !== null);
  await before.stop();
  const after = await open(dir);
  await after.until(async () => (await after.told()) !== null);
  await rm(boxOf(dir, 'anna'));
  await after.later(async () => (await lettersOf(dir, 'anna')) === 1);
  await after.later(async () => (await after.told()) === null);
});

test('the history’s folder that is none: told as the disk’s, and when mended every letter is booked and goes on', async () => {
  const dir = await testFolder();
  await writeFile(join(dir, 'history'), 'no folder');
  const office = await open(dir);
  const keys = async (): Promise<readonly string[]> =>
    (await office.relay.handlers.status({})).attention.map(({ key }) => key);
  await office.write('anna', 'bert');
  await office.until(async () => (await keys()).includes('disk'));
  await rm(join(dir, 'history'));
  await office.later(async () => (await lettersOf(dir, 'anna')) + (await lettersOf(dir, 'bert')) === 2);
  await office.later(async () => (await keys()).length === 0);
  const ended = async (): Promise<number> =>
    (await office.relay.handlers['history.list']({ offset: 0, limit: 10 })).total;
  await office.later(async () => (await ended()) === 2);
  const { queue } = await office.relay.handlers.status({});
  expect(queue).toMatchObject({ incoming: 0, active: 0, deferred: 0, hold: 0 });
});
