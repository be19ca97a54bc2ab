// Law 1 against the power: a day's work of `serve` (three lives, two of them killed)
// is recorded below the file calls, and the disk as it may be found is built at moments
// by chance: what no sync covers dropped, torn at 512 bytes, in another order. On each
// such disk a fresh relay starts, has every letter it owes, whole, and delivers nothing
// by half. The journal's replacement is recorded at a spool of its own, where it comes often.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { newQueueId } from '../../src-main/mail/queue-id';
import { openSpool } from '../../src-main/spool/start';
import type { Chance } from '../scenario/support/chance';
import { until } from '../scenario/support/wait';
import { bundled } from '../support/bundled';
import { testFolder } from '../support/folders';
import { lacks } from '../support/needs';
import { dataFolder, serve, type Serving } from '../support/serve';
import { admit, ARRIVED } from '../unit/spool/items';
import { type DiskLaw, writeImage } from './support/disk-image';
import { DiskModel } from './support/disk-model';
import { type Entry, readDiskRecord } from './support/disk-record';
import { refusals, type Refusals, watchedBy } from './support/disk-shim';
import { type Office, openOffice, people, reachOf } from './support/doors';
import { emptied } from './support/emptied';
import { arrivedFrom, findLetters, type Found } from './support/findings';
import { type Letters, lettersBySeed } from './support/letters';
import { promiseReader } from './support/promises';
import { expectNone, figures, howMany, LONG, trial } from './support/scale';

/** A life lasts until so many letters more are acknowledged. */
const LIFE_LETTERS = LONG ? 120 : 40;
/** Every so manieth disk is also given to a real `serve`. */
const SERVED = LONG ? 4 : 8;

/** What is owed at a moment of the record, and to be found. */
class Owed {
  readonly queued = new Set<string>();
  readonly confirmed = new Set<string>();
  readonly taken = new Set<string>();
  private readonly read = promiseReader();

  constructor(private readonly nameOfId: (id: string) => string | undefined) {}

  /** Answers whether `entry` promised anything. */
  follow(entry: Entry): boolean {
    const promises = this.read(entry);
    for (const promise of promises) {
      if (promise.what === 'queued') this.queued.add(this.nameOfId(promise.id) ?? promise.id);
      else if (promise.what === 'fetched') this.queued.add(promise.name);
      else if (promise.what === 'confirmed') this.confirmed.add(promise.name);
      else if (promise.what === 'taken') this.taken.add(promise.name);
    }
    return promises.length > 0;
  }

  missing(safe: ReadonlySet<string>): readonly string[] {
    return [...this.queued].filter((name) => !safe.has(name) && !this.confirmed.has(name) && !this.taken.has(name));
  }
}

/** Moments to cut at: half of them by chance, half just after something was promised. */
function cuts(
  entries: readonly Entry[],
  nameOfId: (id: string) => string | undefined,
  count: number,
  next: Chance,
): readonly number[] {
  const owed = new Owed(nameOfId);
  const promised = entries.flatMap((entry, i) => (owed.follow(entry) ? [i] : []));
  const first = promised[0] ?? 0;
  const anywhere = (): number => first + Math.floor(next() * (entries.length - first));
  const justAfter = (): number =>
    Math.min(entries.length, (promised[Math.floor(next() * promised.length)] ?? 0) + 1 + Math.floor(next() * 3));
  return Array.from({ length: count }, (_, i) => (i % 2 === 0 ? anywhere() : justAfter())).sort((a, b) => a - b);
}

interface Cut {
  readonly n: number;
  readonly at: number;
  readonly law: DiskLaw;
  readonly owed: Owed;
  /** Writes this cut's disk to a new folder; the same each time. */
  image(dir: string): Promise<void>;
}

/** Follows the record from cut to cut. */
async function* disks(
  entries: readonly Entry[],
  nameOfId: (id: string) => string | undefined,
  moments: readonly number[],
  chanceOf: (n: number) => Chance,
): AsyncGenerator<Cut> {
  const disk = new DiskModel();
  const owed = new Owed(nameOfId);
  let done = 0;
  for (const [n, at] of moments.entries()) {
    for (; done < at; done++) {
      const entry = entries[done];
      if (entry) disk.follow(entry);
      if (entry) owed.follow(entry);
    }
    const law = n % 2 === 0 ? 'posix' : 'ext4';
    yield { n, at, law, owed, image: (dir) => writeImage(disk, law, chanceOf(n), dir) };
  }
}

