// Where passwords stand in a settings document, and by which name each is kept.
// The names are paths by identity (ids, login names, host:port), not by position,
// so that reordering a list cannot hand one host's password to another; who
// changes the host or the login name has to type the password again.
import { childOf, isRecord } from './document-parts';
import { isSafeTokenUrl } from '../contract/rules/token-url';

type Path = readonly (string | number)[];

/** Keys that hold a password wherever they stand. */
export const PASSWORD_KEYS: ReadonlySet<string> = new Set([
  'password',
  'clientSecret',
  'clientCertificate',
  'refreshToken',
]);

export interface PasswordPlace {
  /** "connectors[isp].route.hosts[smtp.isp.example:587].auth(office).password" */
  readonly key: string;
  /** Position in the document, for issues and for writing. */
  readonly path: Path;
  /** What people know it by: the host it is for, the login, or the line. */
  readonly owner: string;
  /** A string, or {"set":true}. */
  readonly value: unknown;
}

export const KEPT = { set: true } as const;

/** Every password of a complete document (defaults filled in); null ones are left out. */
export function passwordPlaces(document: unknown): readonly PasswordPlace[] {
  const found: Found = { places: new Map(), timesUsed: new Map() };
  walk(document, { path: [], key: '', owner: '' }, found);
  return [...found.places.values()];
}

/** A copy of `document` with {"set":true} wherever `places` has a password. */
export function withoutPasswords(document: unknown, places: readonly PasswordPlace[]): unknown {
  return withPasswords(document, places, () => KEPT);
}

/** A copy of `document` with `valueOf(place)` at each of `places`; places that are not there are passed over. */
export function withPasswords<T>(
  document: T,
  places: readonly PasswordPlace[],
  valueOf: (place: PasswordPlace) => unknown,
): T {
  const copy = structuredClone(document);
  for (const place of places) setAt(copy, place.path, valueOf(place));
  return copy;
}

/** A copy in which nobody has signed in at those `places` whose grant does not stay: a file brings none along. */
export function withoutGrants(
  document: unknown,
  places: readonly PasswordPlace[],
  stays: (place: PasswordPlace) => boolean,
): unknown {
  const lost = places.filter(
    (place) => place.key.endsWith('.refreshToken') && typeof place.value !== 'string' && !stays(place),
  );
  return withPasswords(document, lost, () => null);
}

/** What says which provider is asked for what belongs to a grant, and as whom. */
const ASKED_WITH: readonly string[] = ['provider', 'tenant', 'issuer', 'tokenUrl', 'clientId'];
/** What says who is handed a password, and how it gets there. */
const USED_WITH: readonly string[] = [
  ...['host', 'port', 'security', 'verifyCertificate', 'method', 'kind', 'username', ...ASKED_WITH],
  ...['entry', 'connectCommand', 'disconnectCommand', 'statusCommand'],
];

/** Two texts that are the same where the passwords at two places are used in the same way. */
function useOf(document: unknown, { path }: Pick<PasswordPlace, 'path'>): string {
  const holder = path.slice(0, -1).reduce(childOf, document);
  const around = path.slice(0, -2).reduce(childOf, document);
  const said = [around, holder].map((one) =>
    isRecord(one) ? USED_WITH.flatMap((name) => (name in one ? [[name, one[name]]] : [])) : [],
  );
  return JSON.stringify(said);
}

/** Who is asked by what belongs to a grant (a refresh token, a client's secret); null: nobody, or it belongs to none. */
function askedOf(document: unknown, { path }: Pick<PasswordPlace, 'path'>): string | null {
  const holder = path.slice(0, -1).reduce(childOf, document);
  if (!isRecord(holder) || !('clientId' in holder)) return null;
  // An address of before that nobody was ever asked at may be put right.
  if (typeof holder['tokenUrl'] === 'string' && !isSafeTokenUrl(holder['tokenUrl'])) return null;
  return JSON.stringify(ASKED_WITH.map((name) => holder[name] ?? null));
}

