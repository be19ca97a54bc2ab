// The laws of fetching a mailbox: byte for byte, never deleted there before it is
// safe here, never twice beyond the one in doubt, and a sentence for every trouble.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collect } from '../../../src-main/collect/collect';
import type { CollectDeps, CollectResult } from '../../../src-main/collect/method';
import { growth } from '../../support/growth';
import { type Inbox, recipientsOf } from '../../../src-main/collect/fetched';
import { CollectMethod } from '../../../src-main/contract/collect';
import { certificateOf } from '../../../src-main/access/certificate';
import type { Envelope } from '../../../src-main/mail/envelope';
import { unfold } from '../../../src-main/mail/header';
import { SpoolError } from '../../../src-main/spool/spool-error';
import { type HostMessage, pop3Host, type Pop3Host, type Pop3HostOptions } from '../../support/pop3-host';

interface Taken {
  readonly envelope: Envelope;
  readonly content: Buffer;
}

let dir = '';
let taken: Taken[] = [];
let said: string[] = [];
let fullAfter = Infinity;
const hosts: Pop3Host[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dialpost-pop3-'));
  taken = [];
  said = [];
  fullAfter = Infinity;
});
afterEach(async () => {
  hosts.splice(0).forEach((one) => one.close());
  await rm(dir, { recursive: true, force: true });
});

const inbox = (): Inbox => ({
  domains: ['office.example'],
  hostname: 'mail.office.example',
  postmaster: 'postmaster@office.example',
  seenDir: dir,
  admit(envelope) {
    const pieces: Buffer[] = [];
    return {
      id: '0123456789ABCDEF',
      write: async (piece) => void pieces.push(Buffer.from(piece)),
      commit: async () => {
        if (taken.length >= fullAfter) throw new SpoolError('full', 'the disk is full', dir);
        taken.push({ envelope, content: Buffer.concat(pieces) });
      },
      abandon: () => Promise.resolve(),
    };
  },
});

async function host(options: Pop3HostOptions): Promise<Pop3Host> {
  const one = await pop3Host(options);
  hosts.push(one);
  return one;
}

function fetch(port: number, more: object = {}, ca?: string): Promise<CollectResult> {
  const method = CollectMethod.parse({
    method: 'pop3',
    host: ca ? 'localhost' : '127.0.0.1',
    port,
    security: 'none',
    username: 'office',
    password: 'secret',
    ...more,
  });
  const deps: CollectDeps = {
    clock: systemClock,
    log: silentLog,
    domains: ['office.example'],
    smartHosts: [],
    inbox: inbox(),
    ...(ca ? { reach: { ca } } : {}),
    transcript: { out: (line) => said.push(line), in: (line) => said.push(line), note: () => undefined },
    open: () => Promise.resolve({ ok: false, text: '' }),
  };
  return collect(method, deps, new AbortController().signal);
}

const letter = (n: number, body = `Number ${n}\r\n`): HostMessage => ({
  uid: `uid${n}`,
  content: Buffer.from(
    `Delivered-To: anna${n}@office.example\r\nReturn-Path: <far@far.example>\r\nSubject: ${n}\r\n\r\n${body}`,
    'latin1',
  ),
});
const letters = (count: number): HostMessage[] => Array.from({ length: count }, (_, i) => letter(i + 1));

