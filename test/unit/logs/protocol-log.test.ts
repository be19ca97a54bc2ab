// The protocol log: its format, its files, and that no line harms the mail.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { checkSettings, Settings } from '../../../src-main/contract/settings';
import type { ProtocolEntry } from '../../../src-main/logs/protocol-entry';
import { periodName } from '../../../src-main/logs/file-names';
import { openProtocolLog, type ProtocolLog } from '../../../src-main/logs/protocol-log';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';
import { manualClock } from '../../support/manual-clock';

const NOW = Date.UTC(2026, 10, 23, 14, 5, 9);
const ENTRY: ProtocolEntry = {
  at: NOW,
  site: 'office',
  remote: '192.168.1.7',
  username: 'reception.clinic.example',
  server: '192.168.1.1',
  port: 2525,
  method: 'MAIL',
  query: '+FROM:<a@clinic.example> SIZE=100',
  status: 250,
  sent: 40,
  received: 45,
  took: 3.6,
};
const STANDARD =
  'date time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status sc-bytes cs-bytes time-taken cs-version cs-host cs(User-Agent) cs(Cookie) cs(Referer)';

const settingsWith = (protocol: object) =>
  Settings.parse({ organization: { domains: ['clinic.example'] }, log: { protocol: { enabled: true, ...protocol } } })
    .log.protocol;

async function openLog(protocol: object = {}): Promise<{
  log: ProtocolLog;
  folder: string;
  files(): Promise<readonly string[]>;
  text(name: string): Promise<string>;
}> {
  const folder = await testFolder();
  const log = openProtocolLog(settingsWith(protocol), {
    folder,
    clock: manualClock(NOW),
    log: silentLog,
    software: 'Dialpost 0.1.0',
    computer: () => 'MAIL',
  });
  onTestFinished(() => log.close());
  return {
    log,
    folder,
    files: async () => (await readdir(join(folder, 'office'))).sort(),
    text: (name) => readFile(join(folder, 'office', name), 'utf8'),
  };
}

