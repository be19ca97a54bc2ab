// Logging in where mail is fetched: hosts that do not take the plain way, by the way they
// do take, or with a sentence that says which one is missing. A wrong password is tried once.
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { CollectMethod } from '../../../src-main/contract/collect';
import { speak } from '../../../src-main/words/page';
import { certificateOf } from '../../../src-main/access/certificate';
import { fetchingFrom } from '../../support/fetching';
import { testFolder } from '../../support/folders';
import { imapHost } from '../../support/imap-host';
import { pop3Host, type Pop3HostOptions } from '../../support/pop3-host';

const STAMP = '<1896.697170952@pop.isp.example>';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const CRAM = base64(`office ${createHmac('md5', 'secret').update('<1@pop>').digest('hex')}`);

interface Dialect extends Partial<Pop3HostOptions> {
  readonly user?: string;
  readonly pass?: string;
  /** Of CAPA; null: not known. */
  readonly offers: readonly string[] | null;
}

/** Answers of a host of that kind; every good last step logs in. */
function answering({ user, pass, offers }: Dialect): (line: string) => string | undefined {
  const steps: Readonly<Record<string, string>> = {
    CAPA: offers === null ? '-ERR unknown command\r\n' : `+OK\r\n${offers.map((one) => `${one}\r\n`).join('')}.\r\n`,
    'AUTH CRAM-MD5': `+ ${base64('<1@pop>')}\r\n`,
    [CRAM]: '+OK\r\n',
    [`APOP office ${md5(`${STAMP}secret`)}`]: '+OK\r\n',
    'AUTH PLAIN': '+ \r\n',
    [base64('\0office\0secret')]: '+OK\r\n',
    'AUTH LOGIN': '+ VXNlcm5hbWU6\r\n',
    [base64('office')]: '+ UGFzc3dvcmQ6\r\n',
    [base64('secret')]: '+OK\r\n',
  };
  return (line) => {
    if (line.startsWith('USER')) return user;
    if (line.startsWith('PASS')) return pass;
    return steps[line] ?? (/^(APOP|AUTH)\b|=$/.test(line) ? '-ERR [AUTH] no\r\n' : undefined);
  };
}

async function fetched(
  dialect: Dialect,
  more: object = {},
): Promise<{ text: string; kind: string; heard: readonly string[] }> {
  const host = await pop3Host({
    messages: [{ uid: 'a', content: Buffer.from('Delivered-To: anna@office.example\r\n\r\nx\r\n') }],
    ...dialect,
    instead: answering(dialect),
  });
  onTestFinished(() => host.close());
  const { fetch } = await fetchingFrom('pop3', host.port);
  const { text, kind } = await fetch(more);
  return { text, kind, heard: host.heard };
}

