// A6: a letter whose content was damaged on our disk is never sent whole, by no door and
// by no kind of damage, and the mail before and behind it goes in the same run. Each
// door is given the same letters from a real spool: sound ones, and between them one
// for each kind of damage, small and large.
import { once } from 'node:events';
import { readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Mailboxes } from '../../../src-main/contract/mailboxes';
import { deliverDirect } from '../../../src-main/delivery/direct';
import { mailboxList } from '../../../src-main/mailboxes/list';
import { deliverMailboxes } from '../../../src-main/mailboxes/deliver';
import { openQuotas } from '../../../src-main/mailboxes/quota';
import { deliverSwapped } from '../../../src-main/delivery/swapped';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { folderOf } from '../../../src-main/spool/content';
import type { Spool } from '../../../src-main/spool/spool';
import { openSpool } from '../../../src-main/spool/start';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { testFolder } from '../../support/folders';
import { offer, recipient, sourceOf, textOf, type TestSource } from '../../support/letters';
import { moodyDisk } from '../../support/moody-disk';
import { startNameServer } from '../../support/name-server';
import { CHUNKING, PIPELINING, routeTo, send, startHost } from '../../support/sending';
import { admit } from '../spool/items';
import { watchedMailboxes } from '../../support/watched-mailboxes';

const never = new AbortController().signal;
const LARGE = 150_000;

type Damage = (path: string) => Promise<void>;

async function edited(path: string, edit: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, edit(await readFile(path)));
}

const flip =
  (at: (length: number) => number): Damage =>
  (path) =>
    edited(path, (bytes) => {
      const place = at(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ 0x01;
      return bytes;
    });

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a flipped bit at the begin': flip(() => 3),
  'a flipped bit in the middle': flip((length) => length >> 1),
  'a flipped bit at the very end': flip((length) => length - 3),
  'zeros to the end, as after a power cut': (path) => edited(path, (bytes) => bytes.fill(0, bytes.length - 200)),
  'nothing but zeros': (path) => edited(path, (bytes) => bytes.fill(0)),
  'a swapped pair of bytes': (path) => edited(path, (bytes) => bytes.fill('x', 20, 21).fill('y', 40, 41)),
  'a cut end': async (path) => truncate(path, (await readFile(path)).length - 10),
  'nothing left': (path) => truncate(path, 0),
  'more than there was': (path) => edited(path, (bytes) => Buffer.concat([bytes, Buffer.from('more\r\n')])),
  'no file': unlink,
};

interface Post {
  readonly spool: Spool;
  readonly source: TestSource;
  readonly sound: readonly Buffer[];
  readonly bad: readonly QueueItem[];
}

/** Letters in the order: sound, damaged, sound, damaged…; `eight`: their content has 8 bits. */
async function post(eight = false): Promise<Post> {
  const dir = await testFolder();
  const text = (name: string, bytes: number): Buffer =>
    Buffer.concat([textOf(name, bytes), Buffer.from(eight ? 'Grüße\r\n' : 'Greetings\r\n')]);
  const first = await openSpool(dir, { clock: systemClock, log: silentLog });
  const letters: { readonly item: QueueItem; readonly content: Buffer; readonly damage: Damage | null }[] = [];
  for (const [i, damage] of Object.values(DAMAGES).entries()) {
    for (const bytes of [400, LARGE]) {
      for (const one of [null, damage]) {
        const content = text(`${one ? 'bad' : 'good'} ${i} ${bytes}`, bytes);
        letters.push({ content, damage: one, item: await admit(first.spool, content) });
      }
    }
  }
  await first.spool.close();
  const { spool } = await openSpool(dir, { clock: systemClock, log: silentLog });
  onTestFinished(() => spool.close());
  for (const { item, damage } of letters) await damage?.(join(dir, 'content', folderOf(item.id), `${item.id}.eml`));
  const offers = letters.map(({ item }) =>
    offer(item.id, {
      bytes: item.bytes,
      body: eight ? '8bitmime' : '7bit',
      recipients: [recipient('anna@far.example')],
      content: (start = 0) => spool.read(item.id, start),
    }),
  );
  return {
    spool,
    source: sourceOf(offers),
    sound: letters.filter((one) => !one.damage).map((one) => one.content),
    bad: letters.filter((one) => one.damage).map((one) => one.item),
  };
}

/** Sends by a door; what arrived, in order. */
type Door = (source: TestSource) => Promise<readonly Buffer[]>;

function bySmartHost(
  keywords: readonly string[],
  more: { readonly protocol?: 'lmtp'; readonly pipelining?: 'off' } = {},
): Door {
  return async (source) => {
    const host = await startHost({ keywords, lmtp: more.protocol === 'lmtp' });
    await send(routeTo([{ port: host.port }], { maxConnections: 1, ...more }), source);
    expect(host.connections()).toBe(1);
    return host.taken.map(({ content }) => content);
  };
}

