// What the contract's schema says of a field is enough to lay it out: a way of fetching or a
// kind of link brings the fields of its own along without a line in a list.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainFields } from '../../../src-renderer/form/plain-fields';

test('a text, a number, a switch and a list by their schemas, shown where their keys are known, in the order they stand', () => {
  const shape = {
    method: z.literal('knock'),
    door: z.string().min(1),
    times: z.int().min(1).default(3),
    softly: z.boolean().default(false),
    names: z.array(z.string()).default([]),
    laidOutByHand: z.string(),
  };
  const words = { softly: ['Softly'], names: ['Names', 'Empty: all.'], times: ['Times'], door: ['Door'], other: ['?'] };
  const fields = plainFields(shape, words, (key) => (base) => base === key);
  expect(fields.map(({ kind, path, label, hint }) => [kind, path, label, hint])).toEqual([
    ['text', 'door', 'Door', undefined],
    ['number', 'times', 'Times', undefined],
    ['switch', 'softly', 'Softly', undefined],
    ['list', 'names', 'Names', 'Empty: all.'],
  ]);
  expect(fields.every(({ path, when }) => when?.(path) === true && !when('another'))).toBe(true);
});
