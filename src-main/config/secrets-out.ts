// Takes secrets out of texts that leave the house. What the settings store as passwords
// is known word for word; an argument of a command that follows a word like --password
// is taken for one. Each is replaced wherever it stands, as it is, as JSON writes it and
// as SMTP hands it over (base64). Limit: what is shorter than four letters stays, or
// half of every log would be black.
import { passwordPlaces } from './passwords';
import type { Settings } from '../contract/settings';

const SHORTEST = 4;
const MASK = '***';
const NAMES_ONE = /^(?:--?|\/)?[\w-]*(?:passw|passphrase|secret|token|\bpin\b)[\w-]*$/i;
const HOLDS_ONE = /^(?:--?|\/)?[\w-]*(?:passw|passphrase|secret|token|pin)[\w-]*[=:](.+)$/i;

/** A function that answers its text without the secrets of `settings` (passwords in clear). */
export function secretsOut(settings: Settings | null): (text: string) => string {
  if (!settings) return (text) => text;
  const places = passwordPlaces(settings).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const words = [...new Set([...places, ...inCommands(settings)])].filter((word) => word.length >= SHORTEST);
  const names = usernames(settings);
  const forms = words.flatMap((word) => [
    word,
    JSON.stringify(word).slice(1, -1),
    base64(word),
    ...names.map((name) => base64(`\0${name}\0${word}`)),
  ]);
  // The longest first: one may be part of another.
  const sorted = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => sorted.reduce((left, form) => left.replaceAll(form, MASK), text);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function strings(value: unknown, found: (list: readonly unknown[]) => void, name: (username: string) => void): void {
  if (Array.isArray(value)) {
    found(value);
    value.forEach((inner) => strings(inner, found, name));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'username' && typeof inner === 'string') name(inner);
      strings(inner, found, name);
    }
  }
}

function usernames(settings: Settings): readonly string[] {
  const names = new Set<string>();
  strings(
    settings,
    () => undefined,
    (username) => names.add(username),
  );
  return [...names];
}

function inCommands(settings: Settings): readonly string[] {
  const secrets: string[] = [];
  const look = (list: readonly unknown[]): void => {
    for (const [i, word] of list.entries()) {
      if (typeof word !== 'string') continue;
      const held = HOLDS_ONE.exec(word)?.[1];
      if (held !== undefined) secrets.push(held);
      const next = list[i + 1];
      if (NAMES_ONE.test(word) && typeof next === 'string') secrets.push(next);
    }
  };
  strings(settings, look, () => undefined);
  return secrets;
}
