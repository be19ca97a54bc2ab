// D2: rasdial and cmd.exe write in the console's old code page, others in what they like.
import { describe, expect, test } from 'vitest';
import { decodeOutput, sameName } from '../../../src-main/base/program-output';

const CP850 = Buffer.from([0x42, 0x81, 0x72, 0x6f, 0x0d, 0x0a]);

describe('D2: what a program printed', () => {
  test.each([
    ['UTF-8', Buffer.from('Büro\r\n')],
    ['UTF-16', Buffer.from('\uFEFFBüro\r\n', 'utf16le')],
    ['code page 850', CP850],
    ['UTF-8 kept from within a letter on', Buffer.from('üBüro\r\n').subarray(1)],
    ['UTF-8 up to within a letter', Buffer.from('Büro\r\nü').subarray(0, -1)],
  ])('in %s is read', (_, bytes) => {
    expect(decodeOutput(bytes, 'win32')).toBe('Büro\r\n');
  });
  test('in Latin-1 is read where consoles never had a page of their own', () => {
    expect(decodeOutput(Buffer.from('Büro', 'latin1'), 'linux')).toBe('Büro');
  });
  test.each([
    ['Büro', 'büro ', true],
    ['Büro', 'Bu\u0308ro', true],
    ['Büro', 'B³ro', true],
    ['Büro', 'B\uFFFDro', true],
    ['会社', '\uFFFD\uFFFD\uFFFD\uFFFD', true],
    ['Büro', 'Buro', false],
    ['Büro', 'Büro 2', false],
    ['Office', 'office', true],
  ])('an entry %s is found again as %s: %s', (entry, printed, same) => {
    expect(sameName(entry, printed)).toBe(same);
  });
});
