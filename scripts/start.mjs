// npm start: sets up, then opens the app. Where there is no display it runs the
// relay without a window, with the practice provider, and says what to type
// next. Words after -- are passed on; signals and the exit code too, each signal once:
// what is started has a group of its own, or Ctrl+C would reach it twice, from the
// terminal and from here, and a second signal ends it without order.
//
// npm passes a SIGTERM on to its shell only, which dies of it and tells nobody, and
// ended by SIGKILL or SIGHUP it tells not even that one. No event says so; it is looked
// for once a second, and then what was started is told to end. Limits: what ends this
// script itself by SIGKILL leaves it running; npm's own end is seen on Linux only, its
// shell's on macOS too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, giveUp, reasonOf, runChild, say, setUp } from './set-up.mjs';
import { findElectron, missingLibraries } from './electron.mjs';

const CLI = join(ROOT, 'out', 'main', 'cli.js');
const LOOK_MS = 1000;

/** What Linux tells of a process; '' elsewhere, and where there is none. @param {number} pid @param {string} what */
function told(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** "pid (name) state ppid …"; the name may hold anything, brackets too. @param {number} pid */
function parentOf(pid) {
  return Number(/^.*\) \S+ (\d+)/s.exec(told(pid, 'stat'))?.[1] ?? 0);
}

/**
 * Our shell, and the npm above it. Some shells make room for us: then we know npm only, and who started that is not
 * asked.
 */
function starters() {
  const shell = process.ppid;
  const isShell = /^\S*sh\0-c\0/.test(told(shell, 'cmdline'));
  return { shell, npm: isShell ? parentOf(shell) : 0 };
}

/**
 * Calls `gone` once when the npm that started us, or its shell, has ended.
 * @param {{ shell: number, npm: number }} starters @param {() => void} gone
 */
function whenLeftAlone({ shell, npm }, gone) {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === 0 || parentOf(shell) === npm)) return;
    clearInterval(timer);
    gone();
  }, LOOK_MS);
  timer.unref();
}

/** @param {string} program @param {readonly string[]} args */
function run(program, args) {
  return runChild(program, args, { detached: process.platform !== 'win32' });
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {readonly string[]} words */
function serveWithoutWindow(words) {
  say(
    'there is no display here (DISPLAY and WAYLAND_DISPLAY are unset): running the relay without a window, with the practice provider',
  );
  say('Ctrl+C stops it. In another terminal type:');
  say('  node out/main/cli.js status                  what it is doing');
  say('  node out/main/cli.js queue                   what is waiting');
  say('  node out/main/cli.js send-receive --wait     send and receive now');
  return run(process.execPath, [CLI, 'serve', '--practice', ...words]);
}

/** @param {readonly string[]} words */
async function openWindow(words) {
  const program = await findElectron().catch((error) => giveUp(reasonOf(error)));
  const missing = missingLibraries(program);
  if (missing.length > 0)
    giveUp(
      `Electron cannot run here; this machine lacks ${missing.join(', ')} (Debian: apt-get install libgtk-3-0 libnss3 libasound2 libgbm1).`,
    );
  // Chromium refuses to run its sandbox as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  say('opening Dialpost');
  return run(program, [...asRoot, ROOT, ...words]);
}

const words = process.argv.slice(2);
const above = starters();
await setUp();
// Our own handlers pass it on.
whenLeftAlone(above, () => process.kill(process.pid, 'SIGTERM'));
process.exitCode = hasDisplay() ? await openWindow(words) : await serveWithoutWindow(words);
