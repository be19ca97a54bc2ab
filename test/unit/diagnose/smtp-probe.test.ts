// The SMTP probe against hosts that are good, bad, slow and wrong.
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import type { SmtpProbe } from '../../../src-main/contract/diagnose/diagnose';
import { probeSmtp, type ProbeDeps } from '../../../src-main/diagnose/smtp-probe';
import type { ProbeTarget } from '../../../src-main/diagnose/smtp-seen';
import { type Token, tokenRefused } from '../../../src-main/smtp/auth/token';
import { grantOf } from '../../support/grants';
import { openOffice } from '../listener/office';
import { startPretendHost } from '../../support/pretend-host';
import { certificate, rawHost, tlsHost } from './certificates';

const DEPS: ProbeDeps = { clock: systemClock, hostname: 'probe.example', dnsServers: [], timeoutMs: 3000 };
const NEVER = new AbortController().signal;

function probe(port: number, target: Partial<ProbeTarget> = {}, deps: Partial<ProbeDeps> = {}): Promise<SmtpProbe> {
  return probeSmtp(
    { host: 'localhost', port, security: 'none', credentials: null, verifyCertificate: true, ...target },
    { ...DEPS, ...deps },
    NEVER,
  );
}

const codes = (result: SmtpProbe): readonly string[] => result.findings.map((f) => f.code);
const reception = { username: 'reception', password: 'secret' };

