// What a test needs of the machine: other people's programs, a display, the
// built relay. A test file says `describe.skipIf(lacks('postfix'))(…)`; what is
// lacking is then named, with the command that brings it, in a file that
// scripts/test.mjs reads at the end. Nothing is skipped silently.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lackingForAppImage } from '../../scripts/packages/appimage.mjs';

export type Need =
  | 'postfix'
  | 'postfix-auth'
  | 'fetchmail'
  | 'goaccess'
  | 'lnav'
  | 'swaks'
  | 'curl'
  | 'openssl'
  | 'exim'
  | 'dovecot'
  | 'dovecot-lmtp'
  | 'pppd'
  | 'little-linux'
  | 'booted-linux'
  | 'mutt'
  | 's-nail'
  | 'msmtp'
  | 'mpop'
  | 'python'
  | 'deb'
  | 'app-image'
  | 'systemd'
  | 'rpm'
  | 'windows-packages'
  | 'electron'
  | 'display'
  | 'tray'
  | 'root'
  | 'small-disk'
  | 'disk-shim'
  | 'wine'
  | 'linux'
  | 'posix';

const PLACES = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

/** Where a program of that name stands, or null. */
export function programPath(name: string): string | null {
  const found = PLACES.map((place) => join(place, name)).find((path) => existsSync(path));
  return found ?? null;
}

function hasAll(...names: readonly string[]): boolean {
  return names.every((name) => programPath(name) !== null);
}

function canPerl(module: string): boolean {
  return spawnSync('perl', [`-M${module}`, '-e', '1']).status === 0;
}

let electron: string | null | undefined;