describe('what is fetched', () => {
  it.each([1, 2, 3, 7, 1460, Infinity])(
    'is byte for byte what lies there, but for bare line ends and NULs (B3), in packets of %s',
    async (pieces) => {
      const odd = letter(1, '.\r\n..\r\n.x\r\n\r\n.\r\nbare\nlf .\n.\nand\rcr \xff\x00\r\r\n.\r\n');
      const mended = letter(1, '.\r\n..\r\n.x\r\n\r\n.\r\nbare\r\nlf .\r\n.\r\nand\r\ncr \xff\r\n.\r\n');
      const messages = [odd, letter(2, ''), letter(3, `${'x'.repeat(3000)}\r\n`)];
      const { port } = await host({ messages: [...messages], pieces });
      expect(await fetch(port)).toMatchObject({ kind: 'done', messages: 3 });
      taken.forEach(({ content }, i) => {
        const lines =
          /^Received: by mail\.office\.example[^]*?\r\n(?=[^\t])/.exec(content.toString('latin1'))?.[0] ?? '';
        expect(content.subarray(lines.length)).toEqual(i === 0 ? mended.content : messages[i]?.content);
      });
    },
  );

  it('may be large and have lines without end', async () => {
    const large = Buffer.concat([
      letter(1).content,
      Buffer.from(
        randomBytes(2_000_000)
          .toString('latin1')
          .replace(/[\r\n\0]/g, ' ') + '\r\n',
        'latin1',
      ),
    ]);
    const { port } = await host({ messages: [{ uid: 'a', content: large }] });
    await fetch(port);
    expect(taken[0]?.content.subarray(-large.length).equals(large)).toBe(true);
  });

  it('keeps its sender and is for whom it was delivered to', async () => {
    const { port } = await host({ messages: letters(1) });
    await fetch(port);
    expect(taken[0]?.envelope).toMatchObject({
      sender: 'far@far.example',
      recipients: [{ address: 'anna1@office.example' }],
    });
  });

  it('is limited in number and size, and what is left is announced', async () => {
    const messages = [...letters(3), letter(4, 'x'.repeat(5000))];
    const { port } = await host({ messages });
    const result = await fetch(port, { maxMessages: 2, maxMessageBytes: 4000 });
    expect(result.text).toMatch(/2 messages are safe here\. 1 too large .* 1 more wait/);
    expect(messages.map((m) => m.uid)).toEqual(['uid3', 'uid4']);
  });
});

describe('what lies there', () => {
  it('is deleted when it is safe here', async () => {
    const messages = letters(3);
    const { port } = await host({ messages });
    await fetch(port);
    expect(messages).toEqual([]);
  });

  it('is left when that is wanted, and not fetched again', async () => {
    const messages = letters(3);
    const { port } = await host({ messages });
    await fetch(port, { after: 'leave' });
    expect(await fetch(port, { after: 'leave' })).toMatchObject({ kind: 'nothing', messages: 0 });
    expect([taken.length, messages.length]).toEqual([3, 3]);
  });

  it.each(['LIST', 'UIDL', 'RETR 1', 'RETR 2', 'DELE 1', 'DELE 3', 'QUIT'])(
    'comes once and whole though the line is cut at %s',
    async (cutAt) => {
      const messages = letters(3);
      const { port } = await host({ messages, cutAt });
      const first = await fetch(port);
      // E10: who hangs up at QUIT has been asked for everything.
      expect(first.kind).toBe(cutAt === 'QUIT' ? 'done' : 'failed');
      if (cutAt !== 'QUIT') expect(first.text).toContain('until the next call');
      await fetch(port);
      expect(taken.map((t) => t.envelope.recipients[0]?.address).sort()).toEqual([
        'anna1@office.example',
        'anna2@office.example',
        'anna3@office.example',
      ]);
      expect(messages).toEqual([]);
    },
  );

  it('is known again when its UIDL changed', async () => {
    const messages = letters(2);
    const { port } = await host({ messages });
    await fetch(port, { after: 'leave' });
    messages.splice(0, 2, ...messages.map((m) => ({ ...m, uid: `new-${m.uid}` })));
    expect((await fetch(port, { after: 'leave' })).kind).toBe('nothing');
    expect(taken).toHaveLength(2);
  });

  it('is known again where the host has no UIDL', async () => {
    const { port } = await host({ messages: letters(2), noUidl: true });
    await fetch(port, { after: 'leave' });
    await fetch(port, { after: 'leave' });
    expect(taken).toHaveLength(2);
  });

  it('comes once where it lies there twice by two ways; the same Message-ID with other words or for others is other mail', async () => {
    const copy = (uid: string, by: string, to: string, words: string): HostMessage => ({
      uid,
      content: Buffer.from(
        `Received: by ${by}\r\nDelivered-To: ${to}@office.example\r\nMessage-ID: <1@scanner>\r\nSubject: scan\r\n\r\n${words}\r\n`,
      ),
    });
    const messages = [
      copy('a', 'one', 'anna', 'first'),
      copy('b', 'two', 'anna', 'first'),
      copy('c', 'one', 'ben', 'first'),
      copy('d', 'one', 'anna', 'second'),
    ];
    const { port } = await host({ messages });
    expect(await fetch(port)).toMatchObject({ kind: 'done', messages: 3 });
    expect(taken.map((t) => t.envelope.recipients[0]?.address)).toEqual([
      'anna@office.example',
      'ben@office.example',
      'anna@office.example',
    ]);
    expect(messages).toEqual([]);
  });

  it('stays there when our disk refuses', async () => {
    const messages = letters(3);
    const { port, heard } = await host({ messages });
    fullAfter = 1;
    expect(await fetch(port)).toMatchObject({
      kind: 'done',
      amiss: 'once',
      text: expect.stringContaining('could not be fetched to its end: the disk is full. ') as unknown,
    });
    expect(heard.filter((line) => line.startsWith('DELE'))).toEqual(['DELE 1']);
    expect(messages).toHaveLength(3);
    fullAfter = Infinity;
    await fetch(port);
    expect([taken.length, messages.length]).toEqual([3, 0]);
  });
});

