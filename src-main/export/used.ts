// Which settings a person has really made: those that differ from what a fresh Dialpost
// would have there. Pure.
import { checkSettings, type Settings } from '../contract/settings';

export interface UsedPlace {
  /** "connectors.route.hosts.port". */
  readonly path: string;
  /** "connectors[isp].route.hosts[1].port": by their ids where they have one, else counted from 1. */
  readonly place: string;
}

interface Leaf extends UsedPlace {
  readonly value: unknown;
}

/** In the order of the settings. */
export function usedPlaces(settings: Settings): readonly UsedPlace[] {
  const usual = new Map<string, Set<string>>();
  for (const { path, value } of leaves(fresh(), '', ''))
    usual.set(path, (usual.get(path) ?? new Set()).add(JSON.stringify(value)));
  return leaves(settings, '', '').filter(({ path, value }) => {
    const before = usual.get(path);
    return before === undefined ? !isNothing(value) : !before.has(JSON.stringify(value));
  });
}

const isNothing = (value: unknown): boolean =>
  value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);

/** With one of everything that most offices have. */
function fresh(): unknown {
  const route = { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] };
  const mailbox = { host: 'isp.example', username: 'office', password: 'none' };
  const checked = checkSettings({
    organization: { domains: ['office.example'] },
    connectors: [
      { id: 'isp', route, collect: [] },
      { id: 'none', route },
      ...['imap', 'pop3'].map((method) => ({ id: method, route, collect: { method, ...mailbox } })),
    ],
  });
  return checked.ok ? checked.settings : {};
}

function leaves(value: unknown, path: string, place: string): readonly Leaf[] {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null))
    return value.flatMap((one: unknown, i) => leaves(one, path, `${place}[${nameOf(one, place) ?? i + 1}]`));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, place, value }];
  if (Object.keys(value).join() === 'set') return [{ path, place, value }];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, joined(path, name), joined(place, name)));
}

const joined = (before: string, name: string): string => (before === '' ? name : `${before}.${name}`);

/** Of one of the list at `place`. */
function nameOf(thing: unknown, place: string): string | null {
  const name: unknown =
    typeof thing === 'object' && thing !== null ? Reflect.get(thing, place === 'accounts' ? 'username' : 'id') : null;
  return typeof name === 'string' ? name : null;
}