describe('the SMTP probe', () => {
  test('tells banner, extensions, TLS and login of our own listener, and sends no mail', async () => {
    const office = await openOffice({ tls: 'starttls' });
    onTestFinished(() => office.close());
    const result = await probe(office.port, { security: 'starttls', credentials: reception, verifyCertificate: false });
    expect(result.banner).toMatch(/^220 mail\.office\.example/);
    expect(result.extensions.join(' ')).toMatch(/PIPELINING.*CHUNKING|CHUNKING.*PIPELINING/);
    expect(result.tls).toMatchObject({ protocol: 'TLSv1.3', trusted: false, problem: 'self-signed certificate' });
    expect(result.tls?.certificate?.names).toContain('mail.office.example');
    expect(result.tls?.certificate?.daysLeft).toBeGreaterThan(700);
    expect(result.auth).toMatchObject({ tried: 'PLAIN', ok: true });
    expect(codes(result)).toContain('login-ok');
    expect(result.transcript).not.toContain(Buffer.from('\0reception\0secret').toString('base64'));
    expect(result.transcript).not.toMatch(/C: (MAIL|RCPT|DATA)/);
    expect(office.items).toEqual([]);
    expect(result.timings.map((t) => t.step)).toEqual(['dns', 'connect', 'greeting', 'ehlo', 'tls', 'tls', 'ehlo']);
  });

  test('B9: hears no password that the host says back, wherever it does', async () => {
    const password = 'correct horse';
    const forms = [
      password,
      Buffer.from(password).toString('base64'),
      Buffer.from(`\0reception\0${password}`).toString('base64'),
    ];
    for (const form of forms) {
      const host = await startPretendHost({
        greeting: `220 ${form}`,
        keywords: ['AUTH PLAIN', `X-${form}`],
        answer: ({ line }) =>
          line.startsWith('AUTH') ? `535-5.7.8 ${form.slice(0, 7)}\r\n535 5.7.8 ${form.slice(7)}` : undefined,
      });
      onTestFinished(() => host.close());
      const everything = JSON.stringify(await probe(host.port, { credentials: { username: 'reception', password } }));
      for (const secret of forms) expect(everything).not.toContain(secret);
      expect(everything).toContain('***');
    }
  });

  test('C: tries LOGIN where PLAIN is offered and refused, as a delivery does', async () => {
    const host = await startPretendHost({
      keywords: ['AUTH PLAIN LOGIN'],
      answer: ({ line }) => {
        if (/^AUTH PLAIN/.test(line)) return '504 5.5.4 No';
        if (/^AUTH LOGIN/.test(line) || line === Buffer.from('reception').toString('base64')) return '334 x';
        return line === Buffer.from('secret').toString('base64') ? '235 2.7.0 In' : undefined;
      },
    });
    onTestFinished(() => host.close());
    expect((await probe(host.port, { credentials: reception })).auth).toMatchObject({ tried: 'LOGIN', ok: true });
  });

  describe('with a sign-in', () => {
    /** A host that takes these tokens, and a sign-in that gives t1, and after a refusal t2. */
    async function signedIn(good: readonly string[], fields: Partial<ProbeTarget> = {}, gives = true) {
      const bearer = (token: string): string =>
        Buffer.from(`user=anna\x01auth=Bearer ${token}\x01\x01`).toString('base64');
      const host = await startPretendHost({
        keywords: ['AUTH XOAUTH2'],
        answer: ({ line }) => {
          if (line === '') return '535 5.7.8 No';
          if (!line.startsWith('AUTH')) return undefined;
          return good.some((token) => line.endsWith(bearer(token))) ? '235 2.7.0 In' : '334 eyJzdGF0dXMiOiI0MDAifQ==';
        },
      });
      onTestFinished(() => host.close());
      const refused: (string | undefined)[] = [];
      const token = async (_signal: AbortSignal, before?: string): Promise<Token> => {
        refused.push(before);
        if (!gives) return tokenRefused(grantOf({}), 'nobody has signed in with the provider yet. Sign in');
        return { ok: true, token: before === undefined ? 'first-token' : 'second-token' };
      };
      const result = await probe(host.port, { credentials: { username: 'anna', token }, ...fields });
      return { result, refused, host };
    }

    test('the token is what is shown, and it stands in no transcript', async () => {
      const { result, refused } = await signedIn(['first-token']);
      expect(result).toMatchObject({ ok: true, auth: { tried: 'XOAUTH2', ok: true } });
      expect(codes(result)).toContain('login-ok');
      expect(refused).toEqual([undefined]);
      expect(JSON.stringify(result)).not.toMatch(/first-token|user=anna/);
      expect(result.transcript).toContain('AUTH XOAUTH2 ***');
    });

    test('one that is refused is replaced once, as in a session', async () => {
      const { result, refused, host } = await signedIn(['second-token']);
      expect(result).toMatchObject({ ok: true, auth: { ok: true } });
      expect(refused).toEqual([undefined, 'first-token']);
      expect(host.connections()).toBe(2);
    });

    test('and when that one is refused as well, nobody is told to look at a password', async () => {
      const { result, host } = await signedIn([]);
      expect(result).toMatchObject({ ok: false, auth: { ok: false } });
      expect(result.findings[0]).toMatchObject({
        code: 'sign-in-refused',
        text: expect.stringMatching(/nor a new token.*535 5\.7\.8 No.*Sign in again/),
      });
      expect(host.connections()).toBe(2);
    });

    test('where nobody has signed in yet the host is looked at all the same, and that is said', async () => {
      const { result, host } = await signedIn([], {}, false);
      expect(result).toMatchObject({ ok: false, auth: { tried: null, ok: null } });
      expect(result.banner).toMatch(/^220/);
      expect(result.findings[0]).toMatchObject({
        code: 'sign-in',
        text: expect.stringContaining('nobody has signed in with the provider yet. Sign in.'),
      });
      expect(host.lines.filter((line) => line.startsWith('AUTH'))).toEqual([]);
    });

    test('no token is shown to a host that cannot prove who it is', async () => {
      const office = await openOffice({ tls: 'starttls' });
      onTestFinished(() => office.close());
      const token = (): Promise<Token> => Promise.resolve({ ok: true, token: 'first-token' });
      const result = await probe(office.port, { security: 'starttls', credentials: { username: 'anna', token } });
      expect(result.transcript).not.toContain('C: AUTH');
      expect(codes(result)).toContain('login-spared');
    });
  });

  test('never shows a password to a host that cannot prove who it is', async () => {
    const office = await openOffice({ tls: 'starttls' });
    onTestFinished(() => office.close());
    const result = await probe(office.port, { security: 'starttls', credentials: reception });
    expect(result.ok).toBe(false);
    expect(result.auth.ok).toBeNull();
    expect(codes(result)).toEqual(expect.arrayContaining(['tls-self-signed', 'login-spared']));
    expect(result.transcript).not.toMatch(/C: AUTH/);
  });

  test('trusts what an authority signed for this name, and says when it ends', async () => {
    const authority = certificate({ name: 'Test Authority' });
    const host = await tlsHost(certificate({ by: authority, to: 10.5 }));
    onTestFinished(() => host.close());
    const result = await probe(host.port, { security: 'implicit', credentials: reception }, { ca: authority.cert });
    expect(result.tls).toMatchObject({ trusted: true, problem: null });
    expect(result.auth.ok).toBe(true);
    expect(codes(result)).toContain('certificate-ends');
    expect(result.ok).toBe(true);
  });

  test.each([
    ['tls-expired', { to: -0.5, from: -30 }],
    ['tls-not-yet', { from: 5 }],
    ['tls-name', { name: 'other.example' }],
  ])('a certificate with a fault: %s', async (code, wish) => {
    const authority = certificate({ name: 'Test Authority' });
    const host = await tlsHost(certificate({ by: authority, ...wish }));
    onTestFinished(() => host.close());
    const result = await probe(host.port, { security: 'implicit' }, { ca: authority.cert });
    expect(codes(result)).toContain(code);
    expect(result.tls?.certificate).not.toBeNull();
    expect(result.ok).toBe(false);
  });

  test('tells a wrong password from a wrong everything else', async () => {
    const office = await openOffice({ authenticateWithoutTls: true });
    onTestFinished(() => office.close());
    const result = await probe(office.port, { credentials: { username: 'reception', password: 'guess' } });
    expect(result.auth).toMatchObject({ tried: 'CRAM-MD5', ok: false });
    expect(result.auth.reply).toMatch(/^535/);
    expect(codes(result)).toContain('login-wrong');
  });

  test('logs in without showing the password on a line in the clear', async () => {
    const office = await openOffice({ authenticateWithoutTls: true });
    onTestFinished(() => office.close());
    const result = await probe(office.port, { credentials: reception });
    expect(result.auth).toMatchObject({ tried: 'CRAM-MD5', ok: true });
    expect(codes(result)).toContain('tls-none');
  });

  test('says what kind of closed door it found', async () => {
    const gone = await rawHost(() => undefined);
    await gone.close();
    const refused = await probe(gone.port);
    expect(codes(refused)).toEqual(['connect-refused']);
    expect(refused.banner).toBeNull();
    const web = await rawHost((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    onTestFinished(() => web.close());
    expect(codes(await probe(web.port))).toEqual(['greeting-not-smtp']);
  });

  test('ends in time when nobody says anything', async () => {
    const silent = await rawHost(() => undefined);
    onTestFinished(() => silent.close());
    const result = await probe(silent.port, {}, { timeoutMs: 500 });
    expect(result.findings[0]).toMatchObject({ severity: 'error', code: 'greeting-tls-port' });
  });

  test('says that a host hides STARTTLS, and that one that offers it is not asked', async () => {
    const plain = await startPretendHost();
    onTestFinished(() => plain.close());
    expect(codes(await probe(plain.port, { security: 'starttls' }))).toContain('tls-not-offered');
    expect(codes(await probe(plain.port))).toEqual(expect.arrayContaining(['tls-none', 'slow', 'answers']));
    const office = await openOffice({ tls: 'starttls' });
    onTestFinished(() => office.close());
    expect(codes(await probe(office.port))).toContain('tls-unused');
  });

  test('says that TLS was asked of a port that has none, and stops when told', async () => {
    const plain = await startPretendHost();
    onTestFinished(() => plain.close());
    expect(codes(await probe(plain.port, { security: 'implicit' }))).toEqual(['tls-wrong-port']);
    const stopped = await probeSmtp(
      { host: 'localhost', port: plain.port, security: 'none', credentials: null, verifyCertificate: true },
      DEPS,
      AbortSignal.abort(),
    );
    expect(stopped.ok).toBe(false);
  });

  test('puts every finding in sentences', async () => {
    const plain = await startPretendHost();
    onTestFinished(() => plain.close());
    for (const { text } of (await probe(plain.port, { security: 'starttls' })).findings)
      expect(text).toMatch(/^[A-Z127l].*\.$/s);
  });
});
