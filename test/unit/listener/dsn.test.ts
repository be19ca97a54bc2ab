// What a program asks reports by (RFC 3461: ENVID, ORCPT; RFC 6533: addresses in UTF-8) is read
// as it was meant and passed on so that no host can take offence at it; what cannot be
// passed on stays here, and the letter goes all the same.
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { parseExtensions } from '../../../src-main/smtp/extensions';
import { mailCommand, rcptCommand } from '../../../src-main/smtp/message';
import { type Office, openOffice } from './office';
import { visit } from './visitors';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
  onTestFinished(() => office.close());
});

/** The refusal, or what was stored. */
async function handIn(mail: string, rcpt: string): Promise<string | QueueItem> {
  const program = await visit('SMTP', office.port, '127.0.0.1');
  await program.say('EHLO x\r\n', /250 [^\r]*\r\n$/);
  await program.say(`MAIL FROM:<a@office.example>${mail}\r\n`, /\r\n$/);
  if (!program.heard().endsWith('250 2.1.0 Accepted\r\n')) return program.heard().trim().split('\r\n').at(-1) ?? '';
  await program.say(`RCPT TO:<postmaster@office.example>${rcpt}\r\n`, /\r\n$/);
  if (!program.heard().endsWith('250 2.1.5 Accepted\r\n')) return program.heard().trim().split('\r\n').at(-1) ?? '';
  await program.say('DATA\r\n', /354/);
  await program.say('Subject: x\r\n\r\nx\r\n.\r\n', /250/);
  return office.items.at(-1) ?? 'nothing was stored';
}

const DSN = parseExtensions(['host', 'DSN', 'SMTPUTF8']);
const NO_DSN = parseExtensions(['host', 'SMTPUTF8']);

async function passedOn(mail: string, rcpt: string, offered = DSN): Promise<string> {
  const item = await handIn(mail, rcpt);
  const recipient = typeof item === 'string' ? undefined : item.recipients[0];
  if (typeof item === 'string' || !recipient) throw new Error(String(item));
  const content = async (): Promise<Readable> => Readable.from([]);
  return [mailCommand({ ...item, content }, offered), rcptCommand(recipient, offered)]
    .join(' ')
    .replace('MAIL FROM:<a@office.example>', '')
    .replace(' RCPT TO:<postmaster@office.example>', '')
    .trim();
}

describe('passed on', () => {
  it.each([
    [' ENVID=a+2Bb+20c', '', 'ENVID=a+2Bb+20c'],
    [' ENVID=+C3+A9', '', 'ENVID=+C3+A9'],
    // Not xtext; it is made such.
    [' ENVID=a+zz=b', '', 'ENVID=a+2Bzz+3Db'],
    [' RET=hdrs', ' NOTIFY=failure,delay', 'RET=HDRS NOTIFY=FAILURE,DELAY'],
    ['', ' NOTIFY=SUCCESS,SUCCESS', 'NOTIFY=SUCCESS'],
    ['', ' ORCPT=rfc822;a+2Bb@x.example', 'ORCPT=rfc822;a+2Bb@x.example'],
    ['', ' ORCPT=rfc822;+C3+A9@x.example', 'ORCPT=rfc822;+C3+A9@x.example'],
    ['', ' ORCPT=utf-8;\\x{E9}@x.example', 'ORCPT=utf-8;\\x{E9}@x.example'],
    ['', ' ORCPT=utf-8;+C3+A9@x.example', 'ORCPT=utf-8;\\x{E9}@x.example'],
    [' SMTPUTF8', ' ORCPT=utf-8;é🐦@x.example', 'SMTPUTF8 ORCPT=utf-8;\\x{E9}\\x{1F426}@x.example'],
    ['', ' ORCPT=utf-8;a\\x{2B}b@x.example', 'ORCPT=utf-8;a\\x{2B}b@x.example'],
  ])('%s%s as %s', async (mail, rcpt, out) => {
    expect(await passedOn(mail, rcpt)).toBe(out);
  });

  it('what is longer than it may be stays here; the letter goes', async () => {
    const [envid, name] = ['i'.repeat(101), 'n'.repeat(490)];
    expect(await passedOn(` ENVID=${envid}`, ` ORCPT=rfc822;${name}@x.example`)).toBe('');
    expect(office.items.at(-1)).toMatchObject({
      envelopeId: envid,
      recipients: [{ originalRecipient: `rfc822;${name}@x.example` }],
    });
    expect(await passedOn(` ENVID=${'i'.repeat(100)}`, '')).toBe(`ENVID=${'i'.repeat(100)}`);
    // 99 as they came, more as xtext.
    expect(await passedOn(` ENVID=${'+'.repeat(99)}`, '')).toBe('');
  });

  it('nothing of it where the host offers no DSN', async () => {
    expect(await passedOn(' RET=FULL ENVID=a', ' NOTIFY=SUCCESS ORCPT=rfc822;b@x.example', NO_DSN)).toBe('');
  });
});

describe('refused with a word', () => {
  it.each([
    [' ENVID=', '', /^501 5\.5\.4 .*ENVID/],
    [' ENVID=a ENVID=b', '', /^501 5\.5\.4 .*duplicate ENVID/],
    [' RET=NONE', '', /^501 5\.5\.4 .*RET.*FULL or HDRS/],
    ['', ' NOTIFY=NEVER,FAILURE', /^501 5\.5\.4 .*NEVER cannot be combined/],
    ['', ' NOTIFY=SOON', /^501 5\.5\.4 .*NOTIFY/],
    ['', ' ORCPT=anna@x.example', /^501 5\.5\.4 .*ORCPT/],
    ['', ' ORCPT=utf-8;é@x.example', /^553 5\.6\.7 .*SMTPUTF8/],
  ])('%s%s', async (mail, rcpt, refusal) => {
    expect(await handIn(mail, rcpt)).toMatch(refusal);
  });
});
