// Mailboxes at a provider, fetched from a real Dovecot by IMAP and by POP3.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { collect } from '../../src-main/collect/collect';
import type { CollectResult } from '../../src-main/collect/method';
import { CollectMethod } from '../../src-main/contract/collect';
import { startDovecot, type Dovecot } from '../support/dovecot';
import { corpus, type Letter } from '../support/corpus';
import { lacks } from '../support/needs';
import { faultsOf } from '../support/whole-letters';

const HEAD = 'Return-Path: <far@far.example>\r\nDelivered-To: anna@office.example\r\nSubject: x\r\n\r\n';

function body(text: string): Buffer {
  return Buffer.from(HEAD + text, 'latin1');
}

function letter(name: string, content: Buffer): Letter {
  return { name, sender: 'far@far.example', recipient: 'anna@office.example', content };
}

/** Letters of every kind, and what a mailbox may hold that a DATA could not bring. */
const LETTERS: readonly Letter[] = [
  ...corpus(18).map(({ name, content }) =>
    letter(name, Buffer.concat([Buffer.from('Delivered-To: anna@office.example\r\n'), content])),
  ),
  letter('control bytes', body('8 bit \xff\xe9 and \x01 control\r\n')),
  letter('parts that never end', body('Content-Type: multipart/mixed; boundary=never-there\r\n\r\n--broken\r\n')),
  letter('1.5 MB in base64', body(randomBytes(1_500_000).toString('base64').replace(/.{76}/g, '$&\r\n') + '\r\n')),
];

describe.skipIf(lacks('dovecot', 'openssl')).each(['imap', 'pop3'] as const)('Dovecot by %s', (protocol) => {
  let dovecot: Dovecot;
  let dir = '';
  let taken: Buffer[] = [];
  let breakAfter = Infinity;
  let heard: string[] = [];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dialpost-dovecot-'));
    taken = [];
    breakAfter = Infinity;
    heard = [];
    dovecot = await startDovecot();
    for (const [at, { content }] of LETTERS.entries()) await dovecot.put(String(at + 1), content);
  });
  afterEach(async () => {
    await dovecot.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const fetch = (more: object = {}): Promise<CollectResult> => {
    const method = CollectMethod.parse({
      method: protocol,
      host: 'localhost',
      port: dovecot[protocol],
      security: 'starttls',
      username: 'office',
      password: 'secret',
      ...more,
    });
    return collect(
      method,
      {
        clock: systemClock,
        log: silentLog,
        domains: [],
        smartHosts: [],
        reach: { ca: dovecot.cert },
        transcript: { out: () => undefined, in: () => undefined, note: () => undefined },
        logTap: (peer) => ({
          out: (line) => heard.push(`${peer.address} ${peer.tls() ?? '-'} C ${line}`),
          in: (line) => heard.push(`${peer.address} ${peer.tls() ?? '-'} S ${line}`),
        }),
        open: () => Promise.resolve({ ok: false, text: '' }),
        inbox: {
          domains: ['office.example'],
          hostname: 'mail.office.example',
          postmaster: 'postmaster@office.example',
          seenDir: dir,
          admit() {
            const pieces: Buffer[] = [];
            return {
              id: '0123456789ABCDEF',
              write: async (piece) => void pieces.push(Buffer.from(piece)),
              commit: async () => {
                if (taken.length >= breakAfter) throw new Error('disk full');
                taken.push(Buffer.concat(pieces));
              },
              abandon: () => Promise.resolve(),
            };
          },
        },
      },
      new AbortController().signal,
    );
  };

  it.each(['none', 'starttls', 'implicit'] as const)(
    'every message comes byte for byte and is then gone there (security %s)',
    async (security) => {
      const by = { security, port: dovecot[security === 'implicit' ? (`${protocol}s` as const) : protocol] };
      expect(await fetch(by)).toMatchObject({ kind: 'done', messages: LETTERS.length });
      expect(faultsOf(taken, LETTERS)).toEqual([]);
      expect(await fetch(by)).toMatchObject({ kind: 'nothing' });
    },
  );

  it('what is left there is not fetched twice, also after new mail', async () => {
    await fetch({ after: 'leave' });
    await dovecot.put('99', body('new\r\n'));
    expect(await fetch({ after: 'leave' })).toMatchObject({ kind: 'done', messages: 1 });
    expect(taken).toHaveLength(LETTERS.length + 1);
  });

  it('nothing is deleted there that is not safe here', async () => {
    breakAfter = 2;
    await expect(fetch()).rejects.toThrow('disk full');
    breakAfter = Infinity;
    await fetch();
    expect(taken).toHaveLength(LETTERS.length);
  });

  it('large ones stay and are announced', async () => {
    const large = LETTERS.filter(({ content }) => content.length > 100_000).length;
    expect((await fetch({ maxMessageBytes: 100_000 })).text).toContain(`${large} too large`);
    expect(taken).toHaveLength(LETTERS.length - large);
  });

  it('what is said can be overheard, without passwords and without what the messages say', async () => {
    await fetch();
    const verb = protocol === 'imap' ? /^127\.0\.0\.1 TLSv1\.\d C UID FETCH \d/ : /^127\.0\.0\.1 TLSv1\.\d C RETR 1$/;
    expect(
      heard.some((line) => verb.test(line)),
      heard.join('\n'),
    ).toBe(true);
    expect(heard.some((line) => / S (\* |\+OK )/.test(line))).toBe(true);
    const secret = [
      'secret',
      Buffer.from('\0office\0secret').toString('base64'),
      Buffer.from('secret').toString('base64'),
    ];
    expect(
      heard.filter(
        (line) =>
          secret.some((word) => line.includes(word)) || line.includes('BDAT 0 LAST') || line.includes('--broken'),
      ),
    ).toEqual([]);
  });

  it('a wrong password is told in words', async () => {
    const result = await fetch({ password: 'my-secret-word' });
    expect(result.kind).toBe('failed');
    expect(result.text).toMatch(/auth|password/i);
    expect(result.text).not.toContain('my-secret-word');
  });

  it('a certificate nobody vouches for is refused', async () => {
    expect((await fetch({ host: '127.0.0.1' })).kind).toBe('failed');
  });
});

