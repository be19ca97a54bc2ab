// Which things of the settings come, go or change. A thing is known by what the settings
// know it by (an id, a login name, an address), wherever it stands in its list. Pure.
import { isRecord } from '../../config/document-parts';
import { isDeepStrictEqual } from 'node:util';
import type { ThingChange, ThingList } from '../../contract/importing/compared';
import { pathText } from '../../contract/issues';
import type { Settings } from '../../contract/settings';

type Path = readonly (string | number)[];

interface Thing {
  readonly key: string;
  readonly name: string;
  readonly path: Path;
  readonly value: unknown;
}

const LISTED: readonly string[] = ['connectors', 'listeners', 'links', 'accounts'];

/** `today` null: nothing is set up. */
export function changesOf(today: Settings | null, next: Settings): readonly ThingChange[] {
  const before = today && thingsOf(today);
  const lists = Object.entries(thingsOf(next)) as [ThingList, readonly Thing[]][]; // The record's names are the lists.
  const things = lists.flatMap(([list, now]) => listChanges(list, before?.[list] ?? [], now));
  const paths = today ? differences(generalOf(today), generalOf(next), []) : [];
  return paths.length === 0 ? things : [...things, { how: 'changed', list: 'general', name: '', paths }];
}

function thingsOf(settings: Settings): Readonly<Record<ThingList, readonly Thing[]>> {
  const named = (list: 'connectors' | 'listeners' | 'links'): readonly Thing[] =>
    settings[list].map(({ id, name }, i) => ({
      key: id,
      name: name || id,
      path: [list, i],
      value: withoutBoxes(settings[list][i]),
    }));
  return {
    connectors: named('connectors'),
    listeners: named('listeners'),
    links: named('links'),
    accounts: settings.accounts.map((value, i) => ({
      key: value.username,
      name: value.username,
      path: ['accounts', i],
      value,
    })),
    mailboxes: settings.connectors.flatMap(({ id, route }, i) =>
      route.kind === 'mailboxes'
        ? route.mailboxes.map((value, j) => ({
            key: `${id} ${value.address}`,
            name: value.address,
            path: ['connectors', i, 'route', 'mailboxes', j],
            value,
          }))
        : [],
    ),
  };
}

/** Its mailboxes are things of their own. */
function withoutBoxes(thing: Settings['connectors' | 'listeners' | 'links'][number] | undefined): unknown {
  return thing && 'route' in thing && thing.route.kind === 'mailboxes'
    ? { ...thing, route: { ...thing.route, mailboxes: [] } }
    : thing;
}

function listChanges(list: ThingList, before: readonly Thing[], now: readonly Thing[]): readonly ThingChange[] {
  const stood = new Map(before.map((thing) => [thing.key, thing]));
  const stays = new Set(now.map(({ key }) => key));
  const gone = before.filter(({ key }) => !stays.has(key)).map(({ name }) => ({ how: 'gone', list, name }) as const);
  const others = now.flatMap(({ key, name, path, value }): readonly ThingChange[] => {
    const was = stood.get(key);
    if (!was) return [{ how: 'new', list, name }];
    const paths = differences(was.value, value, path);
    return paths.length === 0 ? [] : [{ how: 'changed', list, name, paths }];
  });
  return [...others, ...gone];
}

function generalOf(settings: Settings): object {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !LISTED.includes(name)));
}

/** The places in `now` that are not as in `before`, as deep as both have the same shape. */
function differences(before: unknown, now: unknown, path: Path): readonly string[] {
  if (isDeepStrictEqual(before, now)) return [];
  const both = inside(before, now);
  return both === null ? [pathText(path)] : both.flatMap(([step, was, is]) => differences(was, is, [...path, step]));
}

function inside(before: unknown, now: unknown): readonly (readonly [string | number, unknown, unknown])[] | null {
  if (Array.isArray(before) && Array.isArray(now))
    return before.length === now.length && typeof now[0] === 'object'
      ? now.map((value: unknown, i) => [i, before[i], value] as const)
      : null;
  if (!isRecord(before) || !isRecord(now)) return null;
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return names.map((name) => [name, before[name], now[name]] as const);
}
