// Fields laid out by the contract itself: of what is a text, a number, a switch or a list
// there, nothing but its label (and a hint) need be said, in a page of words.
import { z } from 'zod';
import type { Field } from '../parts/field-list';

/**
 * A field for every key of the shape that has words, [label] or [label, hint], in the shape's order; `when` makes of a
 * key where it is shown.
 */
export function plainFields(
  shape: Readonly<Record<string, z.ZodType>>,
  words: Readonly<Record<string, readonly string[]>>,
  when: (key: string) => (base: unknown) => boolean,
): readonly Field[] {
  return Object.entries(shape).flatMap(([path, schema]): readonly Field[] => {
    const [label, hint] = words[path] ?? [];
    if (label === undefined) return [];
    return [{ kind: kindOf(schema), path, label, ...(hint === undefined ? {} : { hint }), when: when(path) }];
  });
}

/** How a value of the schema is typed. */
function kindOf(schema: z.ZodType): 'text' | 'number' | 'switch' | 'list' {
  if (schema instanceof z.ZodDefault) {
    // zod types what stands inside by its core, which all its schemas are.
    return kindOf(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'switch';
  return schema instanceof z.ZodArray ? 'list' : 'text';
}