const NO = '-ERR unknown command\r\n';
describe('E14: a POP3 host', () => {
  it.each<[string, Dialect, string]>([
    ['with CRAM-MD5 and no USER', { user: NO, offers: ['SASL NTLM CRAM-MD5', 'UIDL'] }, 'AUTH CRAM-MD5'],
    [
      'with a stamp in its greeting and nothing else',
      { greeting: `+OK POP3 ready ${STAMP}`, user: NO, offers: null },
      `APOP office ${md5(`${STAMP}secret`)}`,
    ],
    [
      'that forbids plain text after PASS',
      {
        greeting: `+OK ${STAMP}`,
        pass: '-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.\r\n',
        offers: ['STLS'],
      },
      `APOP office ${md5(`${STAMP}secret`)}`,
    ],
    [
      'that knows no plain way after PASS, as Dovecot',
      { pass: '-ERR [AUTH] Unsupported authentication mechanism.\r\n', offers: ['USER', 'SASL CRAM-MD5'] },
      'AUTH CRAM-MD5',
    ],
    ['with PLAIN and no USER', { user: NO, offers: ['sasl PLAIN'] }, 'AUTH PLAIN'],
    ['with LOGIN and no USER', { user: NO, offers: ['SASL LOGIN DIGEST-MD5'] }, 'AUTH LOGIN'],
    [
      'that takes USER, refuses PASS, and offers CRAM-MD5 instead',
      { pass: '-ERR no\r\n', offers: ['SASL CRAM-MD5'] },
      'AUTH CRAM-MD5',
    ],
  ])('%s lets us in', async (_, dialect, by) => {
    const { kind, heard } = await fetched(dialect);
    expect(kind).toBe('done');
    expect(heard).toContain(by);
  });

  it.each<[string, Dialect, RegExp]>([
    [
      'NTLM and DIGEST only',
      { user: NO, offers: ['SASL NTLM DIGEST-MD5'] },
      /takes logins by NTLM, DIGEST-MD5 only, and Dialpost knows USER and PASS, APOP, SCRAM-SHA-256/,
    ],
    ['nothing at all', { user: NO, offers: null }, /does not say by which way/],
    ['encryption first', { user: NO, offers: ['STLS', 'SASL'] }, /set the security to STARTTLS or TLS/],
  ])('that wants %s is told of, not the password', async (_, dialect, sentence) => {
    const { kind, text } = await fetched(dialect);
    expect(kind).toBe('failed');
    expect(text).toMatch(sentence);
    expect(text).not.toContain('secret');
  });

  it('that refuses the password hears it once', async () => {
    const { kind, heard, text } = await fetched({
      greeting: `+OK ${STAMP}`,
      pass: '-ERR [AUTH] no\r\n',
      offers: ['USER', 'SASL PLAIN CRAM-MD5'],
    });
    expect(kind).toBe('failed');
    expect(text).toContain('[AUTH] no');
    expect(heard.filter((line) => /^(PASS|APOP|AUTH)/.test(line))).toHaveLength(1);
  });

  it.each<[string, Dialect, string, number]>([
    ['the password', { pass: '-ERR [AUTH] no\r\n', offers: ['SASL CRAM-MD5'] }, 'failed', 1],
    ['the plain way', { pass: '-ERR plaintext disallowed\r\n', offers: ['USER', 'SASL CRAM-MD5'] }, 'done', 2],
  ])(
    'that refuses %s is understood by its own words, whatever language ours are in',
    async (_, dialect, came, tries) => {
      speak('en-XA');
      onTestFinished(() => speak('en'));
      const { kind, heard, text } = await fetched(dialect);
      expect(kind).toBe(came);
      expect(heard.filter((line) => /^(PASS|APOP|AUTH)/.test(line))).toHaveLength(tries);
      expect(text).toMatch(/^⟦The mailbox at .*⟧$/);
    },
  );

  it('that takes USER and PASS is asked nothing more', async () => {
    const { heard } = await fetched({ offers: ['USER'] });
    expect(heard.slice(0, 2)).toEqual(['USER office', 'PASS secret']);
    expect(heard).not.toContain('CAPA');
  });
});

describe('E14: an IMAP host', () => {
  it.each([
    [
      'IMAP4rev1 LOGINDISABLED AUTH=NTLM AUTH=GSSAPI',
      /takes logins by NTLM, GSSAPI only, and Dialpost knows LOGIN, PLAIN, SCRAM-SHA-256/,
    ],
    ['IMAP4rev1 AUTH=DIGEST-MD5', /takes logins by DIGEST-MD5 only/],
    ['IMAP4rev1 LOGINDISABLED', /takes no login on this line/],
  ])('with %s is told of, not the password', async (capabilities, sentence) => {
    const host = await imapHost({
      messages: [],
      greeting: `* OK [CAPABILITY ${capabilities}] ready\r\n`,
      instead: (command) => (command === 'CAPABILITY' ? `* CAPABILITY ${capabilities}\r\n` : undefined),
      tagged: (command) => (/^(LOGIN|AUTHENTICATE)/.test(command) ? 'NO not this way' : undefined),
    });
    onTestFinished(() => host.close());
    const { kind, text } = await (await fetchingFrom('imap', host.port)).fetch();
    expect(kind).toBe('failed');
    expect(text).toMatch(sentence);
    expect(text).not.toContain('did not accept user name');
  });

  it('that takes the way and not the password says so', async () => {
    const host = await imapHost({
      messages: [],
      tagged: (command) => (/^(LOGIN|AUTHENTICATE)/.test(command) ? 'NO wrong' : undefined),
    });
    onTestFinished(() => host.close());
    expect((await (await fetchingFrom('imap', host.port)).fetch()).text).toContain(
      'did not accept login name and password',
    );
  });
});

