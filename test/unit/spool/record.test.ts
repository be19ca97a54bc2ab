import { describe, expect, test } from 'vitest';
import { bytesRecord, RecordReader, recordLine } from '../../../src-main/spool/journal/record';

/** What was read, in order; bytes with their name. */
function readAll(bytes: Buffer, piece = bytes.length || 1): { records: unknown[]; damaged: Buffer[]; torn: number } {
  const records: unknown[] = [];
  const damaged: Buffer[] = [];
  const reader = new RecordReader({
    record: (value) => records.push(value),
    bytes: (name, content) => records.push({ name, content: content.toString('latin1') }),
    damaged: (bad) => damaged.push(bad),
  });
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  return { records, damaged, torn: reader.end() };
}

const bytesOf = (name: string, content: string): Buffer =>
  bytesRecord(name, Buffer.from(content, 'latin1')) ?? Buffer.alloc(0);

const LETTER = { name: '0M5ABCDEFGHJKMNP', content: 'Subject: ["x\r\n\r\n[no record]\r\n(nor this)\0\xff\n' };
const EMPTY = { name: 'B', content: '' };
const RECORDS = [
  { gone: 'A' },
  LETTER,
  { text: 'Grüße, "quoted"\nand broken ☎' },
  EMPTY,
  [1, 2, { deep: null }],
  { last: true },
];
const LINES = RECORDS.map((record) =>
  record === LETTER || record === EMPTY ? bytesOf(record.name, record.content) : recordLine(record),
);
const FILE = Buffer.concat(LINES);

describe('records', () => {
  test('what was written is read, in pieces of any size', () => {
    for (const piece of [1, 2, 7, 23, 64, FILE.length])
      expect(readAll(FILE, piece)).toEqual({ records: RECORDS, damaged: [], torn: 0 });
  });

  test('every line of JSON is JSON of its own', () => {
    for (const line of LINES.filter((l) => l[0] === 0x5b))
      expect(Array.isArray(JSON.parse(line.toString()))).toBe(true);
  });

  test('a file cut at any byte gives exactly the records that are whole', () => {
    const ends = LINES.map((_, i) => Buffer.concat(LINES.slice(0, i + 1)).length);
    for (let cut = 0; cut <= FILE.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      const { records, damaged, torn } = readAll(FILE.subarray(0, cut));
      expect({ cut, records, damaged, torn }).toEqual({
        cut,
        records: RECORDS.slice(0, whole),
        damaged: [],
        torn: cut - (ends[whole - 1] ?? 0),
      });
    }
  });

  test('a flipped bit anywhere costs at most the record it is in, and is reported', () => {
    for (let at = 0; at < FILE.length; at++) {
      for (const bit of [0x01, 0x08, 0x40, 0x80]) {
        const bad = Buffer.from(FILE);
        bad[at] = (bad[at] ?? 0) ^ bit;
        const { records, damaged, torn } = readAll(bad, 16);
        const lost = RECORDS.filter((record) => !records.some((r) => JSON.stringify(r) === JSON.stringify(record)));
        expect(lost.length, `byte ${at} bit ${bit}`).toBeLessThanOrEqual(1);
        expect(records.length).toBe(RECORDS.length - lost.length);
        if (lost.length === 1) expect(damaged.length + torn, `byte ${at} bit ${bit}`).toBeGreaterThan(0);
      }
    }
  });

  test('bytes in which a line begins as a record does are not taken, so that no letter can pass for records', () => {
    for (const begin of ['["', '("'])
      expect(bytesRecord('A', Buffer.from(`Text\n${begin}0000001c","89abcdef",`))).toBeNull();
    expect(bytesRecord('A', Buffer.from('["at its very beginning a letter may'))).not.toBeNull();
  });

  test('bytes cut short at the end are a torn tail, also where zeros stand in for them', () => {
    const letter = bytesOf(LETTER.name, LETTER.content);
    const half = letter.subarray(0, letter.length - 9);
    expect(readAll(Buffer.concat([FILE, half, Buffer.alloc(4096)]))).toEqual({
      records: RECORDS,
      damaged: [],
      torn: half.length + 4096,
    });
  });

  test('zeros at the end, as a power cut leaves them, are a torn tail', () => {
    expect(readAll(Buffer.concat([FILE, Buffer.alloc(4096)]))).toEqual({ records: RECORDS, damaged: [], torn: 4096 });
  });
});
