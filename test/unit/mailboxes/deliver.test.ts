// The laws of local delivery, on a real folder.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Mailboxes } from '../../../src-main/contract/mailboxes';
import { mailboxList } from '../../../src-main/mailboxes/list';
import { deliverMailboxes, type MailboxesDeps } from '../../../src-main/mailboxes/deliver';
import { openQuotas } from '../../../src-main/mailboxes/quota';
import type { Offer, Source } from '../../../src-main/delivery/source';
import type { Envelope, Outcome } from '../../../src-main/mail/envelope';
import { moodyDisk } from '../../support/moody-disk';
import { watchedMailboxes } from '../../support/watched-mailboxes';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dialpost-mailboxes-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const never = new AbortController().signal;
const OURS = { domains: ['office.example'], hostname: 'mail.office.example', postmaster: 'boss@office.example' };
const noQueue: MailboxesDeps['admit'] = () => {
  throw new Error('nothing is forwarded here');
};
const deps = (route: object = {}, admit = noQueue, quotas = openQuotas()): MailboxesDeps => ({
  mailboxDir: dir,
  list: mailboxList(Mailboxes.parse({ kind: 'mailboxes', ...route }), OURS),
  quotas,
  broken: watchedMailboxes(),
  admit,
  clock: systemClock,
  log: silentLog,
  progress: () => undefined,
});

function offer(
  id: string,
  recipients: readonly string[],
  content: Buffer | (() => Readable),
  sender: string | null = 'far@far.example',
): Offer {
  return {
    id,
    sender,
    bytes: Buffer.isBuffer(content) ? content.length : 0,
    body: '8bitmime',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    recipients: recipients.map((address) => ({ address, notify: null, originalRecipient: null })),
    content: () =>
      Promise.resolve(
        typeof content === 'function' ? content() : Readable.from([content.subarray(0, 10), content.subarray(10)]),
      ),
  };
}

function sourceOf(offers: readonly Offer[]): Source & { readonly settled: Map<string, readonly Outcome[]> } {
  const left = [...offers];
  const settled = new Map<string, readonly Outcome[]>();
  return {
    settled,
    next: () => left.shift() ?? null,
    settle: async (one, outcomes) => void settled.set(one.id, outcomes),
    putBack: () => undefined,
    brokeOff: () => Promise.resolve(),
    hold: () => Promise.resolve(),
  };
}

async function lettersOf(address: string, part: 'new' | 'cur' | 'tmp' = 'new'): Promise<readonly Buffer[]> {
  const [local = '', domain = ''] = address.split('@');
  const folder = join(dir, domain, local, part);
  return Promise.all((await readdir(folder)).sort().map((name) => readFile(join(folder, name))));
}

const ID = '0123456789ABCDEF';
const CONTENT = Buffer.from('Subject: x\r\n\r\n.\r\nbare\nfrom \xff\x00 and no end', 'latin1');