describe.skipIf(lacks('dovecot', 'openssl'))('Dovecot by imap, moving', () => {
  it('puts what is safe here into another folder there', async () => {
    const dovecot = await startDovecot();
    const dir = await mkdtemp(join(tmpdir(), 'dialpost-dovecot-'));
    try {
      await dovecot.put('1', body('x\r\n'));
      const fetched: string[] = [];
      const run = (more: object): Promise<CollectResult> =>
        collect(
          CollectMethod.parse({
            method: 'imap',
            host: '127.0.0.1',
            port: dovecot.imap,
            security: 'none',
            username: 'office',
            password: 'secret',
            after: 'move',
            ...more,
          }),
          {
            clock: systemClock,
            log: silentLog,
            domains: [],
            smartHosts: [],
            transcript: { out: () => undefined, in: () => undefined, note: () => undefined },
            open: () => Promise.resolve({ ok: false, text: '' }),
            inbox: {
              domains: ['office.example'],
              hostname: 'mail.office.example',
              postmaster: 'postmaster@office.example',
              seenDir: dir,
              admit: ({ recipients }) => ({
                id: '0123456789ABCDEF',
                write: () => Promise.resolve(),
                commit: async () => void fetched.push(recipients[0]?.address ?? ''),
                abandon: () => Promise.resolve(),
              }),
            },
          },
          new AbortController().signal,
        );
      expect(await run({})).toMatchObject({ kind: 'done', messages: 1 });
      expect(fetched).toEqual(['anna@office.example']);
      expect(await run({ mailbox: 'Dialpost', after: 'leave' })).toMatchObject({ kind: 'done', messages: 1 });
      expect(await run({})).toMatchObject({ kind: 'nothing' });
    } finally {
      await dovecot.stop();
      await rm(dir, { recursive: true, force: true });
    }
  });
});
