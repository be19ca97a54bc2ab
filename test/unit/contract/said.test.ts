// What does not fit is told in the language of the moment, by what is wrong and not by
// the schema library's English.
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { judge } from '../../../src-main/contract/issues';
import { checkSettings } from '../../../src-main/contract/settings';
import { speak } from '../../../src-main/words/page';

afterEach(() => speak('en'));

function told(schema: z.ZodType, value: unknown): readonly string[] {
  const judged = judge(schema, value);
  return judged.ok ? [] : judged.issues.map((issue) => `${issue.path}: ${issue.message}`);
}

const ANY = z.strictObject({ text: z.string().max(3), number: z.int(), flag: z.boolean(), list: z.array(z.number()) });

describe('a value that does not fit', () => {
  test('is told by what it should be', () =>
    expect(told(ANY, { text: 'four', number: 'x', flag: 1, list: {}, more: 1 })).toEqual([
      'text: expected at most 3 characters',
      'number: expected a number',
      'flag: expected true or false',
      'list: expected a list',
      'more: no setting is called "more"; check the spelling or remove it',
    ]));
  test('that is missing is called so', () =>
    expect(told(ANY, { text: '', number: 1, list: [] })).toEqual(['flag: is missing; expected true or false']));
  test('in a choice, and in one by a name, is told the choices', () => {
    const either = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a') }),
      z.strictObject({ kind: z.literal('b') }),
    ]);
    expect(told(z.enum(['x', 'y']), 'z')).toEqual([': expected "x" or "y"']);
    expect(told(either, { kind: 'c' })).toEqual(['kind: expected "a" or "b"']);
  });
  test('of which its schema says nothing does not speak the library', () => {
    expect(told(z.string().regex(/a/), 'b')).toEqual([
      ': does not fit here; look into the description of the settings',
    ]);
    expect(told(z.number().min(2).max(5), 9)).toEqual([': expected at most 5']);
  });
});

test('every sentence about settings comes from a page', () => {
  speak('en-XA');
  const checked = checkSettings({
    organization: { domains: ['not a domain'], postmaster: 5 },
    listeners: [{ id: 'a', port: 99_999 }, { id: 'a' }],
    connectors: [{ id: 'c', route: { kind: 'smart-host', hosts: [] }, collect: { method: 'none', more: 1 } }],
    language: 'xx',
    nonsense: true,
  });
  const said = checked.ok ? [] : checked.issues.map((issue) => issue.message);
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((text) => !/^⟦[^⟦⟧]*⟧$/.test(text))).toEqual([]);
});
