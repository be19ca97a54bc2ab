// An .rpm out of a folder that is laid out as it will lie on the computer, by rpmbuild. It
// owns its files and the folders that are named after it, and no others. Nothing is built,
// stripped or looked through: what Node needs of the system is named by the options.
import { spawnSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFast } from './about.mjs';

/** @type {Record<string, string>} */
const MACHINES = { amd64: 'x86_64', arm64: 'aarch64' };
/** fpm's options for them, and their sections in a spec file. */
const SCRIPTS = { 'after-install': '%post', 'before-remove': '%preun', 'after-remove': '%postun' };

/** In a spec file % begins a macro. @param {string} text */
function plain(text) {
  return text.replaceAll('%', '%%');
}

/** Everything under `root` as %files wants it. @param {string} root @param {string} name @returns {string[]} */
function filesOf(root, name, path = '') {
  return readdirSync(join(root, path)).flatMap((entry) => {
    const inner = `${path}/${entry}`;
    if (!lstatSync(join(root, inner)).isDirectory()) return [`"${plain(inner)}"`];
    return [...(inner.includes(name) ? [`%dir "${plain(inner)}"`] : []), ...filesOf(root, name, inner)];
  });
}

/** @param {string} root @param {Record<string, string[]>} options */
function spec(root, options) {
  /** @param {string} name */
  const one = (name, otherwise = '') => options[name]?.[0] ?? otherwise;
  const [summary = '', ...more] = one('description').split('\n');
  const scripts = Object.entries(SCRIPTS).flatMap(([option, section]) => {
    const file = options[option]?.[0];
    return file === undefined ? [] : [section, plain(readFileSync(file, 'utf8').replace(/^#!.*\n/, ''))];
  });
  return [
    `Name: ${one('name')}`,
    // A dash parts version and release.
    `Version: ${one('version').replaceAll('-', '~')}`,
    'Release: 1',
    `Summary: ${plain(summary)}`,
    `License: ${one('license')}`,
    `URL: ${one('url')}`,
    `Packager: ${plain(one('maintainer'))}`,
    'AutoReqProv: no',
    ...(options['depends'] ?? []).map((need) => `Requires: ${need}`),
    '%description',
    plain(more.join('\n') || summary),
    '%install',
    `cp -al "${root}/." "%{buildroot}"`,
    ...scripts,
    '%files',
    '%defattr(-,root,root)',
    ...filesOf(root, one('name')),
    '',
  ].join('\n');
}

/** Builds the file that the options name as their package. @param {string} root @param {Record<string, string[]>} options */
export function buildRpm(root, options) {
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-rpm-'));
  try {
    const file = join(folder, 'package.spec');
    writeFileSync(file, spec(root, options));
    const machine = options['architecture']?.[0] ?? '';
    const defines = [
      ['_topdir', folder],
      ['_rpmdir', folder],
      ['_rpmfilename', 'made.rpm'],
      ['_binary_payload', isFast() ? 'w0.gzdio' : 'w2.xzdio'],
      ['_build_id_links', 'none'],
      ['__os_install_post', '%{nil}'],
      ['debug_package', '%{nil}'],
    ].flatMap(([name, value]) => ['--define', `${name} ${value}`]);
    const words = ['-bb', '--quiet', ...defines, '--target', `${MACHINES[machine] ?? machine}-linux`, file];
    const built = spawnSync('rpmbuild', words, { stdio: ['ignore', 2, 2] });
    if (built.status !== 0) throw new Error('rpmbuild failed; its reason stands above');
    copyFileSync(join(folder, 'made.rpm'), options['package']?.[0] ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
