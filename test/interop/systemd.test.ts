// The unit of the service as systemd itself reads it: nothing in it is unknown, every word
// of a path arrives as it is, and how much it leaves open. systemd is asked with --test,
// which reads units, tells what it read, and starts nothing.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DaemonPlan } from '../../src-main/daemon/plan';
import { packagedUnit } from '../../scripts/packages/unit.mjs';
import { placesOn } from '../../src-main/daemon/daemon-places';
import { findDaemon } from '../../src-main/daemon/found';
import { systemdUnit } from '../../src-main/daemon/systemd-unit';
import { lacks, SYSTEMD } from '../support/needs';

const run = promisify(execFile);

const PLAN: DaemonPlan = {
  data: '/var/lib/dialpost',
  user: 'daemon',
  steeredByGroup: true,
  dials: 'none',
  program: ['/usr/bin/env', '/usr/lib/dialpost/cli.js'],
  writable: [],
  language: null,
};
const ODD = '/srv/Büro Müller 50% $HOME "Post" \\ a=b;#c';

async function unitFile(plan: Partial<DaemonPlan>): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-unit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await chmod(folder, 0o755);
  const file = join(folder, 'dialpost.service');
  await writeFile(file, systemdUnit({ ...PLAN, ...plan }), { mode: 0o644 });
  return { folder, file };
}

/** What systemd has read of it; as nobody, because it does this for no administrator. */
async function readBySystemd(plan: Partial<DaemonPlan>): Promise<string> {
  const { folder } = await unitFile(plan);
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
  const { stdout } = await run('setpriv', [...nobody, SYSTEMD, '--test', '--system', '--unit=dialpost.service'], {
    env: { SYSTEMD_UNIT_PATH: `${folder}:`, SYSTEMD_LOG_LEVEL: 'err', PATH: process.env['PATH'] },
    maxBuffer: 64e6,
  });
  return /-> Unit dialpost\.service:.*?(?=-> Unit |$)/s.exec(stdout)?.[0] ?? stdout;
}

async function exposure(plan: Partial<DaemonPlan>): Promise<number> {
  const { file } = await unitFile(plan);
  const { stdout } = await run('systemd-analyze', ['security', '--offline=true', '--no-pager', file]);
  return Number(/exposure level for dialpost\.service: ([\d.]+)/.exec(stdout)?.[1]);
}

describe.skipIf(lacks('systemd'))('the unit of the service', () => {
  it.each(['none', 'networkmanager', 'programs'] as const)('holds nothing systemd does not know: %s', async (dials) => {
    const { file } = await unitFile({ dials, data: '/home/anna/.config/Dialpost', language: 'de_DE.UTF-8' });
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', file]);
    expect(stdout + stderr).toBe('');
  });

  it('hands every path on as it is', async () => {
    const read = await readBySystemd({ data: ODD, writable: [`${ODD} log`], program: ['/usr/bin/env', ODD] });
    expect(read).toContain(`RequiresMountsFor: ${ODD} (`);
    // As a shell would have to write it; "$$" is what becomes "$" when the program is started.
    const shown = `"${ODD.replace('$', '$$$$').replace(/["\\$]/g, '\\$&')}"`;
    expect(read).toContain(`Command Line: /usr/bin/env ${shown} serve --data ${shown} --service --group-access`);
  });

  it('of the packages is the same, idle until there are settings', async () => {
    const { folder, file } = await unitFile({});
    // Their program is on no computer that makes them.
    const unit = packagedUnit().replace('/usr/lib/dialpost-relay/node', '/usr/bin/env');
    await writeFile(file, unit);
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', file]);
    expect(stdout + stderr).toBe('');
    expect(unit).toMatch(/^ConditionPathExists=\/var\/lib\/dialpost\/settings\.json$/m);
    expect(await findDaemon({ ...placesOn('linux', {}), file: join(folder, 'none'), packaged: [file] })).toMatchObject({
      packaged: true,
      record: { data: '/var/lib/dialpost', user: 'dialpost', steeredByGroup: true },
    });
  });

  it('leaves open what dialling programs need, and hardly anything where none are run', async () => {
    expect(await exposure({})).toBeLessThan(2);
    expect(await exposure({ data: '/home/anna/.config/Dialpost' })).toBeLessThan(2.5);
    expect(await exposure({ dials: 'networkmanager' })).toBeLessThan(2);
    expect(await exposure({ dials: 'programs' })).toBeLessThan(9);
  });

  it('has nothing in it that keeps a setuid program (pppd, sudo) from its rights where one dials', () => {
    const unit = systemdUnit({ ...PLAN, dials: 'programs' });
    // systemd.exec(5), NoNewPrivileges=: these imply it.
    expect(unit).not.toMatch(
      /^(DynamicUser|LockPersonality|MemoryDenyWrite\w+|PrivateDevices|Protect(Clock|Hostname|Kernel\w+)|Restrict\w+|SystemCall\w+)=/m,
    );
    expect(unit).not.toMatch(/^(NoNewPrivileges=yes|CapabilityBoundingSet)/m);
  });
});
