// B2, B8, E12: who a connection is encrypted with, what becomes of a login where it is not, and the words for people.
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { replyText } from '../../../src-main/mail/reply';
import { connectSmtp, type Connected } from '../../../src-main/smtp/client';
import type { Login, SmtpTarget } from '../../../src-main/smtp/target';
import { openTlsSessions } from '../../../src-main/smtp/tls-sessions';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { certificate, rawHost, tlsHost } from '../diagnose/certificates';
import { secureHost, type SecureHost } from './secure-host';

const PASSWORD: Login = { kind: 'password', username: 'anna', password: 'correct horse' };
const TOKEN: Login = { kind: 'token', username: 'anna', token: 'ya29.token-of-anna' };
const NONE: Login = { kind: 'none' };
const LOGINS = ['PIPELINING', 'AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2'];
const pair = certificate({});
const authority = certificate({ name: 'Test Authority' });
/** No cipher in common with our certificate. */
const OLD = {
  ...pair,
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
  ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256',
} as const;
const told = (connected: Connected): string =>
  connected.ok ? 'open' : `${connected.stage}: ${replyText(connected.reply)}`;

async function connect(
  port: number,
  fields: Partial<SmtpTarget>,
  sessions = openTlsSessions(),
  ca = authority.cert,
): Promise<{ readonly connected: Connected; readonly transcript: string }> {
  const transcript = createTranscript();
  const target: SmtpTarget = {
    host: 'localhost',
    port,
    addresses: ['127.0.0.1'],
    security: 'opportunistic',
    verifyCertificate: true,
    helo: false,
    auth: NONE,
    protocol: 'smtp',
    ...fields,
  };
  const connected = await connectSmtp(
    target,
    {
      clock: systemClock,
      transcript,
      hostname: 'me.example',
      tlsSessions: sessions,
      ca,
      timeouts: { greeting: 2000, command: 2000, connect: 2000 },
    },
    new AbortController().signal,
  );
  if (connected.ok) await goodbye(connected.connection);
  return { connected, transcript: transcript.text() };
}

/** One more answer, so that the tickets behind the handshake are here. */
async function goodbye({ wire, quit }: Extract<Connected, { ok: true }>['connection']): Promise<void> {
  const answer = wire.expect({ label: 'NOOP', timeoutMs: 2000 });
  wire.send('NOOP');
  await answer;
  quit();
}

const logins = ({ heard }: SecureHost): readonly string[] =>
  heard
    .filter(({ line }) => line.startsWith('AUTH'))
    .map(({ encrypted }) => (encrypted ? 'encrypted' : 'in the clear'));

