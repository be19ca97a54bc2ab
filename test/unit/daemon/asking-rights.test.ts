// Rights are asked for by the system's own question, with the words as they are; where there
// is none, nobody is asked. And what could run a service is looked for before anybody is.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { createRun } from '../../../src-main/base/run';
import { askingRights, typedLine } from '../../../src-main/daemon/asking-rights';
import { isNewEnough, runnable } from '../../../src-main/daemon/runnable';

async function folderOf(programs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-rights-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

const ARGV = ['/usr/bin/node', '/opt/Dial post/cli.js', 'service', 'install', '--data', "/home/o'neil/Büro 50%"];

describe('the question for rights', () => {
  it('of Linux is that of pkexec, where it stands on PATH; nothing in the working folder is run', async () => {
    const folder = await folderOf({ pkexec: '#!/bin/sh\n' });
    expect(await askingRights('linux', ARGV, { PATH: `.:${folder}` })).toEqual([join(folder, 'pkexec'), ...ARGV]);
    expect(await askingRights('linux', ARGV, { PATH: '/nowhere' })).toBeNull();
  });

  it('of macOS is not asked', async () => {
    expect(await askingRights('darwin', ARGV, { PATH: '/usr/bin' })).toBeNull();
  });

  it('of Windows hands every word on as it is, and says no as pkexec does', async () => {
    const words = await askingRights('win32', ['C:\\a\\node.exe', 'C:\\Dial post\\cli.js', 'O\'Neil "x"\\'], {});
    const script = Buffer.from(words?.at(-1) ?? '', 'base64').toString('utf16le');
    expect(words?.[0]).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(script).toContain(
      `-FilePath 'C:\\a\\node.exe' -ArgumentList '"C:\\Dial post\\cli.js" "O''Neil \\"x\\"\\\\"'`,
    );
    expect(script).toContain('catch { exit 126 }');
  });

  it('has its words typed as a shell reads them', () => {
    expect(typedLine(ARGV)).toBe(
      `/usr/bin/node '/opt/Dial post/cli.js' service install --data '/home/o'\\''neil/Büro 50%'`,
    );
  });
});

describe('what could run a service', () => {
  const look = async (version: string, beside = true, isAppImage = false): Promise<readonly string[] | null> => {
    const folder = await folderOf({ node: `#!/bin/sh\necho ${version}\n` });
    const mounted = isAppImage ? { APPIMAGE: '/home/a/Dialpost.AppImage', APPDIR: folder } : {};
    const cli = join(folder, 'cli.js');
    if (beside) await writeFile(cli, '');
    const found = await runnable({
      run: createRun(systemClock),
      system: 'linux',
      env: { PATH: folder, ...mounted },
      beside: cli,
    });
    return found?.map((path) => path.replace(`${folder}/`, '')) ?? null;
  };

  it('is the computer’s Node with the command line that lies beside the app', async () => {
    expect(await look('v22.1.0')).toEqual(['node', 'cli.js']);
  });

  it('is nothing in an AppImage, whose files are gone with it and which root cannot read', async () => {
    expect(await look('v22.1.0', true, true)).toBeNull();
  });

  it('is nothing where that Node is too old, or where nothing lies beside the app', async () => {
    expect(await look('v18.20.4')).toBeNull();
    expect(await look('v22.1.0', false)).toBeNull();
    expect(['v20.18.1', 'v20.19.0', 'v21.0.0', 'nonsense'].map(isNewEnough)).toEqual([false, true, true, false]);
  });
});
