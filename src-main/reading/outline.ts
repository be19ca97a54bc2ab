// Where the parts of a message lie in its bytes (RFC 2046): found in one walk that
// decodes nothing, so that a message's size costs little and an attachment can be fetched
// where it lies. Bounded in parts, depth and header; whatever is written wrongly is text.
// Pure.
import { type HeaderField, unfold } from '../mail/header';

export const MOST_PARTS = 400;
const DEEPEST = 24;
/** Of one header, what is looked at. */
const HEADER_READ = 131_072;
const NEWLINE = 10;
const RETURN = 13;

export interface Entity {
  readonly fields: readonly HeaderField[];
  /** "text/plain", in small letters. */
  readonly type: string;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** Of a multipart; else none. */
  readonly parts: readonly Entity[];
}

/** null: too many parts, or too deep. */
export function outlineOf(message: Buffer): Entity | null {
  const budget = { left: MOST_PARTS };
  const root = entityIn({ message, budget, depth: 0 }, 0, message.length, 'text/plain');
  return budget.left < 0 ? null : root;
}

/** The first field of that name (in small letters), or ''. */
export function fieldOf({ fields }: Pick<Entity, 'fields'>, name: string): string {
  return fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';
}

/** The value of `name` among the parameters of a field as it was sent, or ''. */
export function parameterOf(value: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:\\\\.|[^"\\\\])*)"|([^\\s;"]+))`, 'i').exec(
    value.slice(0, 4096),
  );
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2] ?? '';
}

interface Walk {
  readonly message: Buffer;
  readonly budget: { left: number };
  readonly depth: number;
}

function entityIn(walk: Walk, from: number, to: number, otherwise: string): Entity {
  const { message, budget, depth } = walk;
  budget.left -= 1;
  const headerTo = headerEnd(message, from, to);
  const fields = unfold(message.subarray(from, Math.min(headerTo, from + HEADER_READ)));
  // What has no field is no header: all of it is text, but for an empty line in front.
  const bodyFrom = fields.length > 0 || headerTo - from <= 2 ? headerTo : from;
  const contentType = fieldOf({ fields }, 'content-type');
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? otherwise;
  const boundary = type.startsWith('multipart/') ? parameterOf(contentType, 'boundary') : '';
  const entity = { fields, type, bodyFrom, bodyTo: to, parts: [] };
  if (boundary === '') return type.startsWith('multipart/') ? { ...entity, type: 'text/plain' } : entity;
  if (depth >= DEEPEST) budget.left = -1;
  const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const parts: Entity[] = [];
  for (const range of partsIn(message, bodyFrom, to, boundary)) {
    if (budget.left < 0) break;
    parts.push(entityIn({ ...walk, depth: depth + 1 }, range.from, range.to, inner));
  }
  return { ...entity, parts };
}

/** Where the body begins: behind the first empty line; `to` where there is none. */
function headerEnd(message: Buffer, from: number, to: number): number {
  for (let at = from; at < to;) {
    const newline = message.indexOf(NEWLINE, at);
    if (newline < 0 || newline >= to) return to;
    if (newline === at || (newline === at + 1 && message[at] === RETURN)) return newline + 1;
    at = newline + 1;
  }
  return to;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands between the delimiters; without the last one the last part ends with what holds it. */
function* partsIn(message: Buffer, from: number, to: number, boundary: string): Generator<Range, void, void> {
  const mark = Buffer.from(`--${boundary}`, 'utf8');
  let open: number | null = null;
  for (let at = message.indexOf(mark, from); at >= 0 && at < to; at = message.indexOf(mark, at + mark.length)) {
    const line = delimiter(message, { from, to }, at, mark.length);
    if (!line) continue;
    if (open !== null) yield { from: open, to: Math.max(open, lineStart(message, at)) };
    open = line.last ? null : line.end;
    if (line.last) return;
  }
  if (open !== null) yield { from: open, to };
}

/** The delimiter at `at`; null: these bytes are none (not a line of their own, or another boundary's beginning). */
function delimiter(
  message: Buffer,
  { from, to }: Range,
  at: number,
  length: number,
): { readonly end: number; readonly last: boolean } | null {
  if (at > from && message[at - 1] !== NEWLINE) return null;
  let end = at + length;
  const last = message[end] === 45 && message[end + 1] === 45;
  if (last) end += 2;
  while (end < to && (message[end] === 32 || message[end] === 9 || message[end] === RETURN)) end++;
  if (end < to && message[end] !== NEWLINE) return null;
  return { end: Math.min(to, end + 1), last };
}

/** The line end before a delimiter belongs to it. */
function lineStart(message: Buffer, at: number): number {
  const newline = at - 1;
  return newline > 0 && message[newline - 1] === RETURN ? newline - 1 : newline;
}