describe('the protocol log', () => {
  test('once closed makes no folder anew for who still speaks', async () => {
    const { log, folder, files } = await openLog();
    log.write(ENTRY);
    await log.close();
    expect(await files()).toEqual(['ex261123.log']);
    await rm(join(folder, 'office'), { recursive: true });
    log.write(ENTRY);
    await log.flush();
    expect([log.on, await readdir(folder)]).toEqual([false, []]);
  });

  test('is written as the Windows SMTP service wrote it, with our own columns behind', async () => {
    const { log, files, text } = await openLog();
    log.write({ ...ENTRY, queueId: 'Q1', tls: 'TLSv1.3' });
    await log.flush();
    expect(await files()).toEqual(['ex261123.log']);
    expect((await text('ex261123.log')).split('\r\n')).toEqual([
      '#Software: Dialpost 0.1.0',
      '#Version: 1.0',
      '#Date: 2026-11-23 14:05:09',
      `#Fields: ${STANDARD} x-queue-id x-session x-connector x-link x-tls`,
      '2026-11-23 14:05:09 192.168.1.7 reception.clinic.example office MAIL 192.168.1.1 2525 MAIL - +FROM:<a@clinic.example>+SIZE=100 250 0 40 45 4 SMTP - - - - Q1 - - - TLSv1.3',
      '',
    ]);
  });

  test('an unknown field is refused by name, with those there are', () => {
    const judged = checkSettings({
      organization: { domains: ['clinic.example'] },
      log: { protocol: { fields: ['time', 'no-such-field'] } },
    });
    expect(judged).toEqual({
      ok: false,
      issues: [
        {
          path: 'log.protocol.fields[1]',
          message: expect.stringMatching(
            /^expected one of date, time, .*cs\(Referer\), x-queue-id, x-session, x-connector, x-link, x-tls$/,
          ),
        },
      ],
    });
  });

  test('no value breaks its line', async () => {
    const { log, text } = await openLog({ fields: ['cs-method', 'cs-uri-query', 'cs-username'] });
    log.write({ ...ENTRY, method: '', query: 'a b\r\n#Fields: evil\t\u2028x', username: ' ' });
    await log.flush();
    expect((await text('ex261123.log')).split('\r\n').slice(3)).toEqual([
      '#Fields: cs-method cs-uri-query cs-username',
      '- a+b++#Fields:+evil++x +',
      '',
    ]);
  });

  test.each([
    ['hourly', 'ex26112314.log', 3_600_000, 'ex26112315.log'],
    ['daily', 'ex261123.log', 86_400_000, 'ex261124.log'],
    ['weekly', 'ex261104.log', 7 * 86_400_000, 'ex261105.log'],
    ['monthly', 'ex2611.log', 10 * 86_400_000, 'ex2612.log'],
  ] as const)('%s files change with the time in UTC', async (period, first, later, second) => {
    const { log, files } = await openLog({ period });
    log.write(ENTRY);
    log.write({ ...ENTRY, at: NOW + later });
    await log.flush();
    expect(await files()).toEqual([first, second]);
    expect(periodName(period, NOW)).toBe(first);
  });

  test('files by size go on where they were and no further', async () => {
    const { log, files, text, folder } = await openLog({ period: 'size', maxBytes: 65_536 });
    await mkdir(join(folder, 'office'));
    await writeFile(join(folder, 'office', 'extend7.log'), 'x'.repeat(60_000));
    for (let i = 0; i < 60; i++) log.write(ENTRY);
    await log.flush();
    expect(await files()).toEqual(['extend7.log', 'extend8.log']);
    expect((await text('extend8.log')).startsWith('#Software')).toBe(true);
    expect((await stat(join(folder, 'office', 'extend7.log'))).size).toBeLessThan(66_000);
  });

  test('old files go after keepDays, others are never touched', async () => {
    const { log, folder, files } = await openLog({ keepDays: 2 });
    await mkdir(join(folder, 'office'));
    for (const [name, days] of [
      ['ex261120.log', 3],
      ['ex261122.log', 1],
      ['notes.txt', 99],
    ] as const) {
      const path = join(folder, 'office', name);
      await writeFile(path, 'x');
      await utimes(path, NOW / 1000 - days * 86_400, NOW / 1000 - days * 86_400);
    }
    log.write(ENTRY);
    await log.flush();
    expect(await files()).toEqual(['ex261122.log', 'ex261123.log', 'notes.txt']);
  });

  test('A9: no file goes because a clock leapt ahead of all of them', async () => {
    const { log, folder, files } = await openLog({ keepDays: 30 });
    await mkdir(join(folder, 'office'));
    for (const days of [400, 401, 402]) {
      const path = join(folder, 'office', `ex2510${days - 380}.log`);
      await writeFile(path, 'x');
      await utimes(path, NOW / 1000 - days * 86_400, NOW / 1000 - days * 86_400);
    }
    log.write(ENTRY);
    await log.flush();
    expect(await files()).toEqual(['ex251020.log', 'ex251021.log', 'ex251022.log', 'ex261123.log']);
  });

  test('another choice of fields begins with new directives; another folder is taken at once; off writes nothing', async () => {
    const { log, text, folder, files } = await openLog({ fields: ['time'] });
    log.write(ENTRY);
    log.apply(settingsWith({ fields: ['cs-method'] }));
    log.write(ENTRY);
    await log.flush();
    expect((await text('ex261123.log')).match(/#Fields: .*/g)).toEqual(['#Fields: time', '#Fields: cs-method']);
    const other = await testFolder();
    log.apply(settingsWith({ folder: other }));
    log.write(ENTRY);
    await log.flush();
    expect(await readdir(join(other, 'office'))).toEqual(['ex261123.log']);
    log.apply(settingsWith({ enabled: false }));
    log.write({ ...ENTRY, site: 'silent' });
    await log.close();
    expect(await readdir(folder)).toEqual(['office']);
    expect(await files()).toHaveLength(1);
  });

  test('a folder that cannot be written loses lines, says so once, and writes again with the gap told', async () => {
    const folder = await testFolder();
    await writeFile(join(folder, 'office'), 'in the way');
    const told: string[] = [];
    const log = openProtocolLog(settingsWith({ fields: ['time'] }), {
      folder,
      clock: manualClock(NOW),
      log: { write: (_s, _l, text) => void told.push(text) },
      software: 'x',
      computer: () => 'x',
    });
    log.write(ENTRY);
    await log.flush();
    log.write(ENTRY);
    await log.flush();
    expect(told).toHaveLength(1);
    await rm(join(folder, 'office'));
    log.write(ENTRY);
    await log.close();
    expect(await readFile(join(folder, 'office', 'ex261123.log'), 'utf8')).toMatch(
      /#Remark: 2 lines were left out\r\n14:05:09\r\n$/,
    );
  });

  test('the tail holds the last lines of all sites in the order of time', async () => {
    const { log } = await openLog();
    for (let i = 0; i < 5; i++) {
      log.write({ ...ENTRY, at: NOW + i * 2000, query: `in${i}` });
      log.write({ ...ENTRY, at: NOW + i * 2000 + 1000, site: 'outbound', query: `out${i}` });
    }
    const tail = await log.tail({ limit: 3 });
    expect(tail.map((line) => line.split(' ')[10])).toEqual(['out3', 'in4', 'out4']);
    expect((await log.tail({ limit: 10, search: 'OUT1' })).length).toBe(1);
    expect((await log.tail({ limit: 2, site: 'office' })).map((line) => line.split(' ')[10])).toEqual(['in3', 'in4']);
  });

  test.each(['con', 'NUL', 'aux.office', 'lpt1', 'office.'])(
    'a listener called %s has a folder that every system can have',
    async (site) => {
      const { log, folder } = await openLog();
      log.write({ ...ENTRY, site, query: 'one' });
      expect((await log.tail({ limit: 2, site })).length).toBe(1);
      await log.close();
      expect(await readdir(folder)).toEqual([`_${site}_`]);
    },
  );

  test.skipIf(lacks('goaccess'))(
    "goaccess, which takes W3C for a web server's, reads it once told the columns",
    async () => {
      const run = promisify(execFile);
      const { log, folder } = await openLog();
      for (let i = 0; i < 50; i++)
        log.write({
          ...ENTRY,
          at: NOW + i * 1000,
          remote: `192.168.1.${(i % 5) + 1}`,
          status: i % 10 === 0 ? 550 : 250,
        });
      await log.flush();
      const { stdout } = await run(
        'goaccess',
        [
          join(folder, 'office', 'ex261123.log'),
          '--no-global-config',
          '-o',
          'json',
          '--date-format=%Y-%m-%d',
          '--time-format=%H:%M:%S',
          '--log-format=%d %t %h %e %^ %^ %^ %^ %U %^ %q %s %^ %b %^ %L %^',
        ],
        { maxBuffer: 10_000_000 },
      );
      // Its own summary of what it could read.
      const { general } = JSON.parse(stdout) as { general: Record<string, number> };
      expect(general).toMatchObject({ total_requests: 50, valid_requests: 50, failed_requests: 0, unique_visitors: 5 });
    },
  );

  test.skipIf(lacks('lnav'))('lnav reads every column by the names in its header, our own too', async () => {
    const { log, folder } = await openLog();
    log.write({ ...ENTRY, queueId: 'Q1', tls: 'TLSv1.3' });
    log.write({
      ...ENTRY,
      at: NOW + 1000,
      method: 'RCPT',
      query: '+TO:<b@clinic.example>',
      status: 550,
      queueId: 'Q2',
    });
    await log.flush();
    const wanted =
      "select log_time, log_level, c_ip, cs_username, cs_method, cs_uri_query, sc_status, json_extract(x_fields, '$.x-queue-id') as id from w3c_log";
    const { stdout } = await promisify(execFile)(
      'lnav',
      ['-n', '-c', `;${wanted}`, '-c', ':write-json-to -', join(folder, 'office', 'ex261123.log')],
      { env: { ...process.env, HOME: folder } },
    );
    const both = { c_ip: '192.168.1.7', cs_username: 'reception.clinic.example' };
    expect(JSON.parse(stdout)).toEqual([
      {
        ...both,
        log_time: '2026-11-23 14:05:09.000',
        log_level: 'info',
        cs_method: 'MAIL',
        cs_uri_query: '+FROM:<a@clinic.example>+SIZE=100',
        sc_status: 250,
        id: 'Q1',
      },
      {
        ...both,
        log_time: '2026-11-23 14:05:10.000',
        log_level: 'error',
        cs_method: 'RCPT',
        cs_uri_query: '+TO:<b@clinic.example>',
        sc_status: 550,
        id: 'Q2',
      },
    ]);
  });
});
