// Which account a login name means: exactly written, or in other case, never two.
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { Account, accountNamed, alikeAccounts } from '../../../src-main/contract/listener';
import { accountOf } from '../../../src-main/access/accounts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from '../../support/folders';

const accounts = (...names: readonly string[]): readonly Account[] =>
  names.map((username) => Account.parse({ username, password: `of ${username}` }));

test.each([
  ['Anna', ['anna'], 'anna'],
  ['ANNA@OFFICE.EXAMPLE', ['anna', 'anna@office.example'], 'anna@office.example'],
  ['anna', ['Anna'], 'Anna'],
  ['J\u00d6RG', ['j\u00f6rg'], 'j\u00f6rg'],
  ['jo\u0308rg', ['j\u00f6rg'], 'j\u00f6rg'],
  ['Anna', ['anna', 'Anna'], 'Anna'],
  ['ANNA', ['anna', 'Anna'], undefined],
  ['ann', ['anna'], undefined],
  ['', ['anna'], undefined],
])('E8: %s among %j is %s', (name, names, wanted) => {
  expect(accountNamed(accounts(...names), name)?.username).toBe(wanted);
});

test('E8: the password is of that account, and its case counts', () => {
  const login = (username: string, password: string): string | undefined =>
    accountOf({ method: 'PLAIN', username, password, validatePassword: () => false }, accounts('anna'))?.username;
  expect([login('ANNA', 'of anna'), login('ANNA', 'OF ANNA'), login('ANNA', '')]).toEqual([
    'anna',
    undefined,
    undefined,
  ]);
});

test('E8: two that differ in case only are not taken, with a sentence; settings that hold them already load', async () => {
  expect(alikeAccounts(accounts('anna', 'ben', 'ANNA', 'Ben'))).toEqual([
    { at: 2, first: 0 },
    { at: 3, first: 1 },
  ]);
  const dir = await testFolder();
  const document = {
    version: 1,
    organization: { domains: ['office.example'] },
    accounts: [
      { username: 'anna', password: 'a' },
      { username: 'Anna', password: 'b' },
    ],
  };
  const stored = {
    ...document,
    accounts: document.accounts.map(({ username }) => ({ username, password: { set: true } })),
  };
  await writeFile(join(dir, 'settings.json'), JSON.stringify(stored));
  const store = await openSettings(dir, { clock: systemClock, log: silentLog });
  expect(store.current()?.accounts.map(({ username }) => username)).toEqual(['anna', 'Anna']);
  for (const judged of [store.check(document), await store.set(document)]) {
    expect(judged).toMatchObject({
      ok: false,
      issues: [
        {
          path: 'accounts[1].username',
          message: expect.stringContaining('differs from "anna" in capital letters only'),
        },
      ],
    });
  }
  expect(await store.set({ ...document, accounts: document.accounts.slice(0, 1) })).toEqual({ ok: true });
});
