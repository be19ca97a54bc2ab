// Stands in for Electron's own default app, which the repackaged binary lacks:
// `electron [-r module]… [--switch]… FOLDER` runs the app in FOLDER. An ES
// module, because Electron holds 'ready' back until its top-level await is
// over, and Playwright's -r module needs to be there before.
import { app, dialog } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param {readonly string[]} args */
function parse(args) {
  /** @type {string[]} */
  const modules = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '-r' || word === '--require') modules.push(args[(at += 1)] ?? '');
    else if (!word.startsWith('-')) return { modules, folder: resolve(word) };
  }
  return { modules, folder: null };
}

/** What Electron's own default app calls and its types do not name. @typedef {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} WholeApp */

/** @param {string} folder */
function describe(folder) {
  const whole = /** @type {WholeApp} */ (app);
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${folder} has no package.json`);
  const about = JSON.parse(readFileSync(file, 'utf8'));
  app.name = about.productName ?? about.name;
  if (about.version) whole.setVersion(about.version);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  whole.setAppPath(folder);
  return resolve(folder, about.main ?? 'index.js');
}

const { modules, folder } = parse(process.argv.slice(1));
try {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const requireFrom = createRequire(join(process.cwd(), 'package.json'));
  for (const module of modules) requireFrom(module);
  if (folder === null) throw new Error('say which folder holds the app: electron FOLDER');
  await import(pathToFileURL(describe(folder)).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  dialog.showErrorBox = () => undefined;
  app.exit(1);
}