describe('B2: a TLS session is resumed on the terms it was made on, and no others', () => {
  test.each([
    [
      'made without verifying',
      { verifyCertificate: false, security: 'implicit' },
      { verifyCertificate: true, security: 'implicit' },
    ],
    [
      'made for another name',
      { host: 'other.localhost', verifyCertificate: false, security: 'implicit' },
      { verifyCertificate: true, security: 'implicit' },
    ],
  ] as const)('%s', async (_, lax, strict) => {
    const host = await secureHost({ context: pair, implicit: true, encrypted: LOGINS });
    const sessions = openTlsSessions();
    await connect(host.port, lax, sessions);
    expect((await connect(host.port, lax, sessions)).transcript).toContain('resumed');
    expect(told((await connect(host.port, { ...strict, auth: PASSWORD }, sessions)).connected)).toMatch(
      /^tls: .*self-signed certificate/,
    );
    expect(logins(host)).toEqual([]);
  });

  test.each(['implicit', 'starttls'] as const)(
    'made with another name on a certificate that is in order otherwise, by %s: Node looks at the name at the first handshake only',
    async (security) => {
      const host = await secureHost({
        context: certificate({ name: 'impostor.example', by: authority }),
        implicit: security === 'implicit',
        inClear: ['STARTTLS'],
        encrypted: LOGINS,
      });
      const sessions = openTlsSessions();
      for (const lax of [
        { security, verifyCertificate: false },
        { security: security === 'starttls' ? ('opportunistic' as const) : security, verifyCertificate: false },
      ])
        await connect(host.port, lax, sessions);
      expect(told((await connect(host.port, { security, auth: PASSWORD }, sessions)).connected)).toMatch(
        /^tls: .*another name/,
      );
      expect(logins(host)).toEqual([]);
    },
  );

  test('a verified one is resumed, until its certificate has ended', async () => {
    const host = await secureHost({
      context: certificate({ by: authority, to: 1 }),
      implicit: true,
      encrypted: LOGINS,
    });
    const sessions = openTlsSessions();
    expect(told((await connect(host.port, { security: 'implicit' }, sessions)).connected)).toBe('open');
    expect((await connect(host.port, { security: 'implicit' }, sessions)).transcript).toContain('resumed');
    const shelf = sessions.shelf({ host: 'localhost', port: host.port, security: 'implicit', verifies: true });
    expect(shelf.session(Date.now() + 2 * 86_400_000)).toBeUndefined();
  });

  test('made by opportunistic, for STARTTLS that verifies', async () => {
    const host = await secureHost({ context: pair, inClear: ['STARTTLS'], encrypted: LOGINS });
    const sessions = openTlsSessions();
    await connect(host.port, { security: 'opportunistic' }, sessions);
    expect((await connect(host.port, { security: 'opportunistic' }, sessions)).transcript).toContain('resumed');
    expect(told((await connect(host.port, { security: 'starttls', auth: PASSWORD }, sessions)).connected)).toMatch(
      /^tls: /,
    );
    expect(logins(host)).toEqual([]);
  });

  test('none outlives a change of the settings, not even one of a connection that was open then', async () => {
    const host = await secureHost({ context: pair, implicit: true, encrypted: LOGINS });
    const sessions = openTlsSessions();
    const lax = { verifyCertificate: false, security: 'implicit' } as const;
    const shelf = sessions.shelf({ host: 'localhost', port: host.port, security: 'implicit', verifies: false });
    await connect(host.port, lax, sessions);
    expect(shelf.session(Date.now())).toBeDefined();
    sessions.forget();
    expect(
      sessions.shelf({ host: 'localhost', port: host.port, security: 'implicit', verifies: false }).session(Date.now()),
    ).toBeUndefined();
    expect((await connect(host.port, lax, sessions)).transcript).not.toContain('resumed');
  });
});