/** Three lives of an office under the recording layer. */
async function recordOffice(place: Office, next: Chance): Promise<readonly Entry[]> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const record = join(await testFolder(), 'record');
  for (let life = 0; life < 3; life++) {
    const layer = await refusals(join(await testFolder(), 'control'));
    onTestFinished(layer.close);
    const env = watchedBy({ root: dir, record, control: layer.path });
    const serving = await serve(dir, life === 0 ? place.settings : undefined, [], env);
    const end = people(place, reachOf(serving), next, 80);
    const enough = place.acknowledged.size + LIFE_LETTERS;
    await until('letters', () => Promise.resolve(place.acknowledged.size >= enough));
    // Their way on has only begun.
    await sleep(500);
    if (life < 2) await killedBy(layer, serving);
    await end();
    if (life === 2) expect(await serving.stop()).toBe(0);
  }
  return readDiskRecord(record, dir);
}

/** A kill at a moment at which the record knows of everything the next life will find. */
async function killedBy(layer: Refusals, serving: Serving): Promise<void> {
  const isAlive = (): boolean => {
    try {
      return process.kill(serving.pid, 0);
    } catch {
      return false;
    }
  };
  await layer.kill();
  await until('the end of serve', () => Promise.resolve(!isAlive()));
  await serving.kill();
}

/** spool-child.ts at its work in `root` under the recording layer, until `count` letters are used. */
async function recordWork(
  root: string,
  seed: number,
  count: number,
): Promise<{ readonly entries: readonly Entry[]; readonly said: string }> {
  const record = join(await testFolder(), 'record');
  const program = await bundled(join(import.meta.dirname, 'support', 'spool-child.ts'));
  const child = spawn(process.execPath, [program, join(root, 'spool'), String(seed), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...watchedBy({ root, record }) },
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  return { entries: await readDiskRecord(record, root), said };
}

/** The handles by which `path` was opened. */
function handlesOf(entries: readonly Entry[], path: string): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.kind === 'open' && entry.path === path ? [entry.handle] : [])));
}

/** A spool of its own, and what it acknowledged. */
async function recordSpool(seed: number): Promise<{
  readonly entries: readonly Entry[];
  readonly letters: Letters;
  readonly names: ReadonlyMap<string, string>;
}> {
  const count = LONG ? 400 : 150;
  const { entries, said } = await recordWork(await testFolder(), seed, count);
  const names = new Map([...said.matchAll(/^queued as (\S+) = (\S+)$/gm)].map(([, id = '', name = '']) => [id, name]));
  return { entries, letters: lettersBySeed(seed, count), names };
}

/** What is wrong with a disk after a start, told with how to build it again. */
function faults(cut: Cut, found: Found): readonly string[] {
  const where = `disk ${cut.n} (${cut.law}, cut at entry ${cut.at})`;
  return [
    ...cut.owed.missing(found.safe).map((name) => `${where}: ${name} is lost`),
    ...found.spoilt.map((what) => `${where}: ${what}`),
    ...found.aside.map((what) => `${where}: called damaged: ${what}`),
  ];
}

/** Starts `serve` on the disk, lets it send all it has, and looks where everything is. */
async function served(cut: Cut, place: Office, dir: string): Promise<readonly string[]> {
  place.receiver.clear();
  const serving = await serve(dir);
  try {
    await emptied(serving);
    const { attention } = await serving.client.call('status', {});
    const { times, spoilt } = await arrivedFrom({ ...place, taken: new Map() }, dir);
    return faults(cut, {
      safe: new Set(times.keys()),
      spoilt,
      aside: attention.filter(({ key }) => key === 'damage').map(({ text }) => text),
    });
  } finally {
    await serving.stop();
  }
}

interface Trials {
  readonly entries: readonly Entry[];
  readonly letters: Letters;
  readonly count: number;
  nameOfId(id: string): string | undefined;
  chance(n: number): Chance;
  /** More to try on a disk; it builds its own. */
  also?(cut: Cut, dir: string): Promise<readonly string[]>;
}

/** A record is another at each run, so the first disk with a fault is kept to be looked at. */
async function keep(cut: Cut): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dialpost-fault-'));
  await cut.image(dir);
  return dir;
}

/** Builds disk after disk and opens its spool; every fault there is. */
async function tryDisks({ entries, letters, count, nameOfId, chance, also }: Trials): Promise<readonly string[]> {
  const wrong: string[] = [];
  for await (const cut of disks(entries, nameOfId, cuts(entries, nameOfId, count, chance(1)), (n) => chance(100 + n))) {
    const dir = await mkdtemp(join(tmpdir(), 'dp-'));
    try {
      await cut.image(join(dir, 'a'));
      const here = [
        ...faults(cut, await findLetters(join(dir, 'a'), letters)),
        ...((await also?.(cut, join(dir, 'b'))) ?? []),
      ];
      if (here.length > 0 && wrong.length === 0) here.push(`disk ${cut.n} lies in ${await keep(cut)} as it was found`);
      wrong.push(...here);
    } finally {
      await rm(dir, { recursive: true });
    }
  }
  return wrong;
}

