// The real pppd, back to back with itself over a pseudo terminal. Machines for
// tests seldom have PPP in their kernel, so it runs in a little one of its own:
// Debian's user-mode-linux, an ordinary program that boots in a second on the
// real disk, read-only. Needs the packages user-mode-linux, ppp, kmod, procps and
// iproute2.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { LITTLE_LINUX, lacks } from '../../support/needs';

const UML = LITTLE_LINUX;
const MODULES = join(dirname(UML), '../lib/uml/modules');

type Step = Readonly<Record<string, unknown>>;

describe.skipIf(lacks('little-linux'))('the real pppd', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dialpost-pppd-'));
  const steps = new Map<string, Step>();
  let said = '';

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      root: import.meta.dirname,
      build: {
        ssr: join(import.meta.dirname, 'story.ts'),
        outDir: dir,
        rollupOptions: { output: { entryFileNames: 'story.mjs' } },
      },
      ssr: { noExternal: true },
    });
    said = await boot(dir);
    for (const line of said.split(/\r?\n/)) {
      if (!line.startsWith('STEP ')) continue;
      const step: Step = JSON.parse(line.slice(5));
      steps.set(String(step['step']), step);
    }
  }, 170_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const step = (name: string): Step => steps.get(name) ?? { missing: said };

  test('dials, has an address, hangs up and leaves nothing running', () => {
    expect(step('up')).toMatchObject({
      result: { ok: true },
      state: 'up',
      interfaces: expect.stringContaining('inet 10.9.0.1 peer 10.9.0.2'),
    });
    expect(step('down')).toMatchObject({ result: { ok: true }, state: 'down', left: '' });
  });
  test('notices when the other side is gone', () => {
    expect(step('drop')).toMatchObject({ text: 'Modem went down by itself.', state: 'down', left: '' });
  });
  test('logs in, and does not go on with a refused password', () => {
    expect(step('office')).toMatchObject({ result: { ok: true } });
    expect(step('impostor')).toMatchObject({
      result: {
        ok: false,
        text: expect.stringMatching(
          /\(tried once\): the provider did not accept the name or password \(pppd ended with code 19\)/,
        ),
      },
    });
  });
  test('a modem that does not connect is dialled again and told in words', () => {
    expect(step('nochat')).toMatchObject({
      result: { text: expect.stringContaining('(tried 2 times): the modem did not connect') },
      state: 'down',
      left: '',
    });
    expect(step('missing')).toMatchObject({
      result: { text: expect.stringContaining('(tried once): The file /etc/ppp/peers/missing does not exist') },
    });
  });
  test('a line that stays silent is given up in time, and pppd with it', () => {
    expect(step('silent')).toMatchObject({
      result: { text: expect.stringContaining('pon did not finish within 5 seconds and was ended') },
      state: 'down',
      left: '',
    });
  });
});

/** Boots the little machine, waits until it has switched itself off, and answers what it said. */
function boot(dir: string): Promise<string> {
  const kernel = readdirSync(MODULES)[0] ?? '';
  const told = {
    DIALPOST_BIN: dirname(UML),
    DIALPOST_NODE: process.execPath,
    DIALPOST_STORY: join(dir, 'story.mjs'),
    DIALPOST_MODULES: join(MODULES, kernel, 'kernel'),
  };
  const machine = [
    'mem=512M',
    'root=/dev/root',
    'rootfstype=hostfs',
    'rootflags=/',
    'ro',
    'quiet',
    'con=null',
    'con0=fd:0,fd:1',
    `uml_dir=${dir}`,
  ];
  // What the kernel does not know it hands to init as its environment.
  const words = Object.entries(told).map(([name, value]) => `${name}=${value}`);
  return new Promise((resolve, reject) => {
    const child = spawn(UML, [...machine, `init=${join(import.meta.dirname, 'init.sh')}`, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => void (said += chunk.toString('utf8'));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const late = setTimeout(() => child.kill('SIGKILL'), 160_000);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(late);
      resolve(said);
    });
  });
}
