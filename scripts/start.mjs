// npm start: sets up, then opens the app. Where there is no display it runs the
// relay without a window, with the practice provider, and says what to type
// next. Words after -- are passed on; signals and the exit code too.
import { join } from 'node:path';
import { ROOT, giveUp, runChild, say, setUp } from './set-up.mjs';
import { findElectron, missingLibraries } from './electron.mjs';

const CLI = join(ROOT, 'out', 'main', 'cli.js');

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function serveWithoutWindow(words) {
  say('there is no display here (DISPLAY and WAYLAND_DISPLAY are unset): running the relay without a window, with the practice provider');
  say('Ctrl+C stops it. In another terminal type:');
  say('  node out/main/cli.js status                  what it is doing');
  say('  node out/main/cli.js queue                   what is waiting');
  say('  node out/main/cli.js send-receive --wait     send and receive now');
  return runChild(process.execPath, [CLI, 'serve', '--practice', ...words]);
}

async function openWindow(words) {
  const program = await findElectron().catch((error) => giveUp(error.message));
  const missing = missingLibraries(program);
  if (missing.length > 0) giveUp(`Electron cannot run here; this machine lacks ${missing.join(', ')} (Debian: apt-get install libgtk-3-0 libnss3 libasound2 libgbm1).`);
  // Chromium refuses to run its sandbox as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  say('opening Dialpost');
  return runChild(program, [...asRoot, ROOT, ...words]);
}

const words = process.argv.slice(2);
await setUp();
process.exitCode = hasDisplay() ? await openWindow(words) : await serveWithoutWindow(words);