describe('a message for mailboxes here', () => {
  it("lies in each recipient's Maildir byte for byte under its two lines", async () => {
    const source = sourceOf([offer(ID, ['Anna@Office.Example', 'bert@office.example'], CONTENT)]);
    expect(await deliverMailboxes(source, deps(), never)).toMatchObject({ trouble: null });
    const front = Buffer.from('Return-Path: <far@far.example>\r\nDelivered-To: anna@office.example\r\n');
    expect(await lettersOf('anna@office.example')).toEqual([Buffer.concat([front, CONTENT])]);
    expect(await lettersOf('bert@office.example')).toHaveLength(1);
    expect(await lettersOf('anna@office.example', 'tmp')).toEqual([]);
    expect(source.settled.get(ID)?.map((o) => [o.address, o.result, o.host])).toEqual([
      ['Anna@Office.Example', 'delivered', 'anna@office.example'],
      ['bert@office.example', 'delivered', 'bert@office.example'],
    ]);
  });

  it('comes unchanged when it is large', async () => {
    const large = randomBytes(3_000_000);
    const pieces = (): Readable =>
      Readable.from(Array.from({ length: 30 }, (_, i) => large.subarray(i * 100_000, (i + 1) * 100_000)));
    await deliverMailboxes(sourceOf([offer(ID, ['a@office.example'], pieces, null)]), deps(), never);
    const [letter = Buffer.alloc(0)] = await lettersOf('a@office.example');
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(letter.subarray(0, 17).toString()).toBe('Return-Path: <>\r\n');
    expect(hash(letter.subarray(-large.length))).toBe(hash(large));
  });

  it('is not doubled when it is delivered again after a crash, read or unread', async () => {
    const again = (): Promise<unknown> =>
      deliverMailboxes(sourceOf([offer(ID, ['a@office.example'], CONTENT)]), deps(), never);
    await again();
    await again();
    expect(await lettersOf('a@office.example')).toHaveLength(1);
    const [name = ''] = await readdir(join(dir, 'office.example/a/new'));
    await rename(join(dir, 'office.example/a/new', name), join(dir, 'office.example/a/cur', `${name}:2,S`));
    await again();
    expect(await lettersOf('a@office.example')).toHaveLength(0);
    expect(await lettersOf('a@office.example', 'cur')).toHaveLength(1);
  });

  it('overwrites what a crash left half-written in tmp', async () => {
    await mkdir(join(dir, 'office.example/a/tmp'), { recursive: true });
    await writeFile(join(dir, 'office.example/a/tmp', `${ID}.dialpost`), 'x'.repeat(10_000));
    await deliverMailboxes(sourceOf([offer(ID, ['a@office.example'], CONTENT)]), deps(), never);
    expect((await lettersOf('a@office.example'))[0]?.subarray(-CONTENT.length)).toEqual(CONTENT);
    expect(await lettersOf('a@office.example', 'tmp')).toEqual([]);
  });

  it('is one copy for two spellings of one address', async () => {
    await deliverMailboxes(sourceOf([offer(ID, ['a@office.example', 'A@OFFICE.example'], CONTENT)]), deps(), never);
    expect(await lettersOf('a@office.example')).toHaveLength(1);
  });

  it('never leaves the folder, whatever the address', async () => {
    const evil = [
      '../../../evil@office.example',
      '..@office.example',
      '/abs@office.example',
      '"a\\\\..\\\\b"@office.example',
      'CON@office.example',
    ];
    const source = sourceOf([offer(ID, evil, CONTENT)]);
    await deliverMailboxes(source, deps(), never);
    expect(source.settled.get(ID)?.every((o) => o.result === 'delivered')).toBe(true);
    expect(await readdir(dir)).toEqual(['office.example']);
    expect(await readdir(join(dir, 'office.example'))).toHaveLength(evil.length);
  });

  it('cannot put lines of its own into the header by its sender', async () => {
    await deliverMailboxes(sourceOf([offer(ID, ['a@office.example'], CONTENT, 'a\r\nX-Evil: 1\r\n@b')]), deps(), never);
    expect((await lettersOf('a@office.example'))[0]?.toString('latin1')).toMatch(/^Return-Path: <aX-Evil: 1@b>\r\n/);
  });
});

