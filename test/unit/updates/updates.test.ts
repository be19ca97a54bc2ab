// A newer version is looked for, fetched as a person agreed, and put in this one's place: by a feed that
// is a real host on loopback and an AppImage that is a real file. Whatever is not as it was signed, or
// has no room, is refused with a sentence, and nothing is installed.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { systemClock } from '../../../src-main/base/clock';
import { createLog } from '../../../src-main/base/log';
import type { AttentionBoard } from '../../../src-main/contract/attention';
import { ContractError } from '../../../src-main/contract/errors';
import { Settings } from '../../../src-main/contract/settings';
import type { NewerVersion } from '../../../src-main/contract/updates/updates';
import { installerOf } from '../../../src-main/updates/install/as-installed';
import { Updates } from '../../../src-main/updates/updates';
import { testFolder } from '../../support/folders';
import { startUpdateFeed, type UpdateFeed } from '../../support/update-feed';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PACKAGE = Buffer.alloc(400_000, 'dialpost 0.2.0 ');
/** More than any disk has. */
const SPARE_FOR_NOBODY = 100_000_000;

interface Line {
  readonly perMinute?: number;
  readonly metered?: 'yes';
}

interface Program {
  readonly updates: Updates;
  readonly attention: AttentionBoard;
  readonly image: string;
  readonly data: string;
  /** How often it was to start anew. */
  restarted(): number;
  newer(): NewerVersion | null;
  /** A call on its line ends; resolves when its errands are done. */
  call(): Promise<void>;
}

let feed: UpdateFeed;
let folder: string;
/** What is at hand: a call that is on; a limit of the free room, megabytes. */
let callIsOn: boolean;
let spare: number | null;
/** Somebody has switched looking off. */
let off: boolean;
/** At each piece that comes. */
let whileMoving: () => void;
let over: Promise<void>;
let callOver: () => void;

beforeEach(async () => {
  folder = await testFolder();
  callIsOn = false;
  spare = null;
  off = false;
  whileMoving = () => undefined;
  over = new Promise((resolve) => (callOver = () => ((callIsOn = false), resolve())));
  await mkdir(join(folder, 'feed'));
  feed = await startUpdateFeed({
    folder: join(folder, 'feed'),
    packageOf: (version) => `dialpost-${version}-x86_64.AppImage`,
  });
  onTestFinished(() => feed.end());
  await feed.offer('0.2.0', PACKAGE, privateKey);
});

/** Dialpost 0.1.0 with one line; the line is at rest for whoever asks where nothing costs. */
async function start(line: Line = {}, alwaysOn = true): Promise<Program> {
  const data = join(folder, 'data');
  const image = join(folder, 'Dialpost.AppImage');
  await mkdir(data, { recursive: true });
  await writeFile(image, 'dialpost 0.1.0');
  const settings = (): Settings =>
    Settings.parse({
      organization: { domains: ['clinic.example'] },
      links: [
        {
          id: 'line',
          kind: alwaysOn ? 'always-on' : 'on-demand',
          metered: line.metered ?? 'auto',
          tariff: { perMinute: line.perMinute ?? 0, billingSeconds: 60 },
        },
      ],
      warnings: { diskFreeMegabytes: spare },
      updates: { feed: off ? null : feed.address },
    });
  const [link] = settings().links;
  if (!link) throw new Error('there is a line');
  let restarts = 0;
  const program = {
    platform: 'linux',
    env: { APPIMAGE: image, APPDIR: '/tmp/.mount_Dialpost' },
    path: '/tmp/.mount_Dialpost/dialpost',
    restart: () => void restarts++,
  } as const;
  const attention = createAttention(systemClock, () => undefined);
  const call = { link, stepLeft: () => 60_000, moved: () => whileMoving(), note: () => undefined };
  const updates = new Updates({
    dir: data,
    clock: systemClock,
    log: createLog(() => 0, { default: 'none' }),
    attention,
    program: {
      version: '0.1.0',
      platform: 'linux',
      arch: 'x64',
      key: publicKey,
      installer: await installerOf(program, systemClock),
    },
    settings,
    line: () => ({ link, rate: 100_000, metered: line.metered === 'yes' }),
    free: () => (alwaysOn && !callIsOn ? { call, signal: new AbortController().signal, over: () => undefined } : null),
    calls: { any: () => callIsOn, over: () => over },
    changed: () => undefined,
  });
  onTestFinished(() => updates.close());
  await updates.open();
  return {
    updates,
    attention,
    image,
    data,
    restarted: () => restarts,
    newer: () => updates.view()?.newer ?? null,
    call: async () => updates.errand(call)?.(new AbortController().signal),
  };
}

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof ContractError ? error.code : String(error)),
  );

