// Files that went bad: each file of a data folder, one bit turned, a block of zeros, cut,
// emptied of its bytes or removed. The relay starts on it, sends every letter that the damage did not
// touch, whole, sends none that it did touch by half, keeps what can be kept, and says so.
// Where settings cannot be had it ends with a sentence, and nothing was changed.
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Chance } from '../scenario/support/chance';
import { openClient } from '../scenario/support/submit';
import { until } from '../scenario/support/wait';
import { testFolder } from '../support/folders';
import { dataFolder, serve, type Serving } from '../support/serve';
import { collect, handIn, type Office, openOffice, reachOf } from './support/doors';
import { emptied } from './support/emptied';
import { arrivedFrom, findLetters } from './support/findings';
import { expectNone, figures, howMany, trial } from './support/scale';

const DAMAGES = ['flip', 'zeros', 'cut', 'all zeros', 'remove'] as const;
type Damage = (typeof DAMAGES)[number];

/** What is lost of a file: from byte, up to byte. */
interface Hurt {
  readonly file: string;
  readonly damage: Damage;
  readonly from: number;
  readonly to: number;
}

/** A letter of a kind and of so many bytes is handed in, and taken. */
async function hand(place: Office, serving: Serving, letter: readonly [string, number], next: Chance): Promise<void> {
  const client = await openClient(serving.port());
  expect(client && (await handIn(place, client, letter, next)).code).toBe(250);
  client?.close();
}

/**
 * A folder with everything in it: letters in files and in the journal, in mailboxes, a snapshot, history, sessions,
 * collected mail.
 */
async function livedIn(place: Office, dir: string, next: Chance): Promise<void> {
  const serving = await serve(dir, place.settings);
  await hand(place, serving, ['mailbox', 900], next);
  await hand(place, serving, ['popped', 80_000], next);
  await collect(place, reachOf(serving), next);
  await until('mailboxes', async () => (await arrivedFrom(place, dir)).times.size >= 3);
  await emptied(serving);
  await serving.client.call('settings.set', (await serving.client.call('settings.get', {})) as object); // as it was given: there is an older copy now
  await serving.client.call('relay.pause', {});
  for (const bytes of [700, 5000, 64_000, 150_000]) await hand(place, serving, ['out', bytes], next);
  expect(await serving.stop()).toBe(0);
  const again = await serve(dir);
  for (const bytes of [700, 3000, 70_000]) await hand(place, again, ['out', bytes], next);
  // Long enough to be given files.
  await sleep(1500);
  for (const bytes of [700, 2000, 9000, 1000]) await hand(place, again, ['out', bytes], next);
  await again.kill();
}

async function filesOf(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir, { recursive: true });
  const facts = await Promise.all(names.map(async (name) => ({ name, about: await stat(join(dir, name)) })));
  return facts
    .filter(({ about }) => about.isFile() && about.size > 0)
    .map(({ name }) => name)
    .sort();
}

async function hurt(dir: string, file: string, damage: Damage, next: Chance): Promise<Hurt> {
  const path = join(dir, file);
  const bytes = await readFile(path);
  const at = Math.floor(next() * bytes.length);
  if (damage === 'remove') await rm(path);
  else await writeFile(path, damaged(bytes, damage, at, next));
  if (damage === 'flip') return { file, damage, from: at, to: at + 1 };
  if (damage === 'zeros') return { file, damage, from: at, to: Math.min(bytes.length, at + 512) };
  return { file, damage, from: damage === 'cut' ? at : 0, to: bytes.length };
}

function damaged(bytes: Buffer, damage: Exclude<Damage, 'remove'>, at: number, next: Chance): Buffer {
  const copy = Buffer.from(bytes);
  if (damage === 'cut') return copy.subarray(0, at);
  if (damage === 'flip') copy.writeUInt8(copy.readUInt8(at) ^ (1 << Math.floor(next() * 8)), at);
  else copy.fill(0, damage === 'zeros' ? at : 0, damage === 'zeros' ? Math.min(copy.length, at + 512) : copy.length);
  return copy;
}

/**
 * Letters that the damage may have touched: their record or text lies in a line of what is lost, or the file is
 * theirs.
 */
async function touched(base: string, place: Office, { file, from, to }: Hurt): Promise<ReadonlySet<string>> {
  const own = place.acknowledged.get(/([0-9A-Z]{16})\.(?:eml|dialpost)$/.exec(file)?.[1] ?? '');
  const bytes = await readFile(join(base, file));
  // A letter's text is one record of many lines, with its envelope behind it.
  const records = /journal/.test(file)
    ? [...place.letters.byName.keys()].filter((name) => reaches(bytes, idOf(place, name), from, to))
    : [];
  const lineStart = bytes.lastIndexOf(0x0a, from - 1) + 1;
  const lineEnd = bytes.indexOf(0x0a, to);
  const lines = bytes.subarray(lineStart, lineEnd < 0 ? bytes.length : lineEnd).toString('latin1');
  const named = /mailboxes|content/.test(file)
    ? [...place.letters.byName.keys()].filter((name) => bytes.includes(`X-Name: ${name}\r`))
    : [...place.letters.byName.keys()].filter((name) => lines.includes(`"${name}"`));
  return new Set([...(own === undefined ? [] : [own]), ...records, ...named]);
}

/** The queue id of the letter that was acknowledged under `name`; "" where it was not. */
function idOf(place: Office, name: string): string {
  return [...place.acknowledged].find(([, one]) => one === name)?.[0] ?? '';
}