function bySwappedLine(keywords: readonly string[]): Door {
  return async (source) => {
    const host = await startHost({ keywords });
    const socket = connect(host.port, '127.0.0.1');
    await once(socket, 'connect');
    expect(
      await deliverSwapped(
        socket,
        source,
        { clock: systemClock, transcript: createTranscript(), hostname: 'head.example', name: 'branch' },
        never,
      ),
    ).toBeNull();
    return host.taken.map(({ content }) => content);
  };
}

const directly: Door = async (source) => {
  const host = await startHost({ keywords: CHUNKING });
  const dns = await startNameServer({ 'far.example': { a: ['127.0.0.1'] } });
  const deps = {
    clock: systemClock,
    log: silentLog,
    transcript: createTranscript(),
    progress: () => undefined,
    hostname: 'mail.clinic.example',
    name: 'Internet',
    ourNames: [],
    isOurs: () => false,
  };
  await deliverDirect(
    { kind: 'direct', dnsServers: [dns.address], port: host.port, maxConnections: 1, pipelining: 'auto' },
    source,
    deps,
    never,
  );
  await dns.close();
  return host.taken.map(({ content }) => content);
};

/** `forward`: to another address and not here. */
function byMailboxes(forward: boolean): Door {
  return async (source) => {
    const dir = await testFolder();
    const sent: Buffer[] = [];
    const admitted = (): ReturnType<Parameters<typeof deliverMailboxes>[1]['admit']> => {
      const pieces: Buffer[] = [];
      return {
        write: async (piece) => void pieces.push(piece),
        commit: async () => void sent.push(Buffer.concat(pieces.slice(1))),
        abandon: async () => undefined,
      };
    };
    const listed = forward
      ? [{ address: 'anna@far.example', forwardTo: ['anna@elsewhere.example'], keepCopy: false }]
      : [];
    const list = mailboxList(Mailboxes.parse({ kind: 'mailboxes', mailboxes: listed }), {
      domains: ['far.example'],
      hostname: 'mail.far.example',
      postmaster: 'boss@far.example',
    });
    await deliverMailboxes(
      source,
      {
        mailboxDir: dir,
        list,
        quotas: openQuotas(),
        broken: watchedMailboxes(),
        admit: admitted,
        clock: systemClock,
        log: silentLog,
        progress: () => undefined,
      },
      never,
    );
    if (forward) return sent;
    const folder = join(dir, 'far.example', 'anna');
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
    const letters = await Promise.all(
      (await readdir(join(folder, 'new'))).map((name) => readFile(join(folder, 'new', name))),
    );
    return letters.map((bytes) => bytes.subarray(bytes.indexOf('Subject:')));
  };
}

const DOORS: readonly (readonly [string, Door])[] = [
  ['a smart host, without waiting (BDAT)', bySmartHost(CHUNKING)],
  ['a smart host, one round trip a letter (DATA)', bySmartHost(PIPELINING)],
  ['a smart host, in lock-step (DATA)', bySmartHost(['SIZE'], { pipelining: 'off' })],
  ['an LMTP server', bySmartHost(PIPELINING, { protocol: 'lmtp' })],
  ['a line that a branch opened (ATRN, TURN), by BDAT', bySwappedLine(CHUNKING)],
  ['a line that a branch opened (ATRN, TURN), by DATA', bySwappedLine(PIPELINING)],
  ["a domain's own host", directly],
  ['mailboxes here', byMailboxes(false)],
  ['a mailbox that sends on', byMailboxes(true)],
];

const sorted = (letters: readonly Buffer[]): readonly string[] =>
  letters.map((bytes) => bytes.toString('latin1')).sort();

