// A first exchange on Windows, as a new user makes it: in a folder whose path is longer than
// Windows' old limit of 260, over TLS, with settings as PowerShell writes them; and what is
// taken from there into a spreadsheet.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { type WindowsRelay, windowsRelay } from './support/relay';

const run = promisify(execFile);
const PARTS = ['Büro Müller', ...Array.from({ length: 5 }, (_, i) => `${i}${'lang '.repeat(9)}und weiter`)];
const DATA = ['C:', ...PARTS, 'Post'].join('\\');

describe.skipIf(lacks('wine'))('the first exchange on Windows', () => {
  let relay: WindowsRelay;
  let port: number;
  beforeAll(async () => {
    expect(DATA.length).toBeGreaterThan(300);
    relay = await windowsRelay();
    port = await freePort();
    const document = JSON.stringify({ ...officeAt(await freePort(), port) }, null, 2).replaceAll('\n', '\r\n');
    writeFileSync(join(relay.wine.driveC, 'place.json'), Buffer.from(`\uFEFF${document}`, 'utf16le'));
    await relay.serve('--practice', '--data', DATA, '--settings', 'C:\\place.json');
  });
  afterAll(() => relay.wine.remove());
  const dialpost: WindowsRelay['dialpost'] = (...words) => relay.dialpost(...words, '--data', DATA);
  const folder = (): string => join(relay.wine.driveC, ...PARTS, 'Post');

  test('a letter over TLS is answered, and the answer lies in the mailbox', async () => {
    const swaks = ['--server', '127.0.0.1', '--port', String(port), '--tls'];
    const letter = ['--from', 'postmaster@office.example', '--to', 'echo@practice.example', '--body', 'Grüße'];
    const { stdout } = await run('swaks', [...swaks, ...letter, '--header', 'Subject: from Windows']);
    expect(stdout).toMatch(/TLS started with cipher TLSv1\.[23]/);
    const ran = await dialpost('send-receive', '--wait');
    expect(ran.code).toBe(0);
    const box = join(folder(), 'mailboxes', 'office.example', 'postmaster', 'new');
    const answers = readdirSync(box).map((name) => readFileSync(join(box, name), 'utf8'));
    expect(answers.filter((text) => text.includes('from Windows'))).toHaveLength(1);
  });

  test('what became of it opens in a spreadsheet with its umlauts', async () => {
    const { code, out } = await dialpost('history', '--csv');
    expect(code).toBe(0);
    // Without the mark a spreadsheet takes the letters for those of an old code page.
    expect(out.charCodeAt(0)).toBe(0xfeff);
    expect(out).toContain('echo@practice.example');
  });

  test('settings from PowerShell are taken by the running relay', async () => {
    const file = join(relay.wine.driveC, 'place.json');
    const changed = readFileSync(file, 'utf16le').replace('"Praxis Müller"', '"Praxis Möller"');
    writeFileSync(file, Buffer.from(changed, 'utf16le'));
    const ran = await dialpost('settings', 'set', 'C:\\place.json', '--yes');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect((await dialpost('settings', 'get')).out).toContain('Praxis Möller');
  });
});

function officeAt(practice: number, port: number): object {
  const document = practiceSettings(practice, port);
  if (typeof document !== 'object' || document === null || !('listeners' in document)) throw new Error('no document');
  const [listener] = [document.listeners].flat();
  return {
    ...document,
    organization: { name: 'Praxis Müller', domains: ['office.example'] },
    listeners: [{ ...Object(listener), tls: 'starttls' }],
  };
}
