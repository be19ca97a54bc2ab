// Looking into a document of which nothing is known yet: JSON as somebody, or a disk, left it. Pure.
import { z } from 'zod';

/** A time as we write it down; one that is none would stop whoever reckons with it. */
export const storedMoment = z.string().refine((text) => Number.isFinite(Date.parse(text)));

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a group or an entry of a list; undefined: there is none. */
export function childOf(parent: unknown, step: string | number): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, step)) return undefined;
  return Reflect.get(parent, step);
}
