// The computer's zone is changed while the program runs (D6): a real process whose /etc is
// its own, with the link that timedatectl sets. And TZ holds what V8 cannot name.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';
import { plainModule } from '../../support/plain-module';

const SOURCE = join(import.meta.dirname, '../../../src-main/schedule/zone.ts');

test.skipIf(lacks('small-disk'))(
  'D6: the zone that /etc/localtime names now is used a moment later, link or copy',
  async () => {
    const dir = await testFolder();
    const script = `
    import { systemZone } from ${JSON.stringify(await plainModule(SOURCE, dir))};
    import { execSync } from 'node:child_process';
    let time = 0;
    const zone = systemZone({ monotonic: () => (time += 2000) });
    const seen = [zone()];
    for (const set of ['ln -sf /usr/share/zoneinfo/Pacific/Auckland /etc/localtime', 'rm /etc/localtime; cp /usr/share/zoneinfo/Asia/Tokyo /etc/localtime']) {
      execSync(set);
      seen.push(zone(), new Date(0).getHours());
    }
    console.log(JSON.stringify(seen));`;
    const etc = join(dir, 'etc');
    const { TZ: _, ...env } = process.env;
    const shell = `mkdir ${etc} && ln -s /usr/share/zoneinfo/Etc/UTC ${etc}/localtime && mount --bind ${etc} /etc && exec "$0" --input-type=module -e "$1"`;
    const out = execFileSync('unshare', ['-m', 'sh', '-c', shell, process.execPath, script], { encoding: 'utf8', env });
    expect(JSON.parse(out)).toEqual([expect.stringMatching(/UTC$/), 'Pacific/Auckland', 12, 'Asia/Tokyo', 9]);
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
  const dir = await testFolder();
  const script = `
    import { systemZone } from ${JSON.stringify(await plainModule(SOURCE, dir))};
    const zone = systemZone({ monotonic: () => 0 })();
    console.log(JSON.stringify([zone, new Date(Date.UTC(2026, 6, 1, 11)).getHours()]));`;
  const env = { ...process.env, TZ };
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env });
  expect(JSON.parse(out)).toEqual([name, hour]);
});

test.skipIf(lacks('small-disk'))(
  'a TZ of ":/etc/localtime" is the system zone, also when that is changed',
  async () => {
    const dir = await testFolder();
    const script = `
    import { systemZone } from ${JSON.stringify(await plainModule(SOURCE, dir))};
    import { execSync } from 'node:child_process';
    let time = 0;
    const zone = systemZone({ monotonic: () => (time += 2000) });
    const seen = [zone()];
    execSync('ln -sf /usr/share/zoneinfo/Asia/Tokyo /etc/localtime');
    console.log(JSON.stringify([...seen, zone(), new Date(0).getHours()]));`;
    const etc = join(dir, 'etc');
    const shell = `mkdir ${etc} && ln -s /usr/share/zoneinfo/Pacific/Auckland ${etc}/localtime && mount --bind ${etc} /etc && exec "$0" --input-type=module -e "$1"`;
    const env = { ...process.env, TZ: ':/etc/localtime' };
    const out = execFileSync('unshare', ['-m', 'sh', '-c', shell, process.execPath, script], { encoding: 'utf8', env });
    expect(JSON.parse(out)).toEqual(['Pacific/Auckland', 'Asia/Tokyo', 9]);
  },
);
