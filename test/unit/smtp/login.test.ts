// C: hosts that offer a way to log in and do not take it; two tries a connection at most, and a wrong password stays
// one.
// B9: what such hosts say back is heard by nobody.
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { replyText } from '../../../src-main/mail/reply';
import { connectSmtp } from '../../../src-main/smtp/client';
import type { Login, SmtpTarget } from '../../../src-main/smtp/target';
import { openKnownHosts } from '../../../src-main/smtp/host-habits';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { startHost } from '../../support/sending';

const PASSWORD = 'correct horse';
const b64 = (text: string): string => Buffer.from(text).toString('base64');

async function logIn(
  port: number,
  auth: Login = { kind: 'password', username: 'anna', password: PASSWORD },
  knownHosts = openKnownHosts(systemClock),
) {
  const transcript = createTranscript();
  const logTap: string[] = [];
  const target: SmtpTarget = {
    host: '127.0.0.1',
    port,
    security: 'none',
    verifyCertificate: true,
    helo: false,
    auth,
    protocol: 'smtp',
  };
  const ear = { out: (line: string) => void logTap.push(line), in: (line: string) => void logTap.push(line) };
  const connected = await connectSmtp(
    target,
    {
      clock: systemClock,
      transcript,
      hostname: 'me.example',
      knownHosts,
      logTap: () => ear,
      timeouts: { greeting: 2000, command: 2000 },
    },
    new AbortController().signal,
  );
  if (connected.ok) connected.connection.quit();
  return {
    connected,
    everything: [transcript.text(), ...logTap, JSON.stringify(connected.ok ? null : connected)].join('\n'),
    told: connected.ok ? 'in' : `${connected.stage} ${replyText(connected.reply)}`,
  };
}

/** A host of `offered` methods with an answer to each; LOGIN asks for name and password first. */
async function hostOf(offered: string, answers: Readonly<Record<string, string>>) {
  /** What refuses the method itself, before any password. */
  const unknownThere = (method: string): string | undefined =>
    answers[method]?.startsWith('5') && !answers[method].startsWith('535') ? answers[method] : undefined;
  const host = await startHost({
    keywords: [`AUTH ${offered}`],
    answer: ({ line }) => {
      const method = /^AUTH (\S+)/.exec(line)?.[1];
      if (method === 'LOGIN') return unknownThere('LOGIN') ?? '334 VXNlcm5hbWU6';
      if (line === b64('anna')) return '334 UGFzc3dvcmQ6';
      if (line === b64(PASSWORD)) return answers['LOGIN'] ?? '235 2.7.0 In';
      if (method === 'CRAM-MD5') return unknownThere('CRAM-MD5') ?? `334 ${b64('<1@host>')}`;
      if (method) return answers[method] ?? '235 2.7.0 In';
      return /^[A-Za-z0-9+/=]{20,}$/.test(line) ? (answers['CRAM-MD5'] ?? '235 2.7.0 In') : undefined;
    },
  });
  return { host, tries: () => host.lines.flatMap((line) => /^AUTH (\S+)/.exec(line)?.[1] ?? []) };
}

describe('C: PLAIN offered and refused, LOGIN offered', () => {
  test.each([
    '535 5.7.8 authentication failed',
    '502 5.5.1 Command not implemented',
    '504 5.5.4 Unrecognized authentication type',
    '501 5.5.2 Cannot decode',
    '503 5.5.1 Bad sequence',
    '500 5.5.2 What?',
    '534 5.7.9 Mechanism too weak',
  ])('%s: LOGIN is tried once, and opens the door', async (refusal) => {
    const { host, tries } = await hostOf('PLAIN LOGIN', { PLAIN: refusal });
    expect((await logIn(host.port)).told).toBe('in');
    expect(tries()).toEqual(['PLAIN', 'LOGIN']);
  });

  test('what opened the door comes first the next time, until the host greets otherwise', async () => {
    const { host, tries } = await hostOf('PLAIN LOGIN', { PLAIN: '535 5.7.8 no' });
    const known = openKnownHosts(systemClock);
    for (let i = 0; i < 3; i++) expect((await logIn(host.port, undefined, known)).told).toBe('in');
    expect(tries()).toEqual(['PLAIN', 'LOGIN', 'LOGIN', 'LOGIN']);
  });

  test.each([
    ['PLAIN LOGIN CRAM-MD5', { 'CRAM-MD5': '535 5.7.8 no' }, ['CRAM-MD5'], /^auth 535/],
    ['PLAIN LOGIN', { PLAIN: '535 5.7.8 no', LOGIN: '535 5.7.8 no' }, ['PLAIN', 'LOGIN'], /^auth 535 5.7.8 no/],
    [
      'PLAIN LOGIN',
      { PLAIN: '535 5.7.8 wrong password', LOGIN: '504 5.5.4 not known' },
      ['PLAIN', 'LOGIN'],
      /^auth 535 5.7.8 wrong password/,
    ],
    [
      'PLAIN LOGIN',
      { PLAIN: '504 5.5.4 not known', LOGIN: '535 5.7.8 wrong password' },
      ['PLAIN', 'LOGIN'],
      /^auth 535 5.7.8 wrong password/,
    ],
    ['PLAIN', { PLAIN: '535 5.7.8 no' }, ['PLAIN'], /^auth 535/],
    ['LOGIN', { LOGIN: '535 5.7.8 no' }, ['LOGIN'], /^auth 535/],
    ['LOGIN', {}, ['LOGIN'], /^in$/],
    ['CRAM-MD5', {}, ['CRAM-MD5'], /^in$/],
    ['PLAIN LOGIN CRAM-MD5', { 'CRAM-MD5': '504 5.5.4 not known' }, ['CRAM-MD5', 'PLAIN'], /^in$/],
    ['PLAIN SCRAM-SHA-256', { 'SCRAM-SHA-256': '535 5.7.8 no' }, ['SCRAM-SHA-256', 'PLAIN'], /^in$/],
    [
      'PLAIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256',
      { 'SCRAM-SHA-256': '535 5.7.8 no', 'CRAM-MD5': '535 5.7.8 no' },
      ['SCRAM-SHA-256', 'CRAM-MD5'],
      /^auth 535/,
    ],
    // It lets everybody in: somebody who does not know the password.
    ['SCRAM-SHA-1 PLAIN', {}, ['SCRAM-SHA-1'], /^auth the host could not show that it knows the password/],
    [
      'SCRAM-SHA-1 PLAIN',
      { 'SCRAM-SHA-1': '334 cj14LHM9eCxpPTE=' },
      ['SCRAM-SHA-1'],
      /^auth the host's part of the login \(SCRAM\) could not be read/,
    ],
    [
      'NTLM DIGEST-MD5',
      {},
      [],
      /^auth the host offers only logins we do not know: NTLM DIGEST-MD5; we know PLAIN, LOGIN, SCRAM-SHA-256/,
    ],
    ['PLAIN LOGIN', { PLAIN: '454 4.7.0 try later' }, ['PLAIN'], /^auth 454/],
    ['PLAIN LOGIN', { PLAIN: '538 5.7.11 encryption required' }, ['PLAIN'], /^auth 538/],
    ['PLAIN LOGIN', { PLAIN: '421 4.7.0 too many errors' }, ['PLAIN'], /421/],
  ] as const)('never more than two tries: %s, %j', async (offered, answers, tried, told) => {
    const { host, tries } = await hostOf(offered, answers);
    expect((await logIn(host.port)).told).toMatch(told);
    expect(tries()).toEqual(tried);
  });
});

