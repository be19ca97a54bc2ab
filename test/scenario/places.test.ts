// Twenty places by one settings file and a small one each, through the built command line:
// shown before it is taken, told apart, put back; the same with a relay that runs and with
// a folder that rests. No password is shown by any of it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ran, dataFolder, dialpost, serve } from '../support/serve';
import { testFolder } from '../support/folders';

const COMMON = {
  organization: { name: 'Fleet', domains: ['fleet.example'] },
  listeners: [{ id: 'office', port: 0 }],
  links: [{ id: 'sat', kind: 'command', connectCommand: ['/bin/true'], tariff: { perMinute: 1.5, currency: 'USD' } }],
  accounts: [{ username: 'bridge', password: { file: 'bridge.txt' } }],
  connectors: [
    {
      id: 'isp',
      name: 'Internet',
      link: 'sat',
      route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', auth: { kind: 'none' } }] },
      schedule: { kind: 'never' },
    },
  ],
};
const shipAt = (n: number): object => ({
  organization: { name: `Ship ${n}` },
  links: { sat: { tariff: { perMinute: n } } },
});

interface Desk {
  /** The technician's folder. */
  readonly desk: string;
  /** The data folder. */
  readonly dir: string;
  settings(what: string, files: readonly string[], ...more: readonly string[]): Promise<Ran>;
  write(name: string, content: unknown): Promise<string>;
}

async function desk(): Promise<Desk> {
  const [at, { dir, remove }] = [await testFolder(), await dataFolder()];
  onTestFinished(remove);
  const write = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(at, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(at, name);
  };
  await write('common.json', COMMON);
  await write('bridge.txt', 'geheim\n');
  const settings: Desk['settings'] = (what, [first = '', ...others], ...more) =>
    dialpost([
      'settings',
      what,
      join(at, first),
      ...others.flatMap((name) => ['--with', join(at, name)]),
      '--data',
      dir,
      ...more,
    ]);
  return { desk: at, dir, settings, write };
}

async function held(dir: string): Promise<unknown> {
  return JSON.parse((await dialpost(['settings', 'get', '--data', dir])).stdout);
}

describe.each(['a relay that runs', 'a folder that rests'])('with %s', (kind) => {
  const runs = kind.includes('runs');

  async function place(): Promise<Desk> {
    const at = await desk();
    if (!runs) return at;
    const serving = await serve(at.dir, { ...COMMON, accounts: [] });
    onTestFinished(async () => void (await serving.stop()));
    return at;
  }

  it('shows what would change, takes it, and then finds no difference', async () => {
    const at = await place();
    const ship = ['common.json', 'ship.json'];
    await at.write('ship.json', shipAt(7));
    const before = await held(at.dir);
    const differs = await at.settings('diff', ship);
    expect(differs).toMatchObject({ code: 1, stderr: '' });
    expect(differs.stdout).toContain('new: accounts bridge\n');
    if (runs) {
      expect(differs.stdout).toContain('changed: links sat\n  links[0].tariff.perMinute: 1.5 -> 7\n');
      expect(differs.stdout).toContain('changed: general\n  organization.name: "Fleet" -> "Ship 7"\n');
    }
    expect(await held(at.dir)).toEqual(before);
    const taken = await at.settings('set', ship);
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(taken.stdout.startsWith(differs.stdout)).toBe(true);
    expect(taken.stdout).toContain(`Taken: the settings in ${at.dir} are these now.`);
    expect(await held(at.dir)).toMatchObject({
      organization: { name: 'Ship 7' },
      links: [{ tariff: { perMinute: 7, currency: 'USD' } }],
      accounts: [{ username: 'bridge', password: { set: true } }],
    });
    for (const what of ['diff', 'set'])
      expect(await at.settings(what, ship)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^No difference: /),
      });
    expect(differs.stdout + taken.stdout).not.toContain('geheim');
  });

  it('puts back what was before, as long as the relay that took it runs', async () => {
    const at = await place();
    await at.write('ship.json', shipAt(7));
    const before = await held(at.dir);
    const taken = await at.settings('set', ['common.json', 'ship.json'], '--json');
    const { undo } = JSON.parse(taken.stdout) as { undo: string | null }; // the command line's own output
    expect(typeof undo).toBe(runs ? 'string' : 'object');
    const back = await dialpost(['settings', 'undo', undo ?? 'x', '--data', at.dir]);
    expect(back.code).toBe(runs ? 0 : 1);
    if (runs) expect(await held(at.dir)).toEqual(before);
    else
      expect(back.stderr).toMatch(/^dialpost: Only the Dialpost that took the settings can put those of before back/);
  });

  it('says of a password only that it changes, and keeps the one it has', async () => {
    const at = await place();
    await at.write('ship.json', {});
    const ship = ['common.json', 'ship.json'];
    expect((await at.settings('set', ship)).code).toBe(0);
    await at.write('bridge.txt', 'anderes');
    const differs = await at.settings('diff', ship);
    expect(differs).toMatchObject({
      code: 1,
      stdout: 'changed: accounts bridge\n  accounts[0].password: password changed\n',
    });
    await at.write('kept.json', { accounts: { bridge: { password: { set: true } } } });
    expect((await at.settings('diff', ['common.json', 'kept.json'])).code).toBe(0);
    await at.write('none.json', { accounts: { mate: { new: true, password: { set: true } } } });
    const wanting = await at.settings('set', ['common.json', 'none.json']);
    expect(wanting.code).toBe(1);
    expect(wanting.stderr).toMatch(/none\.json, accounts\.mate\.password: no password is stored yet; type it\n$/);
    expect((await held(at.dir)) as object).toMatchObject({ accounts: [{ username: 'bridge' }] });
    expect(await readFile(join(at.dir, 'settings.json'), 'utf8')).not.toMatch(/geheim|anderes/);
  });

  it('changes nothing where anything is wrong, and says which file and where', async () => {
    const at = await place();
    const before = await held(at.dir);
    await at.write('typo.json', { links: { sta: {} } });
    await at.write('field.json', { connectors: [{ id: 'isp', shedule: {} }] });
    await at.write('secret.json', { accounts: { bridge: { password: { env: 'DIALPOST_TEST_NOWHERE' } } } });
    await at.write('text.json', 'not JSON');
    await at.write('list.json', []);
    await at.write('deep.json', `${'{"links":'.repeat(60)}1${'}'.repeat(60)}`);
    const cases: readonly (readonly [string, RegExp])[] = [
      ['typo.json', /typo\.json, links\.sta: \S+common\.json has no "sta"; did you mean "sat"\?/],
      ['field.json', /field\.json, connectors\[0\]\.shedule: no setting is called "shedule"/],
      ['secret.json', /secret\.json, accounts\.bridge\.password: the password is to come from DIALPOST_TEST_NOWHERE/],
      ['text.json', /^dialpost: \S+text\.json is not JSON/],
      ['list.json', /list\.json: expected a settings document/],
      ['deep.json', /^dialpost: \S+deep\.json holds no settings/],
      ['nowhere.json', /^dialpost: \S+nowhere\.json cannot be read/],
    ];
    for (const [name, said] of cases) {
      const tried = ['set', 'check', 'diff'].map((what) => at.settings(what, ['common.json', name]));
      for (const [i, ran] of (await Promise.all(tried)).entries()) {
        expect([ran.code, ran.stdout], name).toEqual([i === 2 ? 2 : 1, '']);
        expect(ran.stderr).toMatch(said);
      }
    }
    expect(await held(at.dir)).toEqual(before);
  });

  it('takes files as editors and PowerShell write them', async () => {
    const at = await place();
    const crlf = JSON.stringify(shipAt(3), null, 2).replaceAll('\n', '\r\n');
    await writeFile(join(at.desk, 'ship.json'), Buffer.from(`\ufeff${crlf}`, 'utf16le'));
    await at.write('common.json', `\ufeff${JSON.stringify(COMMON, null, 2).replaceAll('\n', '\r\n')}`);
    expect(await at.settings('check', ['common.json', 'ship.json'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/common\.json \+ \S+ship\.json is right\.\n$/),
    });
    expect((await at.settings('set', ['common.json', 'ship.json'])).code).toBe(0);
    expect(await held(at.dir)).toMatchObject({ organization: { name: 'Ship 3' } });
  });
});

