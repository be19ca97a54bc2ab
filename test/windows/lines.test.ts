// Lines on Windows: a stand-in for rasdial that speaks German in code page 850, and programs
// of a person's own as batch files. A line that was dialled is hung up, whatever it is called
// and however the call ended; a batch file that hangs in a child is ended in its time.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MAILBOXES, office, smartHost } from '../scenario/support/office';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { windowsPath } from '../support/wine';
import { type WindowsRelay, windowsRelay } from './support/relay';

const STAND_IN = fileURLToPath(new URL('support/rasdial.cjs', import.meta.url));
const DATA = 'C:\\Post';
const ENTRY = 'Büro';

describe.skipIf(lacks('wine'))('a line on Windows', () => {
  let relay: WindowsRelay;
  let ras: string;
  let host: number;
  beforeAll(async () => {
    relay = await windowsRelay({ env: { WINEPATH: 'C:\\ras', NODE_OPTIONS: `--require "${escaped(STAND_IN)}"` } });
    ras = join(relay.wine.driveC, 'ras');
    mkdirSync(ras);
    cpSync(relay.node, join(ras, 'rasdial.exe'));
    host = await freePort();
    writeSettings({ username: '', password: null });
    await relay.serve('--practice', '--data', DATA, '--settings', 'C:\\place.json');
  });
  afterAll(() => relay.wine.remove());
  beforeEach(() => rmSync(join(ras, 'called.txt'), { force: true }));

  const calls = (): readonly string[] => lines(join(ras, 'called.txt'));
  const isUp = (): boolean => existsSync(join(ras, 'up.txt'));
  const writeSettings = (line: object, collect: object = { method: 'etrn' }): void => {
    const links = [{ id: 'line', kind: 'ras', entry: ENTRY, dialAttempts: 1, dialTimeoutSeconds: 30, ...line }];
    const connectors = [smartHost(host, { link: 'line', collect, schedule: { kind: 'never' } }), MAILBOXES];
    const practice = { enabled: true, port: host };
    writeFileSync(
      join(relay.wine.driveC, 'place.json'),
      JSON.stringify({ ...office({ links, connectors }), practice }),
    );
  };
  const settle = async (line: object, collect?: object): Promise<void> => {
    writeSettings(line, collect);
    const ran = await relay.dialpost('settings', 'set', 'C:\\place.json', '--data', DATA, '--yes');
    expect([ran.code, ran.err]).toEqual([0, '']);
  };

  test('is dialled by its entry, carries mail, and is hung up', async () => {
    expect((await relay.dialpost('test', 'echo@practice.example', '--data', DATA)).code).toBe(0);
    expect((await relay.dialpost('send-receive', '--wait', '--data', DATA)).code).toBe(0);
    expect(calls()[0]).toBe(ENTRY);
    expect(calls()).toContain(`${ENTRY} /DISCONNECT`);
    expect(isUp()).toBe(false);
  });

  test('whose password is wrong says so, keeps the mail, and dials once', async () => {
    await settle({ username: 'müller', password: 'falsch' });
    expect((await relay.dialpost('test', 'echo@practice.example', '--data', DATA)).code).toBe(0);
    const ran = await relay.dialpost('send-receive', '--wait', '--data', DATA);
    expect(ran.code).not.toBe(0);
    expect(ran.out + ran.err).toMatch(/password/i);
    expect(ran.out + ran.err).not.toContain('falsch');
    expect(calls().filter((call) => call.startsWith(`${ENTRY} müller`))).toHaveLength(1);
    expect((await relay.dialpost('queue', '--data', DATA)).out).toContain('echo@practice.example');
  });

  test('that fetches by a batch file which hangs in a child is hung up in its time', async () => {
    const batch = join(relay.wine.driveC, 'hol post', 'hol.cmd');
    mkdirSync(join(relay.wine.driveC, 'hol post'));
    const node = windowsPath(relay.node);
    writeFileSync(
      batch,
      `@echo off\r\necho %1>"C:\\hol post\\fuer.txt"\r\n"${node}" -e "setTimeout(()=>{},300000)"\r\n`,
    );
    const command = ['C:\\hol post\\hol.cmd', 'a & b'];
    await settle({ username: '', password: null }, { method: 'command', command, timeoutSeconds: 5 });
    const began = performance.now();
    await relay.dialpost('send-receive', '--wait', '--data', DATA);
    // Not a measure of speed: the child would hold the line for five minutes.
    expect(performance.now() - began).toBeLessThan(120_000);
    expect(lines(join(relay.wine.driveC, 'hol post', 'fuer.txt'))).toEqual(['"a & b"']);
    expect(calls()).toContain(`${ENTRY} /DISCONNECT`);
    expect(isUp()).toBe(false);
  });
});

const lines = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean) : [];

/** In NODE_OPTIONS a backslash stands for the next letter. */
const escaped = (path: string): string => windowsPath(path).replaceAll('\\', '\\\\');