describe('trouble', () => {
  it('with the password is told, and the password is not', async () => {
    const { port } = await host({ messages: [] });
    const result = await fetch(port, { password: 'my-secret-word' });
    expect(result.text).toContain('[AUTH] no');
    expect([result.text, ...said].join('\n')).not.toContain('my-secret-word');
  });
  it('of a host that is not there is told', async () => {
    expect((await fetch(1)).text).toContain('nobody listens at 127.0.0.1 port 1');
  });
  it('of a host without STLS sends no password', async () => {
    const one = await host({ messages: [] });
    expect((await fetch(one.port, { security: 'starttls' })).kind).toBe('failed');
    expect(one.heard).toEqual(['STLS']);
  });
  it('of an empty mailbox is none', async () => {
    const { port } = await host({ messages: [] });
    expect(await fetch(port)).toMatchObject({ kind: 'nothing', messages: 0 });
  });
});

describe('TLS', () => {
  it('begins by STLS before the login, with a certificate that is checked', async () => {
    const tls = await certificateOf(
      { tls: 'starttls', certificate: 'self-signed' },
      { folder: join(dir, 'tls'), hostname: 'localhost', clock: systemClock },
    );
    if (!tls) throw new Error('no certificate was made');
    const { port } = await host({ messages: letters(1), tls, pieces: 5 });
    expect((await fetch(port, { security: 'starttls' })).kind).toBe('failed');
    expect(await fetch(port, { security: 'starttls' }, tls.cert)).toMatchObject({ kind: 'done', messages: 1 });
  });
});

