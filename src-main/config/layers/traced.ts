// A settings document of which every part knows the file it came from and its place there,
// so that whatever is said of it later can name both. Pure.

export type Steps = readonly (string | number)[];

export interface Traced {
  /** As the person named it. */
  readonly file: string;
  /** Where it stands in that file. */
  readonly path: Steps;
  readonly value: Value;
}

export type Members = ReadonlyMap<string, Traced>;
type Scalar = string | number | boolean | null;
type Value = Scalar | readonly Traced[] | Members;

/** A place in one of the files. */
export interface Origin {
  readonly file: string;
  readonly path: Steps;
}

/** `json`: as JSON.parse answers. */
export function trace(json: unknown, file: string, path: Steps = []): Traced {
  if (Array.isArray(json)) return { file, path, value: json.map((one: unknown, i) => trace(one, file, [...path, i])) };
  if (typeof json === 'object' && json !== null) {
    const members = Object.entries(json).map(([name, one]) => [name, trace(one, file, [...path, name])] as const);
    return { file, path, value: new Map(members) };
  }
  return { file, path, value: json as Scalar }; // JSON has nothing else
}

export function isMembers(value: Value | undefined): value is Members {
  return value instanceof Map;
}

export function isList(value: Value | undefined): value is readonly Traced[] {
  return Array.isArray(value);
}

/** The document without its traces. */
export function plainOf({ value }: Traced): unknown {
  if (isList(value)) return value.map(plainOf);
  // fromEntries makes own members of whatever name, "__proto__" too.
  if (isMembers(value)) return Object.fromEntries([...value].map(([name, one]) => [name, plainOf(one)]));
  return value;
}

/** Where the part at `path` of the document came from; of what is not there, where it would stand. */
export function spotOf(root: Traced, path: Steps): Origin {
  const { found, rest } = walk(root, path);
  return { file: found.file, path: [...found.path, ...rest] };
}

/** null: nothing is there. */
export function partAt(root: Traced, path: Steps): Traced | null {
  const { found, rest } = walk(root, path);
  return rest.length === 0 ? found : null;
}

/** `root` without the member at `path`. */
export function without(root: Traced, [step, ...rest]: Steps): Traced {
  const { value } = root;
  const inner = childOf(root, step);
  if (step === undefined || !inner) return root;
  if (isList(value)) return { ...root, value: value.map((one) => (one === inner ? without(one, rest) : one)) };
  if (!isMembers(value)) return root;
  const members = [...value].flatMap(([name, one]): readonly (readonly [string, Traced])[] => {
    if (name !== step) return [[name, one]];
    return rest.length === 0 ? [] : [[name, without(one, rest)]];
  });
  return { ...root, value: new Map(members) };
}

function walk(root: Traced, path: Steps): { readonly found: Traced; readonly rest: Steps } {
  let found = root;
  for (const [depth, step] of path.entries()) {
    const inner = childOf(found, step);
    if (!inner) return { found, rest: path.slice(depth) };
    found = inner;
  }
  return { found, rest: [] };
}

function childOf({ value }: Traced, step: string | number | undefined): Traced | undefined {
  if (isList(value)) return typeof step === 'number' ? value[step] : undefined;
  return isMembers(value) ? value.get(String(step)) : undefined;
}

/** "connectors[0].route" → ["connectors",0,"route"], as contract/issues.ts writes places. */
export function pathOf(text: string): Steps {
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) => (index === undefined ? name : Number(index)));
}
