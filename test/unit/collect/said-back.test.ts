// B9, by POP3 and IMAP: a mailbox host that says our password back is heard by nobody. E12: TLS that fails, in words
// for people.
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collect } from '../../../src-main/collect/collect';
import { CollectMethod } from '../../../src-main/contract/collect';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { testFolder } from '../../support/folders';
import { imapHost } from '../../support/imap-host';
import { pop3Host } from '../../support/pop3-host';

const PASSWORD = 'correct horse';
const FORMS = [
  PASSWORD,
  Buffer.from(PASSWORD).toString('base64'),
  Buffer.from(`\0office\0${PASSWORD}`).toString('base64'),
];

async function fetch(method: 'imap' | 'pop3', port: number, more: object = {}): Promise<string> {
  const transcript = createTranscript();
  const logTap: string[] = [];
  const ear = { out: (line: string) => void logTap.push(line), in: (line: string) => void logTap.push(line) };
  const inbox = {
    domains: ['office.example'],
    hostname: 'mail.office.example',
    postmaster: 'postmaster@office.example',
    seenDir: await testFolder(),
    admit: () => {
      throw new Error('there is no mail');
    },
  };
  const wanted = CollectMethod.parse({
    method,
    host: '127.0.0.1',
    port,
    security: 'none',
    username: 'office',
    password: PASSWORD,
    ...more,
  });
  const result = await collect(
    wanted,
    {
      clock: systemClock,
      log: silentLog,
      domains: [],
      smartHosts: [],
      transcript,
      logTap: () => ear,
      open: () => Promise.resolve({ ok: false, text: '' }),
      inbox,
    },
    new AbortController().signal,
  );
  return [result.kind, result.text, transcript.text(), ...logTap].join('\n');
}

test.each(FORMS)('B9: POP3, as %s', async (form) => {
  for (const at of ['PASS', 'LIST', 'QUIT']) {
    const host = await pop3Host({
      messages: [],
      instead: (line) => {
        if (line.startsWith(at)) return `-ERR [AUTH] you said "${form}"\r\n`;
        return /^(USER|PASS)/.test(line) ? '+OK\r\n' : undefined;
      },
    });
    const everything = await fetch('pop3', host.port);
    host.close();
    for (const secret of FORMS) expect(everything).not.toContain(secret);
    expect(everything).toContain('you said "***"');
  }
});

test.each(FORMS)('B9: IMAP, as %s', async (form) => {
  for (const at of [/^(LOGIN|AUTHENTICATE)/, /^(SELECT|EXAMINE)/]) {
    const host = await imapHost({
      messages: [],
      tagged: (command) => (at.test(command) ? `NO you said "${form}"` : undefined),
    });
    const everything = await fetch('imap', host.port);
    host.close();
    for (const secret of FORMS) expect(everything).not.toContain(secret);
    expect(everything).toContain('you said "***"');
  }
});

test.each(['pop3', 'imap'] as const)(
  'E12: %s from the first byte at a port that speaks in the clear',
  async (method) => {
    const host = await pop3Host({ messages: [] });
    const everything = await fetch(method, host.port, { security: 'implicit' });
    host.close();
    expect(everything.split('\n')[1]).toMatch(/speaks plain (POP3|IMAP).*choose STARTTLS/);
  },
);