/** Does what the journal says of `id`, text and envelope, reach into what is lost? */
function reaches(bytes: Buffer, id: string, from: number, to: number): boolean {
  const first = bytes.indexOf(id);
  const last = bytes.lastIndexOf(id);
  const end = bytes.indexOf(0x0a, last);
  return id !== '' && first >= 0 && from <= (end < 0 ? bytes.length : end) && to > bytes.lastIndexOf(0x0a, first);
}

interface Outcome {
  readonly started: boolean;
  readonly wrong: readonly string[];
}

/** Somebody who looks at it is told that something is amiss. */
async function says({ client }: Serving): Promise<boolean> {
  const { attention, queue } = await client.call('status', {});
  return queue.corrupt > 0 || attention.some(({ severity }) => severity !== 'info');
}

/**
 * The newest segment cut short looks like the end every power cut leaves, where nothing acknowledged is missing and
 * nothing may be called damaged.
 */
async function endsLikeAnyCrash(base: string, { file, damage }: Hurt): Promise<boolean> {
  const newest = (await readdir(join(base, 'spool', 'journal'))).sort().at(-1) ?? '';
  return damage === 'cut' && file === join('spool', 'journal', newest);
}

/** Starts on the damaged folder, lets everything go its way, and looks what became of it. */
async function startOn(dir: string, base: string, place: Office, what: Hurt): Promise<Outcome> {
  const where = `${what.damage} ${what.file} ${what.from}-${what.to}`;
  const serving = await serve(dir).catch((error: unknown) => String(error));
  if (typeof serving === 'string')
    return {
      started: false,
      wrong: (await refusedWell(dir, base, place, [what, serving])).map((text) => `${where}: ${text}`),
    };
  try {
    await serving.client.call('relay.resume', {});
    const held = (await serving.client.call('queue.list', { limit: 200 })).rows.filter(({ state }) => state === 'hold');
    const told = await says(serving);
    // A person has looked at what was put together again, and lets it go.
    if (held.length > 0) await serving.client.call('queue.release', { ids: held.map(({ id }) => id) });
    await emptied(serving);
    const { times, spoilt } = await arrivedFrom(place, dir);
    const may = await touched(base, place, what);
    const missing = [...place.acknowledged.values()].filter((name) => !times.has(name));
    const nothingToSay =
      held.length === 0 &&
      (missing.length === 0 || what.file.startsWith('mailboxes') || (await endsLikeAnyCrash(base, what)));
    const said = told || nothingToSay || (held.length === 0 && (await says(serving)));
    return {
      started: true,
      wrong: [
        ...missing.filter((name) => !may.has(name)).map((name) => `${where}: ${name} was not touched and is lost`),
        ...(said ? [] : [`${where}: ${missing.join()} lost, or ${held.length} held, without a word`]),
        ...spoilt
          .filter((text) => !text.includes(what.file.replace('mailboxes/', '')))
          .map((text) => `${where}: ${text}`),
      ],
    };
  } catch (error) {
    return { started: true, wrong: [`${where}: ${String(error)}`] };
  } finally {
    await serving.stop();
  }
}

/**
 * A start may end only for settings that cannot be had or a journal nobody knows; with a sentence, and everything
 * still there.
 */
async function refusedWell(
  dir: string,
  base: string,
  place: Office,
  [what, why]: readonly [Hurt, string],
): Promise<readonly string[]> {
  if (
    !/^(?:settings\.json|secrets\.json|spool\/(?:journal|snapshot))/.test(what.file) ||
    !/serve ended with 1: [^]*\w+ \w+/.test(why)
  )
    return [`no start: ${why}`];
  await cp(join(base, what.file), join(dir, what.file));
  const { safe } = await findLetters(dir, place.letters);
  return [...place.acknowledged.values()]
    .filter((name) => !safe.has(name))
    .map((name) => `no start, and ${name} is gone after the file was put back`);
}

it('a file of the data folder gone bad costs what stood in it, is told of, and stops nothing else', async () => {
  const begun = Date.now();
  const { seed, chance } = trial();
  const { dir: base, remove } = await dataFolder();
  onTestFinished(remove);
  const place = await openOffice();
  onTestFinished(place.close);
  await livedIn(place, base, chance(0));
  const files = await filesOf(base);
  const trials = howMany(20, 300);
  const wrong: string[] = [];
  let started = 0;
  // Each file has its turn; which damage it meets first is chance.
  const order = files.map((file) => ({ file, luck: chance(seed + file.length)() })).sort((a, b) => a.luck - b.luck);
  for (let n = 0; n < trials; n++) {
    const next = chance(100 + n);
    const dir = join(await testFolder(), 'd');
    await cp(base, dir, { recursive: true, filter: (path) => !path.endsWith('control.sock') });
    place.receiver.clear();
    const { file = '' } = order[n % order.length] ?? {};
    const damage = DAMAGES[(n + Math.floor(n / order.length)) % DAMAGES.length] ?? 'flip';
    const outcome = await startOn(dir, base, place, await hurt(dir, file, damage, next));
    started += outcome.started ? 1 : 0;
    wrong.push(...outcome.wrong);
    await rm(dir, { recursive: true });
  }
  figures(
    `damaged files: ${trials} trials over ${files.length} files, ${started} started, ${trials - started} ended with a sentence and everything in place, ${wrong.length} faults`,
    begun,
    seed,
  );
  expectNone(wrong);
}, 7_200_000);