describe('A6: a damaged letter is never sent', () => {
  test.each(DOORS)('A6: to %s; what stands before and behind it goes in the same run', async (_, door) => {
    const { spool, source, sound, bad } = await post();
    const arrived = await door(source);
    expect(sorted(arrived)).toEqual(sorted(sound));
    expect(
      spool
        .corrupt()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(bad.map(({ id }) => `${id}.eml`).sort());
    for (const { id } of bad)
      for (const { result, status } of source.outcomesOf(id))
        expect([id, result, status]).toEqual([id, 'deferred', '4.3.0']);
  });

  test('A6: to a host that takes 7 bits only, for which it would have been rewritten', async () => {
    const { spool, source, sound, bad } = await post(true);
    const arrived = await bySmartHost(['PIPELINING'])(source);
    expect(arrived).toHaveLength(sound.length);
    for (const content of arrived) expect(content.toString('latin1')).toMatch(/^Subject: good.*Gr=C3=BC=C3=9Fe\r\n$/s);
    expect(spool.corruptCount).toBe(bad.length);
  });

  // The disk turns bad after the letter was looked through.
  test.each([
    ['BDAT', CHUNKING],
    ['DATA', PIPELINING],
  ] as const)(
    'A6: when it shows only while it goes out by %s, its end is not sent and nothing of it is kept',
    async (verb, keywords) => {
      const text = textOf('late', LARGE);
      let reads = 0;
      async function* failing(): AsyncGenerator<Buffer> {
        yield text.subarray(0, LARGE - 10);
        if (++reads === 1) yield text.subarray(LARGE - 10);
        else throw new Error('the checksum differs');
      }
      const source = sourceOf([
        offer('a'),
        offer('late', { text, content: async () => Readable.from(failing(), { objectMode: false }) }),
        offer('b'),
      ]);
      const host = await startHost({ keywords });
      await send(routeTo([{ port: host.port }], { maxConnections: 1 }), source);
      expect(host.taken.map(({ content }) => content)).toEqual([textOf('a'), textOf('b')]);
      expect(source.outcomesOf('late')).toMatchObject([{ result: 'deferred', status: '4.3.0' }]);
      expect(host.lines.filter((line) => line.startsWith('BDAT') && line.endsWith('LAST'))).toHaveLength(
        verb === 'BDAT' ? 2 : 0,
      );
    },
  );

  test('A6: nor is what stands in the journal with a checksum of its own that does not fit its item', async () => {
    const { spool } = await openSpool(await testFolder(), { clock: systemClock, log: silentLog });
    onTestFinished(() => spool.close());
    const item = await admit(spool, textOf('a'));
    await spool.commit([{ put: { ...item, crc: item.crc ^ 1 } }]);
    await expect(spool.read(item.id)).rejects.toMatchObject({ kind: 'damaged' });
  });

  test('A6: an item of an older spool that says nothing of a checksum is sent', async () => {
    const { spool } = await openSpool(await testFolder(), { clock: systemClock, log: silentLog });
    onTestFinished(() => spool.close());
    for (const bytes of [400, LARGE]) {
      const item = await admit(spool, textOf('old', bytes));
      const { crc: _, ...old } = item;
      await spool.commit([{ put: old as QueueItem }]); // as it stood on disk then
      expect(Buffer.concat(await (await spool.read(item.id)).toArray())).toEqual(textOf('old', bytes));
    }
  });
});

describe.runIf(process.platform === 'linux')('A6: a read that the disk refuses', () => {
  async function letter(
    bytes: number,
  ): Promise<{ readonly spool: Spool; readonly item: QueueItem; readonly source: TestSource }> {
    const { spool } = await openSpool(await testFolder(), { clock: systemClock, log: silentLog });
    onTestFinished(() => spool.close());
    const item = await admit(spool, textOf('a', bytes));
    if (bytes >= LARGE) await spool.checkpoint();
    return {
      spool,
      item,
      source: sourceOf([offer(item.id, { bytes: item.bytes, content: (start = 0) => spool.read(item.id, start) })]),
    };
  }

  test.each([
    ['in the journal', 400, '.log'],
    ['in a file', LARGE, '.eml'],
  ] as const)('A6: once, %s, is no damage: it is tried again and sent', async (_, bytes, path) => {
    const { spool, source } = await letter(bytes);
    const disk = await moodyDisk();
    disk.refuse('read', path, 1);
    const host = await startHost({ keywords: CHUNKING });
    await send(routeTo([{ port: host.port }]), source);
    expect(disk.refused()).toBe(1);
    expect(host.taken.map(({ content }) => content)).toEqual([textOf('a', bytes)]);
    expect([spool.corruptCount, spool.unreadable().size]).toEqual([0, 0]);
  });

  test.each([
    ['in the journal', 400, '.log'],
    ['in a file', LARGE, '.eml'],
  ] as const)(
    'A6: again and again, %s, defers the letter, is told, and is over when it can be read',
    async (_, bytes, path) => {
      const { spool, item, source } = await letter(bytes);
      const disk = await moodyDisk();
      disk.refuse('read', path, 3);
      const host = await startHost({ keywords: CHUNKING });
      await send(routeTo([{ port: host.port }]), source);
      expect(source.outcomesOf(item.id)).toMatchObject([{ result: 'deferred', status: '4.3.0' }]);
      expect(spool.corruptCount).toBe(0);
      expect(spool.unreadable().get(item.id)).toContain('EIO');
      expect(Buffer.concat(await (await spool.read(item.id)).toArray())).toEqual(textOf('a', bytes));
      expect(spool.unreadable().size).toBe(0);
    },
  );
});