describe('B8: opportunistic sends no password and no token in the clear', () => {
  const REFUSALS = [
    ['STARTTLS is not offered', { inClear: LOGINS }],
    [
      'STARTTLS is refused for now',
      {
        inClear: [...LOGINS, 'STARTTLS'],
        answer: (line: string) => (line === 'STARTTLS' ? '454 4.7.0 TLS not available' : undefined),
      },
    ],
    [
      'STARTTLS is refused for good',
      {
        inClear: [...LOGINS, 'STARTTLS'],
        answer: (line: string) => (line === 'STARTTLS' ? '502 5.5.1 Not here' : undefined),
      },
    ],
    [
      'EHLO is refused',
      { inClear: LOGINS, answer: (line: string) => (line.startsWith('EHLO') ? '502 5.5.1 What?' : undefined) },
    ],
    [
      'the line ends at STARTTLS',
      { inClear: [...LOGINS, 'STARTTLS'], answer: (line: string) => (line === 'STARTTLS' ? null : undefined) },
    ],
    ['the handshake fails', { inClear: [...LOGINS, 'STARTTLS'], context: OLD }],
  ] as const;
  for (const auth of [PASSWORD, TOKEN]) {
    test.each(REFUSALS)(`${auth.kind}: %s`, async (_, options) => {
      const host = await secureHost({ context: pair, ...options });
      const { connected, transcript } = await connect(host.port, { auth });
      expect(connected).toMatchObject({ ok: false, stage: 'tls' });
      expect(logins(host)).toEqual([]);
      expect(transcript).not.toContain('AUTH PLAIN ***');
    });
  }

  test('the sentence says how to mend it, and how to allow it', async () => {
    const host = await secureHost({ context: pair, inClear: LOGINS });
    expect(told((await connect(host.port, { auth: PASSWORD })).connected)).toMatch(
      /does not offer to encrypt.*password was not sent.*host and port that encrypt.*security to "none"/,
    );
  });

  test('"none" with a password is as the person chose it, and an encrypted line logs in', async () => {
    const plain = await secureHost({ context: pair, inClear: ['AUTH PLAIN'] });
    expect(told((await connect(plain.port, { security: 'none', auth: PASSWORD })).connected)).toBe('open');
    expect(logins(plain)).toEqual(['in the clear']);
    const safe = await secureHost({ context: pair, inClear: ['STARTTLS'], encrypted: LOGINS });
    expect(told((await connect(safe.port, { auth: PASSWORD })).connected)).toBe('open');
    expect(logins(safe)).toEqual(['encrypted']);
  });

  test('what a host offered before STARTTLS counts no more after it, and what was slipped in behind its answer is not read', async () => {
    const host = await secureHost({
      context: pair,
      inClear: ['STARTTLS', 'CHUNKING', 'AUTH PLAIN'],
      encrypted: ['PIPELINING'],
      answer: (line) => (line === 'STARTTLS' ? '220 2.0.0 Go\r\n250-evil.example\r\n250 AUTH PLAIN' : undefined),
    });
    const { connected } = await connect(host.port, { security: 'starttls', verifyCertificate: false });
    // The slipped-in lines stand where the handshake should: either they are thrown away, or there is no connection.
    if (connected.ok) expect([...connected.connection.extensions.keywords]).toEqual(['PIPELINING']);
    else expect(connected.stage).toBe('tls');
    const honest = await secureHost({
      context: pair,
      inClear: ['STARTTLS', 'CHUNKING', 'AUTH PLAIN'],
      encrypted: ['PIPELINING'],
    });
    const opened = await connect(honest.port, { security: 'starttls', verifyCertificate: false });
    expect(opened.connected.ok && [...opened.connected.connection.extensions.keywords]).toEqual(['PIPELINING']);
    expect(honest.heard.filter(({ line }) => line.startsWith('EHLO')).map(({ encrypted }) => encrypted)).toEqual([
      false,
      true,
    ]);
  });
});

describe('E12: TLS that fails', () => {
  test('opportunistic without a login goes on in the clear; with one it does not', async () => {
    const host = await secureHost({ context: OLD, inClear: ['STARTTLS', ...LOGINS], encrypted: LOGINS });
    expect(told((await connect(host.port, {})).connected)).toBe('open');
    expect(told((await connect(host.port, { auth: PASSWORD })).connected)).toMatch(/^tls: .*no encryption in common/);
    expect(logins(host)).toEqual([]);
    expect(told((await connect(host.port, { security: 'starttls' })).connected)).toMatch(/^tls: /);
  });

  test.each([
    [
      'plain SMTP',
      /speaks plain SMTP.*choose STARTTLS/,
      () => rawHost((socket) => void socket.write('220 plain.example ESMTP\r\n')),
    ],
    ['a certificate of its own', /self-signed certificate, which does not prove/, () => tlsHost(pair)],
    [
      'an unknown authority',
      /who issued its certificate is not known/,
      () => tlsHost(certificate({ by: certificate({ name: 'Nobody Knows' }) })),
    ],
    [
      'an unknown authority that it sends along',
      /who issued its certificate is not known/,
      () => {
        const nobody = certificate({ name: 'Nobody Knows' });
        const { key, cert } = certificate({ by: nobody });
        return tlsHost({ key, cert: `${cert}${nobody.cert}` });
      },
    ],
    [
      'a hang-up',
      /closed the connection while it was being encrypted/,
      () => rawHost((socket) => void socket.once('data', () => socket.destroy())),
    ],
  ] as const)('from the first byte: %s', async (_, words, start) => {
    const host = await start();
    const { connected } = await connect(host.port, { security: 'implicit' });
    await host.close();
    expect(told(connected)).toMatch(words);
    expect(told(connected)).not.toMatch(/SSL routines|error:0|ERR_|Error initiating/);
  });
});
