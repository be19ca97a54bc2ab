import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { testFolder } from '../../support/folders';

const DEPS = { clock: systemClock, log: silentLog };
const KEPT = { set: true };

function host(name: string, password: unknown): object {
  return { host: name, auth: { kind: 'password', username: 'office', password } };
}

function documentWith(hosts: readonly object[], accounts: readonly object[] = []): object {
  return {
    organization: { domains: ['clinic.example'] },
    accounts,
    connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts } }],
  };
}

async function everyFile(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((n) => n.isFile() && n.name !== 'secrets.json');
  return (await Promise.all(files.map((n) => readFile(join(n.parentPath, n.name), 'utf8')))).join('\n');
}

function passwords(settings: unknown): string[] {
  return [...JSON.stringify(settings).matchAll(/"password":"([^"]*)"/g)].map((m) => m[1] ?? '');
}

describe('settings', () => {
  test('before anything is set there is nothing, and no file is made', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    expect([store.current(), store.shown(), store.fault(), store.problems()]).toEqual([null, null, null, []]);
    expect(await readdir(dir)).toEqual([]);
  });

  test("are complete in use, the user's own on disk, and the same after a start", async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    expect(await store.set(documentWith([host('smtp.isp.example', 'one')]))).toEqual({ ok: true });
    const again = await openSettings(dir, DEPS);
    for (const s of [store, again]) {
      expect(s.current()?.connectors[0]?.retry.expireHours).toBe(120);
      expect(passwords(s.current())).toEqual(['one']);
    }
    expect(JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'))).toEqual(
      documentWith([host('smtp.isp.example', KEPT)]),
    );
  });

  test('passwords stand in secrets.json alone, which is private, and are never shown', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    await store.set(documentWith([host('smtp.isp.example', 'Geheim-7')], [{ username: 'desk', password: 'Geheim-8' }]));
    await store.set(documentWith([host('smtp.isp.example', 'Geheim-9')], [{ username: 'desk', password: KEPT }]));
    expect(JSON.stringify(store.shown())).not.toContain('Geheim');
    expect(await everyFile(dir)).not.toContain('Geheim');
    expect((await stat(join(dir, 'secrets.json'))).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(passwords(store.current()).sort()).toEqual(['Geheim-8', 'Geheim-9']);
  });

  test('are no copy for who needs no password and asks for every letter: one and the same until others are set', async () => {
    const store = await openSettings(await testFolder(), DEPS);
    expect(store.complete).toBe(null);
    await store.set(documentWith([host('smtp.isp.example', 'Geheim-7')]));
    const { complete } = store;
    expect([store.complete === complete, passwords(complete), complete?.connectors[0]?.retry.expireHours]).toEqual([
      true,
      [],
      120,
    ]);
    await store.set(documentWith([host('other.example', 'Geheim-7')]));
    expect(JSON.stringify(store.complete)).toContain('other.example');
  });

  test('{"set":true} keeps each host its own password when the list is reordered', async () => {
    const store = await openSettings(await testFolder(), DEPS);
    await store.set(documentWith([host('a.example', 'for-a'), host('b.example', 'for-b')]));
    await store.set(documentWith([host('b.example', KEPT), host('a.example', KEPT)]));
    expect(passwords(store.current())).toEqual(['for-b', 'for-a']);
  });

  test('what is shown can be set again and means as it was', async () => {
    const store = await openSettings(await testFolder(), DEPS);
    await store.set(documentWith([host('a.example', 'for-a')]));
    const before = store.current();
    expect(await store.set(store.shown())).toEqual({ ok: true });
    expect(store.current()).toEqual(before);
  });

  test('{"set":true} where nothing is stored is refused at its place', async () => {
    const store = await openSettings(await testFolder(), DEPS);
    expect(await store.set(documentWith([host('a.example', KEPT)]))).toEqual({
      ok: false,
      issues: [{ path: 'connectors[0].route.hosts[0].auth.password', message: 'no password is stored yet; type it' }],
    });
  });

  test('a password stays with its host: for another host, port or login name it is typed again', async () => {
    const store = await openSettings(await testFolder(), DEPS);
    await store.set(documentWith([host('a.example', 'for-a')]));
    const elsewhere = documentWith([host('evil.example', KEPT)]);
    const refused = {
      ok: false,
      issues: [
        {
          path: 'connectors[0].route.hosts[0].auth.password',
          message: 'host, port or login name changed: type the password again, so that it does not go elsewhere',
        },
      ],
    };
    expect(store.check(elsewhere)).toEqual(refused);
    expect(await store.set(elsewhere)).toEqual(refused);
    expect(passwords(store.current())).toEqual(['for-a']);
  });

  test('the password of what was removed is forgotten', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    await store.set(documentWith([host('a.example', 'for-a'), host('b.example', 'for-b')]));
    await store.set(documentWith([host('b.example', KEPT)]));
    expect(await readFile(join(dir, 'secrets.json'), 'utf8')).not.toContain('for-a');
    expect(store.check(documentWith([host('a.example', KEPT)])).ok).toBe(false);
  });

  test('a document that does not fit is answered with its places and changes nothing', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    expect(await store.set({ organization: { domains: [] } })).toMatchObject({
      ok: false,
      issues: [{ path: 'organization.domains' }],
    });
    expect(await readdir(dir)).toEqual([]);
  });

  test('a broken file is moved to corrupt/, the backup is used, and a sentence says so', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    await store.set(documentWith([host('a.example', 'for-a')]));
    await store.set(documentWith([host('a.example', KEPT), { host: 'second.example' }]));
    await writeFile(join(dir, 'settings.json'), '{"version": 1, "organi');
    const again = await openSettings(dir, DEPS);
    expect(again.problems().join(' ')).toMatch(
      /moved to corrupt\/settings-\d+\.json.*backup|moved to corrupt\/settings-\d+\.json.*\.bak/s,
    );
    expect(passwords(again.current())).toEqual(['for-a']);
    const set = (await readdir(join(dir, 'corrupt'))).filter((n) => !n.endsWith('.note.json'));
    expect(await readFile(join(dir, 'corrupt', set[0] ?? ''), 'utf8')).toBe('{"version": 1, "organi');
    expect((await openSettings(dir, DEPS)).problems()).toEqual([]);
  });

  test('a stored document that does not fit is a fault with its places and is left as it is', async () => {
    const dir = await testFolder();
    const wrong = '{"version": 2, "organization": {"domains": ["clinic.example"]}}';
    await writeFile(join(dir, 'settings.json'), wrong);
    const store = await openSettings(dir, DEPS);
    expect(store.current()).toBe(null);
    expect(store.fault()?.issues).toMatchObject([{ path: 'version', message: expect.stringContaining('expected 1') }]);
    expect(await readFile(join(dir, 'settings.json'), 'utf8')).toBe(wrong);
    expect(await store.set(documentWith([host('a.example', 'x')]))).toEqual({ ok: true });
    expect(store.fault()).toBe(null);
    expect(await everyFile(join(dir, 'corrupt'))).toContain(wrong);
  });

  test('passwords the keychain sealed come back when it does, and are kept meanwhile', async () => {
    const dir = await testFolder();
    const sealer = {
      seal: (text: string) => Buffer.from(text).toString('hex'),
      open: (sealed: string) => Buffer.from(sealed, 'hex').toString(),
    };
    const store = await openSettings(dir, DEPS);
    await store.set(documentWith([host('a.example', 'for-a')]));
    await store.useSealer(sealer);
    expect(await readFile(join(dir, 'secrets.json'), 'utf8')).not.toContain('for-a');
    const locked = await openSettings(dir, DEPS);
    expect(passwords(locked.current())).toEqual([]);
    expect(locked.problems().join()).toMatch(
      /keychain that sealed them is locked or not there \(dialpost serve has none\)\. Mail waits safely; unlock it, start Dialpost with its window, or type the passwords again\.$/,
    );
    expect([store.sealing(), locked.sealing()]).toEqual([true, false]);
    expect(await locked.set(locked.shown())).toEqual({ ok: true });
    await locked.useSealer(sealer);
    expect(passwords(locked.current())).toEqual(['for-a']);
    expect(locked.problems()).toEqual([]);
  });

  test('a disk that refuses leaves settings and passwords as they were', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    await store.set(documentWith([host('a.example', 'old')]));
    await rm(join(dir, 'settings.json'));
    await mkdir(join(dir, 'settings.json/in-the-way'), { recursive: true });
    await expect(store.set(documentWith([host('a.example', 'new'), host('b.example', 'b')]))).rejects.toThrow();
    expect(passwords(store.current())).toEqual(['old']);
    expect(await readFile(join(dir, 'secrets.json'), 'utf8')).not.toContain('new');
    await rm(join(dir, 'settings.json'), { recursive: true });
    expect(await store.set(documentWith([host('a.example', 'new')]))).toEqual({ ok: true });
    expect(passwords(store.current())).toEqual(['new']);
  });

  test('a secrets file that cannot be read is moved to corrupt/ and said so, without a word of it', async () => {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    await store.set(documentWith([host('a.example', 'Geheim-1')]));
    await writeFile(join(dir, 'secrets.json'), '{"plain":"Geheim-1"');
    const again = await openSettings(dir, DEPS);
    expect(again.current()?.connectors).toHaveLength(1);
    expect(again.problems().join('\n')).toMatch(/moved to corrupt\/secrets-\d+\.json/);
    expect(again.problems().join('\n')).toContain('No password is stored for a.example.');
    expect(again.problems().join('\n')).not.toContain('Geheim');
  });

  test('a single collect method and a list of one share their password', async () => {
    const store = await openSettings(await testFolder(), DEPS);
    const method = (password: unknown): object => ({
      method: 'imap',
      host: 'imap.isp.example',
      username: 'box',
      password,
    });
    const doc = (collect: unknown): object => ({
      organization: { domains: ['clinic.example'] },
      connectors: [{ id: 'isp', route: { kind: 'mailboxes' }, collect }],
    });
    await store.set(doc(method('in')));
    expect(await store.set(doc([method(KEPT)]))).toEqual({ ok: true });
    expect(passwords(store.current())).toEqual(['in']);
  });
});

