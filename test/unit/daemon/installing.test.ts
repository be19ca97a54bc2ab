// A service is installed whole or not at all, and removing it leaves the folder. The
// system's programs are played by ones that write down what they were called with.
import { chmod, chown, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { createRun } from '../../../src-main/base/run';
import { type DaemonSystem, placesOn } from '../../../src-main/daemon/daemon-places';
import { findDaemon, whyNotOurs } from '../../../src-main/daemon/found';
import { type Keeper, keeperOf } from '../../../src-main/daemon/keeper';
import type { DaemonPlan } from '../../../src-main/daemon/plan';
import { allOrNothing } from '../../../src-main/daemon/undoing';
import { lacks } from '../../support/needs';

const PROGRAMS = ['systemctl', 'useradd', 'userdel', 'usermod', 'chown', 'getent', 'launchctl', 'schtasks', 'icacls'];

interface Computer {
  readonly folder: string;
  readonly file: string;
  readonly plan: DaemonPlan;
  readonly keeper: Keeper;
  /** As it is where this computer's own folder is `machineFolder`. */
  keeperWhere(machineFolder: string): Keeper;
  /** What was called since the last look, a line a call. */
  called(): Promise<readonly string[]>;
}

/** `fails`: how a call begins that ends with 1. */
async function computer(system: DaemonSystem, fails = 'nothing'): Promise<Computer> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-installing-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = join(folder, 'called');
  const script = `#!/bin/sh\nline="\${0##*/} $*"\necho "$line" >>'${log}'\ncase "$line" in '${fails}'*) echo 'no, sorry'; exit 1 ;; 'getent passwd'*) exit 2 ;; esac\n`;
  for (const name of PROGRAMS) {
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }
  await writeFile(log, '');
  const played = createRun(systemClock);
  const run: typeof played = ({ argv: [name = '', ...words], ...ask }) =>
    played({ ...ask, argv: [join(folder, name), ...words] });
  const places = { ...placesOn(system, {}), file: join(folder, 'units', 'dialpost.service'), packaged: [] };
  const plan: DaemonPlan = {
    data: join(folder, 'Büro 50%'),
    user: 'dialpost',
    steeredByGroup: system === 'linux',
    dials: 'none',
    program: ['/usr/bin/node', '/usr/lib/dialpost/cli.js'],
    writable: [],
    language: null,
  };
  return {
    folder,
    file: places.file,
    plan,
    keeper: keeperOf({ system, places, run }),
    keeperWhere: (machineFolder) => keeperOf({ system, places: { ...places, machineFolder }, run }),
    async called() {
      const text = await readFile(log, 'utf8');
      await writeFile(log, '');
      return text.split('\n').filter((line) => line !== '' && !line.startsWith('getent'));
    },
  };
}

describe.each(['linux', 'darwin', 'win32'] as const)('a service of %s', (system) => {
  it('is found again as it was written, and removing it leaves the folder', async () => {
    const { file, plan, keeper, folder } = await computer(system);
    await allOrNothing(await keeper.install(plan, 'anna'));
    const { data, user, steeredByGroup, dials } = plan;
    const places = { ...placesOn(system, {}), file, packaged: [] };
    expect(await findDaemon(places)).toEqual({ file, packaged: false, record: { data, user, steeredByGroup, dials } });
    await allOrNothing(keeper.remove(plan));
    expect(await findDaemon(places)).toBeNull();
    expect(await readdir(folder)).toContain('Büro 50%');
  });
});

describe('on Windows', () => {
  it('this computer’s own folder is closed to its users before mail can lie in it; one of a person’s is left', async () => {
    const { plan, folder, called, keeperWhere } = await computer('win32');
    const keeper = keeperWhere(plan.data);
    await allOrNothing(await keeper.install(plan, 'anna'));
    const of = (calls: readonly string[]): readonly string[] => calls.filter((call) => call.startsWith('icacls'));
    expect(of(await called())[0]).toBe(
      `icacls ${plan.data} /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F`,
    );
    await allOrNothing(keeper.remove(plan));
    await called();
    await allOrNothing(await keeperWhere(join(folder, 'elsewhere')).install(plan, 'anna'));
    expect(of(await called()).filter((call) => call.includes('/inheritance'))).toEqual([]);
  });
});

