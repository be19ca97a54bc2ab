// What other settings would change, for people at a terminal: a line a thing, and below it
// a line a place with what stands there and what would. A password is never shown, only
// that it changes. Pure.
import { isDeepStrictEqual } from 'node:util';
import { plain, visibleJson } from '../base/visible';
import { childOf } from '../config/document-parts';
import { knownBy } from '../config/layers/lay-over';
import { type Steps, pathOf } from '../config/layers/traced';
import { PASSWORD_KEYS } from '../config/passwords';
import { type SettingsChange, THING_LISTS, type ThingChange } from '../contract/importing/compared';
import { layersWords as W } from '../words/ways-in/layers';

/** A place that would change; undefined: nothing stands there. */
export interface Difference {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** `today`: the whole document as it holds, passwords as {"set":true}; null: nothing is set up. */
export function differencesIn(today: unknown, { things, document }: SettingsChange): readonly Difference[] {
  const places = things.flatMap((thing) => placesIn(thing).map((path) => differenceAt(path, today, document)));
  return [...places, ...reorderedIn(today, document)];
}

/** '' where nothing would change. */
export function changeText(today: unknown, found: SettingsChange): string {
  const things = found.things.map((thing) => {
    const places = placesIn(thing).map((path) => `  ${placeText(differenceAt(path, today, found.document))}`);
    return [`${W.how[thing.how]}: ${[thing.list, plain(thing.name)].join(' ').trim()}`, ...places].join('\n');
  });
  const lists = reorderedIn(today, found.document).map((list) => `${W.how.changed}: ${placeText(list)}`);
  return [...things, ...lists].join('\n');
}

/** Lists whose entries stand in another order: the names of those that stay, of two connectors the first is taken. */
function reorderedIn(today: unknown, next: unknown): readonly Difference[] {
  return THING_LISTS.flatMap((path): readonly Difference[] => {
    const [was, is] = [namesOf(today, path), namesOf(next, path)];
    const from = was.filter((name) => is.includes(name));
    const to = is.filter((name) => was.includes(name));
    return isDeepStrictEqual(from, to) ? [] : [{ path, from, to }];
  });
}

function namesOf(document: unknown, list: string): readonly unknown[] {
  const entries = childOf(document, list);
  const key = knownBy(list) ?? '';
  return Array.isArray(entries) ? entries.map((one) => childOf(one, key)) : [];
}

function placesIn(thing: ThingChange): readonly string[] {
  return thing.how === 'changed' ? thing.paths : [];
}

function placeText({ path, from, to }: Difference): string {
  const said = PASSWORD_KEYS.has(String(pathOf(path).at(-1))) ? passwordText(from, to) : `${told(from)} -> ${told(to)}`;
  return `${plain(path)}: ${said}`;
}

function passwordText(from: unknown, to: unknown): string {
  const [was, is] = [from ?? null, to ?? null];
  if (was === null) return W.secret.set;
  return is === null ? W.secret.removed : W.secret.changed;
}

function told(value: unknown): string {
  return value === undefined ? W.unset : visibleJson(value);
}

/** `path` is of the document to come; the thing it speaks of may stand elsewhere in its list today. */
function differenceAt(path: string, today: unknown, next: unknown): Difference {
  let [from, to] = [today, next];
  const at: Steps = pathOf(path);
  for (const [depth, step] of at.entries()) {
    const inner = childOf(to, step);
    from = typeof step === 'number' ? twinOf(inner, from, step, String(at[depth - 1])) : childOf(from, step);
    to = inner;
  }
  return { path, from, to };
}

function twinOf(inner: unknown, list: unknown, index: number, name: string): unknown {
  const key = knownBy(name);
  const wanted = key === null ? undefined : childOf(inner, key);
  if (key === null || wanted === undefined || !Array.isArray(list)) return childOf(list, index);
  return list.find((one) => childOf(one, key) === wanted);
}