describe('D14: settings.json changed by hand while the store is open', () => {
  const FIRST = documentWith([host('smtp.isp.example', 'one')]);
  const asText = (document: object): string => JSON.stringify(document);

  async function stored(): Promise<{ dir: string; file: string; store: Awaited<ReturnType<typeof openSettings>> }> {
    const dir = await testFolder();
    const store = await openSettings(dir, DEPS);
    await store.set(FIRST);
    return { dir, file: join(dir, 'settings.json'), store };
  }
  const aside = async (dir: string): Promise<readonly string[]> =>
    (await readdir(join(dir, 'corrupt')).catch(() => [])).filter((name) => !name.endsWith('.note.json'));

  test('what fits is taken, its passwords go where they belong, and the backup is what was in force before', async () => {
    const { dir, file, store } = await stored();
    expect(await store.takeEdited()).toBeNull();
    await writeFile(file, Buffer.from(`\uFEFF${asText(documentWith([host('smtp.other.example', 'two')]))}`, 'utf16le'));
    expect(await store.takeEdited()).toEqual({ ok: true });
    expect(passwords(store.current())).toEqual(['two']);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(documentWith([host('smtp.other.example', KEPT)]));
    expect(JSON.parse(await readFile(`${file}.bak`, 'utf8'))).toEqual(documentWith([host('smtp.isp.example', KEPT)]));
    expect([await store.takeEdited(), store.problems(), await aside(dir)]).toEqual([
      null,
      [expect.stringContaining('stood in clear')],
      [],
    ]);
  });

  test.each([
    ['half a document', '{ "organization": {'],
    [
      'a document that does not fit',
      asText({ organization: { domains: ['clinic.example'] }, listeners: [{ id: 'x', port: 99999 }] }),
    ],
    ['a document in an unknown encoding', Buffer.from('{"name":"Büro"}', 'latin1')],
  ])('%s is not taken, stays there, and is kept in corrupt/ when other settings are stored', async (_, written) => {
    const { dir, file, store } = await stored();
    await writeFile(file, written);
    expect(await store.takeEdited()).toMatchObject({ ok: false });
    expect(await readFile(file)).toEqual(Buffer.from(written));
    expect(passwords(store.current())).toEqual(['one']);
    await store.set(documentWith([host('smtp.third.example', 'three')]));
    const [name = ''] = await aside(dir);
    expect(await readFile(join(dir, 'corrupt', name))).toEqual(Buffer.from(written));
    expect(store.problems()).toEqual([expect.stringContaining('changed by hand')]);
  });

  test('what nobody had looked at yet is kept in corrupt/ too, once, and said until settings are stored again', async () => {
    const { dir, file, store } = await stored();
    const edited = asText(documentWith([host('smtp.edited.example', KEPT)]));
    await writeFile(file, edited);
    await store.set(documentWith([host('smtp.third.example', 'three')]));
    const [name = ''] = await aside(dir);
    expect(await readFile(join(dir, 'corrupt', name), 'utf8')).toBe(edited);
    expect(store.problems()).toEqual([expect.stringContaining(`corrupt/${name}`)]);
    await store.set(FIRST);
    expect([store.problems(), await aside(dir)]).toEqual([[], [name]]);
  });
});
