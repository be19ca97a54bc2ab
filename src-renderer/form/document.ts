// Places in a settings document, named as the relay names them in an issue:
// "connectors[0].route.hosts[0].port". Reading a place that is not there answers
// undefined; writing makes what is missing on the way and changes nothing in the
// document it was given, so that an older draft stays what it was.

export type Key = string | number;

export function keysOf(path: string): readonly Key[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

/** "connectors.route.hosts.port": the place without the numbers of the things. */
export function kindOfPlace(path: string): string {
  return keysOf(path)
    .filter((key) => typeof key === 'string')
    .join('.');
}

function step(value: unknown, key: Key): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

export function read(document: unknown, path: string): unknown {
  return keysOf(path).reduce(step, document);
}

/** A copy of `document` with `value` at `path`; undefined takes the place away. */
export function write(document: unknown, path: string, value: unknown): unknown {
  return put(document, keysOf(path), value);
}

function put(at: unknown, [key, ...rest]: readonly Key[], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = put(step(at, key), rest, value);
  if (typeof key === 'number') {
    const list: readonly unknown[] = Array.isArray(at) ? at : [];
    return key < list.length ? list.map((v, i) => (i === key ? inner : v)) : [...list, inner];
  }
  const { [key]: _, ...others } = asObject(at);
  return inner === undefined ? others : { ...asObject(at), [key]: inner };
}

/** The object at hand, or an empty one where there is something else. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> {
  // An object's keys are strings; symbols never come out of JSON.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function listAt(document: unknown, path: string): readonly unknown[] {
  const value = read(document, path);
  return Array.isArray(value) ? value : [];
}

export function textAt(document: unknown, path: string): string {
  const value = read(document, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A name for something new: "office", else "office2", "office3" … */
export function freshId(wish: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}${n}`;
    if (!taken.includes(id)) return id;
  }
}