describe('whom it is for', () => {
  const who = (head: string, more: object = {}): readonly string[] =>
    recipientsOf(
      unfold(Buffer.from(`${head.replace(/\n/g, '\r\n')}\r\n\r\n`)),
      { deliverTo: null, envelopeHeader: null, ...more },
      inbox(),
    );

  it('is the one address, where one is set', () =>
    expect(who('Delivered-To: b@office.example', { deliverTo: 'a@office.example' })).toEqual(['a@office.example']));
  it('is the first envelope header that names one of ours', () => {
    expect(who('Delivered-To: catchall@isp.example\nX-Original-To: <anna@office.example>')).toEqual([
      'anna@office.example',
    ]);
  });
  it('is every one of ours, once', () => {
    expect(who('Envelope-To: a@office.example, x@far.example,\n A@Office.example, b@office.example')).toEqual([
      'A@Office.example',
      'b@office.example',
    ]);
  });
  it('is read from the chosen header only', () => {
    expect(who('Delivered-To: a@office.example\nX-Rcpt: b@office.example', { envelopeHeader: 'x-rcpt' })).toEqual([
      'b@office.example',
    ]);
  });
  const hop = 'Received: from a by mx.isp.example';
  it.each([
    [
      'what the envelope said, before the mailbox of a catch-all',
      'Return-Path: <x@far.example>\nX-Original-To: anna@office.example\nDelivered-To: office@office.example\n' + hop,
    ],
    [
      'the same the other way round',
      `Delivered-To: office@office.example\n${hop}\nX-Original-To: anna@office.example\n${hop}`,
    ],
    ['Envelope-To before Delivered-To', 'Delivered-To: office@office.example\nEnvelope-to: <anna@office.example>'],
    ['X-Envelope-To', 'Delivered-To: office@office.example\nX-Envelope-To: "anna" <anna@office.example> (catch-all)'],
    ['X-Rcpt-To', 'Delivered-To: office@office.example\nX-RCPT-TO: anna@office.example.'],
    [
      'an older Delivered-To names nobody',
      `Delivered-To: anna@office.example\n${hop}\nDelivered-To: ben@office.example\n${hop}\nDelivered-To: list@office.example`,
    ],
    ['nor one right below', 'Delivered-To: anna@office.example\nDelivered-To: ben@office.example'],
    ['nor an older X-Original-To', `X-Original-To: anna@office.example\n${hop}\nX-Original-To: ben@office.example`],
    [
      "but the first of ours does, below the provider's own",
      `Delivered-To: office@isp.example\n${hop}\nDelivered-To: anna@office.example\n${hop}\nDelivered-To: ben@office.example`,
    ],
    [
      '"for" of the last server that says it',
      `${hop} id 7; Mon, 5 Jan 2026 12:00:00 +0000\n${hop} with ESMTP\n\tfor <anna@office.example>; Mon\n${hop} for ben@office.example; Mon`,
    ],
    [
      '"for" only where no other field names one of ours',
      `Delivered-To: anna@office.example\n${hop} for <office@office.example>; Mon`,
    ],
  ])('E6: %s', (_, head) => expect(who(head)).toEqual(['anna@office.example']));
  it('E6: several that one server wrote, as one line or as more', () => {
    expect(
      who(
        `X-Envelope-To: anna@office.example\nX-Envelope-To: <ben@office.example>, x@far.example\n${hop}\nX-Envelope-To: carl@office.example`,
      ),
    ).toEqual(['anna@office.example', 'ben@office.example']);
  });
  it.each(['Delivered-To:', 'delivered-to', ' DELIVERED-TO : ', 'Delivered-To :'])(
    'E6: from the chosen header, written as %j',
    (envelopeHeader) => {
      expect(who('X-Original-To: ben@office.example\ndelivered-TO: anna@office.example', { envelopeHeader })).toEqual([
        'anna@office.example',
      ]);
      expect(who('X-Original-To: ben@office.example', { envelopeHeader })).toEqual(['postmaster@office.example']);
    },
  );
  it('E6: Received may be the chosen one, and a blank one is none', () => {
    expect(
      who(`Delivered-To: ben@office.example\n${hop} for <anna@office.example>; Mon`, { envelopeHeader: 'Received:' }),
    ).toEqual(['anna@office.example']);
    expect(who('Delivered-To: anna@office.example', { envelopeHeader: ' ' })).toEqual(['anna@office.example']);
  });

  it('is the postmaster where nobody of ours is named; never a stranger, never To', () => {
    expect(who('Delivered-To: x@far.example\nTo: anna@office.example')).toEqual(['postmaster@office.example']);
  });
});

// 200 KB of "@" in one fetched letter held everybody's mail up for minutes.
it.each(['@', '>', '<', '<>', ' for ', '(', ',', '"'])(
  'B1: whom a letter is for is found in proportion to its header, also in a run of %j',
  (word) => {
    const read = (text: string): unknown =>
      recipientsOf(
        unfold(Buffer.from(text)),
        { deliverTo: null, envelopeHeader: null },
        { domains: ['office.example'], postmaster: 'p@office.example' },
      );
    for (const end of ['', '\u2028', '.'])
      expect(growth(read, (n) => `Delivered-To: ${word.repeat(n / word.length)}${end}\r\n\r\n`, 200_000)).toMatchObject(
        { fair: true },
      );
  },
);
