// The setup as an office meets it: installed under a path with blanks and umlauts by a
// person; a letter goes out and its answer comes; a newer version
// is put over it while the relay runs; it is removed, and the mail is still there.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetup } from '../../scripts/packages/relay-windows.mjs';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { openWine, windowsPath, type Wine, type WineProgram } from '../support/wine';

const MAKING_MS = 300_000;
const OLD = '0.1.0';
const NEW = '0.1.1';

describe.skipIf(lacks('wine', 'windows-packages'))('on Windows (Wine)', () => {
  let folder: string;
  let wine: Wine;
  let data: string;

  beforeAll(async () => {
    process.env['DIALPOST_PACK'] = 'fast';
    folder = await mkdtemp(join(tmpdir(), 'dp-setup-'));
    wine = await openWine();
    data = join(wine.driveC, 'users', process.env['USER'] ?? 'root', 'AppData', 'Roaming', 'Dialpost');
    if (!existsSync(join(wine.driveC, 'users', process.env['USER'] ?? 'root')))
      data = join(wine.driveC, 'users', 'root', 'AppData', 'Roaming', 'Dialpost');
  }, MAKING_MS);
  afterAll(async () => {
    await wine?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const umlauts = { env: { LC_ALL: 'C.UTF-8' } };
  const dialpost = (place: string, ...words: readonly string[]) =>
    wine.run('cmd', ['/c', `${place}\\bin\\dialpost.cmd`, ...words], umlauts);
  const registry = async (key: string): Promise<string> => (await wine.run('reg.exe', ['query', key], umlauts)).out;

  /** Practice settings on ports of our own, and the relay that runs with them. */
  async function startRelay(place: string): Promise<WineProgram> {
    const settings = join(folder, 'settings.json');
    await writeFile(settings, JSON.stringify(practiceSettings(await freePort(), await freePort())));
    const words = ['serve', '--practice', '--settings', windowsPath(settings)];
    const relay = wine.start('cmd', ['/c', `${place}\\bin\\dialpost.cmd`, ...words], umlauts);
    await expect.poll(() => relay.out(), { timeout: 60_000 }).toContain('"event":"ready"');
    return relay;
  }

  const answers = (): Promise<readonly string[]> =>
    readdir(join(data, 'mailboxes', 'office.example', 'postmaster', 'new')).catch(() => []);

  async function exchange(place: string): Promise<void> {
    const before = (await answers()).length;
    expect((await dialpost(place, 'test', 'echo@practice.example')).code).toBe(0);
    expect(await dialpost(place, 'send-receive', '--wait')).toMatchObject({ code: 0 });
    expect((await answers()).length).toBe(before + 1);
  }

  describe('the setup, for one person, in a folder with blanks and umlauts', () => {
    const PLACE = 'C:\\Büro Müller\\Dialpost';
    /** /D is the rest of the line, without quotes; Wine would put them around a word with a blank. */
    const install = (file: string) => wine.run(file, ['/S', '/CurrentUser', ...`/D=${PLACE}`.split(' ')], umlauts);
    let relay: WineProgram;

    test('installs, and a letter goes out and is answered', async () => {
      await wine.run('reg.exe', [
        'add',
        'HKCU\\Environment',
        '/v',
        'Path',
        '/d',
        `C:\\own;${'C:\\x%1%;'.repeat(200)}`,
        '/f',
      ]);
      expect((await install(makeSetup({ out: folder, version: OLD }))).code).toBe(0);
      expect((await registry('HKCU\\Environment')).includes('Dialpost\\bin')).toBe(true);
      relay = await startRelay(PLACE);
      await exchange(PLACE);
    });

    test('a newer one ends the relay that runs, in order, and takes its place', async () => {
      expect((await install(makeSetup({ out: folder, version: NEW }))).code).toBe(0);
      expect(await relay.ended).toBe(0);
      expect(await registry('HKCU\\Software\\Dialpost')).toMatch(/Version\s+REG_SZ\s+0\.1\.1/);
    });

    test('a relay it cannot end keeps it from changing anything, and it says so by its exit code', async () => {
      const settings = join(folder, 'other.json');
      await writeFile(settings, JSON.stringify(practiceSettings(await freePort(), await freePort())));
      const words = ['serve', '--practice', '--data', 'C:\\other', '--settings', windowsPath(settings)];
      const other = wine.start('cmd', ['/c', `${PLACE}\\bin\\dialpost.cmd`, ...words], umlauts);
      await expect.poll(() => other.out(), { timeout: 60_000 }).toContain('"event":"ready"');
      expect((await install(join(folder, `Dialpost-Relay-Setup-${OLD}.exe`))).code).toBe(2);
      expect(await registry('HKCU\\Software\\Dialpost')).toMatch(/Version\s+REG_SZ\s+0\.1\.1/);
      expect((await dialpost(PLACE, 'stop', '--data', 'C:\\other')).code).toBe(0);
      await other.ended;
    });

    test('removing it while the relay runs leaves the mail, the rest of PATH, and nothing else', async () => {
      relay = await startRelay(PLACE);
      const words = ['/S', ...`_?=${PLACE}`.split(' ')];
      expect((await wine.run(`${PLACE}\\uninstall.exe`, words, umlauts)).code).toBe(0);
      expect(await relay.ended).toBe(0);
      // In place it cannot remove itself; started from Windows' list it does.
      expect(await readdir(join(wine.driveC, 'Büro Müller', 'Dialpost'))).toEqual(['uninstall.exe']);
      const path = await registry('HKCU\\Environment');
      expect(path).not.toContain('Dialpost');
      expect(path.match(/C:\\x%1%/g)).toHaveLength(200);
      expect(await answers()).toHaveLength(1);
      expect(await readFile(join(data, 'settings.json'), 'utf8')).toContain('practice');
    });
  });
});
