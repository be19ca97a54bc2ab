// The app as people get it: packs the .deb with npm run dist's own script, opens
// it into a folder without installing, and starts what came out of it for a person
// whose home folder is empty. Nothing is written outside `home` and the folder given
// back; a build that fails throws with what the builder said last.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { electronPath, ROOT } from './app';

const MIB = 1024 * 1024;
const execute = promisify(execFile);

/** What a program writes to stdout; throws where it does not end with 0. */
export async function outputOf(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return (await execute(program, [...words], { cwd: ROOT, env, maxBuffer: 64 * MIB })).stdout;
}

export interface Package {
  /** Everything that packing left; the caller removes it. */
  readonly folder: string;
  /** By it the packed program believes newer versions. */
  readonly key: KeyObject;
  readonly file: string;
}

export interface Packed extends Package {
  /** What would be / on a computer that has the package. */
  readonly root: string;
}

export async function packDeb(): Promise<Packed> {
  const made = await packAs('deb');
  const root = join(made.folder, 'root');
  await outputOf('dpkg-deb', ['-x', made.file, root]);
  return { ...made, root };
}

/** Packs the Electron that the tests use, so that nothing is downloaded. Takes half a minute and 1 GB of disk. */
export async function packAs(kind: 'deb' | 'AppImage'): Promise<Package> {
  await mkdir(join(ROOT, 'out'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, 'out', 'packed-'));
  const made = join(folder, 'made');
  const key = generateKeyPairSync('ed25519').privateKey;
  const keyFile = join(folder, 'update-key.pem');
  await writeFile(keyFile, key.export({ type: 'pkcs8', format: 'pem' }));
  await outputOf(process.execPath, ['scripts/dist.mjs', kind], {
    ...process.env,
    TMPDIR: folder,
    DIALPOST_DIST: made,
    DIALPOST_UPDATE_KEY: keyFile,
    ELECTRON_OVERRIDE_DIST_PATH: dirname(electronPath() ?? ''),
  });
  const name = (await readdir(made)).find((file) => file.endsWith(`.${kind}`));
  if (name === undefined) throw new Error(`no .${kind} lies in ${made}`);
  return { folder, key, file: join(made, name) };
}

/** The files in an asar archive, as /paths: its head is a JSON tree, whose length stands at byte 12. */
export async function asarPaths(file: string): Promise<readonly string[]> {
  const bytes = await readFile(file);
  const walk = (node: { files?: object }, path: string): string[] =>
    node.files === undefined
      ? [path]
      : Object.entries(node.files).flatMap(([name, inner]) => walk(inner, `${path}/${name}`));
  return walk(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))), '');
}

/** The environment of a person whose home is `home`; the display stays ours. */
export function personOf(home: string): NodeJS.ProcessEnv {
  const { XDG_CONFIG_HOME: _own, ...env } = process.env;
  return { ...env, HOME: home, XAUTHORITY: process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority') };
}

export interface Running {
  readonly page: Page;
  /** Asks it to end, as the system does at shutdown; resolves with its exit code. */
  end(): Promise<number | null>;
}

/** Starts `program`, by the command `before` where one is given, and waits for its window. A packed app lets nobody in but by the page's own door. */
export async function startPacked(program: string, home: string, before: readonly string[] = []): Promise<Running> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [first = program, ...words] = [...before, program, ...root, '--disable-gpu', '--remote-debugging-port=0'];
  const child = spawn(first, words, {
    env: personOf(home),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const browser = await chromium.connectOverCDP(await doorOf(child));
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('the app shows no window');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    return { page, end: () => (child.kill('SIGTERM'), ended) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** Chromium writes to stderr where it listens; rejects with all it wrote where it ends before. */
function doorOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      text = (text + bytes.toString()).slice(-MIB);
      const door = /^DevTools listening on (ws:\S+)$/m.exec(text)?.[1];
      if (door !== undefined) resolve(door);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${text}`)));
  });
}
