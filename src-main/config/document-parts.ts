// Looking into a settings document of which nothing is known yet: JSON as somebody wrote it. Pure.

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a group or an entry of a list; undefined: there is none. */
export function childOf(parent: unknown, step: string | number): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, step)) return undefined;
  return Reflect.get(parent, step);
}