describe.skipIf(lacks('disk-shim'))('a power cut at any moment', () => {
  it('leaves every acknowledged letter whole, with all doors open', async () => {
    const begun = Date.now();
    const { seed, chance } = trial();
    const place = await openOffice();
    onTestFinished(place.close);
    const entries = await recordOffice(place, chance(0));
    const count = howMany(40, 500);
    let starts = 0;
    const also = async (cut: Cut, dir: string): Promise<readonly string[]> => {
      if (cut.n % SERVED !== 0) return [];
      starts += 1;
      await cut.image(dir);
      return served(cut, place, dir);
    };
    const wrong = await tryDisks({
      entries,
      letters: place.letters,
      count,
      nameOfId: (id) => place.acknowledged.get(id),
      chance,
      also,
    });
    figures(
      `power cut: ${count} disks of ${entries.length} entries, ${place.acknowledged.size} letters acknowledged, ${starts} starts of serve, ${wrong.length} faults`,
      begun,
      seed,
    );
    expectNone(wrong);
  }, 3_600_000);

  it('leaves every acknowledged letter whole while the journal is replaced again and again', async () => {
    const begun = Date.now();
    const { seed, chance } = trial();
    const { entries, letters, names } = await recordSpool(seed);
    const replaced = entries.filter((entry) => entry.kind === 'rename' && entry.to === 'spool/snapshot.jsonl').length;
    expect(replaced).toBeGreaterThan(2);
    const count = howMany(30, 500);
    const wrong = await tryDisks({ entries, letters, count, nameOfId: (id) => names.get(id), chance });
    figures(
      `power cut while the journal is replaced: ${count} disks of ${entries.length} entries, ${names.size} letters acknowledged, ${replaced} snapshots, ${wrong.length} faults`,
      begun,
      seed,
    );
    expectNone(wrong);
  }, 3_600_000);

  it('after a kill meets a journal whose end is safe by then: a start syncs what the last run left before it says so', async () => {
    const root = await testFolder();
    const { spool } = await openSpool(join(root, 'spool'), { clock: systemClock, log: silentLog });
    await admit(spool, Buffer.from('Subject: x\r\n\r\nx\r\n'));
    // As a kill leaves it: not closed, the system's memory not written.
    await cp(join(root, 'spool'), join(root, 'left', 'spool'), { recursive: true });
    await spool.close();
    const { entries } = await recordWork(join(root, 'left'), 1, 1);
    const [before, after] = [
      handlesOf(entries, 'spool/journal/000001.log'),
      handlesOf(entries, 'spool/journal/000002.log'),
    ];
    const safe = entries.findIndex((entry) => entry.kind === 'synced' && before.has(entry.handle) && entry.held);
    const said = entries.findIndex((entry) => entry.kind === 'write' && after.has(entry.handle));
    expect(safe).toBeGreaterThan(-1);
    expect(said).toBeGreaterThan(safe);
  });

  it.each([
    ['a segment it still needs', false],
    ['a segment the snapshot has replaced already', true],
  ])(
    'after a kill meets letters that had left, and no file of one comes back: their removal is safe before %s goes',
    async (_, replaced) => {
      const root = await testFolder();
      const { spool } = await openSpool(join(root, 'spool'), { clock: systemClock, log: silentLog });
      // Too large to stand in the journal: it has a file, and in another folder than the letters that come after it.
      const { id } = await admit(spool, Buffer.alloc(200_000, 'x\r\n'), { id: newQueueId(ARRIVED - 3_600_000) });
      await spool.commit([{ gone: id }]);
      await spool.removeContent(id);
      const [segment, left] = [join('spool', 'journal', '000001.log'), join(root, 'left')];
      await cp(join(root, segment), join(root, 'segment'));
      if (replaced) await spool.checkpoint();
      await cp(join(root, 'spool'), join(left, 'spool'), { recursive: true });
      await cp(join(root, 'segment'), join(left, segment));
      await spool.close();
      const { entries } = await recordWork(left, 1, 40);
      const folder = handlesOf(entries, `spool/content/${id.slice(4, 6)}`);
      const dropped = entries.findIndex((entry) => entry.kind === 'unlink' && entry.path === segment);
      expect(dropped).toBeGreaterThan(-1);
      expect(
        entries.slice(0, dropped).some((entry) => entry.kind === 'synced' && folder.has(entry.handle) && entry.held),
      ).toBe(true);
    },
  );
});
