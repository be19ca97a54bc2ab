// What this computer must have: every failure made for real where this machine lets
// us (taken ports, small and read-only disks, missing programs, name servers that
// fail), the clock by numbers, because a test may not set the computer's.
import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { checkClock } from '../../../src-main/diagnose/computer/clock-check';
import { clockMemory, probeComputer } from '../../../src-main/diagnose/computer/probe';
import { checkDisk, checkFolder } from '../../../src-main/diagnose/computer/disk-check';
import { checkName } from '../../../src-main/diagnose/computer/name-check';
import { checkPort } from '../../../src-main/diagnose/computer/port-check';
import { checkPrograms } from '../../../src-main/diagnose/computer/program-check';
import { programsOf } from '../../../src-main/link/kinds';
import { speak } from '../../../src-main/words/page';
import { testFolder } from '../../support/folders';
import { startNameServer, type Zone } from '../../support/name-server';
import { lacks } from '../../support/needs';
import { smallDisk } from '../../support/small-disk';

const LISTEN =
  "const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port)); process.stdin.resume().on('end', () => process.exit())";

/** A port that a program of its own holds. */
async function heldPort(): Promise<{ readonly port: number; readonly pid: number | undefined }> {
  const child = spawn(process.execPath, ['-e', LISTEN], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.stdin.end();
      }),
  );
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
  return { port: Number(line), pid: child.pid };
}

/** A port held by this very process. */
async function ownPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Does `work` as somebody without rights where this is root. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a port', () => {
  const door = (port: number, address = '127.0.0.1') => checkPort({ address, port }, { open: [] });

  test('that is free passes, and is free afterwards too', async () => {
    // Somebody else may take one just freed; not three in a row.
    const found = await Promise.all(
      [1, 2, 3].map(async () => {
        const port = await freed();
        return [await door(port), await door(port)];
      }),
    );
    expect(found).toContainEqual([
      expect.objectContaining({ check: 'port', result: 'pass', code: 'port-free' }),
      expect.objectContaining({ result: 'pass' }),
    ]);
  });

  test('that another program holds fails, and names it where the system tells', async () => {
    const { port, pid } = await heldPort();
    const found = await door(port);
    expect(found).toMatchObject({
      result: 'fail',
      code: 'port-taken',
      mend: expect.stringMatching(/Stop that program/),
    });
    if (!lacks('linux')) expect(found.text).toContain(`the program node (process ${pid})`);
  });

  test('whose holder nobody tells is still told as taken', async () => {
    const { port } = await heldPort();
    const found = await checkPort({ address: '127.0.0.1', port }, { open: [], holder: () => Promise.resolve(null) });
    expect(found.text).toMatch(/another program; which one the system does not tell/);
  });

  test.skipIf(lacks('linux'))('that Dialpost holds for something else fails and says so', async () => {
    expect((await door(await ownPort())).text).toMatch(/used by Dialpost itself/);
  });

  test('that Dialpost holds for this very door passes', async () => {
    const port = await ownPort();
    expect(await checkPort({ address: '127.0.0.1', port }, { open: [{ address: '0.0.0.0', port }] })).toMatchObject({
      result: 'pass',
      code: 'port-ours',
    });
  });

  test('of an address this computer does not have fails', async () => {
    expect(await door(2525, '192.0.2.1')).toMatchObject({ result: 'fail', code: 'port-address' });
  });

  test.skipIf(
    lacks('linux') ||
      execFileSync('cat', ['/proc/sys/net/ipv4/ip_unprivileged_port_start'], { encoding: 'utf8' }).trim() === '0',
  )('below 1024 fails for who has no special rights', async () => {
    expect(await asNobody(() => door(1023))).toMatchObject({
      result: 'fail',
      code: 'port-forbidden',
      mend: expect.stringMatching(/above 1023/),
    });
  });

  async function freed(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    return typeof address === 'object' && address ? address.port : 0;
  }
});

