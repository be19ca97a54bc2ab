// What root does with a newer .deb: only what was signed reaches dpkg, and why nothing was installed is told
// apart. Real programs of the system; nothing of the machine is changed, for no file here is a package.
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { createRun } from '../../../src-main/base/run';
import { installerOf } from '../../../src-main/updates/install/as-installed';
import { installDeb } from '../../../src-main/updates/install/deb';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';

const run = createRun(systemClock);
const PATH = process.env['PATH'] ?? '';

afterEach(() => {
  process.env['PATH'] = PATH;
});

async function noPackage(): Promise<{ folder: string; file: string; sha512: string }> {
  const folder = await testFolder();
  const file = join(folder, 'dialpost_0.2.0_amd64.deb');
  await writeFile(file, 'this is no package');
  return { folder, file, sha512: createHash('sha512').update('this is no package').digest('base64') };
}

const offerOf = (sha512: string) => ({ version: '0.2.0', file: 'dialpost_0.2.0_amd64.deb', bytes: 18, sha512 });

/** A pkexec of the test's own, before all others. */
async function pkexec(folder: string, script: string): Promise<void> {
  const program = join(folder, 'bin', 'pkexec');
  await mkdir(join(folder, 'bin'));
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  process.env['PATH'] = `${join(folder, 'bin')}${delimiter}${PATH}`;
}

describe.skipIf(lacks('linux', 'deb'))('a newer .deb', () => {
  it('that is not what was signed never reaches dpkg, and its copy is taken away', async () => {
    const { folder, file } = await noPackage();
    const other = Buffer.alloc(64).toString('base64');
    process.env['TMPDIR'] = folder;
    expect(await installDeb({ run, isRoot: true }, file, offerOf(other))).toEqual({ kind: 'damaged' });
    delete process.env['TMPDIR'];
    expect(await readdir(folder)).toEqual(['dialpost_0.2.0_amd64.deb']);
  });

  it('that Debian’s programs refuse is refused in their words', async () => {
    const { file, sha512 } = await noPackage();
    const why = await installDeb({ run, isRoot: true }, file, offerOf(sha512));
    expect(why?.kind).toMatch(/^(lacking|system)$/);
  });

  it('is installed as root by whoever has an administrator’s password, and by nobody else', async () => {
    const { folder, file, sha512 } = await noPackage();
    await pkexec(folder, 'exit 126');
    expect(await installDeb({ run, isRoot: false }, file, offerOf(sha512))).toEqual({ kind: 'dismissed', file });
    await writeFile(join(folder, 'bin', 'pkexec'), '#!/bin/sh\nexit 127\n');
    expect(await installDeb({ run, isRoot: false }, file, offerOf(sha512))).toEqual({ kind: 'no-asker', file });
    await writeFile(join(folder, 'bin', 'pkexec'), '#!/bin/sh\nexec "$@"\n');
    const other = Buffer.alloc(64).toString('base64');
    expect(await installDeb({ run, isRoot: false }, file, offerOf(other))).toEqual({ kind: 'damaged' });
  });

  it('is for a program that dpkg put where it is; another is renewed by hand', async () => {
    const program = { platform: 'linux', env: {}, restart: () => undefined } as const;
    expect(await installerOf({ ...program, path: process.execPath }, systemClock)).toBeNull();
    expect(await installerOf({ ...program, path: '/bin/sh' }, systemClock)).toBeNull();
    // Started by an AppImage of somebody else's.
    const env = { APPIMAGE: '/home/a/Other.AppImage', APPDIR: '/tmp/.mount_Other' };
    expect(await installerOf({ ...program, env, path: '/bin/sh' }, systemClock)).toBeNull();
    expect(await installerOf({ ...program, platform: 'win32', path: 'C:\\Dialpost.exe' }, systemClock)).toBeNull();
  });
});
