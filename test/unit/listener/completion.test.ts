// What a device's letter lacks, for every client there is: who may relay gets it, who
// may not is left alone, and a header whose end is not seen gets nothing.
import { describe, expect, it, onTestFinished } from 'vitest';
import { HEADER_LIMIT } from '../../../src-main/mail/header';
import { missingFields } from '../../../src-main/listener/completion';
import { rawClient } from '../../support/raw-client';
import { openOffice } from './office';

const FACTS = { id: 'ID', by: 'mail.office.example', sender: 'ups@office.example', at: Date.UTC(2026, 0, 5, 12) };
const [ID, DATE, FROM] = [
  'Message-ID: <ID@mail.office.example>\r\n',
  'Date: Mon, 5 Jan 2026 12:00:00 +0000\r\n',
  'From: <ups@office.example>\r\n',
];

describe('E5: what is missing is added, and nothing else', () => {
  it.each([
    ['', ID + DATE + FROM],
    ['Subject: x\r\n', ID + DATE + FROM],
    ['Alarm! no header at all\r\n', ID + DATE + FROM],
    ['From: a@b\r\n', ID + DATE],
    ['DATE: whenever\r\nfrom:\r\n', ID],
    ['message-id:\r\n', DATE + FROM],
    ['Message-ID : <1@x>\r\nDate:\r\nFrom : <a@b>\r\n', ''],
    ['Resent-Date: x\r\nX-Message-ID: y\r\nReply-To: z\r\n', ID + DATE + FROM],
    ['From : <a@b>\r\n', ID + DATE],
    ['From root Mon Jan  5 12:00:00 2026\r\nMessage-ID: <1@x>\r\n', DATE + FROM],
  ])('%j', (header, added) => {
    expect(missingFields(Buffer.from(header), FACTS)).toBe(added);
  });
});

async function handedIn(
  settings: object,
  login: string | null,
  content: string,
  from = 'ups@office.example',
): Promise<string> {
  const office = await openOffice({ authenticateWithoutTls: true, ...settings });
  onTestFinished(() => office.close());
  const client = await rawClient(office.port);
  await client.ask('EHLO ups');
  if (login !== null)
    expect((await client.ask(`AUTH PLAIN ${Buffer.from(`\0${login}\0secret`).toString('base64')}`)).code).toBe(235);
  await client.ask(`MAIL FROM:<${from}>`);
  await client.ask('RCPT TO:<b@office.example>');
  expect((await client.ask(`BDAT ${Buffer.byteLength(content)} LAST\r\n${content}`.replace(/\r\n$/, ''))).code).toBe(
    250,
  );
  client.close();
  const [item] = office.items;
  return office.content(item?.id ?? '');
}

describe('E5: who gets it', () => {
  const letter = 'Subject: On battery\r\n\r\nHelp\r\n';
  it('who logged in and may relay', async () => {
    const stored = await handedIn({}, 'reception', letter);
    expect(stored).toMatch(
      /;\r\n\t[^\r]*\r\nMessage-ID: <[0-9A-Z]{16}@mail\.office\.example>\r\nDate: [^\r]* \+0000\r\nFrom: <ups@office\.example>\r\nSubject: On battery\r\n\r\nHelp\r\n$/,
    );
  });
  it('a scanner whose From is rewritten, once', async () => {
    const stored = await handedIn(
      { relay: { allow: ['127.0.0.1'] }, rewriteSender: 'mfp@office.example' },
      null,
      letter,
      'mfp',
    );
    expect(stored).toMatch(
      /\r\nMessage-ID: <[^\r]*\r\nDate: [^\r]*\r\nFrom: <mfp@office\.example>\r\nSubject: On battery\r\n\r\nHelp\r\n$/,
    );
  });
  it('not who may not relay', async () => {
    expect(await handedIn({}, 'scanner', letter)).toMatch(/ \+0000\r\nSubject: On battery\r\n\r\nHelp\r\n$/);
    expect(await handedIn({}, null, letter)).toMatch(/ \+0000\r\nSubject: On battery\r\n\r\nHelp\r\n$/);
  });
  it('and not a header whose end is not seen: the fields may stand behind it', async () => {
    const long = `X: ${'x'.repeat(900)}\r\n`.repeat(Math.ceil(HEADER_LIMIT / 900));
    const stored = await handedIn({}, 'reception', `${long}Message-ID: <1@x>\r\n\r\n`);
    expect(stored.match(/message-id/gi)).toHaveLength(1);
  });
});