describe('E15: a host with a certificate of its own making', () => {
  it.each(['starttls', 'implicit'] as const)(
    'is fetched from by %s where verifyCertificate is false, and only there',
    async (security) => {
      const tls = await certificateOf(
        { tls: 'starttls', certificate: 'self-signed' },
        { folder: await testFolder(), hostname: 'other.example', clock: systemClock },
      );
      if (!tls) throw new Error('no certificate was made');
      const host = await pop3Host({
        messages: [{ uid: 'a', content: Buffer.from('Delivered-To: anna@office.example\r\n\r\nx\r\n') }],
        tls,
        implicit: security === 'implicit',
      });
      onTestFinished(() => host.close());
      const { fetch } = await fetchingFrom('pop3', host.port);
      expect((await fetch({ security })).kind).toBe('failed');
      expect(host.heard.filter((line) => line.startsWith('PASS'))).toEqual([]);
      expect((await fetch({ security, verifyCertificate: false })).kind).toBe('done');
    },
  );

  it('verifies where nothing is said', () => {
    for (const method of ['imap', 'pop3', 'atrn'])
      expect(CollectMethod.parse({ method, host: 'h.example', username: 'a', password: 'b' })).toMatchObject({
        verifyCertificate: true,
      });
  });
});

describe('a host that takes no tokens', () => {
  const signIn = { provider: 'other', issuer: 'https://login.isp.example', clientId: 'dialpost', refreshToken: 'r' };
  /** How many tokens were asked for. */
  async function byToken(method: 'imap' | 'pop3', host: { readonly port: number; close(): void }) {
    onTestFinished(() => host.close());
    let tokens = 0;
    const token = () => Promise.resolve({ ok: true, token: `token-${++tokens}` } as const);
    const { fetch } = await fetchingFrom(method, host.port, { token });
    const { kind, text } = await fetch({ password: null, signIn });
    return { kind, text, tokens };
  }

  it('is asked once, by POP3, and that is said once', async () => {
    const host = await pop3Host({ messages: [], instead: answering({ offers: ['USER', 'SASL PLAIN CRAM-MD5'] }) });
    const { kind, text, tokens } = await byToken('pop3', host);
    expect([kind, tokens]).toEqual(['failed', 1]);
    expect(host.heard.filter((line) => line.startsWith('AUTH'))).toEqual(['AUTH XOAUTH2']);
    expect(text.match(/PLAIN, CRAM-MD5/g)).toHaveLength(1);
  });

  it('is asked once, by IMAP', async () => {
    const greeting = '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=CRAM-MD5] ready\r\n';
    const capability = '* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=CRAM-MD5\r\n';
    const instead = (command: string) => (command === 'CAPABILITY' ? capability : undefined);
    let greeted = 0;
    const host = await imapHost({ messages: [], greeting, instead, greeted: () => void greeted++ });
    const { kind, text, tokens } = await byToken('imap', host);
    expect([kind, tokens, greeted]).toEqual(['failed', 1, 1]);
    expect(text).toContain('PLAIN');
  });

  it('and one that takes them and refuses this one gets one new token', async () => {
    const host = await pop3Host({ messages: [], instead: answering({ offers: ['SASL XOAUTH2'] }) });
    const { kind, tokens } = await byToken('pop3', host);
    expect([kind, tokens]).toEqual(['failed', 2]);
  });
});