describe('the clock', () => {
  const DAY = 86_400_000;
  const built = Date.UTC(2026, 10, 23);
  const seen = (now: number, startedBefore = now - DAY) =>
    checkClock({ now, uptime: DAY, startedBefore, built, zone: 'Europe/Oslo' });

  test('passes with a time after the build, and says it for the eye to compare', () => {
    expect(seen(Date.UTC(2026, 11, 1, 12))).toMatchObject({
      result: 'pass',
      text: expect.stringContaining('1 December 2026, 13:00'),
    });
  });
  test('fails before the build and decades after it', () => {
    expect(seen(Date.UTC(1970, 0, 1))).toMatchObject({
      result: 'fail',
      code: 'clock-early',
      text: expect.stringContaining('1970'),
    });
    expect(seen(Date.UTC(2060, 0, 1))).toMatchObject({ result: 'fail', code: 'clock-late' });
  });
  test('fails when it was put back or forward since it was last looked at', () => {
    const now = built + 10 * DAY;
    expect(seen(now, now - DAY + 3 * 3_600_000)).toMatchObject({
      result: 'fail',
      code: 'clock-jumped',
      text: expect.stringContaining('put back by 3 hours'),
    });
    expect(seen(now, now - 3 * DAY)).toMatchObject({
      result: 'fail',
      text: expect.stringContaining('put forward by 2 days'),
    });
    expect(seen(now, now - DAY + 30_000)).toMatchObject({ result: 'pass' });
  });
  test('whose build nobody knows is only watched for jumps', () => {
    expect(checkClock({ now: 0, uptime: 0, startedBefore: 0, built: null, zone: 'UTC' })).toMatchObject({
      result: 'pass',
    });
  });
});

describe('the data folder and its disk', () => {
  test('with room and rights pass, and nothing is left behind', async () => {
    const folder = await testFolder();
    expect(await checkFolder(folder)).toMatchObject({ result: 'pass' });
    expect(await checkDisk(folder, 1)).toMatchObject({
      result: 'pass',
      text: expect.stringMatching(/has [\d.]+ (MB|GB) left/),
    });
    expect(await readdir(folder)).toEqual([]);
  });
  test('fail where less is left than is needed', async () => {
    expect(await checkDisk(await testFolder(), Number.MAX_SAFE_INTEGER)).toMatchObject({
      result: 'fail',
      code: 'disk-small',
      mend: expect.stringMatching(/Make room/),
    });
  });
  test('that are not there fail, and the room left cannot be known', async () => {
    const folder = join(await testFolder(), 'gone');
    expect(await checkFolder(folder)).toMatchObject({ result: 'fail', code: 'folder-missing' });
    expect(await checkDisk(folder, 1)).toMatchObject({ result: 'unknown' });
  });
  test.skipIf(lacks('posix'))('without the right to write fail', async () => {
    const folder = await testFolder();
    await chmod(folder, 0o555);
    expect(await asNobody(() => checkFolder(folder))).toMatchObject({ result: 'fail', code: 'folder-forbidden' });
    await chmod(folder, 0o755);
  });
  test.skipIf(lacks('small-disk'))('on a small disk fail, on a full one too, and on one for reading only', async () => {
    const folder = await smallDisk(1_048_576);
    expect(await checkDisk(folder, 104_857_600)).toMatchObject({
      result: 'fail',
      text: expect.stringMatching(/only (1 MB|\d+(\.\d)? kB) left/),
    });
    expect(await checkFolder(folder)).toMatchObject({ result: 'pass' });
    await writeFile(join(folder, 'filling'), Buffer.alloc(1_048_576)).catch(() => undefined);
    expect(await checkFolder(folder)).toMatchObject({ result: 'fail', code: 'folder-full' });
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    expect(await checkFolder(folder)).toMatchObject({ result: 'fail', code: 'folder-read-only' });
  });
});

describe.skipIf(lacks('posix'))('the programs of a line', () => {
  async function path(mode: number): Promise<NodeJS.ProcessEnv> {
    const folder = await testFolder();
    await writeFile(join(folder, 'dial-up'), '#!/bin/sh\n');
    await chmod(join(folder, 'dial-up'), mode);
    await mkdir(join(folder, 'poff'));
    return { PATH: folder };
  }
  const command = (program: string) => ({
    name: 'Modem',
    ...programsOf({
      kind: 'command',
      connectCommand: [program, '-x'],
      disconnectCommand: [program, 'down'],
      statusCommand: [],
    }),
  });

  test('pass where they are there', async () => {
    expect(await checkPrograms(command('dial-up'), await path(0o755))).toMatchObject({
      result: 'pass',
      about: 'Modem: dial-up',
    });
    expect(await checkPrograms(command('/bin/sh'), {})).toMatchObject({ result: 'pass' });
  });
  test('fail where they are missing; a folder of that name is no program', async () => {
    const pppd = {
      name: 'Modem',
      ...programsOf({ kind: 'pppd', connectCommand: [], disconnectCommand: [], statusCommand: [] }),
    };
    expect(await checkPrograms(pppd, await path(0o755))).toMatchObject({
      result: 'fail',
      code: 'program-missing',
      text: expect.stringContaining('pon'),
      mend: expect.stringMatching(/Install pppd/),
    });
    expect(await checkPrograms({ name: 'Modem', programs: ['poff'], mend: '' }, await path(0o755))).toMatchObject({
      result: 'fail',
    });
    expect(await checkPrograms(command('/nowhere/dial'), {})).toMatchObject({
      result: 'fail',
      mend: expect.stringMatching(/whole path/),
    });
  });
  test('fail where they may not be run', async () => {
    expect(await checkPrograms(command('dial-up'), await path(0o644))).toMatchObject({
      result: 'fail',
      code: 'program-not-executable',
    });
  });
  test.each([
    ['ras', 'rasdial'],
    ['networkmanager', 'nmcli'],
  ] as const)('%s wants %s', async (kind, program) => {
    const line = {
      name: 'Line',
      ...programsOf({ kind, connectCommand: [], disconnectCommand: [], statusCommand: [] }),
    };
    expect(await checkPrograms(line, { PATH: '' })).toMatchObject({
      result: 'fail',
      text: expect.stringContaining(program),
    });
  });
  test('are none where nothing is dialled', async () => {
    expect(await checkPrograms({ name: 'Line', programs: [], mend: '' })).toMatchObject({
      result: 'pass',
      code: 'program-none',
    });
  });
});

