// Settings taken over from a document: over those they were compared with and no others,
// and back again. A password follows nobody to another place, or to a less safe one.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings, type SettingsStore } from '../../../src-main/config/settings-store';
import type { Weighed } from '../../../src-main/config/weighed';
import { testFolder } from '../../support/folders';

const KEPT = { set: true };
const PASSWORD = 'connectors[0].route.hosts[0].auth.password';

const host = (more: object = {}, auth: object = {}): object => ({
  host: 'smtp.isp.example',
  ...more,
  auth: { kind: 'password', username: 'office', password: KEPT, ...auth },
});
const sat = (more: object = {}): object => ({
  id: 'sat',
  kind: 'command',
  connectCommand: ['/usr/bin/sat-up'],
  password: KEPT,
  ...more,
});
const settings = (one: object = host(), link: object = sat(), name = 'Station'): object => ({
  organization: { name, domains: ['station.example'] },
  links: [link],
  connectors: [{ id: 'isp', link: 'sat', route: { kind: 'smart-host', hosts: [one] } }],
});

async function office(): Promise<{ readonly dir: string; readonly store: SettingsStore }> {
  const dir = await testFolder();
  const store = await openSettings(dir, { clock: systemClock, log: silentLog });
  expect(await store.set(settings(host({}, { password: 'for-isp' }), sat({ password: 'for-sat' })))).toEqual({
    ok: true,
  });
  return { dir, store };
}

const weighed = async (store: SettingsStore, document: object): Promise<Extract<Weighed, { ok: true }>> => {
  const found = await store.weigh(document);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found;
};

async function taken(store: SettingsStore, document: object): Promise<string> {
  const result = await store.take(document, (await weighed(store, document)).over);
  if (!result?.ok || result.undo === null) throw new Error(JSON.stringify(result));
  return result.undo;
}

const inForce = (store: SettingsStore): string => JSON.stringify(store.current());

describe('settings from a file', () => {
  test('keep the passwords of today where these are used just as today', async () => {
    const { store } = await office();
    expect((await weighed(store, settings(host(), sat(), 'Base'))).missing).toEqual([]);
    await taken(store, settings(host(), sat(), 'Base'));
    expect(store.current()?.organization.name).toBe('Base');
    expect(inForce(store)).toContain('for-isp');
    expect(inForce(store)).toContain('for-sat');
  });

  test.each<[string, object]>([
    ['to another host', settings(host({ host: 'smtp.evil.example' }))],
    ['to another port', settings(host({ port: 2525 }))],
    ['with another login name', settings(host({}, { username: 'other' }))],
    ['without encryption', settings(host({ security: 'none' }))],
    ['without looking at the certificate', settings(host({ verifyCertificate: false }))],
  ])('never send a password %s', async (_, document) => {
    const { store } = await office();
    const { missing, over, next } = await weighed(store, document);
    expect(missing).toEqual([{ path: PASSWORD, why: 'elsewhere' }]);
    expect(JSON.stringify(next)).not.toContain('for-isp');
    expect(await store.take(document, over)).toMatchObject({ ok: false, issues: [{ path: PASSWORD }] });
    expect(inForce(store)).toContain('for-isp');
  });

  test('hand the password of a line to no other program', async () => {
    const { store } = await office();
    const document = settings(host(), sat({ connectCommand: ['/tmp/evil'] }));
    expect((await weighed(store, document)).missing).toEqual([{ path: 'links[0].password', why: 'elsewhere' }]);
  });

  test('ask for a token nowhere else with the permission that is stored', async () => {
    const { store } = await office();
    const asking = (tokenUrl: string, refreshToken: unknown): object => ({
      host: 'smtp.isp.example',
      auth: { kind: 'oauth2', provider: 'other', clientId: 'c', username: 'office', refreshToken, tokenUrl },
    });
    await store.set(settings(asking('https://isp.example/token', 'lasting')));
    const moved = await weighed(store, settings(asking('https://evil.example/token', KEPT)));
    // Nobody has signed in there yet.
    expect(moved.missing).toEqual([]);
    expect(JSON.stringify(moved.next)).not.toContain('lasting');
  });

  test('on another computer want every password, and hold once they are typed', async () => {
    const store = await openSettings(await testFolder(), { clock: systemClock, log: silentLog });
    const { missing, over } = await weighed(store, settings());
    expect(missing.map(({ why }) => why)).toEqual(['none', 'none']);
    const typed = settings(host({}, { password: 'typed' }), sat({ password: 'too' }));
    expect(await store.take(typed, over)).toEqual({ ok: true, undo: null });
    expect(inForce(store)).toContain('typed');
  });

  test('are not taken over others than they were compared with', async () => {
    const { dir, store } = await office();
    const { over } = await weighed(store, settings(host(), sat(), 'Base'));
    await store.set(settings(host(), sat(), 'Changed elsewhere'));
    expect(await store.take(settings(host(), sat(), 'Base'), over)).toBeNull();
    expect(store.current()?.organization.name).toBe('Changed elsewhere');
    const again = await weighed(store, settings(host(), sat(), 'Base'));
    await writeFile(join(dir, 'settings.json'), JSON.stringify(settings(host(), sat(), 'By hand')));
    expect(await store.take(settings(host(), sat(), 'Base'), again.over)).toBeNull();
    expect(await readFile(join(dir, 'settings.json'), 'utf8')).toContain('By hand');
  });

  test('change nothing where they do not fit', async () => {
    const { store } = await office();
    const misfit = { ...settings(), organization: { domains: [] } };
    expect(await store.weigh(misfit)).toMatchObject({ ok: false, issues: [{ path: 'organization.domains' }] });
    expect(await store.take(misfit, (await weighed(store, settings())).over)).toMatchObject({ ok: false });
    expect(store.current()?.organization.domains).toEqual(['station.example']);
  });
});

describe('undone', () => {
  test('what stood before holds again, with the passwords that the file had replaced or dropped', async () => {
    const { dir, store } = await office();
    const before = inForce(store);
    const file = settings(host({ host: 'other.example' }, { password: 'another' }), sat({ password: null }));
    const undo = await taken(store, file);
    expect(inForce(store)).not.toContain('for-isp');
    expect(await store.undo(undo)).toEqual({ ok: true });
    expect(inForce(store)).toBe(before);
    const again = await openSettings(dir, { clock: systemClock, log: silentLog });
    expect(JSON.stringify(again.current())).toBe(before);
    expect(await store.undo(undo)).toBeNull();
  });

  test('nothing that was saved since is lost', async () => {
    const { store } = await office();
    const undo = await taken(store, settings(host(), sat(), 'Base'));
    await store.set(settings(host(), sat(), 'Saved since'));
    expect(await store.undo(undo)).toBeNull();
    expect(store.current()?.organization.name).toBe('Saved since');
  });

  test('a password that its provider changed meanwhile stays the new one', async () => {
    const { store } = await office();
    const undo = await taken(store, settings(host(), sat(), 'Base'));
    await store.renew('for-isp', 'renewed');
    await store.undo(undo);
    expect(inForce(store)).toContain('renewed');
  });
});
