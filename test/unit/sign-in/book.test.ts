// What is known of a sign-in beside its grant, over weeks offline: when it is to be renewed, when
// it ends, and whose it is.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { openSignInBook } from '../../../src-main/sign-in/book';
import { standings } from '../../../src-main/sign-in/standing';
import { Settings } from '../../../src-main/contract/settings';
import { testFolder } from '../../support/folders';
import { grantOf } from '../../support/grants';
import { manualClock } from '../../support/manual-clock';
import { memoryBook } from '../../support/sign-in-book';

const DAY = 86_400_000;
const GIVEN = { account: 'Ship@isp.example', hosts: ['SMTP.isp.example'], lasts: null };
const microsoft = (refreshToken = 'refresh-1') => grantOf({ provider: 'microsoft', refreshToken });

function lapses(book: ReturnType<typeof memoryBook>, grant = microsoft()) {
  const { username, ...auth } = grant;
  const host = { host: 'smtp.office365.com', auth: { kind: 'oauth2', username, ...auth } };
  const { connectors } = Settings.parse({
    organization: { domains: ['clinic.example'] },
    connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts: [host] } }],
  });
  return standings({ connectors }, book)[0]?.lapses;
}

test('a grant that its provider ends unused is renewed once half of that time is over, and then counts anew', async () => {
  const clock = manualClock();
  const book = memoryBook(clock);
  await book.signedIn(microsoft(), 'refresh-1', GIVEN);
  clock.advance(44 * DAY);
  expect(book.isDue(microsoft())).toBe(false);
  clock.advance(DAY);
  expect(book.isDue(microsoft())).toBe(true);
  expect(Date.parse(lapses(book)?.at ?? '') - clock.now()).toBe(45 * DAY);
  await book.used(microsoft(), { lasts: null });
  expect(book.isDue(microsoft())).toBe(false);
  expect(Date.parse(lapses(book)?.at ?? '') - clock.now()).toBe(90 * DAY);
});

test('one that ends however much it is used ends then, and one whose provider names no limit has none', async () => {
  const clock = manualClock();
  const book = memoryBook(clock);
  const google = grantOf({ provider: 'google', refreshToken: 'refresh-1' });
  await book.signedIn(google, 'refresh-1', { ...GIVEN, lasts: 604_800 });
  clock.advance(DAY);
  await book.used(google, { lasts: null });
  expect(lapses(book, google)).toEqual({ at: new Date(clock.now() + 6 * DAY).toISOString(), unused: false });
  const other = grantOf({ issuer: 'https://login.isp.example', refreshToken: 'refresh-1' });
  await book.signedIn(other, 'refresh-1', GIVEN);
  clock.advance(1000 * DAY);
  expect(book.isDue(other)).toBe(false);
  expect(lapses(book, other)).toBeNull();
});

test('what is known of one grant is never said of another, nor lost while one is replaced', async () => {
  const book = memoryBook(manualClock());
  await book.signedIn(microsoft(), 'refresh-1', GIVEN);
  expect(book.of(microsoft('pasted'))).toBeNull();
  await book.replaces(microsoft(), 'refresh-2');
  for (const token of ['refresh-1', 'refresh-2'])
    expect(book.of(microsoft(token))).toMatchObject({ account: 'Ship@isp.example', hosts: ['smtp.isp.example'] });
});

test('a refusal holds until something else is shown to the provider', async () => {
  const book = memoryBook(manualClock());
  await book.signedIn(microsoft(), 'refresh-1', GIVEN);
  await book.refused(microsoft(), 'secret', 'AADSTS7000215');
  expect(book.refusalOf(microsoft())).toMatchObject({ fault: 'secret' });
  expect(book.refusalOf({ ...microsoft(), clientSecret: 'a new one' })).toBeNull();
});

test('it outlasts a restart without a secret in it, and a damaged file is set aside', async () => {
  const dir = await testFolder();
  const path = join(dir, 'sign-ins.json');
  const open = () => openSignInBook(path, { clock: manualClock(), log: silentLog });
  await (await open()).signedIn(microsoft('a-long-refresh-token'), 'a-long-refresh-token', GIVEN);
  expect(await readFile(path, 'utf8')).not.toContain('a-long-refresh-token');
  expect((await open()).of(microsoft('a-long-refresh-token'))).not.toBeNull();
  await writeFile(path, '{"version":1,"signIns":{"x":');
  // The copy beside it is whole.
  expect((await open()).of(microsoft('a-long-refresh-token'))).not.toBeNull();
});
