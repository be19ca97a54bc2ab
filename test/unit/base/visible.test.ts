import { describe, expect, test } from 'vitest';
import { plain, visible, visibleJson } from '../../../src-main/base/visible';

/** What a terminal would obey, or what turns a text round. */
const UNSAFE: readonly (readonly [name: string, text: string])[] = [
  ['ESC', '\u001b[31m'],
  ['C1 CSI', '\u009b31m'],
  ['C1 OSC', '\u009d0;title\u009c'],
  ['NUL', '\u0000'],
  ['bell', '\u0007'],
  ['backspace', '\b'],
  ['DEL', '\u007f'],
  ['NEL', '\u0085'],
  ['right to left override', 'x\u202egpj.exe'],
  ['isolate', '\u2066x\u2069'],
  ['mark', '\u200f'],
  ['Arabic letter mark', '\u061c'],
  ['line separator', '\u2028'],
  ['tag', '\u{e0041}'],
  ['BOM', '\ufeff'],
  ['form feed', '\f'],
];
/** Everything of which nothing may be left. */
const ANY =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;
const LETTERS =
  'Gr\u00fc\u00dfe, \u017elu\u0165ou\u010dk\u00fd, \u05e9\u05dc\u05d5\u05dd, \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, \u65e5\u672c\u8a9e, \ud83d\udc69\u200d\ud83d\udcbb';

describe('B13: text from strangers on a terminal', () => {
  test.each(UNSAFE)('%s is never obeyed', (_, text) => {
    for (const shown of [
      plain(`a${text}b`),
      visible(`a${text}b`),
      visibleJson({ text, [text]: [text] }),
      visibleJson(text, 2),
    ])
      expect(shown).not.toMatch(ANY);
  });
  test.each(UNSAFE)('%s is not lost in JSON', (_, text) => {
    expect(JSON.parse(visibleJson({ text, [text]: [text] }, 2))).toEqual({ text, [text]: [text] });
  });
  test('letters of every language stay readable', () => {
    for (const shown of [plain(LETTERS), visible(LETTERS), JSON.parse(visibleJson(LETTERS))])
      expect(shown).toBe(LETTERS);
    expect(visibleJson(LETTERS)).toBe(`"${LETTERS}"`);
  });
  test('lines and tabs stay where lines may be, and a CR only before its LF', () => {
    expect(visible('a\tb\r\nc\rd\n')).toBe('a\tb\r\nc d\n');
    expect(plain('a\r\nb')).toBe('a  b');
    expect(visibleJson({ a: [1] }, 2)).toBe(JSON.stringify({ a: [1] }, null, 2));
    expect(visibleJson(undefined)).toBe('null');
  });
});
