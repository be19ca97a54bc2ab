// What npm run dist makes is what an office gets: the .deb holds what it must and
// nothing of development, and the program in it does the practice exchange for a
// person who never had it, from their own home folder. Not installed here: what
// runs is unpacked beside, so that the machine stays as it was.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { lacks } from '../support/needs';
import { freePort } from '../support/free-port';
import { asarPaths, outputOf, packDeb, personOf, startPacked, type Packed, type Running } from './support/packed';

const PACKING_MS = 300_000;
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

describe.skipIf(lacks('display', 'electron', 'deb'))(
  'the Debian package (needs a display, Electron and dpkg-deb)',
  () => {
    let packed: Packed;
    beforeAll(async () => {
      packed = await packDeb();
    }, PACKING_MS);
    afterAll(() => packed && rm(packed.folder, { recursive: true, force: true }));

    test('it stands in the menu, under a name and an icon of every size', async () => {
      const entry = join(packed.root, 'usr/share/applications/dialpost.desktop');
      await outputOf('desktop-file-validate', [entry]);
      const text = await readFile(entry, 'utf8');
      for (const line of [
        'Name=Dialpost',
        'Exec=/opt/Dialpost/dialpost %U',
        'Icon=dialpost',
        'Categories=Office;',
        'StartupWMClass=dialpost',
      ])
        expect(text.split('\n')).toContain(line);
      for (const size of SIZES) {
        const png = await readFile(join(packed.root, `usr/share/icons/hicolor/${size}x${size}/apps/dialpost.png`));
        expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
      }
    });

    test('everything belongs to root, and installing decides about the sandbox’s helper', async () => {
      const lines = (await outputOf('dpkg-deb', ['-c', packed.file])).trim().split('\n');
      expect(lines.filter((line) => !line.includes(' root/root '))).toEqual([]);
      expect(lines.find((line) => line.endsWith('./opt/Dialpost/chrome-sandbox'))).toMatch(/^-rwxr-xr-x /);
      expect(lines.filter((line) => /^.{8}w/.test(line))).toEqual([]);
      const scripts = await Promise.all(
        ['postinst', 'prerm', 'postrm'].map((name) => outputOf('dpkg-deb', ['-I', packed.file, name])),
      );
      expect(scripts[0]).toContain("chmod 4755 '/opt/Dialpost/chrome-sandbox'");
      expect(scripts[0]).toContain(
        "update-alternatives --install '/usr/bin/dialpost' 'dialpost' '/opt/Dialpost/dialpost'",
      );
      expect(scripts[1]).toContain('update-alternatives --remove dialpost /opt/Dialpost/dialpost');
      expect(scripts[2]).toContain('/etc/apparmor.d/dialpost');
    });

    test('it names what it needs of Debian, and holds the app and nothing of development', async () => {
      const control = await outputOf('dpkg-deb', ['-f', packed.file]);
      expect(control).toMatch(/^Package: dialpost$/m);
      expect(control).toMatch(/^Depends: .*libgtk-3-0.*libnss3.*libasound2.*libgbm1/m);
      const resources = join(packed.root, 'opt/Dialpost/resources');
      expect((await readdir(resources)).sort()).toEqual(['app.asar', 'apparmor-profile', 'cli']);
      const paths = await asarPaths(join(resources, 'app.asar'));
      expect(paths).toEqual(
        expect.arrayContaining([
          '/package.json',
          '/out/main/main.js',
          '/out/main/reader.js',
          '/out/preload/preload.js',
          '/out/renderer/index.html',
          '/assets/tray/resting.png',
        ]),
      );
      expect(paths.filter((path) => /node_modules|\.map$|\.tsx?$|^\/(test|scripts|src)/.test(path))).toEqual([]);
    });

    describe('started by a person who never had it', () => {
      let home: string;
      let app: Running;
      const program = () => join(packed.root, 'opt/Dialpost/dialpost');
      /** The package's own command line, which finds the person's folder by itself. */
      const cli = (...words: readonly string[]) =>
        outputOf(
          process.execPath,
          [join(packed.root, 'opt/Dialpost/resources/cli/dialpost.cjs'), ...words],
          personOf(home),
        );

      beforeAll(async () => {
        home = await mkdtemp(join(tmpdir(), 'dp-home-'));
        const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
        // Called by nobody but the person.
        for (const connector of practice.connectors)
          if (connector.id === 'practice') connector.schedule = { kind: 'never' };
        await mkdir(join(home, '.config', 'Dialpost'), { recursive: true });
        await writeFile(
          join(home, '.config', 'Dialpost', 'settings.json'),
          JSON.stringify({ ...practice, desktop: { startAtLogin: true, startHidden: true } }),
        );
        app = await startPacked(program(), home);
        app.page.setDefaultTimeout(60_000);
        await app.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
      });
      afterAll(async () => {
        await app?.end();
        await rm(home, { recursive: true, force: true });
      });

      test('a letter goes out by its own command line, and the answer is seen in the window and lies in the mailbox', async () => {
        expect(await cli('status')).toContain('Dialpost');
        await cli('test', 'echo@practice.example');
        await cli('send-receive', '--wait');
        await app.page.getByRole('link', { name: 'Sent & received' }).click();
        await app.page.getByRole('img', { name: 'Received' }).first().waitFor();
        await app.page.getByRole('img', { name: 'Sent' }).first().waitFor();
        expect(await readdir(join(home, '.config/Dialpost/mailboxes/office.example/postmaster/new'))).toHaveLength(1);
      });

      test('start at login is a file that starts this very program, hidden', async () => {
        const file = join(home, '.config/autostart/dialpost.desktop');
        await expect
          .poll(() => readFile(file, 'utf8').catch(() => ''))
          .toContain(`Exec="${program()}" --hidden\nTryExec=${program()}\n`);
        await outputOf('desktop-file-validate', [file]);
      });

      test('it ends well when asked to, and leaves one folder of its own', async () => {
        expect(await app.end()).toBe(0);
        expect((await readdir(join(home, '.config'))).filter((name) => /dialpost/i.test(name))).toEqual(['Dialpost']);
        expect((await stat(join(home, '.config/Dialpost/spool'))).isDirectory()).toBe(true);
      });

      test('D12: a start with settings that do not fit leaves the login item', async () => {
        const folder = join(home, '.config/Dialpost');
        for (const name of (await readdir(folder)).filter((one) => one.startsWith('settings.json')))
          await writeFile(join(folder, name), '{"version": 1, "listeners": "none"}');
        const again = await startPacked(program(), home);
        await again.page
          .getByText(/settings/i)
          .first()
          .waitFor();
        expect(await readFile(join(home, '.config/autostart/dialpost.desktop'), 'utf8')).toContain('--hidden');
        expect(await again.end()).toBe(0);
      });
    });
  },
);