/** The Electron to test with; scripts/electron.mjs fetches it, this only looks. */
export function electronPath(): string | null {
  if (process.env.DIALPOST_TEST_ELECTRON !== undefined) return process.env.DIALPOST_TEST_ELECTRON || null;
  if (electron === undefined) {
    const result = spawnSync(process.execPath, ['scripts/electron.mjs', '--cached'], { encoding: 'utf8' });
    electron = result.status === 0 ? result.stdout.trim() : null;
  }
  return electron;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** A file system of its own can be mounted; inside most containers not even root may. */
function canMount(): boolean {
  if (!isRoot() || process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=65536', 'tmpfs', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

/** Debian's kernel that runs as an ordinary program; DIALPOST_UML may name another. */
export const LITTLE_LINUX = process.env['DIALPOST_UML'] ?? '/usr/bin/linux.uml';

function hasLittleLinux(...programs: readonly string[]): boolean {
  return isRoot() && existsSync(LITTLE_LINUX) && hasAll('insmod', 'ip', ...programs);
}

/** Where scripts/exim.sh unpacks Exim. */
export const EXIM_ROOT = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'dialpost', 'exim');

function hasDovecot(): boolean {
  return (
    isRoot() &&
    hasAll('dovecot') &&
    existsSync('/usr/lib/dovecot/imap-login') &&
    existsSync('/usr/lib/dovecot/pop3-login')
  );
}

/** Reads units and starts nothing when it is called with --test. */
export const SYSTEMD = '/usr/lib/systemd/systemd';

interface Condition {
  readonly met: () => boolean;
  /** Ends the sentence "skipped, because …". */
  readonly why: string;
}

const CONDITIONS: Readonly<Record<Need, Condition>> = {
  postfix: {
    met: () => isRoot() && hasAll('postfix', 'postmap'),
    why: 'Postfix is not installed or this is not root (Debian: apt-get install postfix)',
  },
  'postfix-auth': {
    met: () => hasAll('saslpasswd2') && existsSync('/usr/lib/x86_64-linux-gnu/sasl2/libsasldb.so'),
    why: 'Cyrus SASL is not installed (Debian: apt-get install sasl2-bin libsasl2-modules libsasl2-modules-db)',
  },
  fetchmail: { met: () => hasAll('fetchmail'), why: 'fetchmail is not installed (Debian: apt-get install fetchmail)' },
  goaccess: { met: () => hasAll('goaccess'), why: 'goaccess is not installed (Debian: apt-get install goaccess)' },
  lnav: { met: () => hasAll('lnav'), why: 'lnav is not installed (Debian: apt-get install lnav)' },
  swaks: {
    met: () => hasAll('swaks') && canPerl('Net::SSLeay'),
    why: 'swaks with TLS is not installed (Debian: apt-get install swaks libnet-ssleay-perl)',
  },
  curl: { met: () => hasAll('curl'), why: 'curl is not installed (Debian: apt-get install curl)' },
  mutt: { met: () => hasAll('mutt'), why: 'mutt is not installed (Debian: apt-get install mutt)' },
  's-nail': { met: () => hasAll('s-nail'), why: 's-nail is not installed (Debian: apt-get install s-nail)' },
  msmtp: { met: () => hasAll('msmtp'), why: 'msmtp is not installed (Debian: apt-get install msmtp)' },
  mpop: { met: () => hasAll('mpop'), why: 'mpop is not installed (Debian: apt-get install mpop)' },
  python: { met: () => hasAll('python3'), why: 'Python is not installed (Debian: apt-get install python3)' },
  deb: {
    met: () => process.platform === 'linux' && hasAll('dpkg-deb', 'desktop-file-validate'),
    why: 'no Debian package can be made and judged here (Debian: apt-get install desktop-file-utils)',
  },
  'app-image': {
    met: () => lackingForAppImage() === null && isRoot() && existsSync('/dev/fuse') && hasAll('unshare'),
    why: 'no AppImage can be made and mounted here (Debian: apt-get install squashfs-tools desktop-file-utils gcc libc6-dev libsquashfuse-dev libfuse3-dev libzstd-dev zlib1g-dev fuse3; root)',
  },
  systemd: {
    met: () => isRoot() && hasAll('systemd-analyze', 'setpriv') && existsSync(SYSTEMD),
    why: 'systemd is not installed or this is not root (Debian: apt-get install systemd)',
  },
  rpm: { met: () => hasAll('rpm', 'rpmbuild'), why: 'rpmbuild is not installed (Debian: apt-get install rpm)' },
  'windows-packages': {
    met: () => hasAll('makensis', 'wixl', 'msibuild'),
    why: 'no Windows package can be made here (Debian: apt-get install nsis wixl msitools)',
  },
  openssl: { met: () => hasAll('openssl'), why: 'openssl is not installed' },
  electron: {
    met: () => electronPath() !== null,
    why: 'there is no Electron that runs here (node scripts/electron.mjs tells why)',
  },
  display: {
    met: () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY),
    why: 'there is no display (Debian: apt-get install xvfb xauth; npm test then starts one)',
  },
  tray: {
    met: () => hasAll('openbox', 'trayer', 'xdotool'),
    why: 'there is no panel to show a tray icon in (Debian: apt-get install openbox trayer xdotool imagemagick)',
  },
  exim: {
    met: () => isRoot() && existsSync(join(EXIM_ROOT, 'usr', 'sbin', 'exim4')),
    why: 'there is no Exim that speaks ATRN, or this is not root (Debian: scripts/exim.sh fetches one into a folder of its own)',
  },
  dovecot: {
    met: hasDovecot,
    why: 'Dovecot is not installed or this is not root (Debian: apt-get install dovecot-imapd dovecot-pop3d)',
  },
  'dovecot-lmtp': {
    met: () => hasDovecot() && existsSync('/usr/lib/dovecot/lmtp'),
    why: 'Dovecot takes no mail by LMTP here, or this is not root (Debian: apt-get install dovecot-imapd dovecot-pop3d dovecot-lmtpd)',
  },
  'little-linux': {
    met: () => hasLittleLinux('pppd', 'pon', 'ps'),
    why: 'there is no little Linux with PPP to run pppd in, or this is not root (Debian: apt-get install user-mode-linux ppp kmod procps iproute2)',
  },
  'booted-linux': {
    met: () =>
      hasLittleLinux('useradd', 'setpriv', 'systemctl', 'journalctl', 'pkexec', 'dbus-daemon') && existsSync(SYSTEMD),
    why: 'there is no little Linux that systemd could start, or this is not root (Debian: apt-get install user-mode-linux systemd polkitd pkexec dbus kmod iproute2)',
  },
  pppd: {
    met: () => isRoot() && hasAll('pppd', 'pon'),
    why: 'pppd is not installed or this is not root (Debian: apt-get install ppp)',
  },
  root: { met: isRoot, why: 'this is not root' },
  'small-disk': {
    met: canMount,
    why: 'a small disk cannot be mounted here (root on Linux can, in most containers not even root)',
  },
  'disk-shim': {
    met: () => process.platform === 'linux' && hasAll('gcc') && existsSync('/usr/include/dlfcn.h'),
    why: 'the layer under the disk calls cannot be compiled here (Linux; Debian: apt-get install gcc libc6-dev)',
  },
  wine: {
    met: () => existsSync('/usr/lib/wine/wine64') && existsSync('/usr/lib/wine/wineserver64'),
    why: 'there is no Wine to run Windows programs in (Debian: apt-get install wine64 wine)',
  },
  linux: { met: () => process.platform === 'linux', why: 'this is not Linux' },
  posix: { met: () => process.platform !== 'win32', why: 'Windows has no such shells, signals and pipes' },
};

function report(need: Need, why: string): void {
  const file = process.env.DIALPOST_TEST_LACKS;
  if (file) appendFileSync(file, `${JSON.stringify({ need, why })}\n`);
}

/** True when this machine lacks any of `needs`; the reasons are noted for the end of the run. */
export function lacks(...needs: readonly Need[]): boolean {
  const missing = needs.filter((need) => !CONDITIONS[need].met());
  for (const need of missing) report(need, CONDITIONS[need].why);
  return missing.length > 0;
}
