// A value stays the value it is, in whichever file it stands.
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src-main/export/calendar';
import { checkSettings } from '../../../src-main/contract/settings';
import { postfixOf } from '../../../src-main/export/postfix';
import {
  addressExpression,
  fetchmailString,
  listedNetwork,
  lookupKeys,
  mainValue,
  maskedNetwork,
  nextHop,
  plainNames,
  shellCommand,
  tableLine,
} from '../../../src-main/export/syntax';

describe('values', () => {
  it('of main.cf: "$" is doubled, and what would begin another line is not written', () => {
    expect(mainValue('a $mydomain, #b ü')).toBe('a $$mydomain, #b ü');
    expect(['a\nmynetworks = 0.0.0.0/0', ' a', 'a ', 'a\r', 'a\0'].map(mainValue)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('of tables: keys have no blanks and begin nothing else', () => {
    expect(tableLine('Anna@Office.example', 'x:y z')).toBe('anna@office.example x:y z');
    expect([tableLine('a b', 'x'), tableLine('#a', 'x'), tableLine('a', 'x\ny'), tableLine('a', 'x ')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('of a shell and of fetchmail are quoted', () => {
    expect(shellCommand(['dial', "it's $(rm) `x`"])).toBe(`dial 'it'\\''s $(rm) \`x\`'`);
    expect(shellCommand(['a\0b'])).toBeNull();
    expect(fetchmailString('a"b\\c')).toBe('"a\\x22b\\x5cc"');
    expect(fetchmailString('a\nuser')).toBeNull();
  });

  it('of hosts and domains: IPv6 in brackets, international names in ASCII, wildcards as Postfix looks them up', () => {
    expect([nextHop('2001:db8::1', 25), nextHop('smtp.Büro.example', 587)]).toEqual([
      '[2001:db8::1]:25',
      '[smtp.xn--bro-hoa.example]:587',
    ]);
    expect([lookupKeys('*'), lookupKeys('*.Example'), lookupKeys('büro.example'), lookupKeys('a@b.example')]).toEqual([
      ['*'],
      ['.example'],
      ['xn--bro-hoa.example', 'büro.example'],
      ['a@b.example'],
    ]);
    expect(addressExpression('a+b.c@d.example')).toBe('/^(a\\+b\\.c@d\\.example)$/');
    expect(addressExpression('*.example')).toBe('/(\\.example)$/');
  });

  it('of networks: no bits beyond the mask, which Postfix refuses', () => {
    expect(['10.1.2.3/8', '192.0.2.7', '2001:db8:ffff::1/33', '::ffff:10.1.2.3/104'].map(maskedNetwork)).toEqual([
      '10.0.0.0/8',
      '192.0.2.7/32',
      '2001:db8:8000:0:0:0:0:0/33',
      '0:0:0:0:0:ffff:a00:0/104',
    ]);
    expect(listedNetwork('fe80::1/10')).toBe('[fe80:0:0:0:0:0:0:0]/10');
  });

  it('of ids: two that look alike are told apart', () => {
    expect([...plainNames(['isp.2', 'isp-2', 'ISP_2']).values()]).toEqual(['isp_2', 'isp_2_2', 'isp_2_3']);
  });
});

describe('times', () => {
  it('every hour, or at openings and their multiples, with the quarters of an hour between them apart', () => {
    expect(calendarOf({ kind: 'every', minutes: 240 })).toEqual({
      starts: ['*-*-* 00,04,08,12,16,20:00:00'],
      open: [],
    });
    const day = ['08:00-09:00'];
    const open = { mon: day, tue: day, wed: [], thu: [], fri: ['07:30-08:30'], sat: [], sun: [] };
    expect(calendarOf({ kind: 'weekly', open, everyMinutes: 30 })).toEqual({
      starts: ['Mon,Tue *-*-* 08:00,30:00', 'Fri *-*-* 07:30:00', 'Fri *-*-* 08:00:00'],
      open: ['Mon,Tue *-*-* 08:15,45:00', 'Fri *-*-* 07:45:00', 'Fri *-*-* 08:15:00'],
    });
    expect(calendarOf({ kind: 'always' })).toEqual({
      starts: [],
      open: ['*-*-* *:00,15,30,45:00'],
    });
    expect(calendarOf({ kind: 'never' })).toEqual({ starts: [], open: [] });
  });
});

it('leaves out what no file can hold, says where, and writes nothing of it', () => {
  const evil = 'x\nmynetworks = 0.0.0.0/0';
  const checked = checkSettings({
    organization: { domains: ['office.example'] },
    listeners: [{ id: 'office', tls: 'starttls', certificate: { certFile: evil, keyFile: '/k $HOME' } }],
    accounts: [{ username: `a\nb`, password: evil }],
    links: [{ id: 'line', kind: 'command', connectCommand: ['dial', evil], password: evil }],
    connectors: [
      {
        id: 'isp',
        route: {
          kind: 'smart-host',
          hosts: [{ host: 'smtp.isp.example', auth: { kind: 'password', username: 'u', password: evil } }],
        },
      },
    ],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  const { files, hitches } = postfixOf(checked.settings);
  expect(hitches.filter(({ hitch }) => hitch === 'unwritable').map(({ at }) => at)).toEqual([
    'accounts[a\nb]',
    'listeners[office].certificate.certFile',
    'connectors[isp].route.hosts[smtp.isp.example]',
  ]);
  const main = files.find(({ name }) => name === 'main.cf')?.text ?? '';
  expect(main.split('\n').filter((line) => line.startsWith('mynetworks'))).toEqual([
    'mynetworks = 127.0.0.0/8, [::1]/128',
  ]);
  expect(main).toContain('listener_office_key = /k $$HOME');
  // A shell's word may hold lines; within quotes they are nothing but lines.
  expect(files.find(({ name }) => name === 'dialpost-call-isp')?.text).toContain(`dial '${evil}'`);
  for (const { name, mode } of files)
    if (/^(sasl_passwd|dovecot-logins|fetchmailrc|dialpost-call-isp$)/.test(name)) expect(mode & 0o077).toBe(0);
});
