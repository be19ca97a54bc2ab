// The setup as an administrator runs it, silently: for all, with the service and the rule of
// the firewall. What it writes and calls is looked at; Windows' own programs are played by
// stand-ins that refuse where a test says so. What others wrote (PATH, folders) stays as it is.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetup } from '../../scripts/packages/relay-windows.mjs';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { type WineRan } from '../support/wine';
import { type PlayedWindows, playedWindows } from './support/system-programs';

const MAKING_MS = 300_000;
const OLD = '0.1.0';
const NEW = '0.1.1';
const FIRST = 'C:\\Program Files\\Dialpost';
const PLACE = 'C:\\Büro Müller & Söhne\\Post';
const POST = 'C:\\ProgramData\\Dialpost\\Post';
const MENU = 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Dialpost';
const OURS = 'Software\\Dialpost';
const MACHINE = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';

/** Longer than any string of NSIS and than any line of cmd; with what has no end and what is expanded. */
const OTHERS = `%SystemRoot%\\system32;C:\\Ämter\\bin;;${'C:\\x%1%;'.repeat(1500)}`;

describe.skipIf(lacks('wine', 'windows-packages'))('the setup for all, on Windows (Wine)', () => {
  let folder: string;
  let windows: PlayedWindows;
  let pathBefore: string;

  beforeAll(async () => {
    process.env['DIALPOST_PACK'] = 'fast';
    folder = await mkdtemp(join(tmpdir(), 'dp-all-'));
    for (const version of [OLD, NEW]) makeSetup({ out: folder, version });
    windows = await playedWindows();
    await mkdir(at('settings'));
    await writeFile(
      at('settings\\practice.json'),
      JSON.stringify(practiceSettings(await freePort(), await freePort())),
    );
    await run('reg.exe', 'add', MACHINE, '/v', 'Path', '/t', 'REG_EXPAND_SZ', '/d', OTHERS, '/f');
    pathBefore = await stored(MACHINE, 'Path');
    expect(pathBefore).toMatch(/^hex\(2\):(..,){20000}/);
  }, MAKING_MS);
  afterAll(async () => {
    await windows?.wine.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const run: PlayedWindows['run'] = (...words) => windows.run(...words);
  const at: PlayedWindows['at'] = (path) => windows.at(path);
  const setup = (version: string, ...words: readonly string[]) =>
    run(join(folder, `Dialpost-Relay-Setup-${version}.exe`), '/S', ...words);
  /** /D is the rest of the line, without quotes; Wine would put them around a word with a blank. */
  const into = (place: string): readonly string[] => `/D=${place}`.split(' ');
  const dialpost = (place: string, ...words: readonly string[]) =>
    run(`${place}\\relay\\node.exe`, `${place}\\relay\\cli.js`, ...words);
  const isRunning = async (place: string): Promise<boolean> =>
    (await dialpost(place, 'status', '--data', POST)).code === 0;

  /** Every value of a key as `reg` exports it: by type, and byte for byte. */
  async function values(key: string): Promise<Readonly<Record<string, string>>> {
    await rm(at('key.reg'), { force: true });
    await run('reg.exe', 'export', key, 'C:\\key.reg', '/y');
    if (!existsSync(at('key.reg'))) return {};
    const text = readFileSync(at('key.reg'), 'utf16le').replaceAll('\\\r\n  ', '');
    const lines = [...text.matchAll(/^"(.*?)"=(.*?)\r$/gm)];
    // Windows writes Path, Wine PATH.
    return Object.fromEntries(lines.map(([, name = '', value = '']) => [/^path$/i.test(name) ? 'Path' : name, value]));
  }
  const stored = async (key: string, name: string): Promise<string> => (await values(key))[name] ?? '';
  /** What stands in PATH before and after what others wrote. */
  async function added(): Promise<string> {
    const now = await stored(MACHINE, 'Path');
    const others = pathBefore.replace(/,00,00$/, '');
    expect(now.startsWith(others)).toBe(true);
    const bytes = now
      .slice(others.length)
      .replace(/,00,00$/, '')
      .split(',')
      .filter(Boolean);
    return Buffer.from(bytes.map((byte) => parseInt(byte, 16))).toString('utf16le');
  }
  const rule = (verb: string, place: string): string =>
    [
      `netsh advfirewall firewall ${verb} rule name=Dialpost`,
      ...(verb === 'add' ? ['dir=in action=allow'] : []),
      `"program=${place}\\relay\\node.exe"`,
      ...(verb === 'add' ? ['profile=private,domain'] : []),
    ].join(' ');
  const CREATE = 'schtasks /Create /TN Dialpost /XML C:\\ProgramData\\Dialpost\\service.xml /F';
  const START = 'schtasks /Run /TN Dialpost';

  test('says by its words and its exit code what was refused, and installs the rest', async () => {
    windows.refuse('netsh');
    const ran = await setup(OLD, '/AllUsers', '/SERVICE', '/FIREWALL');
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('took no rule (netsh)');
    expect(ran.err).toContain(`Nothing is set up in ${POST}`);
    expect(windows.called('netsh', 'schtasks', 'icacls')).toEqual([rule('add', FIRST)]);
    expect(existsSync(at('C:\\ProgramData\\Dialpost'))).toBe(false);
    expect(await values(`HKLM\\${OURS}`)).toEqual({
      InstallFolder: '"C:\\\\Program Files\\\\Dialpost"',
      Menu: '"1"',
      Path: '"1"',
      Version: '"0.1.0"',
    });
    expect(await values(`HKCU\\${OURS}`)).toEqual({});
    expect(await added()).toBe(`${FIRST}\\bin;`);
    expect(readdirSync(at(MENU))).toHaveLength(3);
  });

  test('moves to another folder with its service, whose programs and folder are named whole', async () => {
    windows.refuse();
    expect(
      (await dialpost(FIRST, 'settings', 'set', 'C:\\settings\\practice.json', '--yes', '--data', POST)).code,
    ).toBe(0);
    windows.called();
    const ran = await setup(NEW, '/AllUsers', '/SERVICE', '/FIREWALL', '/NOMENU', ...into(PLACE));
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(windows.called('netsh', 'schtasks', 'icacls').filter((call) => !call.includes('/save'))).toEqual([
      rule('add', PLACE),
      `icacls ${POST} /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F`,
      `icacls ${POST} /grant *S-1-5-19:(OI)(CI)M`,
      `icacls "${PLACE}\\relay" /grant *S-1-5-19:(OI)(CI)RX`,
      CREATE,
      START,
    ]);
    const task = readFileSync(at('C:\\ProgramData\\Dialpost\\service.xml'), 'utf16le');
    expect(task).toContain('<Command>&quot;C:\\Büro Müller &amp; Söhne\\Post\\relay\\node.exe&quot;</Command>');
    expect(task).toContain(
      `<Arguments>&quot;C:\\Büro Müller &amp; Söhne\\Post\\relay\\cli.js&quot; &quot;service&quot; &quot;run&quot; &quot;--data&quot; &quot;${POST}&quot;</Arguments>`,
    );
    expect(await isRunning(PLACE)).toBe(true);
    expect(existsSync(at(FIRST))).toBe(false);
    expect(await added()).toBe(`${PLACE}\\bin;`);
    const list = await values(`HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Dialpost`);
    expect(list).toMatchObject({ DisplayName: '"Dialpost"', DisplayVersion: '"0.1.1"', NoModify: 'dword:00000001' });
    expect(list['UninstallString']).toBe(`"\\"${PLACE.replaceAll('\\', '\\\\')}\\\\uninstall.exe\\" /AllUsers"`);
  });

  test('an upgrade ends the service in order, keeps what was chosen, and starts the service again', async () => {
    // Somebody who runs setup may have a post office of his own, which is not the service's.
    const own = at(
      `C:\\users\\${readdirSync(at('C:\\users')).find((name) => name !== 'Public') ?? ''}\\AppData\\Roaming\\Dialpost`,
    );
    await mkdir(own, { recursive: true });
    await writeFile(join(own, 'settings.json'), '{}');
    windows.called();
    const ran = await setup(OLD, '/AllUsers');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(windows.called('netsh', 'schtasks')).toEqual([rule('delete', PLACE), rule('add', PLACE), CREATE, START]);
    expect(await isRunning(PLACE)).toBe(true);
    expect(await values(`HKLM\\${OURS}`)).toEqual({
      Firewall: '"1"',
      InstallFolder: `"${PLACE.replaceAll('\\', '\\\\')}"`,
      Path: '"1"',
      Version: '"0.1.0"',
    });
    expect(existsSync(at(MENU))).toBe(false);
  });

  test('a relay it cannot end leaves the service running', async () => {
    const settings = at('settings\\other.json');
    await writeFile(settings, JSON.stringify(practiceSettings(await freePort(), await freePort())));
    const words = ['serve', '--practice', '--data', 'C:\\other', '--settings', 'C:\\settings\\other.json'];
    const other = windows.start(`${PLACE}\\relay\\node.exe`, `${PLACE}\\relay\\cli.js`, ...words);
    await expect.poll(() => other.out(), { timeout: 60_000 }).toContain('"event":"ready"');
    const ran = await setup(NEW, '/AllUsers');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('dialpost stop');
    await expect.poll(() => isRunning(PLACE), { timeout: 60_000 }).toBe(true);
    expect((await dialpost(PLACE, 'stop', '--data', 'C:\\other')).code).toBe(0);
    await other.ended;
  });

  test('one person is not given a second one, and a folder that PATH cannot hold is refused', async () => {
    const before = await values(`HKLM\\${OURS}`);
    const refusals: readonly (readonly [readonly string[], string])[] = [
      [['/CurrentUser', ...into('C:\\mine')], 'for all users'],
      [['/AllUsers', ...into('C:\\a;b\\Post')], 'a ; or a %'],
      [['/AllUsers', ...into('C:\\100% %TEMP%')], 'a ; or a %'],
      [['/AllUsers', ...into('C:\\settings\\practice.json')], '/D='],
    ];
    for (const [words, sentence] of refusals) {
      const ran = await setup(NEW, ...words);
      expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(sentence)]);
    }
    expect(await values(`HKLM\\${OURS}`)).toEqual(before);
    expect(await isRunning(PLACE)).toBe(true);
    expect(readdirSync(at('C:\\')).filter((name) => /^(mine|a;b|100)/.test(name))).toEqual([]);
  });

  test('a service that cannot be taken out keeps everything where it is', async () => {
    windows.refuse('schtasks /Delete');
    const ran = await uninstall();
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('could not be taken out');
    expect(existsSync(at(`${PLACE}\\relay\\node.exe`))).toBe(true);
    await expect.poll(() => isRunning(PLACE), { timeout: 60_000 }).toBe(true);
    windows.refuse();
  });

  test('removal takes out rule, service and PATH entry, and leaves mail, settings and what others wrote', async () => {
    windows.called();
    expect(await uninstall()).toMatchObject({ code: 0, err: '' });
    expect(windows.called('netsh', 'schtasks')).toEqual([
      'schtasks /End /TN Dialpost',
      'schtasks /Query /TN Dialpost',
      'schtasks /Delete /TN Dialpost /F',
      rule('delete', PLACE),
    ]);
    expect(await stored(MACHINE, 'Path')).toBe(pathBefore);
    expect(await values(`HKLM\\${OURS}`)).toEqual({});
    expect(readdirSync(at(PLACE))).toEqual(['uninstall.exe']);
    expect(readdirSync(at('C:\\ProgramData\\Dialpost'))).toEqual(['Post']);
    expect(readFileSync(at(`${POST}\\settings.json`), 'utf8')).toContain('practice');
  });

  test('what cannot be written whole is taken back; what one person had, service too, becomes that of all', async () => {
    await mkdir(at('C:\\half\\README.txt\\mine'), { recursive: true });
    const ran = await setup(OLD, '/CurrentUser', ...into('C:\\half'));
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('could not be written')]);
    expect(readdirSync(at('C:\\half'))).toEqual(['README.txt']);
    expect(await values(`HKCU\\${OURS}`)).toEqual({});
    expect((await setup(OLD, '/CurrentUser', '/NOPATH', '/NOMENU', ...into('C:\\mine'))).code).toBe(0);
    expect(await values(`HKCU\\${OURS}`)).toEqual({ InstallFolder: '"C:\\\\mine"', Version: '"0.1.0"' });
    expect(await dialpost('C:\\mine', 'service', 'install', '--data', POST)).toMatchObject({ code: 0, err: '' });
    windows.called();
    expect(await setup(NEW, '/AllUsers', '/NOPATH', ...into(FIRST))).toMatchObject({ code: 0, err: '' });
    expect(windows.called('schtasks')).toEqual([CREATE, START]);
    expect(await isRunning(FIRST)).toBe(true);
    expect(await values(`HKCU\\${OURS}`)).toEqual({});
    expect(existsSync(at('C:\\mine'))).toBe(false);
    expect(await values(`HKLM\\${OURS}`)).toMatchObject({ Menu: '"1"', Version: '"0.1.1"' });
    expect(await stored(MACHINE, 'Path')).toBe(pathBefore);
  });

  const uninstall = (): Promise<WineRan> => run(`${PLACE}\\uninstall.exe`, '/S', ...`_?=${PLACE}`.split(' '));
});
