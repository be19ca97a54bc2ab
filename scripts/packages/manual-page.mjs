// dialpost(1): what `dialpost help` prints, as man(7) wants it. The handbook is README.md.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { ABOUT } from './about.mjs';

/** What begins with a dot or a quote would be a request, and a backslash an escape. @param {string} text */
function plain(text) {
  return text
    .replaceAll('\\', '\\e')
    .replace(/^(?=[.'])/gm, '\\&')
    .replaceAll('-', '\\-');
}

export function manualPage() {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' };
  const help = spawnSync(process.execPath, [join(ROOT, 'out/main/cli.js'), 'help'], { encoding: 'utf8', env });
  if (help.status !== 0) throw new Error(`dialpost help failed: ${help.stderr}`);
  return [
    `.TH DIALPOST 1 "" "Dialpost ${ABOUT.version}"`,
    '.SH NAME',
    `dialpost \\- ${plain(ABOUT.summary)}`,
    '.SH SYNOPSIS',
    '.nf',
    plain(help.stdout.trimEnd()),
    '.fi',
    '.SH FILES',
    '/var/lib/dialpost \\- settings and mail of the relay that the package runs',
    '.PP',
    '/usr/share/doc/dialpost\\-relay/README.md \\- the handbook',
    '',
  ].join('\n');
}
