import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings, type SettingsStore } from '../../../src-main/config/settings-store';
import { ContractError } from '../../../src-main/contract/errors';
import type { Caller } from '../../../src-main/contract/methods';
import { settingsImport } from '../../../src-main/control/settings-import';
import { compareSettings } from '../../../src-main/relay/importing/compare';
import { testFolder } from '../../support/folders';

const PASSWORD = 'accounts[0].password';

/** A relay that answers for its settings alone. */
function relayOf(store: SettingsStore): Caller {
  const answer = async (method: string, asked: unknown): Promise<unknown> => {
    const document: unknown = Reflect.get(Object(asked), 'document');
    return method === 'settings.compare'
      ? compareSettings(await store.weigh(document), document)
      : store.take(document, String(Reflect.get(Object(asked), 'over')));
  };
  // It answers in the shape of the two methods that are asked.
  return { call: answer as Caller['call'] };
}

async function office() {
  const dir = await testFolder();
  const store = await openSettings(dir, { clock: systemClock, log: silentLog });
  const path = join(dir, 'exported.json');
  const file = { organization: { domains: ['a.example'] }, accounts: [{ username: 'anna', password: { set: true } }] };
  await writeFile(path, JSON.stringify(file));
  return { store, path, importing: settingsImport(relayOf(store)) };
}

describe('settings taken in', () => {
  test('come with the passwords that were typed for them', async () => {
    const { store, path, importing } = await office();
    expect(await importing.read(path)).toMatchObject({
      ok: true,
      found: { first: true, passwords: [{ path: PASSWORD, why: 'none' }] },
    });
    expect(await importing.take([])).toMatchObject({ ok: false, issues: [{ path: PASSWORD }] });
    expect(await importing.take([{ path: PASSWORD, password: 'typed' }])).toEqual({ ok: true, undo: null });
    expect(store.current()?.accounts).toMatchObject([{ username: 'anna', password: 'typed' }]);
  });

  test('are those that were read last; where that failed there are none', async () => {
    const { store, path, importing } = await office();
    await importing.read(path);
    await expect(importing.read(`${path}.none`)).rejects.toThrow('cannot be read');
    await expect(importing.take([])).rejects.toThrow('no file to take');
    expect(store.current()).toBeNull();
  });

  test('want a relay that can compare', async () => {
    const { path } = await office();
    const old: Caller = { call: () => Promise.reject(new ContractError('unknown-method', 'There is no such method.')) };
    await expect(settingsImport(old).read(path)).rejects.toThrow('older Dialpost runs');
  });
});