it('twenty places hold what is theirs, and what all share reaches every one of them', async () => {
  const at = await desk();
  const places = Array.from({ length: 20 }, (_, i) => i + 1);
  const run = (what: string): Promise<readonly Ran[]> =>
    Promise.all(
      places.map((n) =>
        dialpost([
          ...['settings', what, join(at.desk, 'common.json'), '--with', join(at.desk, `ship-${n}.json`)],
          ...['--data', join(at.dir, String(n))],
        ]),
      ),
    );
  const stored = (n: number): Promise<string> => readFile(join(at.dir, String(n), 'settings.json'), 'utf8');
  for (const n of places) await at.write(`ship-${n}.json`, shipAt(n));
  expect(new Set((await run('set')).map(({ code }) => code))).toEqual(new Set([0]));
  await at.write('common.json', { ...COMMON, organization: { ...COMMON.organization, domains: ['new.example'] } });
  const change = 'changed: general\n  organization.domains: ["fleet.example"] -> ["new.example"]';
  for (const told of await run('diff'))
    expect(told).toMatchObject({ code: 1, stdout: expect.stringContaining(change) as unknown });
  for (const told of await run('set'))
    expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining(change) as unknown });
  for (const n of places)
    expect(JSON.parse(await stored(n))).toMatchObject({
      organization: { name: `Ship ${n}`, domains: ['new.example'] },
      links: [{ tariff: { perMinute: n } }],
    });
});

it('what a place exports without passwords can be set there again, and changes nothing', async () => {
  const at = await desk();
  await at.write('ship.json', shipAt(7));
  expect((await at.settings('set', ['common.json', 'ship.json'])).code).toBe(0);
  await at.write('export.json', await held(at.dir));
  expect((await at.settings('diff', ['export.json'])).code).toBe(0);
  expect((await at.settings('set', ['export.json'])).code).toBe(0);
});

it('a relay is started with a password of the environment, and says which one is lacking', async () => {
  const { dir, write } = await desk();
  const document = { ...COMMON, accounts: [{ username: 'bridge', password: { env: 'DIALPOST_TEST_BRIDGE' } }] };
  await expect(serve(dir, document)).rejects.toThrow(
    'wanted.json, accounts[0].password: the password is to come from DIALPOST_TEST_BRIDGE of the environment',
  );
  const serving = await serve(dir, document, [], { DIALPOST_TEST_BRIDGE: 'geheim' });
  onTestFinished(async () => void (await serving.stop()));
  const typed = await write('typed.json', { ...COMMON, accounts: [{ username: 'bridge', password: 'geheim' }] });
  expect((await dialpost(['settings', 'diff', typed, '--data', dir])).code).toBe(0);
});
