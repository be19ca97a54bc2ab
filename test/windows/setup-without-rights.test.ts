// The setup as somebody runs it who is no administrator of the computer, silently: it is installed for
// that person and touches nothing of others; what only an administrator may is refused by a sentence
// and an exit code, never by a question that nobody sees. Nobody has it twice.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSetup } from '../../scripts/packages/relay-windows.mjs';
import { lacks } from '../support/needs';
import { type PlayedWindows, playedWindows } from './support/system-programs';

const MAKING_MS = 300_000;
const OLD = '0.1.0';
const NEW = '0.1.1';
const ALL = 'C:\\Program Files\\Dialpost';
const OURS = 'Software\\Dialpost';

describe.skipIf(lacks('wine', 'windows-packages'))('the setup without rights, on Windows (Wine)', () => {
  let folder: string;
  let windows: PlayedWindows;
  let plain: string;

  beforeAll(async () => {
    process.env['DIALPOST_PACK'] = 'fast';
    folder = await mkdtemp(join(tmpdir(), 'dp-plain-'));
    for (const version of [OLD, NEW]) makeSetup({ out: folder, version });
    plain = join(folder, 'plain.exe');
    const source = fileURLToPath(new URL('support/plain-person.nsi', import.meta.url));
    expect(spawnSync('makensis', ['-V1', `-DOUT=${plain}`, source]).status).toBe(0);
    windows = await playedWindows();
  }, MAKING_MS);
  afterAll(async () => {
    await windows?.wine.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const setup = (version: string): string => join(folder, `Dialpost-Relay-Setup-${version}.exe`);
  const asPlain = (program: string, ...words: readonly string[]) =>
    windows.run(plain, program.startsWith('/') ? `Z:${program.replaceAll('/', '\\')}` : program, ...words);
  const asAdministrator = (program: string, ...words: readonly string[]) => windows.run(program, ...words);
  const keys = async (root: 'HKLM' | 'HKCU'): Promise<string> => {
    const { code, out } = await windows.run('reg.exe', 'query', `${root}\\${OURS}`);
    return code === 0 ? out : '';
  };
  const own = (): string => /InstallFolder\s+REG_SZ\s+(.*?)\r?\n/.exec(found)?.[1] ?? '';
  let found = '';

  test('for all is refused by a sentence, and nothing is changed', async () => {
    const ran = await asPlain(setup(OLD), '/S', '/AllUsers');
    expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/for all users.*administrator/)]);
    expect(existsSync(windows.at(ALL))).toBe(false);
    expect([await keys('HKLM'), await keys('HKCU')].join('')).toBe('');
  });

  test('without a word for whom it is for this person, in a folder that is theirs, and asks Windows for no rights', async () => {
    windows.called();
    const ran = await asPlain(setup(OLD), '/S', '/SERVICE', '/FIREWALL');
    expect([ran.code, ran.err]).toEqual([0, '']);
    found = await keys('HKCU');
    expect(own()).toMatch(/^C:\\users\\[^\\]+\\AppData\\Local\\/i);
    expect(existsSync(join(windows.at(own()), 'relay', 'node.exe'))).toBe(true);
    expect(await keys('HKLM')).toBe('');
    expect(windows.called('netsh', 'schtasks', 'icacls', 'fltmc')).toEqual([]);
  });

  test('a newer one takes its place; an administrator’s, for all, too', async () => {
    expect(await asPlain(setup(NEW), '/S')).toMatchObject({ code: 0, err: '' });
    expect(await keys('HKCU')).toMatch(/Version\s+REG_SZ\s+0\.1\.1/);
    expect(await asAdministrator(setup(NEW), '/S', '/AllUsers', '/NOPATH')).toMatchObject({ code: 0, err: '' });
    expect(await keys('HKCU')).toBe('');
    expect(existsSync(windows.at(own()))).toBe(false);
    expect(await keys('HKLM')).toMatch(/Version\s+REG_SZ\s+0\.1\.1/);
  });

  test('what all have is neither doubled nor removed by somebody without rights', async () => {
    const doubled = await asPlain(setup(NEW), '/S');
    expect([doubled.code, doubled.err]).toEqual([1, expect.stringContaining('for all users')]);
    const removed = await asPlain(`${ALL}\\uninstall.exe`, '/AllUsers', '/S', ...`_?=${ALL}`.split(' '));
    expect([removed.code, removed.err]).toEqual([1, expect.stringContaining('Only an administrator can remove it')]);
    expect(readdirSync(windows.at(ALL))).toContain('relay');
    expect(await keys('HKCU')).toBe('');
  });
});
