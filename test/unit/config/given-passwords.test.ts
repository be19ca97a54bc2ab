// Passwords that come from a file or the environment: never from the document itself, and
// where one does not come, the place that asked for it is named.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withGivenPasswords } from '../../../src-main/config/layers/given-passwords';
import { withKeptGrants } from '../../../src-main/config/layers/kept-grants';
import { testFolder } from '../../support/folders';

const account = (password: unknown): object => ({ accounts: [{ username: 'bridge', password }] });

async function given(password: unknown, written: Record<string, string | Buffer> = {}, env: NodeJS.ProcessEnv = {}) {
  const dir = await testFolder();
  for (const [name, text] of Object.entries(written)) await writeFile(join(dir, name), text);
  const found = await withGivenPasswords(account(password), (path) => ({ file: join(dir, 'ship.json'), path }), env);
  return { ...found, dir };
}

describe('a password', () => {
  it.each<[string, unknown, Record<string, string | Buffer>, string]>([
    ['a file beside the document', { file: 'bridge.txt' }, { 'bridge.txt': 'geheim' }, 'geheim'],
    ['its one line', { file: 'bridge.txt' }, { 'bridge.txt': ' ge heim \r\n' }, ' ge heim '],
    ['what PowerShell writes', { file: 'b' }, { b: Buffer.from('\ufeffüber\r\n', 'utf16le') }, 'über'],
    ['the environment', { env: 'BRIDGE' }, {}, 'of the environment'],
  ])('comes from %s', async (_, password, written, right) => {
    expect(await given(password, written, { BRIDGE: 'of the environment' })).toMatchObject({
      document: account(right),
      misplaced: [],
    });
  });

  it.each<[unknown, Record<string, string | Buffer>, RegExp]>([
    [{ env: 'NOWHERE' }, {}, /from NOWHERE of the environment/],
    [{ env: 'EMPTY' }, {}, /from EMPTY of the environment/],
    [{ file: 'nowhere.txt' }, {}, /nowhere\.txt, which cannot be read: there is no such file or folder \(ENOENT\)/],
    [{ file: '.' }, {}, /no file with a password/],
    [{ file: 'empty' }, { empty: '\n' }, /empty, which is empty/],
    [{ file: 'odd' }, { odd: Buffer.from([0x61, 0xff, 0x80]) }, /no file with a password/],
    [{ file: 'large' }, { large: 'x'.repeat(70_000) }, /far too long/],
    [{ file: 'two' }, { two: 'one\ntwo\n' }, /expected one line in two/],
  ])('that does not come names its place: %j', async (password, written, why) => {
    const { document, misplaced, dir } = await given(password, written, { EMPTY: '' });
    expect(misplaced).toEqual([
      {
        file: join(dir, 'ship.json'),
        path: ['accounts', 0, 'password'],
        message: expect.stringMatching(why) as unknown,
      },
    ]);
    expect(document).toEqual(account(password));
  });

  it('named by a document that comes by a pipe is looked for from the working folder', async () => {
    const spot = (path: readonly (string | number)[]) => ({ file: '/dev/stdin', path });
    const { misplaced } = await withGivenPasswords(account({ file: 'nowhere.txt' }), spot, {});
    expect(misplaced[0]?.message).toContain(join(process.cwd(), 'nowhere.txt'));
  });

  it.each([{ set: true }, 'typed', { file: 5 }, { file: 'a', env: 'B' }, { flie: 'a' }, {}, null])(
    'that is none of these stays for others to judge: %j',
    async (password) => {
      expect(await given(password)).toMatchObject({ document: account(password), misplaced: [] });
    },
  );
});

it('whoever has signed in stays so unless the document says otherwise', () => {
  const grant = { kind: 'oauth2', provider: 'microsoft', clientId: 'c', username: 'u' };
  const among = (auth: object): object => ({ connectors: [{ route: { hosts: [{ host: 'h', auth }] } }] });
  expect(withKeptGrants(among(grant))).toEqual(among({ ...grant, refreshToken: { set: true } }));
  for (const other of [{ ...grant, refreshToken: null }, { ...grant, flow: 'client' }, { kind: 'none' }])
    expect(withKeptGrants(among(other))).toEqual(among(other));
});
