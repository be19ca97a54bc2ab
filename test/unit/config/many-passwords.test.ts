// However many logins an office's settings hold, and however alike their names: each password
// has a place of its own, and looking through them costs time in proportion.
import { expect, it } from 'vitest';
import { passwordPlaces } from '../../../src-main/config/passwords';
import { Settings } from '../../../src-main/contract/settings';
import { growth } from '../../support/growth';

const document = (names: readonly string[]): object => ({
  version: 1,
  organization: { domains: ['office.example'] },
  accounts: names.map((username) => ({ username, password: 'secret' })),
});
const look = (text: string): unknown => {
  const read: unknown = JSON.parse(text);
  return [passwordPlaces(read), Settings.safeParse(read)];
};

it.each([
  ['each another', (n: number) => Array.from({ length: n }, (_, i) => `login${i}`)],
  ['all the same', (n: number) => Array.from({ length: n }, () => 'anna')],
  ['with marks that a second one would get', (n: number) => Array.from({ length: n }, (_, i) => `anna#${i % 7}`)],
])('logins %s', (_, names) => {
  const places = passwordPlaces(document(names(500)));
  expect(new Set(places.map(({ key }) => key)).size).toBe(500);
  expect(growth(look, (n) => JSON.stringify(document(names(n / 32))), 262_144)).toMatchObject({ fair: true });
});

it('the second login of a name is told, each at its place', () => {
  const { error } = Settings.safeParse(document(['anna', 'ben', 'anna', 'anna']));
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['accounts.2.username', 'accounts.3.username']);
});
