// Whatever a letter is, it is there to be looked at within the fifth of a second, decoded or
// as it was sent, and the next letter is read as if nothing had been. The thread is the
// built one; the letters stand in hostile-letters.ts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Letters, LARGEST } from '../../../src-main/reading/letters';
import { openReader } from '../../../src-main/reading/reader';
import { builtReader } from '../../support/reader-thread';
import { HOSTILE } from './hostile-letters';

/** What a loaded machine of CI may take longer. */
const FACTOR = 10;
const QUICK_MS = 200;

const LETTERS = new Map(HOSTILE);
const GOOD = Buffer.from('Subject: after\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGr\u00fc\u00dfe\r\n');
const message = (id: string) => ({ in: 'queue', id }) as const;

describe('hostile letters', () => {
  let letters: Letters;
  let folder: string;
  const open = (program: string): Letters => {
    const source = async ({ id }: { readonly id: string }) => {
      const bytes = LETTERS.get(id) ?? GOOD;
      return { bytes: bytes.length, damaged: false, read: async (a: number, b: number) => bytes.subarray(a, b) };
    };
    return new Letters(
      { queue: source, kept: source, mailbox: source },
      openReader({ clock: systemClock, log: silentLog, program }),
    );
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dp-reader-'));
    letters = open(await builtReader(folder));
    await letters.read(message('good'), true);
  });
  afterAll(async () => {
    await letters.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(HOSTILE)(
    '%s',
    async (name) => {
      const began = performance.now();
      const read = await letters.read(message(name), false);
      const took = Math.round(performance.now() - began);
      console.log(`${took} ms ${read.asSent ?? 'decoded'}: ${name}`);
      expect(took).toBeLessThan(QUICK_MS * FACTOR);
      expect((read.text ?? '').length).toBeLessThanOrEqual(262_144);
      expect(read.text !== null || read.page !== null).toBe(true);
      // Nothing in what is shown on a line turns text round or cannot be seen.
      const shown = [read.subject, ...read.from.map((p) => p.name), ...read.attachments.map((a) => a.name)].join('');
      expect(shown).not.toMatch(/[\u0000-\u001f\u200b\u202a-\u202e\u2066-\u2069]/);
      for (const { fileName } of read.attachments) expect(fileName).toMatch(/^[^\\/:*?"<>|\u0000-\u001f]{1,200}$/);
      // Where seconds are given, it ends all the same.
      const patient = await letters.read(message(name), true);
      expect(patient.bytes).toBe(LETTERS.get(name)?.length);
      expect(await letters.read(message('good'), true)).toMatchObject({ subject: 'after', text: 'Gr\u00fc\u00dfe' });
    },
    60_000,
  );

  test('one that is too large is not taken into memory', async () => {
    const huge = async () => ({
      bytes: LARGEST + 1,
      damaged: false,
      read: async (start: number, end: number) => {
        expect(end - start).toBeLessThan(1_048_576);
        return GOOD.subarray(start, end);
      },
    });
    const large = new Letters(
      { queue: huge, kept: huge, mailbox: huge },
      { decode: () => Promise.reject(new Error('asked')), close: async () => undefined },
    );
    expect(await large.read(message('x'), true)).toMatchObject({ asSent: 'large', text: 'Gr\u00fc\u00dfe', cut: true });
  });

  test('a thread that cannot be started leaves the letter as it was sent', async () => {
    const none = open('/nowhere/reader.js');
    expect(await none.read(message('good'), false)).toMatchObject({ asSent: 'unreadable', text: 'Gr\u00fc\u00dfe' });
    await none.close();
  });
});
