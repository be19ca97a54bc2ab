// A settings file edited by hand: the place of the first mistake is named, nothing of the
// file is quoted, and a name that stands twice is no silent loss.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../../src-main/config/json-faults';

describe('a mistake in JSON', () => {
  it.each<[string, string, object | null]>([
    ['none', ' {"a": [1, -2.5e+3, "x\\u00e9\\"", {}, []], "b": null}\r\n', null],
    ['a comma too many', '{\n  "a": 1,\n}', { kind: 'mistake', line: 3, character: 1 }],
    ['a comma lacking', '{\n  "a": 1\n  "b": 2 }', { kind: 'mistake', line: 3, character: 3 }],
    ['a word without quotation marks', '{"password": hunter2}', { kind: 'mistake', line: 1, character: 14 }],
    ['a quotation mark within', '{"a": "hun"ter"}', { kind: 'mistake', line: 1, character: 12 }],
    ['a line end within a string', '{"a": "b\n"}', { kind: 'mistake', line: 1, character: 9 }],
    ['an escape that is none', '{"a": "C:\\mail"}', { kind: 'mistake', line: 1, character: 10 }],
    ['a remark', '{\n// mine\n"a": 1}', { kind: 'mistake', line: 2, character: 1 }],
    ['something behind it', '{"a": 1} x', { kind: 'mistake', line: 1, character: 10 }],
    ['brackets that do not fit', '[1}', { kind: 'mistake', line: 1, character: 3 }],
    ['a torn end', '{\n"a": {\n"b": 1,', { kind: 'torn', line: 3, character: 8 }],
    ['a torn string', '{"a": "b', { kind: 'torn', line: 1, character: 9 }],
    ['nothing', '', { kind: 'torn', line: 1, character: 1 }],
    ['a name twice', '{"a": {"x": 1},\n "b": 2, "\\u0061": 3}', { kind: 'twice', name: 'a', line: 2, character: 10 }],
    ['a name in two groups', '[{"a": 1}, {"a": {"a": 2}}]', null],
  ])('%s', (_, text, fault) => expect(jsonFault(text)).toEqual(fault));

  it('is found in exactly what JSON.parse refuses', () => {
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b\\n"',
        '"\\x"',
        '0',
        '-1.5e3',
        '01',
        'true',
        'nul',
        ' ',
        '\n',
        '"',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((some) => some.join('')),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          const fault = jsonFault(text);
          expect(parses(text) ? [undefined, 'twice'] : ['mistake', 'torn', 'twice']).toContain(fault?.kind);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is found however deep, and in time', () => {
    const deep = '[{"a":'.repeat(200_000);
    expect(jsonFault(deep)).toMatchObject({ kind: 'torn', line: 1 });
    expect(jsonFault(`${'['.repeat(300_000)}${']'.repeat(300_000)}`)).toBeNull();
  });
});