/** It has come to this, sooner or later. */
const comesTo = (program: Program, state: NewerVersion['state']): Promise<void> =>
  expect.poll(() => program.newer()?.state).toBe(state);

const troubleOf = ({ updates }: Program): string => updates.view()?.trouble ?? '';

describe('a newer version', () => {
  it('is fetched by itself on a line that is always up and free, and installed only by a press', async () => {
    const program = await start();
    await program.updates.look();
    await comesTo(program, 'fetched');
    const file = join(program.data, 'updates', 'dialpost-0.2.0-x86_64.AppImage');
    expect(PACKAGE.equals(await readFile(file))).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(program.image, 'utf8')).toBe('dialpost 0.1.0');
    expect(program.restarted()).toBe(0);

    await program.updates.install({ version: '0.2.0' });
    await comesTo(program, 'installed');
    expect(PACKAGE.equals(await readFile(program.image))).toBe(true);
    expect((await stat(program.image)).mode & 0o777).toBe(0o755);
    await expect.poll(() => program.restarted()).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['Dialpost.AppImage', 'data', 'feed']);
  });

  it('is not fetched on a metered line, nor on one that costs, before a person agreed to the price', async () => {
    for (const line of [{ metered: 'yes' }, { perMinute: 1 }] as const) {
      const program = await start(line);
      await program.updates.look();
      await program.call();
      expect(program.newer()).toMatchObject({ state: 'told', fetchedBytes: 0, charge: { asks: true, seconds: 4 } });
      await program.updates.close();
    }
    expect(feed.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
    const program = await start({ perMinute: 1 });
    await program.updates.look();
    expect(await refusal(program.updates.fetch({ version: '0.2.0', agreed: { link: 'line', cost: 0.5 } }))).toBe(
      'changed',
    );
    const other = { link: 'line', cost: 1, currency: 'USD' };
    expect(await refusal(program.updates.fetch({ version: '0.2.0', agreed: other }))).toBe('changed');
    expect(program.newer()?.state).toBe('told');
    await program.updates.fetch({ version: '0.2.0', agreed: { ...other, currency: 'EUR' } });
    await comesTo(program, 'fetched');
  });

  it('is fetched over a dialled line in the next call, after its mail', async () => {
    const program = await start({}, false);
    await program.updates.look();
    expect(feed.asked).toEqual([]);
    await program.call();
    expect(program.newer()?.state).toBe('told');
    await program.updates.fetch({ version: '0.2.0' });
    expect(program.newer()?.state).toBe('wanted');
    await program.call();
    expect(program.newer()?.state).toBe('fetched');
  });

  it('goes on where the line broke, also after a restart, and what came is paid for once', async () => {
    feed.breakAfter = 150_000;
    const program = await start({}, false);
    await program.updates.look();
    await program.call();
    await program.updates.fetch({ version: '0.2.0' });
    await program.call();
    const came = program.newer()?.fetchedBytes ?? 0;
    expect(came).toBeGreaterThan(0);
    expect(program.newer()).toMatchObject({
      state: 'wanted',
      charge: { seconds: Math.ceil((400_000 - came) / 100_000) },
    });
    expect(troubleOf(program)).toMatch(/in the middle of .* in a later call/);
    await program.updates.close();

    const again = await start({}, false);
    feed.breakAfter = null;
    await again.call();
    expect(again.newer()?.state).toBe('fetched');
    expect(feed.asked.filter((name) => name.includes('AppImage'))).toEqual([
      'dialpost-0.2.0-x86_64.AppImage',
      `dialpost-0.2.0-x86_64.AppImage from ${came}`,
    ]);
  });

  it('that a person stops stays stopped, with what came', async () => {
    feed.breakAfter = 150_000;
    const program = await start();
    await program.updates.look();
    await expect.poll(() => troubleOf(program)).toMatch(/in the middle of/);
    const came = program.newer()?.fetchedBytes ?? 0;
    await program.updates.cancel();
    await program.call();
    expect(came).toBeGreaterThan(0);
    expect(program.newer()).toMatchObject({ state: 'told', fetchedBytes: came });
  });

  it('is forgotten where looking is switched off while it comes, and the line is let go', async () => {
    const program = await start({}, false);
    await program.updates.look();
    await program.call();
    await program.updates.fetch({ version: '0.2.0' });
    whileMoving = () => {
      off = true;
      program.updates.apply();
    };
    await program.call();
    expect(program.updates.view()).toBeNull();
    await expect.poll(() => readdir(join(program.data, 'updates'))).toEqual([]);
  });

  it('is not installed while a call is on, nor before it lies here', async () => {
    const program = await start({}, false);
    await program.updates.look();
    await program.call();
    expect(await refusal(program.updates.install({ version: '0.2.0' }))).toBe('refused');
    await program.updates.fetch({ version: '0.2.0' });
    await program.call();
    expect(await refusal(program.updates.install({ version: '0.3.0' }))).toBe('changed');
    callIsOn = true;
    await program.updates.install({ version: '0.2.0' });
    expect(program.newer()?.state).toBe('installing');
    expect(await readFile(program.image, 'utf8')).toBe('dialpost 0.1.0');
    callOver();
    await comesTo(program, 'installed');
  });

  it('takes away what was fetched of an older one, and of itself once it runs', async () => {
    const program = await start();
    await program.updates.look();
    await comesTo(program, 'fetched');
    await feed.offer('0.3.0', Buffer.alloc(1000, 'dialpost 0.3.0 '), privateKey);
    await program.updates.look();
    await expect.poll(() => program.newer()).toMatchObject({ version: '0.3.0', state: 'fetched' });
    expect(await readdir(join(program.data, 'updates'))).toEqual(['dialpost-0.3.0-x86_64.AppImage']);
  });
});