describe('on Windows, a task', () => {
  const tasks = (calls: readonly string[]): readonly string[] => calls.filter((call) => call.startsWith('schtasks'));

  it('that stood there before comes back, and runs again, where a new one does not start', async () => {
    const { plan, keeper, file, called } = await computer('win32');
    await allOrNothing(await keeper.install(plan, null));
    const before = await readFile(file);
    await called();
    const next = await keeper.install({ ...plan, program: ['/opt/node', '/opt/cli.js'] }, null);
    const failing = { do: () => Promise.reject(new Error('no answer')), undo: () => Promise.resolve() };
    await expect(allOrNothing([...next, failing])).rejects.toThrow('no answer');
    expect(await readFile(file)).toEqual(before);
    expect(tasks(await called()).slice(-2)).toEqual([
      `schtasks /Create /TN Dialpost /XML ${file} /F`,
      'schtasks /Run /TN Dialpost',
    ]);
  });

  it('that somebody has deleted already does not keep the service from being removed', async () => {
    const { plan, keeper, file, called, folder } = await computer('win32', 'schtasks /Query');
    await allOrNothing(await keeper.install(plan, null));
    await called();
    await allOrNothing(keeper.remove(plan));
    expect(tasks(await called())).toEqual(['schtasks /End /TN Dialpost', 'schtasks /Query /TN Dialpost']);
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
    expect(await readdir(folder)).toContain('Büro 50%');
  });
});

describe('on Linux', () => {
  const CALLS = [
    'useradd --system',
    'usermod -a -G dip,dialout dialpost',
    'usermod -a -G dialpost anna',
    'chown -R',
    'systemctl daemon-reload',
    'systemctl enable',
    'systemctl restart',
  ];

  it('the user, the folder and the unit come before it is started', async () => {
    const { plan, keeper, called } = await computer('linux');
    await allOrNothing(await keeper.install(plan, 'anna'));
    const calls = await called();
    expect(calls.map((line) => CALLS.find((one) => line.startsWith(one)))).toEqual(CALLS);
  });

  it.each(CALLS)('nothing is left where "%s" fails, and what the program said is told', async (fails) => {
    const { plan, keeper, file, folder } = await computer('linux', fails);
    const before = await readdir(folder);
    await expect(keeper.install(plan, 'anna').then(allOrNothing)).rejects.toThrow(/no, sorry/);
    expect((await readdir(folder)).filter((name) => name !== 'units')).toEqual(before);
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  });

  it('a failed start takes everything back, the last first', async () => {
    const { plan, keeper, called } = await computer('linux', 'systemctl restart');
    await expect(keeper.install(plan, null).then(allOrNothing)).rejects.toThrow();
    const calls = await called();
    expect(calls.slice(calls.findIndex((line) => line.startsWith('systemctl restart')) + 1)).toEqual([
      'systemctl stop dialpost.service',
      'systemctl disable dialpost.service',
      'systemctl daemon-reload',
      'userdel dialpost',
    ]);
  });

  it.skipIf(lacks('root'))('a user who owns something by then stays: his folder would be nobody’s', async () => {
    const { plan, keeper, called } = await computer('linux');
    const began = async (): Promise<void> => {
      await writeFile(join(plan.data, 'spool'), '');
      await chown(plan.data, 4711, 4711);
      throw new Error('no answer');
    };
    const steps = await keeper.install(plan, null);
    await expect(allOrNothing([...steps, { do: began, undo: () => Promise.resolve() }])).rejects.toThrow('no answer');
    expect(await called()).not.toContain('userdel dialpost');
  });

  it('an earlier unit comes back, and runs again, where a new one does not start', async () => {
    const { plan, keeper, file, called } = await computer('linux');
    await allOrNothing(await keeper.install(plan, null));
    const before = await readFile(file, 'utf8');
    const next = [...(await keeper.install({ ...plan, dials: 'programs' }, null))];
    const failing = { do: () => Promise.reject(new Error('no answer')), undo: () => Promise.resolve() };
    await expect(allOrNothing([...next, failing])).rejects.toThrow('no answer');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await called()).filter((line) => line.startsWith('systemctl')).slice(-2)).toEqual([
      'systemctl daemon-reload',
      'systemctl restart dialpost.service',
    ]);
  });

  it('a unit that an administrator masked is told as that', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'dialpost-masked-')), 'dialpost.service');
    onTestFinished(() => rm(dirname(file), { recursive: true }));
    await symlink('/dev/null', file);
    expect((await findDaemon({ ...placesOn('linux', {}), file, packaged: [] }))?.record).toBeNull();
    expect(await whyNotOurs(file)).toContain('systemctl unmask dialpost');
    await rm(file);
    await writeFile(file, '[Service]\nExecStart=/usr/bin/other\n');
    expect(await whyNotOurs(file)).toContain('another program');
  });

  it("a unit of somebody else's is none of ours", async () => {
    const { plan, keeper, file } = await computer('linux');
    await allOrNothing(await keeper.install(plan, null));
    await writeFile(file, '[Service]\nExecStart=/usr/bin/other\n');
    expect((await findDaemon({ ...placesOn('linux', {}), file, packaged: [] }))?.record).toBeNull();
  });
});
