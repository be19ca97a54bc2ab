// At a real terminal (a pty of util-linux's script) a call that costs is asked about before
// anything is dialled: Enter is yes, n is no, --yes asks nothing. The same for the test of a line,
// and for settings of a place, which are shown first.
import { spawn, spawnSync } from 'node:child_process';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI, dialpost, type Serving } from '../support/serve';
import { started } from '../support/started';
import { office, smartHost } from './support/office';

const hasScript = spawnSync('script', ['--version']).status === 0;
const QUESTION = 'Go online? [Y/n]';
const TAKE = 'Take these settings? [Y/n]';
const NEVER = { kind: 'never' };
const COMMANDS = ['send-receive', 'diagnose link'];

/** Runs a command at a terminal of its own; `answer` is typed once it asks. */
function atTerminal(
  args: readonly string[],
  answer: string,
  question = QUESTION,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const command = [process.execPath, CLI, ...args].map((word) => `'${word}'`).join(' ');
  return new Promise((done) => {
    const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null']);
    let said = '';
    terminal.stdout.on('data', (chunk) => {
      const before = said.includes(question);
      said += String(chunk);
      if (!before && said.includes(question)) terminal.stdin.write(answer);
    });
    terminal.on('close', (code) => done({ code, said }));
  });
}

describe.skipIf(!hasScript)('at a terminal (needs script of util-linux)', () => {
  const dialled = (serving: Serving): string => join(serving.dir, 'dialled');
  const wasDialled = (serving: Serving): Promise<boolean> =>
    access(dialled(serving)).then(
      () => true,
      () => false,
    );
  async function priced(tariff: object, more: object = {}): Promise<Serving> {
    const serving = await started(office());
    const line = {
      id: 'satellite',
      name: 'Satellite phone',
      kind: 'command',
      connectCommand: ['/usr/bin/touch', dialled(serving)],
      disconnectCommand: ['/bin/true'],
      tariff,
      ...more,
    };
    const isp = smartHost(9, { link: 'satellite', schedule: NEVER, collect: { method: 'on-connect' } });
    const { ok } = await serving.client.call('settings.set', office({ links: [line], connectors: [isp] }));
    expect(ok).toBe(true);
    return serving;
  }

  it.each(COMMANDS)('dialpost %s asks, with its price', async (command) => {
    const serving = await priced({ perMinute: 6, billingSeconds: 60 });
    const words = [...command.split(' '), '--data', serving.dir];
    const no = await atTerminal(words, 'n\n');
    expect(no.said).toMatch(/About \d+\.\d\d EUR .*by Satellite phone\./);
    expect(no.said).toContain('Not gone online. Everything waits as before.');
    expect(no.code).toBe(0);
    expect(await wasDialled(serving)).toBe(false);
    await atTerminal(words, '\n');
    await expect.poll(() => wasDialled(serving)).toBe(true);
  });

  it.each(COMMANDS)('dialpost %s --yes asks nothing', async (command) => {
    const serving = await priced({ perMinute: 6, billingSeconds: 60 });
    const run = await atTerminal([...command.split(' '), '--yes', '--data', serving.dir], '');
    expect(run.said).toMatch(/About \d+\.\d\d EUR/);
    expect(run.said).not.toContain(QUESTION);
    await expect.poll(() => wasDialled(serving)).toBe(true);
  });

  it('the test of a line that costs less than is to be asked about is said and not asked', async () => {
    const serving = await priced({ perMinute: 6 }, { doNotAskUnder: 1 });
    const run = await atTerminal(['diagnose', 'link', '--data', serving.dir], '');
    expect(run.said).toContain('About 0.50 EUR');
    expect(run.said).not.toContain(QUESTION);
    expect(await wasDialled(serving)).toBe(true);
  });

  it('without a terminal the test says its price and goes; a line without a tariff says none', async () => {
    const serving = await priced({ perMinute: 6, billingSeconds: 60 });
    const piped = await dialpost(['diagnose', 'link', 'satellite', '--data', serving.dir]);
    expect(piped.stdout).toMatch(/^About 6\.00 EUR for dialling and hanging up, 0:05 min by Satellite phone\.\n/);
    await rm(dialled(serving));
    const json = await dialpost(['diagnose', 'link', '--json', '--data', serving.dir]);
    expect(Object(JSON.parse(json.stdout)).link).toBe('satellite');
    const free = await priced({});
    const told = await dialpost(['diagnose', 'link', '--data', free.dir]);
    expect(told.stdout).not.toContain('About');
    expect(await wasDialled(free)).toBe(true);
  });

  it('dialpost settings set --with shows what would change, and asks', async () => {
    const { client, dir } = await started(office());
    const [common, ship] = [join(dir, 'common.json'), join(dir, 'ship.json')];
    await writeFile(common, JSON.stringify(office()));
    await writeFile(ship, '{"organization":{"name":"Ship 7"}}');
    const words = ['settings', 'set', common, '--with', ship, '--data', dir];
    const name = async (): Promise<unknown> => Object(await client.call('settings.get', {})).organization.name;
    const no = await atTerminal(words, 'n\n', TAKE);
    expect(no).toMatchObject({
      code: 0,
      said: expect.stringContaining('organization.name: "" -> "Ship 7"') as unknown,
    });
    expect(no.said).toContain('Nothing was taken; the settings are as before.');
    expect(await name()).toBe('');
    expect((await atTerminal(words, '\n', TAKE)).said).toContain('Taken: the settings in');
    expect(await name()).toBe('Ship 7');
    await writeFile(ship, '{"organization":{"name":"Ship 8"}}');
    expect((await atTerminal([...words, '--yes'], '', TAKE)).said).not.toContain(TAKE);
    expect(await name()).toBe('Ship 8');
  });
});
