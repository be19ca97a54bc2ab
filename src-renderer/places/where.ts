// What does not fit, in the window's own words: which field the relay means, by the labels
// that stand above it, and where to go. No person reads a path of the document. Pure.
import type { Issue } from '../../src-main/contract/errors';
import { kindOfPlace, keysOf, read } from '../form/document';
import { sizeSentence } from '../form/megabytes';
import type { NamedField } from '../parts/field-list';
import { paletteWords } from '../words/palette';
import { savingWords } from '../words/saving';
import { LISTS, type FieldGroup, PARTS } from './every-part';
import { addressOf, joined, nameOf, thingAt, wayTo } from './setting-places';

export interface Where {
  /** "Providers → Internet → Host → Port". */
  readonly words: string;
  /** The field alone, or the last heading above it: "Port". */
  readonly label: string;
  /** What the field's frame is marked with; null: it is no field. */
  readonly path: string | null;
  /** The address of its screen; null: no screen shows it. */
  readonly place: readonly string[] | null;
  /** True where bytes are typed as megabytes. */
  readonly isSize: boolean;
}

interface Found {
  readonly part: FieldGroup;
  /** null: only the heading is known. */
  readonly field: NamedField | null;
  /** Its kind of place, "connectors.route.hosts.port". */
  readonly kind: string;
}

const EVERY: readonly Found[] = PARTS.flatMap((part) => [
  ...part.fields.map((field) => ({ part, field, kind: joined(part.at, field.path) })),
  ...(part.at === '' ? [] : [{ part, field: null, kind: part.at }]),
]);

/** The field that is meant by `path`; where none is, the nearest that is known above it. */
export function whereIs(document: unknown, path: string): Where {
  const kind = kindOfPlace(path);
  const found = nearest(document, path, kind);
  if (found === null) return around(document, path, kind);
  const base = upTo(path, found.part.at);
  const isThing = found.field === null && LISTS.some((list) => list === found.part.at);
  const way = isThing
    ? [nameOf(found.part.screen), thingAt(document, base)]
    : [...wayTo(document, found.part, base), found.field?.label ?? ''];
  return {
    ...said(way),
    path: found.field === null ? null : joined(base, found.field.path),
    place: addressOf(document, found.part.screen, base),
    isSize: found.field !== null && 'kind' in found.field && found.field.kind === 'size',
  };
}

/** The relay's sentence about `path` as the field that is meant there would show it. */
export function messageOf({ isSize }: Where, { message }: Issue): string {
  return isSize ? sizeSentence(message) : message;
}

/** "Providers → Internet → Host → Port: expected 1 to 65535". */
export function issueWords(document: unknown, issue: Issue): string {
  const where = whereIs(document, issue.path);
  return savingWords.issueAt(where.words, messageOf(where, issue));
}

/** The longest kind of place that `kind` is or lies in; where several fields share it, one that is shown. */
function nearest(document: unknown, path: string, kind: string): Found | null {
  const above = EVERY.filter((one) => kind === one.kind || kind.startsWith(`${one.kind}.`));
  const longest = Math.max(0, ...above.map((one) => one.kind.length));
  const fields = above.filter((one) => one.kind.length === longest);
  const isShown = ({ part, field }: Found): boolean => {
    const base = upTo(path, part.at);
    return field !== null && (field.when?.(base === '' ? document : read(document, base)) ?? true);
  };
  return fields.find(isShown) ?? fields.find(({ field }) => field !== null) ?? fields[0] ?? null;
}

/** Above every field that is known: what the fields inside it have in common. */
function around(document: unknown, path: string, kind: string): Where {
  const inside = kind === '' ? [] : EVERY.filter((one) => one.kind.startsWith(`${kind}.`));
  const [first, ...others] = inside.map(({ part }) => wayTo(document, part, upTo(path, part.at)));
  const common = (first ?? []).filter((part, i) => others.every((way) => way[i] === part));
  const screen = inside[0]?.part.screen;
  const known = common.some((part) => part !== '') && screen !== undefined;
  return {
    ...said(known ? common : [savingWords.wholeSettings]),
    path: null,
    place: known ? [screen] : null,
    isSize: false,
  };
}

function said(way: readonly string[]): { readonly words: string; readonly label: string } {
  const parts = way.filter((part) => part !== '');
  return { words: paletteWords.way(parts), label: parts.at(-1) ?? '' };
}

/** "connectors[0].route.hosts[1].port" up to "connectors.route.hosts": "connectors[0].route.hosts[1]". */
function upTo(path: string, kind: string): string {
  let left = kind === '' ? 0 : kind.split('.').length;
  let base = '';
  for (const key of keysOf(path)) {
    if (typeof key === 'number') base = base === '' ? base : `${base}[${key}]`;
    else if (left-- > 0) base = joined(base, key);
    else break;
  }
  return base;
}
