// The built relay on Windows: the genuine node.exe under Wine, a real drive C:, a named
// pipe. What Wine does otherwise than Windows is said in ARCHITECTURE.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listener, MAILBOXES, office, smartHost } from '../scenario/support/office';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { type WineProgram, windowsPath } from '../support/wine';
import { type WindowsRelay, windowsRelay } from './support/relay';

const FOLDER = 'Büro Müller';
const DATA = `C:\\${FOLDER}`;

describe.skipIf(lacks('wine'))('on Windows', () => {
  let relay: WindowsRelay;
  let port: number;
  beforeAll(async () => {
    relay = await windowsRelay();
    port = await freePort();
    writeFileSync(join(relay.wine.driveC, 'place.json'), settingsFile(port));
  });
  afterAll(() => relay.wine.remove());

  const dialpost: WindowsRelay['dialpost'] = (...words) => relay.dialpost(...words);
  const serve: WindowsRelay['serve'] = (...words) => relay.serve('--data', DATA, ...words);

  test('a letter queued before the process is killed is there after it, and leaves in order', async () => {
    const first = await serve('--settings', 'C:\\place.json');
    await send(port);
    await first.end('SIGKILL');
    const second = await serve();
    expect((await dialpost('queue', '--data', DATA)).out).toContain('anna@elsewhere.example');
    // One folder has one owner, however its path is written.
    const other = await dialpost('serve', '--data', `\\\\?\\${DATA}`);
    expect([other.code, other.err]).toEqual([expect.any(Number), expect.stringContaining('Another Dialpost')]);
    expect(other.code).not.toBe(0);
    // By the named pipe, where both ends prove that they may read the folder.
    expect((await dialpost('stop', '--data', DATA)).code).toBe(0);
    expect(await second.ended).toBe(0);
    expect(readdirSync(join(relay.wine.driveC, FOLDER))).toContain('settings.json');
    const third = await serve();
    expect(await third.end('SIGINT')).toBe(0);
  });

  test('settings.json that another program has open is not replaced, which is said, and nothing is lost', async () => {
    const running = await serve();
    const before = readFileSync(join(relay.wine.driveC, FOLDER, 'settings.json'), 'utf8');
    const holder = await hold(`${DATA}\\settings.json`);
    const refused = await dialpost('settings', 'set', 'C:\\place.json', '--data', DATA);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toMatch(/Another program has .*settings\.json open/);
    await holder.end('SIGKILL');
    expect(readFileSync(join(relay.wine.driveC, FOLDER, 'settings.json'), 'utf8')).toBe(before);
    expect((await dialpost('settings', 'set', 'C:\\place.json', '--data', DATA)).code).toBe(0);
    expect(await running.end('SIGINT')).toBe(0);
  });

  test('names that Windows keeps for devices are refused as folders and files', async () => {
    const ran = await Promise.all([
      dialpost('serve', '--data', 'con'),
      dialpost('report', 'C:\\aux.txt', '--data', DATA),
      dialpost('settings', 'check', 'nul'),
    ]);
    expect(ran.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(ran.map(({ err }) => /Windows keeps the name (\S+) for a device/.exec(err)?.[1])).toEqual([
      'con',
      'aux.txt',
      'nul',
    ]);
  });

  /** Nobody else may open it meanwhile: libuv's exclusive flag. */
  async function hold(path: string): Promise<WineProgram> {
    const script = `require('fs').openSync(process.argv[1], 2 | 0x10000000); console.log('held'); setTimeout(() => {}, 60000)`;
    const program = relay.wine.start(windowsPath(relay.node), ['-e', script, path]);
    await vi.waitFor(() => expect(program.out()).toContain('held'), { timeout: 30_000, interval: 50 });
    return program;
  }

  test('settings are read as Notepad and PowerShell write them', async () => {
    const text = readFileSync(join(relay.wine.driveC, 'place.json'), 'utf8').replaceAll('\n', '\r\n');
    const files = {
      'crlf.json': Buffer.from(text),
      'mark.json': Buffer.from(`\uFEFF${text}`),
      'utf16.json': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(relay.wine.driveC, name), bytes);
    const ran = await Promise.all(Object.keys(files).map((name) => dialpost('settings', 'check', `C:\\${name}`)));
    expect(ran.map(({ code, err }) => [code, err])).toEqual(ran.map(() => [0, '']));
  });
});

function settingsFile(port: number): string {
  const parts = { listeners: [listener({ port })], connectors: [smartHost(9), MAILBOXES] };
  return JSON.stringify(office(parts), null, 2);
}

/** One letter by SMTP from the Linux side, each line after the reply to the one before. */
function send(port: number): Promise<void> {
  const lines = [
    'EHLO office.example',
    'MAIL FROM:<otto@office.example>',
    'RCPT TO:<anna@elsewhere.example>',
    'DATA',
    'Subject: from Windows\r\n\r\nGood day\r\n.',
    'QUIT',
  ];
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1');
    let replies = '';
    socket.on('data', (bytes) => {
      replies += String(bytes);
      if (!/^\d{3} .*\r\n$/m.test(String(bytes).split('\r\n').slice(-2).join('\r\n'))) return;
      const next = lines.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
    });
    socket.on('error', fail);
    socket.on('close', () => (replies.includes('queued as') ? done() : fail(new Error(replies))));
  });
}
