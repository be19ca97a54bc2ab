// B1: a journal whose damaged places claim great lengths, or hold no record for long, is
// read in time in proportion to it, and what is sound in it is found as before.
import { expect, it } from 'vitest';
import { RecordReader, recordLine } from '../../../src-main/spool/journal/record';
import { growth } from '../../support/growth';

function readIn(
  pieces: number,
  bytes: Buffer,
): { readonly records: readonly unknown[]; readonly damaged: number; readonly torn: number } {
  const records: unknown[] = [];
  let damaged = 0;
  const reader = new RecordReader({
    record: (value) => void records.push(value),
    damaged: (some) => void (damaged += some.length),
  });
  for (let at = 0; at < bytes.length; at += pieces) reader.push(bytes.subarray(at, at + pieces));
  return { records, torn: reader.end(), damaged };
}

/** A record's head that claims `length` bytes. */
const claim = (length: number): string => `["${length.toString(16).padStart(8, '0')}","00000000",`;
const MOST = 2_097_152;

it.each<[string, (length: number) => string]>([
  ['a length that is not there', (length) => claim(200_000_000) + 'x'.repeat(length)],
  ['a length that is nearly there', (length) => claim(length - 30) + 'x'.repeat(length)],
  ['no record at all', (length) => 'x\n'.repeat(length / 2)],
  ['one claim behind the other', (length) => `${claim(100_000_000)}\n`.repeat(length / 24)],
])(
  'B1: %s costs no more than it is long',
  (_, shape) => {
    expect(growth((text) => readIn(512, Buffer.from(text)), shape, MOST)).toMatchObject({ fair: true });
  },
  120_000,
);

it.each([1, 7, 512, 65_536])('B1: what stands before and behind damage is found, in pieces of %i', (pieces) => {
  const good = [{ a: 1 }, { b: 'x'.repeat(3_000) }, { c: 3 }].map((value) => recordLine(value));
  const junk = [claim(100_000_000) + 'y'.repeat(5_000), 'z\n'.repeat(2_000)].map((text) => Buffer.from(`${text}\n`));
  const bytes = Buffer.concat([good[0], junk[0], good[1], junk[1], good[2]] as Buffer[]); // all of them are there
  expect(readIn(pieces, bytes)).toEqual({
    records: [{ a: 1 }, { b: 'x'.repeat(3_000) }, { c: 3 }],
    damaged: (junk[0]?.length ?? 0) + (junk[1]?.length ?? 0),
    torn: 0,
  });
});