describe('the name of a smart host', () => {
  const zone: Zone = {
    'smtp.isp.example': { a: ['192.0.2.5'] },
    'broken.example': 'servfail',
    'quiet.example': 'silent',
    'empty.example': {},
  };
  async function look(host: string, line: 'there' | 'down' | 'on-demand' = 'there') {
    const server = await startNameServer(zone);
    onTestFinished(() => server.close());
    return { ...(await checkName({ host, servers: [server.address], line }, 2000)), asked: server.asked.length };
  }

  test('passes where DNS knows it', async () => {
    expect(await look('smtp.isp.example')).toMatchObject({
      result: 'pass',
      text: expect.stringContaining('192.0.2.5'),
    });
  });
  test.each([
    ['nobody.example', 'dns-no-such-host'],
    ['broken.example', 'dns-servfail'],
    ['quiet.example', 'dns-time'],
    ['empty.example', 'dns-no-address'],
  ])('%s fails as %s', async (host, code) => {
    expect(await look(host)).toMatchObject({ result: 'fail', code, mend: expect.stringMatching(/\w/) });
  });
  test('fails where no name server is at that address', async () => {
    const server = await startNameServer({});
    await server.close();
    expect(await checkName({ host: 'smtp.isp.example', servers: [server.address], line: 'there' }, 2000)).toMatchObject(
      { result: 'fail', code: 'dns-unreachable' },
    );
  });
  test('is not asked for where a question costs a call', async () => {
    expect(await look('smtp.isp.example', 'down')).toMatchObject({ result: 'unknown', code: 'dns-offline', asked: 0 });
    expect(await look('smtp.isp.example', 'on-demand')).toMatchObject({
      result: 'unknown',
      code: 'dns-on-demand',
      asked: 0,
    });
  });
  test('needs no DNS where it is an address', async () => {
    expect(await look('192.0.2.7', 'down')).toMatchObject({ result: 'pass', asked: 0 });
  });
});

test('one failing check fails the computer, and every check is told', async () => {
  const { port } = await heldPort();
  const wants = {
    doors: [{ address: '127.0.0.1', port }],
    lines: [{ name: 'Line', programs: [], mend: '' }],
    names: [],
    folder: await testFolder(),
    needBytes: 1,
  };
  const deps = { clock: systemClock, zone: 'UTC', built: null, dnsTimeoutMs: 1000, open: [] };
  const probe = await probeComputer(wants, deps, clockMemory(systemClock));
  expect(probe.ok).toBe(false);
  expect(probe.checks.map(({ check, result }) => `${check} ${result}`)).toEqual([
    'port fail',
    'clock pass',
    'folder pass',
    'disk pass',
    'program pass',
  ]);
});

test('in another language the checks find the same, and every sentence is in it', async () => {
  speak('en-XA');
  onTestFinished(() => speak('en'));
  const { port } = await heldPort();
  const now = Date.UTC(2026, 11, 1, 12);
  const checks = [
    await checkPort({ address: '127.0.0.1', port }, { open: [] }),
    checkClock({ now, uptime: 1, startedBefore: now - 1, built: null, zone: 'UTC' }),
    await checkFolder(join(await testFolder(), 'gone')),
    await checkPrograms({ name: 'Line', programs: ['/nowhere/dial'], mend: 'm' }, {}),
    await checkName({ host: 'smtp.isp.example', servers: [], line: 'down' }, 1000),
  ];
  expect(checks.map(({ code }) => code)).toEqual([
    'port-taken',
    'clock-plausible',
    'folder-missing',
    'program-missing',
    'dns-offline',
  ]);
  for (const { text } of checks) expect(text).toMatch(/^⟦.*⟧$/s);
});
