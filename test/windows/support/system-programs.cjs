// What stands in for Windows' netsh, schtasks, icacls and fltmc, which Wine has as empty
// shells or not at all: loaded into copies of node.exe of those names. Each call is a line
// in C:\called.txt; a call that begins as a line of C:\refused.txt says is refused,
// in code page 850. schtasks keeps the task it is given, and /Run starts what stands in it.
const { appendFileSync, copyFileSync, existsSync, readFileSync, rmSync } = require('node:fs');
const { spawn } = require('node:child_process');
const { basename } = require('node:path');

const [, name] = /(netsh|schtasks|icacls|fltmc)\.exe$/i.exec(process.execPath) ?? [];
const TASK = 'C:\\task.xml';

/** @param {string} path */
function lines(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean) : [];
}

/** @param {string} word */
function shown(word) {
  return word.includes(' ') ? `"${word}"` : word;
}

/** The words as they were typed: Node takes the first for the path of a program. */
function typed() {
  const [first, ...others] = process.argv.slice(1);
  if (first === undefined) return [];
  if (name === 'schtasks') return [`/${basename(first)}`, ...others];
  return [name === 'icacls' ? first : basename(first), ...others];
}

/** The program and its words, by the rules of CommandLineToArgvW as far as our own task uses them. @param {string} xml */
function taskIn(xml) {
  /** @param {string} tag */
  const text = (tag) => {
    const [, found = ''] = new RegExp(`<${tag}>(.*)</${tag}>`).exec(xml) ?? [];
    return found.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  };
  const words = [...text('Arguments').matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
  return { program: text('Command').replaceAll('"', ''), words };
}

/** @param {string} verb @param {readonly string[]} words */
function schedule(verb, words) {
  if (verb === '/Create') copyFileSync(words[words.indexOf('/XML') + 1] ?? '', TASK);
  if (verb === '/Delete') rmSync(TASK);
  if (verb !== '/Run') return;
  const task = taskIn(readFileSync(TASK, 'utf16le'));
  spawn(task.program, task.words, { detached: true, stdio: 'ignore' }).unref();
}

if (name !== undefined) {
  const words = typed();
  appendFileSync('C:\\called.txt', `${[name, ...words].map(shown).join(' ')}\n`);
  if (lines('C:\\refused.txt').some((refused) => [name, ...words].join(' ').startsWith(refused))) {
    process.stdout.write(Buffer.from('FEHLER: Zugriff verweigert f\x81r B\x81ro.\r\n', 'latin1'));
    process.exit(1);
  }
  if (name === 'schtasks') schedule(words[0] ?? '', words);
  process.exit(0);
}
