// The readers of strangers' bytes that take pieces, or files: each runs once and says
// what of its promise it broke; "" where it kept it. They throw nothing but what they
// promise to.
import { writeFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { takeIn } from '../../../src-main/collect/fetched';
import { Unstuffing } from '../../../src-main/collect/pop3/content';
import { openSeen } from '../../../src-main/collect/seen';
import { openSecrets } from '../../../src-main/config/secrets';
import { openSessions } from '../../../src-main/config/sessions';
import { LineReader } from '../../../src-main/control/line-reader';
import { dnsQuestion, readAnswer } from '../../../src-main/diagnose/dns/message';
import { openLedger } from '../../../src-main/link/cost-book';
import { inCrLf } from '../../../src-main/mail/line-ends';
import { wireForm } from '../../../src-main/pop3/wire-form';
import { heartbeatMark } from '../../../src-main/notices/heartbeat-mark';
import { inSevenBits, planSevenBit } from '../../../src-main/smtp/content/seven-bit';
import { recordLine, RecordReader } from '../../../src-main/spool/journal/record';

export interface ByteParser {
  readonly name: string;
  /** Bytes of what it is ever handed; absent: any number. */
  readonly most?: number;
  /** What is not as promised; "" where nothing is. `folder` is empty, and its own. */
  read(pieces: readonly Buffer[], folder: string): string | Promise<string>;
}

async function all(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* each(pieces: readonly Buffer[]): AsyncGenerator<Buffer, void, void> {
  yield* pieces;
}

const stream = (pieces: readonly Buffer[]): Readable => Readable.from(pieces, { objectMode: false });

const CONTENT: readonly ByteParser[] = [
  {
    name: 'line ends',
    async read(pieces) {
      const lines = await all(inCrLf(each(pieces)));
      if (/(?<!\r)\n|\r(?!\n)|\0/.test(lines.toString('latin1'))) return 'a bare CR, a bare LF or a NUL is left';
      return lines.equals(await all(inCrLf(each([lines])))) ? '' : 'a second time it changes again';
    },
  },
  {
    name: 'dots, and undone',
    async read(pieces) {
      const wire = await all(wireForm(each(pieces)));
      const dots = new Unstuffing(false, { doubled: false, single: false });
      const { pieces: parts, used, ended } = dots.take(wire);
      const lines = (await all(inCrLf(each(pieces)))).toString('latin1');
      const back = Buffer.concat(parts).toString('latin1');
      if (!ended || used !== wire.length) return 'it ends before its end';
      return back === lines || back === `${lines}\r\n` ? '' : 'it comes back as something else';
    },
  },
  {
    name: 'parts in seven bits',
    async read(pieces) {
      const plan = await planSevenBit(stream(pieces), { content: true, header: true });
      if (plan === null || 'why' in plan) return '';
      const plain = await all(inSevenBits(stream(pieces), plan));
      const again = await planSevenBit(stream([plain]), { content: true, header: true });
      return again === null || 'why' in again || plain.every((byte) => byte < 0x80)
        ? ''
        : 'letters beyond ASCII are left';
    },
  },
  {
    name: 'a fetched letter',
    async read(pieces) {
      const kept: Buffer[] = [];
      const inbox = {
        domains: ['office.example'],
        hostname: 'mail.office.example',
        postmaster: 'postmaster@office.example',
        seenDir: '',
        admit: () => ({
          id: '0123456789ABCDEF',
          write: async (piece: Buffer) => void kept.push(piece),
          commit: async () => null,
          abandon: async () => undefined,
        }),
      };
      await takeIn(each(pieces), { sorting: { deliverTo: null, envelopeHeader: null }, inbox, now: 0 }, () => false);
      const whole = Buffer.concat(kept);
      const received = whole.indexOf('+0000\r\n') + 7;
      return whole.subarray(received).equals(await all(inCrLf(each(pieces)))) ? '' : 'what is kept is not what came';
    },
  },
];

const MESSAGES: readonly ByteParser[] = [
  {
    name: 'a DNS answer',
    read(pieces) {
      const question = dnsQuestion(1, 'a.example', 'MX');
      question.writeUInt16BE(0x8180, 2);
      question.writeUInt16BE(3, 6);
      for (const message of [
        Buffer.concat(pieces),
        Buffer.concat([question, ...pieces]),
        Buffer.concat([question, Buffer.from([0xc0, 12, 0, 15, 0, 1, 0, 0, 0, 9, 0, 8]), ...pieces]),
      ]) {
        try {
          readAnswer(message);
        } catch (error) {
          if (!(error instanceof RangeError)) return `it throws ${String(error)}`;
        }
      }
      return '';
    },
  },
  {
    name: 'lines of the control socket',
    read(pieces) {
      const reader = new LineReader(1000);
      const lines = pieces.flatMap((piece) => [...reader.push(piece.toString('utf8'))]);
      return lines.some((line) => line.includes('\n')) ? 'a line of two lines' : '';
    },
  },
  {
    name: 'records of the journal',
    read(pieces) {
      const kept: unknown[] = [];
      const reader = new RecordReader({
        record: (value) => void kept.push(value),
        bytes: () => undefined,
        damaged: () => undefined,
      });
      for (const piece of pieces) reader.push(piece);
      // Behind damage that has its line end, the next record is found.
      if (Buffer.concat(pieces).at(-1) !== 10) reader.push(Buffer.from('\n'));
      reader.push(recordLine({ sound: true }));
      reader.push(recordLine({ sound: 2 }));
      reader.end();
      return kept.length >= 2 ? '' : 'a sound record behind it is lost';
    },
  },
];

/** A file of ours with anything in it: it opens, or rejects with a sentence. */
function file(name: string, place: string, open: (folder: string) => Promise<unknown>): ByteParser {
  return {
    name,
    most: 300_000,
    async read(pieces, folder) {
      const path = join(folder, place);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, Buffer.concat(pieces));
      try {
        await open(folder);
        return '';
      } catch (error) {
        return error instanceof Error &&
          !(error instanceof TypeError || error instanceof RangeError) &&
          /\s/.test(error.message)
          ? ''
          : `it throws ${String(error)}`;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

const seenName = '9f86d081884c7d659a2feaa0c55ad015.seen'; // sha256 of "test"
const FILES: readonly ByteParser[] = [
  file('secrets.json', 'secrets.json', (folder) => openSecrets(folder, systemClock)),
  file('links.json', 'links.json', (folder) =>
    openLedger(join(folder, 'links.json'), {
      clock: systemClock,
      log: silentLog,
      zone: () => 'UTC',
      currencyOf: () => 'EUR',
    }),
  ),
  file('heartbeat.json', 'heartbeat.json', (folder) => heartbeatMark(folder, systemClock).last()),
  file('a list of fetched letters', join('collect', seenName), (folder) =>
    openSeen(join(folder, 'collect'), 'test', 0),
  ),
  file('a session', 'sessions/0123456789ABCDEF.json', async (folder) =>
    (await openSessions(folder, { clock: systemClock, log: silentLog })).list({ offset: 0, limit: 10 }),
  ),
];

export const BYTE_PARSERS: readonly ByteParser[] = [...CONTENT, ...MESSAGES, ...FILES];
