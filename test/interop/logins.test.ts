// E14: every way to log in, at real hosts that take no other: Dovecot by POP3 and IMAP, and
// a Postfix that asks Dovecot, for sending. In the clear, by STARTTLS, by TLS from the first
// byte; one host a way. A wrong password is refused in words, and no password is written down.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { replyText } from '../../src-main/mail/reply';
import { connectSmtp } from '../../src-main/smtp/client';
import type { SmtpTarget } from '../../src-main/smtp/target';
import { openKnownHosts } from '../../src-main/smtp/host-habits';
import { createTranscript } from '../../src-main/smtp/transcript';
import { type Dovecot, startDovecot } from '../support/dovecot';
import { fetchingFrom } from '../support/fetching';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { type Postfix, startPostfixOfDovecot } from '../support/postfix';

const WAYS = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'];
const LETTER = 'Delivered-To: anna@office.example\r\nSubject: x\r\n\r\nx\r\n';
const SECURITIES = ['none', 'starttls', 'implicit'] as const;

describe.skipIf(lacks('dovecot', 'openssl', 'postfix')).each(WAYS)('hosts that take %s and nothing else', (way) => {
  let dovecot: Dovecot;
  let postfix: Postfix;
  let submissions = 0;
  let letters = 0;

  beforeAll(async () => {
    dovecot = await startDovecot({ mechanisms: way.toLowerCase() });
    submissions = await freePort();
    postfix = await startPostfixOfDovecot(dovecot, submissions);
  });
  afterAll(async () => {
    await postfix?.stop();
    await dovecot?.stop();
  });

  describe.each(['pop3', 'imap'] as const)('by %s', (protocol) => {
    it.each(SECURITIES)('give the mail (security %s)', async (security) => {
      await dovecot.put(String(++letters), Buffer.from(LETTER));
      const host = await fetchingFrom(
        protocol,
        dovecot[security === 'implicit' ? (`${protocol}s` as const) : protocol],
      );
      expect(await host.fetch({ security, verifyCertificate: false })).toMatchObject({ kind: 'done', messages: 1 });
      expect(host.taken).toEqual([LETTER]);
    });

    it('refuse a wrong password in words', async () => {
      const host = await fetchingFrom(protocol, dovecot[protocol]);
      const { kind, text } = await host.fetch({
        security: 'starttls',
        verifyCertificate: false,
        password: 'my-secret-word',
      });
      expect(kind).toBe('failed');
      expect(text).toMatch(/auth|password/i);
      expect(text).not.toMatch(/my-secret-word|takes logins by/);
    });
  });

  describe('for sending', () => {
    async function loggedIn(
      security: SmtpTarget['security'],
      password: string,
    ): Promise<{ readonly told: string; readonly transcript: string }> {
      const transcript = createTranscript();
      const target: SmtpTarget = {
        host: '127.0.0.1',
        port: security === 'implicit' ? submissions : postfix.port,
        security,
        verifyCertificate: false,
        helo: false,
        auth: { kind: 'password', username: 'office', password },
        protocol: 'smtp',
      };
      const connected = await connectSmtp(
        target,
        { clock: systemClock, transcript, hostname: 'me.example', knownHosts: openKnownHosts(systemClock) },
        new AbortController().signal,
      );
      if (!connected.ok)
        return { told: `${connected.stage} ${replyText(connected.reply)}`, transcript: transcript.text() };
      const { wire } = connected.connection;
      const replies = ['MAIL FROM:<a@office.example>', 'RCPT TO:<b@far.example>'].map((line) => {
        const reply = wire.expect({ label: line.slice(0, 4), timeoutMs: 20_000 });
        wire.send(line);
        return reply;
      });
      const told = (await Promise.all(replies)).map(({ code }) => code).join(' ');
      connected.connection.quit();
      return { told, transcript: transcript.text() };
    }

    it.each(SECURITIES)('relay for who has logged in (security %s)', async (security) => {
      const { told, transcript } = await loggedIn(security, 'secret');
      expect(told, transcript).toBe('250 250');
      expect(transcript).toContain(`AUTH ${way}`);
      expect(transcript).not.toMatch(/secret|c2VjcmV0|AHNlY3JldA/);
    });

    it('refuse a wrong password in words', async () => {
      expect((await loggedIn('starttls', 'wrong')).told).toMatch(/^auth 535 5\.7\.8/);
    });
  });
});
