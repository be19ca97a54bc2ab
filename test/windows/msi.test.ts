// The MSI as an administrator rolls it out, silently: installed, a letter goes out and its
// answer comes, a service is set up; a newer version is put over it while that runs; it is
// removed, and mail, settings and what others wrote in PATH are still there.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeMsi } from '../../scripts/packages/msi.mjs';
import { makeSetup } from '../../scripts/packages/relay-windows.mjs';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { windowsPath, type WineProgram } from '../support/wine';
import { type PlayedWindows, playedWindows } from './support/system-programs';

const MAKING_MS = 300_000;
const OLD = '0.1.0';
const NEW = '0.1.1';
const PLACE = 'C:\\Program Files\\Dialpost';
const POST = 'C:\\ProgramData\\Dialpost\\Post';
const OWN = 'C:\\Büro Müller';
const MACHINE = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';

describe.skipIf(lacks('wine', 'windows-packages'))('the MSI, on Windows (Wine)', () => {
  let folder: string;
  let windows: PlayedWindows;
  let pathBefore: string;

  beforeAll(async () => {
    process.env['DIALPOST_PACK'] = 'fast';
    folder = await mkdtemp(join(tmpdir(), 'dp-msi-'));
    for (const version of [OLD, NEW]) makeMsi({ out: folder, version });
    makeSetup({ out: folder, version: NEW });
    windows = await playedWindows();
    await mkdir(at('C:\\settings'));
    for (const name of ['service', 'own'])
      await writeFile(
        at(`C:\\settings\\${name}.json`),
        JSON.stringify(practiceSettings(await freePort(), await freePort())),
      );
    pathBefore = await path();
  }, MAKING_MS);
  afterAll(async () => {
    await windows?.wine.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const run: PlayedWindows['run'] = (...words) => windows.run(...words);
  const at: PlayedWindows['at'] = (path) => windows.at(path);
  const msi = (verb: '/i' | '/x', version: string, ...words: readonly string[]) =>
    run('msiexec', verb, windowsPath(join(folder, `Dialpost-Relay-${version}-x64.msi`)), '/qn', ...words);
  const setup = (...words: readonly string[]) => run(join(folder, `Dialpost-Relay-Setup-${NEW}.exe`), '/S', ...words);
  const dialpost = (...words: readonly string[]) =>
    run(`${PLACE}\\relay\\node.exe`, `${PLACE}\\relay\\cli.js`, ...words);
  const path = async (): Promise<string> => (await run('reg.exe', 'query', MACHINE, '/v', 'Path')).out;
  /** Windows' own list of programs: the keys of those called Dialpost. */
  const listed = async (): Promise<readonly string[]> => {
    const key = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
    const { out } = await run('reg.exe', 'query', key, '/s');
    const programs = out.split(/^(?=HKEY)/m).filter((text) => /DisplayName\s+REG_SZ\s+Dialpost\r?$/m.test(text));
    return programs.map((text) => text.split(/\r?\n/, 1)[0] ?? '');
  };
  const isRunning = async (): Promise<boolean> => (await dialpost('status', '--data', POST)).code === 0;
  let relay: WineProgram;

  test('is refused where the setup was before, and changes nothing', async () => {
    expect((await setup('/AllUsers', '/NOMENU')).code).toBe(0);
    expect((await msi('/i', OLD)).code).not.toBe(0);
    expect((await run(`${PLACE}\\uninstall.exe`, '/S', ...`_?=${PLACE}`.split(' '))).code).toBe(0);
    await rm(at(PLACE), { recursive: true });
    expect(await path()).toBe(pathBefore);
  });

  test('installs for all, and a letter goes out and is answered', async () => {
    expect((await msi('/i', OLD)).code).toBe(0);
    expect(await path()).toContain(`${PLACE}\\bin`);
    const words = ['serve', '--practice', '--settings', 'C:\\settings\\own.json', '--data', OWN];
    relay = windows.start(`${PLACE}\\relay\\node.exe`, `${PLACE}\\relay\\cli.js`, ...words);
    await expect.poll(() => relay.out(), { timeout: 60_000 }).toContain('"event":"ready"');
    expect((await dialpost('test', 'echo@practice.example', '--data', OWN)).code).toBe(0);
    expect((await dialpost('send-receive', '--wait', '--data', OWN)).code).toBe(0);
    expect(readdirSync(join(at(OWN), 'mailboxes', 'office.example', 'postmaster', 'new'))).toHaveLength(1);
    expect((await dialpost('stop', '--data', OWN)).code).toBe(0);
    expect(await relay.ended).toBe(0);
  });

  /** Wine tells an older package that goes for a newer one nothing of that: there it goes as if for good. */
  test('a newer one takes the place of the older; which goes, and its service with it', async () => {
    expect((await dialpost('settings', 'set', 'C:\\settings\\service.json', '--yes', '--data', POST)).code).toBe(0);
    expect(await dialpost('service', 'install')).toMatchObject({ code: 0, err: '' });
    windows.called();
    expect((await msi('/i', NEW)).code).toBe(0);
    expect(windows.called('schtasks')).toEqual([
      'schtasks /End /TN Dialpost',
      'schtasks /Query /TN Dialpost',
      'schtasks /Delete /TN Dialpost /F',
      'schtasks /Run /TN Dialpost',
    ]);
    expect(readdirSync(at('C:\\ProgramData\\Dialpost'))).toEqual(['Post']);
    const refused = await setup('/AllUsers');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('MSI')]);
  });

  test('one that is told of a newer ends the service in order and leaves it, with mail, settings and the rest of PATH', async () => {
    expect(await dialpost('service', 'install')).toMatchObject({ code: 0, err: '' });
    expect(await isRunning()).toBe(true);
    windows.called();
    // As Windows calls it.
    expect((await msi('/x', NEW, 'UPGRADINGPRODUCTCODE={7C0E7B0E-5C57-4B6D-9D0B-0D1A6E3C5F21}')).code).toBe(0);
    expect(windows.called('schtasks')).toEqual([]);
    expect(readdirSync(at('C:\\ProgramData\\Dialpost'))).toEqual(['Post', 'service.xml']);
    // Wine takes the folder out and leaves its semicolon.
    expect((await path()).replace(/;+(\s+)$/, '$1')).toBe(pathBefore);
    expect(existsSync(at(`${PLACE}\\relay`))).toBe(false);
    expect(existsSync(at(`${POST}\\settings.json`))).toBe(true);
    expect(readdirSync(at(OWN))).toContain('settings.json');
  });

  test('is refused where a person has the setup alone, too', async () => {
    expect((await setup('/CurrentUser', '/NOPATH', '/NOMENU', '/D=C:\\mine')).code).toBe(0);
    expect((await msi('/i', NEW)).code).not.toBe(0);
    expect(existsSync(at(`${PLACE}\\relay`))).toBe(false);
    expect((await run('C:\\mine\\uninstall.exe', '/S', '_?=C:\\mine')).code).toBe(0);
  });

  test('another build of the same number takes its place, and an older one is refused', async () => {
    expect((await msi('/i', NEW)).code).toBe(0);
    const [first] = await listed();
    const again = makeMsi({ out: join(folder, 'again'), version: NEW });
    expect((await run('msiexec', '/i', windowsPath(again), '/qn')).code).toBe(0);
    const now = await listed();
    expect(now).toHaveLength(1);
    expect(now).not.toEqual([first]);
    expect((await msi('/i', OLD)).code).not.toBe(0);
    expect(await listed()).toEqual(now);
    expect(existsSync(at(`${PLACE}\\relay\\node.exe`))).toBe(true);
  });
});