test.each<[string, (socket: Socket) => void]>([
  ['closes', (socket) => void socket.end()],
  ['tears the line down', (socket) => void socket.resetAndDestroy()],
])('a host that calls the login wrong and then %s has said why', async (_, hangUp) => {
  const host = await startHost({
    keywords: ['AUTH PLAIN LOGIN'],
    answer: ({ line, socket }) => {
      if (line.startsWith('AUTH PLAIN')) return '535 5.7.8 wrong password';
      if (line.startsWith('AUTH LOGIN')) hangUp(socket);
      return line.startsWith('AUTH') ? null : undefined;
    },
  });
  expect((await logIn(host.port)).told).toBe('auth 535 5.7.8 wrong password');
});

test('a line that breaks in the first login says nothing about the password', async () => {
  const host = await startHost({
    keywords: ['AUTH PLAIN LOGIN'],
    answer: ({ line, socket }) => (line.startsWith('AUTH') ? (socket.destroy(), null) : undefined),
  });
  expect((await logIn(host.port)).told).not.toMatch(/^auth/);
});

describe('B9: a host that says our login back', () => {
  const plain = b64(`\0anna\0${PASSWORD}`);
  test.each([
    ['in its refusal', `535 5.7.8 no such login ${PASSWORD}`],
    ['as base64', `535 5.7.8 ${b64(PASSWORD)}`],
    ['as PLAIN', `535 5.7.8 ${plain}`],
    ['over two lines', `535-5.7.8 ${plain.slice(0, 13)}\r\n535 5.7.8 ${plain.slice(13)}`],
    ['in words that are no reply', `error: ${PASSWORD}`],
  ])('%s: nobody else hears it', async (_, says) => {
    const { host } = await hostOf('PLAIN', { PLAIN: says });
    const { everything } = await logIn(host.port);
    for (const form of [PASSWORD, b64(PASSWORD), plain, plain.slice(0, 13), plain.slice(13)])
      expect(everything).not.toContain(form);
  });

  test('after the login, in the middle of the mail, and of a token too', async () => {
    const token = 'ya29.a-token-of-anna';
    for (const [auth, secret] of [
      [{ kind: 'password', username: 'anna', password: PASSWORD }, PASSWORD],
      [{ kind: 'token', username: 'anna', token }, token],
    ] as const) {
      const host = await startHost({
        keywords: ['AUTH PLAIN XOAUTH2'],
        answer: ({ line }) => {
          if (line.startsWith('AUTH')) return '235 2.7.0 In';
          if (!line.startsWith('MAIL')) return undefined;
          return `550-5.7.1 not with ${secret.slice(0, 8)}\r\n550 5.7.1 ${secret.slice(8)}`;
        },
      });
      const transcript = createTranscript();
      const target: SmtpTarget = {
        host: '127.0.0.1',
        port: host.port,
        security: 'none',
        verifyCertificate: true,
        helo: false,
        auth,
        protocol: 'smtp',
      };
      const connected = await connectSmtp(
        target,
        { clock: systemClock, transcript, hostname: 'me.example' },
        new AbortController().signal,
      );
      if (!connected.ok) throw new Error(replyText(connected.reply));
      const { wire } = connected.connection;
      const answer = wire.expect({ label: 'MAIL', timeoutMs: 2000 });
      wire.send('MAIL FROM:<a@x.example>');
      const reply = await answer;
      connected.connection.quit();
      expect(replyText(reply)).toBe('550 5.7.1 not with *** ***');
      expect(transcript.text()).not.toContain(secret.slice(8));
    }
  });
});