describe('trouble', () => {
  it('with one mailbox defers that recipient and no other', async () => {
    await mkdir(join(dir, 'office.example'), { recursive: true });
    await writeFile(join(dir, 'office.example', 'broken'), 'a file where a folder should be');
    const source = sourceOf([offer(ID, ['broken@office.example', 'a@office.example'], CONTENT)]);
    const summary = await deliverMailboxes(source, deps(), never);
    expect(summary.trouble).toBeNull();
    expect(source.settled.get(ID)?.map((o) => [o.result, o.status])).toEqual([
      ['deferred', '4.2.0'],
      ['delivered', null],
    ]);
    expect(await lettersOf('a@office.example')).toHaveLength(1);
  });

  it('with the content leaves nothing half-delivered', async () => {
    const breaks = (): Readable =>
      new Readable({
        read() {
          this.push('half');
          this.destroy(new Error('unreadable'));
        },
      });
    const source = sourceOf([offer(ID, ['a@office.example'], breaks)]);
    await deliverMailboxes(source, deps(), never);
    expect(source.settled.get(ID)?.[0]?.result).toBe('deferred');
    expect(await lettersOf('a@office.example')).toEqual([]);
  });

  it('with the disk is told and takes no more', async () => {
    const full = (): Readable =>
      new Readable({
        read() {
          this.destroy(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
        },
      });
    const offers = Array.from({ length: 20 }, (_, i) =>
      offer(`0123456789ABCD${String(i).padStart(2, '0')}`, ['a@office.example'], full),
    );
    const source = sourceOf(offers);
    const { trouble } = await deliverMailboxes(source, deps(), never);
    expect(trouble).toMatchObject({ kind: 'disk' });
    expect(trouble?.text).toMatch(/safe and waiting/);
    expect(source.settled.size).toBeLessThan(20);
  });

  it.each(['EIO', 'EAGAIN', 'EBUSY', 'EMFILE', 'ESTALE'])(
    "that passes (%s) puts off that one letter alone, for seconds, and is nobody else's",
    async (code) => {
      const disk = await moodyDisk();
      disk.refuse('sync', 'office.example/a/tmp/0123456789ABCD00.dialpost', 1, code);
      const offers = Array.from({ length: 8 }, (_, i) =>
        offer(
          `0123456789ABCD${String(i).padStart(2, '0')}`,
          [i < 4 ? 'a@office.example' : 'b@office.example'],
          CONTENT,
        ),
      );
      const source = sourceOf(offers);
      expect((await deliverMailboxes(source, deps(), never)).trouble).toBeNull();
      expect(
        [...source.settled.values()]
          .flat()
          .map(({ result }) => result)
          .sort(),
      ).toEqual([...Array.from({ length: 7 }, () => 'delivered'), 'deferred'].sort());
      expect(source.settled.get('0123456789ABCD00')).toMatchObject([
        { result: 'deferred', soon: true, reply: `the mailbox could not be written: ${code}` },
      ]);
    },
  );

  it('that passes with one mailbox, however many letters for it, stops no other', async () => {
    const disk = await moodyDisk();
    for (let i = 0; i < 6; i++) disk.refuse('sync', `office.example/a/tmp/0123456789ABCD0${i}.dialpost`, 1);
    const offers = Array.from({ length: 8 }, (_, i) =>
      offer(`0123456789ABCD0${i}`, [i < 6 ? 'a@office.example' : 'b@office.example'], CONTENT),
    );
    const source = sourceOf(offers);
    expect((await deliverMailboxes(source, deps(), never)).trouble).toBeNull();
    expect(await lettersOf('b@office.example')).toHaveLength(2);
    expect(disk.refused()).toBe(6);
  });

  it("with every mailbox, one after the other, is the disk's: told, and tried again within seconds", async () => {
    const disk = await moodyDisk();
    disk.refuse('sync', '.dialpost', 100);
    const offers = Array.from({ length: 30 }, (_, i) =>
      offer(`0123456789ABCD${String(i).padStart(2, '0')}`, [`u${i}@office.example`], CONTENT),
    );
    const source = sourceOf(offers);
    const { trouble } = await deliverMailboxes(source, deps(), never);
    expect(trouble).toMatchObject({
      kind: 'disk',
      soon: true,
      text: expect.stringMatching(
        /^Several mailboxes on this computer could not be written one after the other \(the last: u\d+@office\.example, the mailbox could not be written: EIO\)\. .*tried again by itself/,
      ) as unknown,
    });
    expect(source.settled.size).toBeLessThan(10);
    expect([...source.settled.values()].flat().every(({ soon }) => soon)).toBe(true);
  });

  it('with a folder that cannot be made is deferred', async () => {
    await writeFile(join(dir, 'office.example'), "a file where the domain's folder should be");
    const source = sourceOf([offer(ID, ['a@office.example'], CONTENT)]);
    await deliverMailboxes(source, deps(), never);
    expect(source.settled.get(ID)?.[0]?.result).toBe('deferred');
  });

  it('stops between messages when told to', async () => {
    const source = sourceOf([offer(ID, ['a@office.example'], CONTENT)]);
    await deliverMailboxes(source, deps(), AbortSignal.abort());
    expect(source.settled.size).toBe(0);
  });
});

const BOXES = {
  mailboxes: [
    { address: 'anna@office.example', aliases: ['info@office.example'] },
    { address: 'small@office.example', quotaBytes: 1024 },
    {
      address: 'away@office.example',
      aliases: ['gone@office.example'],
      forwardTo: ['anna@office.example', 'Out@far.example', 'GONE@office.example'],
      keepCopy: false,
    },
    { address: 'both@office.example', forwardTo: ['out@far.example'] },
  ],
};

interface Forwarded {
  readonly envelope: Envelope;
  readonly content: Buffer;
}

/** A queue's way in that keeps what was committed. */
function wayIn(): { readonly admit: MailboxesDeps['admit']; readonly taken: Forwarded[] } {
  const taken: Forwarded[] = [];
  const admit: MailboxesDeps['admit'] = (envelope) => {
    const pieces: Buffer[] = [];
    return {
      write: (piece) => Promise.resolve(void pieces.push(Buffer.from(piece))),
      commit: () => Promise.resolve(taken.push({ envelope, content: Buffer.concat(pieces) })),
      abandon: () => Promise.resolve(),
    };
  };
  return { admit, taken };
}

describe('where mailboxes are listed', () => {
  it('aliases share one copy, and who has none is told so for good', async () => {
    const source = sourceOf([
      offer(ID, ['INFO@office.example', 'anna@office.example', 'nobody@office.example'], CONTENT),
    ]);
    await deliverMailboxes(source, deps(BOXES), never);
    expect(await lettersOf('anna@office.example')).toHaveLength(1);
    expect(source.settled.get(ID)?.map((o) => [o.address, o.result, o.status])).toEqual([
      ['INFO@office.example', 'delivered', null],
      ['anna@office.example', 'delivered', null],
      ['nobody@office.example', 'failed', '5.1.1'],
    ]);
  });

  it('a full one puts mail off until there is room again', async () => {
    const quotas = openQuotas();
    const put = async (n: number): Promise<Outcome | undefined> => {
      const source = sourceOf([offer(`${ID}${n}`, ['small@office.example'], Buffer.alloc(400, 'x'))]);
      await deliverMailboxes(source, deps(BOXES, noQueue, quotas), never);
      return source.settled.get(`${ID}${n}`)?.[0];
    };
    const results = [await put(1), await put(2), await put(3)];
    expect(results.map((o) => [o?.result, o?.status])).toEqual([
      ['delivered', null],
      ['delivered', null],
      ['deferred', '4.2.2'],
    ]);
    // Cleared by another program: nobody told us.
    await rm(join(dir, 'office.example/small/new', `${ID}1.dialpost`));
    expect((await put(3))?.result).toBe('delivered');
  });

  it('mail is sent on once with its sender, whatever name of the mailbox it came by, and never to itself', async () => {
    const { admit, taken } = wayIn();
    await deliverMailboxes(
      sourceOf([offer(ID, ['away@office.example', 'gone@office.example'], CONTENT)]),
      deps(BOXES, admit),
      never,
    );
    expect(taken).toHaveLength(1);
    expect(taken[0]?.envelope).toMatchObject({ sender: 'far@far.example', account: null, listener: null });
    expect(taken[0]?.envelope.recipients.map((r) => r.address)).toEqual(['anna@office.example', 'Out@far.example']);
    expect(taken[0]?.content.toString('latin1')).toMatch(/^X-Loop: away@office\.example [0-9a-f]{32}\r\n/);
    expect(taken[0]?.content.subarray(-CONTENT.length)).toEqual(CONTENT);
    expect(await readdir(dir)).toEqual([]);
  });

  it("the name it came by stands in front, where it is not the mailbox's own", async () => {
    await deliverMailboxes(sourceOf([offer(ID, ['Info+Shop@office.example'], CONTENT)]), deps(BOXES), never);
    const front = Buffer.from(
      'Return-Path: <far@far.example>\r\nX-Original-To: Info+Shop@office.example\r\nDelivered-To: anna@office.example\r\n',
    );
    expect(await lettersOf('anna@office.example')).toEqual([Buffer.concat([front, CONTENT])]);
  });

  it('mail that was sent on before stays where it comes back', async () => {
    const { admit, taken } = wayIn();
    await deliverMailboxes(sourceOf([offer(ID, ['away@office.example'], CONTENT)]), deps(BOXES, admit), never);
    const back = Buffer.concat([Buffer.from('Received: by far.example\r\n'), taken[0]?.content ?? CONTENT]);
    await deliverMailboxes(sourceOf([offer(`${ID}2`, ['away@office.example'], back)]), deps(BOXES, admit), never);
    expect(taken).toHaveLength(1);
    expect(await lettersOf('away@office.example')).toHaveLength(1);
  });

  it.each([
    ['written by its sender', (_: string) => 'X-Loop: away@office.example'],
    ['made up', (_: string) => `X-Loop: away@office.example ${'0'.repeat(32)}`],
    ['copied from another letter', (line: string) => line],
  ])('B12: an X-Loop line %s stops nothing', async (_, written) => {
    const { admit, taken } = wayIn();
    await deliverMailboxes(sourceOf([offer(ID, ['away@office.example'], CONTENT)]), deps(BOXES, admit), never);
    const line = written(taken[0]?.content.toString('latin1').split('\r\n')[0] ?? '');
    const other = Buffer.from(`${line}\r\nMessage-ID: <another@far.example>\r\nSubject: another\r\n\r\nx\r\n`);
    await deliverMailboxes(sourceOf([offer(`${ID}2`, ['away@office.example'], other)]), deps(BOXES, admit), never);
    expect(taken).toHaveLength(2);
  });

  it('a copy stays where it should, once, also when sending on has to be tried again', async () => {
    const broken: MailboxesDeps['admit'] = () => ({
      write: () => Promise.reject(new Error('no disk')),
      commit: () => Promise.resolve(),
      abandon: () => Promise.resolve(),
    });
    const source = sourceOf([offer(ID, ['both@office.example'], CONTENT)]);
    await deliverMailboxes(source, deps(BOXES, broken), never);
    expect(source.settled.get(ID)?.[0]).toMatchObject({ result: 'deferred' });
    const { admit, taken } = wayIn();
    await deliverMailboxes(sourceOf([offer(ID, ['both@office.example'], CONTENT)]), deps(BOXES, admit), never);
    expect(taken).toHaveLength(1);
    expect(await lettersOf('both@office.example')).toHaveLength(1);
  });
});