describe('nothing is installed, and a sentence says why,', () => {
  const install = async (program: Program): Promise<void> => {
    await program.updates.look();
    await comesTo(program, 'fetched');
  };
  const untouched = async ({ image, restarted }: Program): Promise<void> => {
    expect(await readFile(image, 'utf8')).toBe('dialpost 0.1.0');
    expect(restarted()).toBe(0);
  };

  it('where the package is another than was signed, or longer', async () => {
    await feed.tamper(Buffer.alloc(PACKAGE.length, 'dialpost 0.6.6 '));
    const program = await start();
    await program.updates.look();
    await expect.poll(() => troubleOf(program)).toMatch(/is not the one that was signed. It was deleted/);
    expect(program.newer()).toMatchObject({ state: 'told', fetchedBytes: 0 });
    await program.call(); // not fetched again and again
    expect(feed.asked.filter((name) => name.endsWith('.AppImage'))).toHaveLength(1);

    await feed.tamper(Buffer.concat([PACKAGE, PACKAGE]));
    await program.updates.fetch({ version: '0.2.0' });
    await expect.poll(() => troubleOf(program)).toMatch(/is longer than the feed says/);
    expect(await readdir(join(program.data, 'updates'))).toEqual([]);
    await untouched(program);
  });

  it('where there is too little room on the disk', async () => {
    spare = SPARE_FOR_NOBODY;
    const program = await start();
    await program.updates.look();
    await expect.poll(() => troubleOf(program)).toMatch(/too little room on the disk/);
    await untouched(program);
  });

  it('where what lies here was changed after it came', async () => {
    const program = await start();
    await install(program);
    const file = join(program.data, 'updates', 'dialpost-0.2.0-x86_64.AppImage');
    await writeFile(file, Buffer.alloc(PACKAGE.length, 'dialpost 0.6.6 '));
    await program.updates.install({ version: '0.2.0' });
    await expect.poll(() => troubleOf(program)).toMatch(/not what was signed. It was deleted; fetch it again/);
    expect(program.attention.list().map(({ key }) => key)).toContain('update-feed');
    await untouched(program);
  });

  it('where what is written down of it was changed together with it', async () => {
    const first = await start();
    await install(first);
    await first.updates.close();
    const other = Buffer.alloc(PACKAGE.length, 'dialpost 0.6.6 ');
    await writeFile(join(first.data, 'updates', 'dialpost-0.2.0-x86_64.AppImage'), other);
    const known = JSON.parse(await readFile(join(first.data, 'updates.json'), 'utf8'));
    known.newest.sha512 = createHash('sha512').update(other).digest('base64');
    await writeFile(join(first.data, 'updates.json'), JSON.stringify(known));
    const program = await start();
    expect(program.newer()).toBeNull();
    expect(await refusal(program.updates.install({ version: '0.2.0' }))).toBe('changed');
    expect(await readdir(join(program.data, 'updates'))).toEqual([]);
    await untouched(program);
  });

  it('where the feed leads back, or another key signed it', async () => {
    await feed.offer('0.0.9', PACKAGE, privateKey);
    const program = await start();
    await program.updates.look();
    expect(troubleOf(program)).toMatch(/is older than this one/);
    await feed.offer('0.2.0', PACKAGE, generateKeyPairSync('ed25519').privateKey);
    await program.updates.look();
    expect(troubleOf(program)).toMatch(/signature .* does not fit/);
    expect(program.newer()).toBeNull();
    await untouched(program);
  });
});
