// The MSI for administrators who roll programs out: the same folder as the setup's, for all
// users, silent by msiexec /qn. Made by Debian's wixl, which knows neither PATH nor commands
// to run; those rows are added by msibuild. A newer one takes the older out first; what runs is asked to end in
// order, and mail and settings stay. Component ids hang on the path alone, as Windows
// Installer wants them from version to version.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ABOUT } from './about.mjs';
import { layWindows } from './relay-windows.mjs';

/** The folder that is packed, beside the source: wixl finds files by relative paths only. */
const FILES = 'files';
const BY_SETUP = `Dialpost was installed on this computer by its setup. Remove that first (Settings, Apps); mail and settings stay.`;
const NEWER =
  'A newer Dialpost is installed already, and nothing was changed. To go back to this one, remove that first (Settings, Apps); mail and settings stay.';
/** By this every version knows the others. */
const UPGRADE_CODE = '7C0E7B0E-5C57-4B6D-9D0B-0D1A6E3C5F21';

/** @param {string} text */
function xml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The same for the same text always. @param {string} text */
function idOf(text) {
  return createHash('sha256').update(`dialpost ${text}`).digest('hex').slice(0, 32).toUpperCase();
}

/** @param {string} text */
function guidOf(text) {
  return idOf(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The folder as directories, components and files.
 * @param {string} folder @param {string} path @param {string[]} components filled with their ids
 * @returns {string}
 */
function directory(folder, path, components) {
  const entries = readdirSync(join(folder, FILES, path), { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => join(path, name));
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const below = join(path, name);
      const id = below === 'bin' ? 'BIN' : `D${idOf(below)}`;
      return `<Directory Id="${id}" Name="${xml(name)}">${directory(folder, below, components)}</Directory>`;
    });
  return [...files.map((file) => component(file, components)), ...inner].join('\n');
}

/** @param {string} file @param {string[]} components */
function component(file, components) {
  const id = `C${idOf(file)}`;
  components.push(id);
  return `<Component Id="${id}" Guid="${guidOf(file)}" Win64="yes"><File Id="F${idOf(file)}" Source="${xml(join(FILES, file))}" KeyPath="yes" /></Component>`;
}

const MENU = `
<Component Id="Menu" Guid="${guidOf('menu')}" Win64="yes">
  <Shortcut Id="Practise" Name="Practise with Dialpost" Target="[System64Folder]cmd.exe" Arguments="/k &quot;&quot;[BIN]dialpost.cmd&quot; serve --practice&quot;" />
  <Shortcut Id="Terminal" Name="Dialpost command line" Target="[System64Folder]cmd.exe" Arguments="/k &quot;&quot;[BIN]dialpost.cmd&quot; help&quot;" />
  <RemoveFolder Id="MenuGone" On="uninstall" />
  <RegistryValue Root="HKLM" Key="Software\\Dialpost" Name="Msi" Type="string" Value="1" KeyPath="yes" />
</Component>`;

/** Windows Installer knows no trials before a release. @param {string} version */
function numberOf(version) {
  return version.replace(/-.*/, '');
}

/** @param {string} folder @param {string} version */
function source(folder, version) {
  /** @type {string[]} */
  const components = [];
  const tree = directory(folder, '', components);
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="*" Name="Dialpost" Version="${numberOf(version)}" Manufacturer="${xml(ABOUT.maker)}" Language="1033" UpgradeCode="${UPGRADE_CODE}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="${xml(ABOUT.summary)}" />
<MajorUpgrade DowngradeErrorMessage="${xml(NEWER)}" />
<Media Id="1" Cabinet="dialpost.cab" EmbedCab="yes" />
<Icon Id="dialpost.ico" SourceFile="${FILES}/dialpost.ico" />
<Property Id="ARPPRODUCTICON" Value="dialpost.ico" />
<Property Id="ARPNOMODIFY" Value="1" />
<Property Id="BYSETUP"><RegistrySearch Id="BySetup" Root="HKLM" Key="Software\\Dialpost" Name="InstallFolder" Type="raw" Win64="yes" /></Property>
<Property Id="BYSETUPALONE"><RegistrySearch Id="BySetupAlone" Root="HKCU" Key="Software\\Dialpost" Name="InstallFolder" Type="raw" Win64="yes" /></Property>
<Condition Message="${xml(BY_SETUP)}">Installed OR NOT (BYSETUP OR BYSETUPALONE)</Condition>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="Dialpost">${tree}</Directory></Directory>
<Directory Id="ProgramMenuFolder"><Directory Id="MENU" Name="Dialpost">${MENU}</Directory></Directory>
</Directory>
<Feature Id="Everything" Title="Dialpost" Level="1">${['Menu', ...components].map((id) => `<ComponentRef Id="${id}" />`).join('')}</Feature>
</Product>
</Wix>
`;
}

/** Of a row of Upgrade: what was chosen stays chosen; the highest version counts too. */
const MIGRATES = 1;
const WITH_ITS_OWN_NUMBER = 512;
/** A program that is run, in a folder, and whose exit code does not matter. */
const RUN_AND_GO_ON = 34 + 64;
/** In its turn among the files, as the system: whoever installs may not yet have his rights when files are counted. */
const AS_SYSTEM = 1024 + 2048;

/** @param {string} command of dialpost.cmd */
function quietly(command) {
  return `[System64Folder]cmd.exe /d /s /c ""[BIN]dialpost.cmd" ${command} <nul >nul 2>&1"`;
}

/**
 * What wixl has no words for. In PATH =- sets at installing and takes out at removing, * is the computer's, [~] what
 * stands there; before files are looked at, the relay of whoever removes it and the service's end in order. A service
 * goes with its programs; an upgrade starts it again. Where the setup was before, two lists of files would be mixed.
 */
const ROWS = [
  'CREATE TABLE `Environment` (`Environment` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL LOCALIZABLE, `Value` CHAR(255) LOCALIZABLE, `Component_` CHAR(72) NOT NULL PRIMARY KEY `Environment`)',
  `INSERT INTO \`Environment\` (\`Environment\`, \`Name\`, \`Value\`, \`Component_\`) VALUES ('Path', '=-*Path', '[~];[BIN]', 'C${idOf('bin/dialpost.cmd')}')`,
  ...step('WriteEnvironmentStrings', '', 5200),
  ...step('RemoveEnvironmentStrings', '', 3300),
  ...action('EndService', quietly('stop --service'), RUN_AND_GO_ON),
  ...action('EndRelay', quietly('stop'), RUN_AND_GO_ON),
  ...action('EndServiceAsSystem', quietly('stop --service'), RUN_AND_GO_ON + AS_SYSTEM),
  ...action('RemoveService', quietly('service remove'), RUN_AND_GO_ON + AS_SYSTEM),
  ...action('StartService', '[System64Folder]schtasks.exe /Run /TN Dialpost', RUN_AND_GO_ON + AS_SYSTEM),
  ...step('EndService', 'REMOVE="ALL" OR WIX_UPGRADE_DETECTED', 1301),
  ...step('EndRelay', 'REMOVE="ALL" OR WIX_UPGRADE_DETECTED', 1302),
  ...step('EndServiceAsSystem', 'REMOVE="ALL"', 1501),
  ...step('RemoveService', 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE', 1502),
  ...step('StartService', 'WIX_UPGRADE_DETECTED', 6500),
];

/**
 * Another build of one number (a release after its trials) would be a second program beside the first: wixl finds
 * older ones only. @param {string} number
 */
function findsItsOwnNumber(number) {
  const columns = '`UpgradeCode`, `VersionMax`, `Attributes`, `ActionProperty`';
  const values = `'{${UPGRADE_CODE}}', '${number}', ${MIGRATES + WITH_ITS_OWN_NUMBER}, 'WIX_UPGRADE_DETECTED'`;
  return [
    "DELETE FROM `Upgrade` WHERE `ActionProperty` = 'WIX_UPGRADE_DETECTED'",
    `INSERT INTO \`Upgrade\` (${columns}) VALUES (${values})`,
  ];
}

/** @param {string} name @param {string} condition @param {number} at */
function step(name, condition, at) {
  return [
    `INSERT INTO \`InstallExecuteSequence\` (\`Action\`, \`Condition\`, \`Sequence\`) VALUES ('${name}', '${condition}', ${at})`,
  ];
}

/** @param {string} name @param {string} command @param {number} type */
function action(name, command, type) {
  return [
    `INSERT INTO \`CustomAction\` (\`Action\`, \`Type\`, \`Source\`, \`Target\`) VALUES ('${name}', ${type}, 'INSTALLDIR', '${command}')`,
  ];
}

/** @param {string} folder @param {string} program @param {readonly string[]} words */
function run(folder, program, words) {
  const ran = spawnSync(program, words, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (ran.status !== 0) throw new Error(`${program} failed; its reason stands above`);
}

/** The path of the MSI. Throws a sentence. @param {{ out: string, version?: string }} wanted */
export function makeMsi({ out, version = ABOUT.version }) {
  const file = join(out, `Dialpost-Relay-${version}-x64.msi`);
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-msi-'));
  try {
    layWindows(join(folder, FILES));
    writeFileSync(join(folder, 'dialpost.wxs'), source(folder, version));
    run(folder, 'wixl', ['--arch', 'x64', '-o', 'made.msi', 'dialpost.wxs']);
    run(folder, 'msibuild', ['made.msi', '-q', ...ROWS, ...findsItsOwnNumber(numberOf(version))]);
    copyFileSync(join(folder, 'made.msi'), file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return file;
}