/** Whether the password of a place of `now` is used as the one of that name is in `before`. */
export function usedAsBefore(before: unknown, now: unknown): (place: PasswordPlace) => boolean {
  const uses = toldOf(before, useOf);
  return (place) => uses.get(place.key) === useOf(now, place);
}

/** Whether what belongs to a grant is, at a place of `now`, shown to nobody else than it was in `before`. */
export function askedAsBefore(before: unknown, now: unknown): (place: PasswordPlace) => boolean {
  const asked = toldOf(before, askedOf);
  return (place) => {
    const whom = askedOf(now, place);
    return (asked.get(place.key) ?? whom) === whom;
  };
}

/** What `told` says of each place, by its name. */
function toldOf<T>(document: unknown, told: (document: unknown, place: PasswordPlace) => T): ReadonlyMap<string, T> {
  return new Map(passwordPlaces(document).map((place) => [place.key, told(document, place)]));
}

interface Around {
  readonly path: Path;
  readonly key: string;
  readonly owner: string;
}

/** By their names; and how often the same name was wanted. */
interface Found {
  readonly places: Map<string, PasswordPlace>;
  readonly timesUsed: Map<string, number>;
}

function walk(value: unknown, { path, key, owner }: Around, found: Found): void {
  if (Array.isArray(value)) {
    value.forEach((element: unknown, i) =>
      walk(element, { path: [...path, i], key: `${key}[${identity(element) ?? i}]`, owner }, found),
    );
    return;
  }
  if (!isRecord(value)) return;
  // A single collect method and a list of one are the same thing and share the name.
  const own =
    typeof value['method'] === 'string' && !key.endsWith(']') ? `${key}[${identity(value)}]` : named(key, value);
  const whose = ownerOf(value) ?? owner;
  for (const [name, inner] of Object.entries(value)) {
    if (PASSWORD_KEYS.has(name) && inner !== null && inner !== undefined) {
      const free = unused(`${own}.${name}`, found);
      found.places.set(free, { key: free, path: [...path, name], owner: whose, value: inner });
    } else {
      walk(inner, { path: [...path, name], key: own === '' ? name : `${own}.${name}`, owner: whose }, found);
    }
  }
}

/** A login inside a host is still that host's. */
function ownerOf({ host, username, name, id, kind }: Record<string, unknown>): string | null {
  const login = kind === 'password' || kind === 'oauth2' ? undefined : username;
  const known = [host, name, id, login].find((one) => typeof one === 'string' && one !== '');
  return typeof known === 'string' ? known : null;
}

/** What an element of a list is known by; null: nothing but its position. */
function identity(value: unknown): string | null {
  if (!isRecord(value)) return null;
  const { id, username, host, port, method } = value;
  if (typeof id === 'string') return id;
  if (typeof method === 'string')
    return [method, host, port, username].filter((part) => part !== undefined && part !== null).join(':');
  if (typeof host === 'string') return `${host}:${String(port)}`;
  return typeof username === 'string' ? username : null;
}

function named(key: string, value: Record<string, unknown>): string {
  const login = value['username'];
  return typeof login === 'string' && !key.endsWith(']') ? `${key}(${login})` : key;
}

function unused(key: string, { places, timesUsed }: Found): string {
  let n = timesUsed.get(key) ?? 1;
  let free = n === 1 ? key : `${key}#${n}`;
  while (places.has(free)) free = `${key}#${++n}`;
  timesUsed.set(key, n);
  return free;
}

function setAt(root: unknown, path: Path, value: unknown): void {
  const at = path.slice(0, -1).reduce(childOf, root);
  const last = path.at(-1);
  if (isRecord(at) && last !== undefined && last in at) at[last] = value;
}

/** Those that stand there in clear. */
export function typedPlaces(document: unknown): readonly PasswordPlace[] {
  return passwordPlaces(document).filter(({ value }) => typeof value === 'string');
}

/** null: no password stands in it in clear. */
export function withoutTyped(document: object): unknown {
  const typed = typedPlaces(document);
  return typed.length === 0 ? null : withoutPasswords(document, typed);
}

/** What people know them by. */
export function ownersOf(places: readonly PasswordPlace[]): string {
  return [...new Set(places.map(({ owner }) => owner))].join(', ');
}
