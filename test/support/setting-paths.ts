// Every setting there is, read off the schema itself: "connectors.route.hosts.port". The
// ways a setting can be (a smart host or mailboxes, one method or several) stand beside one
// another; what stands in a list has the list's name.
import type { z } from 'zod';

interface Inner {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
}

/** Sorted, each once. */
export function settingPaths(schema: z.ZodType): readonly string[] {
  return [...new Set(pathsBelow(schema, ''))].sort();
}

function pathsBelow(schema: z.ZodType, path: string): readonly string[] {
  const def = schema.def as unknown as Inner; // zod's own description of itself, by its documented names
  // What stands for a stored password is no setting of its own.
  if (def.shape && Object.keys(def.shape).join() === 'set') return [path];
  if (def.shape)
    return Object.entries(def.shape).flatMap(([name, one]) => pathsBelow(one, path === '' ? name : `${path}.${name}`));
  const inside = [def.element, def.innerType, def.in, ...(def.options ?? [])].filter((one) => one !== undefined);
  const below = inside.flatMap((one) => pathsBelow(one, path));
  return below.length > 0 ? below : [path];
}
