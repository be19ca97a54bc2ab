// Where a place of the settings stands in the window, in words: for every place that the
// contract can complain of, the labels a person sees, and never a path of the document.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { Settings } from '../../../src-main/contract/settings';
import { whereIs } from '../../../src-renderer/places/where';

const DOCUMENT = {
  organization: { domains: ['clinic.example'] },
  connectors: [
    { id: 'isp', name: 'Internet', route: { kind: 'smart-host', hosts: [{}, {}] }, collect: [{}, { method: 'imap' }] },
  ],
  links: [{ id: 'line', kind: 'ras' }],
  accounts: [{ username: '' }],
};

/** Every place a document can have, with one thing in each list. */
function placesOf(schema: z.ZodType, path: string): readonly string[] {
  const def = Object(schema).def as Def; // each kind of schema is told by its def
  const inner = def.innerType ?? def.in ?? def.element;
  if (def.shape)
    return [
      path,
      ...Object.entries(def.shape).flatMap(([key, value]) => placesOf(value, path === '' ? key : `${path}.${key}`)),
    ];
  if (def.options) return def.options.flatMap((option) => placesOf(option, path));
  if (def.element) return [path, ...placesOf(def.element, `${path}[0]`)];
  return inner ? placesOf(inner, path) : [path];
}

interface Def {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
}

const EVERY = [...new Set(placesOf(Settings, ''))];
/** Square brackets, a dot inside a word, or a name with a hump. */
const PATH = /[[\]{}]|\w\.\w|\p{Ll}\p{Lu}/u;

test('the contract’s places are all walked', () => {
  expect(EVERY.length).toBeGreaterThan(200);
  expect(EVERY).toContain('connectors[0].route.hosts[0].auth.refreshToken');
  expect(EVERY).toContain('connectors[0].collect[0].schedule.open.mon[0]');
});

test.each([
  ['of these settings', DOCUMENT],
  ['of settings nobody has read', null],
])('every place %s, and what nobody knows inside it, is told in words', (_, document) => {
  const told = EVERY.flatMap((path) => [path, `${path}.someNovelty`]).map((path) => whereIs(document, path).words);
  expect(told.filter((words) => !/\p{Lu}/u.test(words) || PATH.test(words))).toEqual([]);
});

test('every value has its own field, but for what nobody sets', () => {
  const values = EVERY.filter(
    (path) => !EVERY.some((other) => path === '' || other.startsWith(`${path}.`) || other === `${path}[0]`),
  );
  const fieldless = values.filter((path) => whereIs(DOCUMENT, path).path === null);
  expect(fieldless).toEqual(['version']);
});

test.each([
  ['connectors[0].route.hosts[0].port', 'Providers → Internet → Host → Port'],
  ['connectors[0].route.hosts[1].auth.password', 'Providers → Internet → Host 2 → Password'],
  ['connectors[0].route.hosts[1]', 'Providers → Internet → Host 2'],
  ['connectors[0].collect[1].username', 'Providers → Internet → Way 2, where the one before fails → Login name'],
  [
    'connectors[0].retry.minutes[2]',
    'Providers → Internet → When it calls, waits and tries again → Try again after (minutes)',
  ],
  ['connectors[0].schedule.open.mon[0]', 'Times → Internet → When Dialpost calls'],
  ['connectors[0].addressSpaces[0].cost', 'Providers → Internet → General → Address spaces'],
  ['links[0].entry', 'Lines → line → General → Entry'],
  ['accounts[0].username', 'Logins → 1 → General → Login name'],
  ['accounts[0]', 'Logins → 1'],
  ['accounts', 'Logins'],
  ['connectors[0].route.mailboxes[1].address', 'Mailboxes → Mailbox 2 → Address'],
  ['pop3.port', 'Mailboxes → Mail programs fetch here (POP3) → Port'],
  ['notices.heartbeat.to', 'General → Notices → Send a short report to'],
  ['warnings.queueMessages', 'General → Warnings → More messages waiting than'],
  ['organization', 'General → Office'],
  ['log', 'General'],
  ['language', 'General → Language → Dialpost speaks'],
  ['', 'The settings as a whole'],
  ['novelty', 'The settings as a whole'],
])('%s stands at %s', (path, words) => expect(whereIs(DOCUMENT, path).words).toBe(words));

test('the way to it: the screen’s address, and the mark of the field', () => {
  expect(whereIs(DOCUMENT, 'connectors[0].route.hosts[0].port')).toMatchObject({
    place: ['connectors', 'isp'],
    path: 'connectors[0].route.hosts[0].port',
  });
  expect(whereIs(DOCUMENT, 'connectors[0].schedule.minutes')).toMatchObject({
    place: ['schedule'],
    path: 'connectors[0].schedule',
  });
  expect(whereIs(DOCUMENT, 'version').place).toBeNull();
});
