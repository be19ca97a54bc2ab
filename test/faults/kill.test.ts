// Law 1 against kill -9, at every door at once: `serve` is killed at moments by chance,
// some before it has started, while letters come in, go out, are refused and told of,
// lie in mailboxes, are sent on, fetched by a mail program and collected. Whatever was
// acknowledged or deleted at the provider has arrived in the end, byte for byte; what
// arrived twice was in doubt when a life ended, and is counted.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { connectControl, type ControlClient } from '../../src-main/control/socket-client';
import type { Chance } from '../scenario/support/chance';
import { CLI, dataFolder, serve } from '../support/serve';
import { type Office, openOffice, people } from './support/doors';
import { emptied } from './support/emptied';
import { arrivedFrom } from './support/findings';
import { nameIn } from './support/letters';
import { expectNone, figures, howMany, trial } from './support/scale';

/** From its ready line on, or for one in five from the spawn. */
const LONGEST_LIFE = 1000;
/** As many may be in doubt at one connection's death (ARCHITECTURE.md, law 4). */
const IN_FLIGHT = 8;

interface Life {
  smtp: number;
  client: ControlClient | null;
}

/** One life of `serve`, from the spawn to the SIGKILL; `born` is told when it answers. */
async function live(dir: string, next: Chance, born: (life: Life | null) => void): Promise<void> {
  const child = spawn(process.execPath, [CLI, 'serve', '--data', dir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const life: Life = { smtp: 0, client: null };
  const ready = new Promise<void>((resolve) =>
    child.stdout.once('data', (text) => {
      life.smtp = Number(/"port":(\d+)/.exec(String(text))?.[1] ?? 0);
      born(life);
      void connectControl(dir).then(
        (client) => (life.client = client),
        () => undefined,
      );
      resolve();
    }),
  );
  const early = next() < 0.2;
  const milliseconds = next() * LONGEST_LIFE;
  if (!early) await Promise.race([ready, ended]);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  born(null);
  if ((await ended) !== 'SIGKILL') throw new Error(`serve ended by itself: ${said}`);
  life.client?.close();
}

/** Letters the receiver has more than once though no connection's death leaves that in doubt. */
function withoutDoubt(place: Office): readonly string[] {
  const last = new Map<number, number>();
  place.receiver.kept.forEach(({ connection }, at) => last.set(connection, at));
  const byName = new Map<string, { readonly connection: number; readonly behind: number }[]>();
  place.receiver.kept.forEach(({ content, connection }, at) => {
    const behind = place.receiver.kept
      .slice(at + 1, (last.get(connection) ?? at) + 1)
      .filter((kept) => kept.connection === connection).length;
    byName.set(nameIn(content), [...(byName.get(nameIn(content)) ?? []), { connection, behind }]);
  });
  return [...byName]
    .filter(
      ([name, list]) =>
        name.startsWith('out') &&
        list
          .slice(0, -1)
          .some(({ connection, behind }, i) => behind >= IN_FLIGHT || connection === list[i + 1]?.connection),
    )
    .map(([name]) => name);
}

it('killed again and again with all doors open, it loses nothing and repeats only what was in doubt', async () => {
  const begun = Date.now();
  const { seed, chance } = trial();
  const rounds = howMany(12, 500);
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const place = await openOffice();
  onTestFinished(place.close);
  const setUp = await serve(dir, place.settings);
  await setUp.kill();

  let now: Life | null = null;
  const end = people(place, () => now, chance(0), 30);
  for (let round = 0; round < rounds; round++) await live(dir, chance(1 + round), (life) => (now = life));
  await end();

  const last = await serve(dir);
  await emptied(last);
  const { queue, attention } = await last.client.call('status', {});
  expect({ corrupt: queue.corrupt, damage: attention.filter(({ key }) => key === 'damage') }).toEqual({
    corrupt: 0,
    damage: [],
  });
  expect(await last.stop()).toBe(0);

  const { times, spoilt } = await arrivedFrom(place, dir);
  const still = new Set(place.waiting.map(({ content }) => nameIn(content)));
  const owed = [
    ...place.acknowledged.values(),
    ...[...place.letters.byName.keys()].filter((name) => name.startsWith('held') && !still.has(name)),
  ];
  const lost = owed.filter((name) => !times.has(name));
  const twice = (kind: string): number =>
    [...times].filter(([name, count]) => name.startsWith(kind) && count > 1).length;
  const doubled = ['out', 'refused', 'mailbox', 'popped', 'forwarded', 'held']
    .map((kind) => `${kind} ${twice(kind)}`)
    .join(', ');
  figures(
    `kill -9: ${rounds} rounds, ${owed.length} letters owed, ${lost.length} lost, twice because in doubt: ${doubled}`,
    begun,
    seed,
  );
  expectNone([
    ...lost.map((name) => `${name} is lost`),
    ...spoilt,
    ...withoutDoubt(place).map((name) => `${name} came twice without doubt`),
  ]);
  // A Maildir knows a letter again by its queue id.
  expect(twice('mailbox')).toBe(0);
  // One letter at a time is collected, refused or sent on by each of a mailbox's four lanes.
  for (const kind of ['refused', 'forwarded', 'held', 'popped']) expect(twice(kind)).toBeLessThanOrEqual(4 * rounds);
}, 7_200_000);
