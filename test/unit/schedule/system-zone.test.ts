// The computer's zone is changed while the program runs (D6): a real process whose /etc is
// its own, with the link that timedatectl sets. And TZ holds what V8 cannot name.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';
import { plainModule } from '../../support/plain-module';

const SOURCE = join(import.meta.dirname, '../../../src-main/schedule/zone.ts');
const ZONES = '/usr/share/zoneinfo';

interface Computer {
  readonly env: NodeJS.ProcessEnv;
  /** Where /etc/localtime leads; absent: this computer's own /etc, which nothing is to change. */
  readonly zone?: string;
}

/** What `steps` puts into `seen` in a process of its own, where `zone()` is the zone's name, looked at anew each time. */
async function seen(steps: string, { env, zone }: Computer): Promise<unknown> {
  const dir = await testFolder();
  const script = `
    import { systemZone } from ${JSON.stringify(await plainModule(SOURCE, dir))};
    import { execSync } from 'node:child_process';
    let time = 0;
    const zone = systemZone({ monotonic: () => (time += 2000) });
    const seen = [];
    ${steps}
    console.log(JSON.stringify(seen));`;
  const node = [process.execPath, '--input-type=module', '-e', script];
  const etc = join(dir, 'etc');
  const shell = `mkdir ${etc} && ln -s ${ZONES}/${zone} ${etc}/localtime && mount --bind ${etc} /etc && exec "$@"`;
  const [program = '', ...words] = zone === undefined ? node : ['unshare', '-m', 'sh', '-c', shell, 'sh', ...node];
  return JSON.parse(execFileSync(program, words, { encoding: 'utf8', env }));
}

test.skipIf(lacks('small-disk'))(
  'D6: the zone that /etc/localtime names now is used a moment later, link or copy',
  async () => {
    const steps = `
    seen.push(zone());
    for (const set of ['ln -sf ${ZONES}/Pacific/Auckland /etc/localtime', 'rm /etc/localtime; cp ${ZONES}/Asia/Tokyo /etc/localtime']) {
      execSync(set);
      seen.push(zone(), new Date(0).getHours());
    }`;
    const { TZ: _, ...env } = process.env;
    expect(await seen(steps, { env, zone: 'Etc/UTC' })).toEqual([
      expect.stringMatching(/UTC$/),
      'Pacific/Auckland',
      12,
      'Asia/Tokyo',
      9,
    ]);
  },
);

test.each([
  ['/usr/share/zoneinfo/Europe/Berlin', 'Europe/Berlin', 13],
  [':Australia/Lord_Howe', 'Australia/Lord_Howe', 21],
  ['europe/berlin', 'Europe/Berlin', 13],
  ['UTC+3', 'Etc/GMT+3', 8],
  ['UTC-3', 'Etc/GMT-3', 14],
  ['Nowhere/Land', 'UTC', 11],
  ['', 'UTC', 11],
  [':/nonexistent', 'UTC', 11],
])('a TZ of %j is %s, for what is planned and for what is shown', async (TZ, name, hour) => {
  const steps = 'seen.push(zone(), new Date(Date.UTC(2026, 6, 1, 11)).getHours());';
  expect(await seen(steps, { env: { ...process.env, TZ } })).toEqual([name, hour]);
});

test.skipIf(lacks('small-disk'))(
  'a TZ of ":/etc/localtime" is the system zone, also when that is changed',
  async () => {
    const steps = `
    seen.push(zone());
    execSync('ln -sf ${ZONES}/Asia/Tokyo /etc/localtime');
    seen.push(zone(), new Date(0).getHours());`;
    const env = { ...process.env, TZ: ':/etc/localtime' };
    expect(await seen(steps, { env, zone: 'Pacific/Auckland' })).toEqual(['Pacific/Auckland', 'Asia/Tokyo', 9]);
  },
);
