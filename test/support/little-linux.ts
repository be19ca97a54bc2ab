// A little machine of its own for what a test's own computer cannot show: Debian's
// user-mode-linux, an ordinary program that boots in a second on the real disk, read-only.
// What is told in it stands on its console, a line a step.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { LITTLE_LINUX } from './needs';

const MODULES = join(dirname(LITTLE_LINUX), '../lib/uml/modules');

export type Step = Readonly<Record<string, unknown>>;

export interface LittleLinux {
  /** A temporary folder; the story stands there when it boots. */
  readonly dir: string;
  /** Of the test: init.sh, the first process, and the story, what is done. */
  readonly of: string;
  /** "story.ts" where there is one only. */
  readonly story?: string;
  readonly memory: string;
  readonly limitMs: number;
  /** What init finds in its environment. */
  readonly told?: Readonly<Record<string, string>>;
}

export interface Told {
  /** What one step told; `missing`: all that was said, where it told nothing. */
  step(name: string): Step;
}

/** Boots it and waits until it has switched itself off. */
export async function bootLittleLinux(machine: LittleLinux): Promise<Told> {
  await buildStory(machine);
  const said = await boot(machine);
  const steps = new Map<string, Step>();
  for (const line of said.split(/\r?\n/)) {
    const at = line.indexOf('STEP {');
    const step: Step | null = at < 0 ? null : JSON.parse(line.slice(at + 5));
    if (step) steps.set(String(step['step']), step);
  }
  return { step: (name) => steps.get(name) ?? { missing: said } };
}

async function buildStory({ dir, of, story = 'story.ts' }: LittleLinux): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: of,
    build: {
      ssr: join(of, story),
      outDir: dir,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'story.mjs' } },
    },
    ssr: { noExternal: true },
  });
}

function boot({ dir, of, memory, limitMs, told = {} }: LittleLinux): Promise<string> {
  const kernel = readdirSync(MODULES)[0] ?? '';
  const environment = {
    DIALPOST_BIN: dirname(LITTLE_LINUX),
    DIALPOST_NODE: process.execPath,
    DIALPOST_STORY: join(dir, 'story.mjs'),
    DIALPOST_MODULES: join(MODULES, kernel, 'kernel'),
    ...told,
  };
  const hardware = [
    `mem=${memory}`,
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
  const words = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return new Promise((resolve, reject) => {
    const child = spawn(LITTLE_LINUX, [...hardware, `init=${join(of, 'init.sh')}`, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => void (said += chunk.toString('utf8'));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const late = setTimeout(() => {
      // Its helpers would stay, and hold its memory.
      spawnSync('pkill', ['-KILL', '-P', String(child.pid)]);
      child.kill('SIGKILL');
    }, limitMs);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(late);
      resolve(said);
    });
  });
}
