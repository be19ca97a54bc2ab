// The system's own dialers. rasdial lives on Windows, nmcli wants NetworkManager,
// and pppd wants a kernel with PPP: here stand-ins on the PATH behave as the real
// ones are documented to: pppd(8) and pon(1), nmcli(1) EXIT STATUS, and rasdial
// with the codes of raserror.h (cut to their last eight bits by this system, so
// that the number must be read from what it says).
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../../../src-main/base/clock';
import { createLog, type LogLine } from '../../../src-main/base/log';
import { Link } from '../../../src-main/contract/link';
import { createLink, type LinkControl } from '../../../src-main/link/link';
import { pppdDialer } from '../../../src-main/link/pppd';
import { speak } from '../../../src-main/words/page';
import { createRun } from '../../../src-main/base/run';
import { lacks } from '../../support/needs';

const dir = mkdtempSync(join(tmpdir(), 'dialpost-dialers-'));
const path = process.env['PATH'];
const never = new AbortController().signal;
/** Stand-ins answer at once: what waits between two looks at a line need not wait as long as for a modem. */
const hasty: Clock = { ...systemClock, after: (milliseconds, fn) => systemClock.after(milliseconds / 20, fn) };

const PROGRAMS: Readonly<Record<string, string>> = {
  // pon ENTRY updetach [user NAME]; pppd detaches once IP is up and pon ends with 0.
  pon: `
case "$1" in
  missing) echo "The file /etc/ppp/peers/missing does not exist. Please create it or use"; exit 1 ;;
  busy) echo "Connect script failed"; exit 8 ;;
  badlogin) echo "PAP authentication failed"; exit 19 ;;
  nokernel) exit 4 ;;
esac
"$DIALERS/pppd" call "$@" >/dev/null 2>&1 &
echo $! > "$DIALERS/pppd.pid"; sleep 0.2`,
  pppd: 'trap "exit 5" TERM; while :; do sleep 0.05; done',
  poff: `
[ -e "$DIALERS/pppd.pid" ] || { echo "No pppd is running. None stopped."; exit 1; }
kill "$(cat "$DIALERS/pppd.pid")"; rm "$DIALERS/pppd.pid"`,
  nmcli: `
[ -e "$DIALERS/nm-stopped" ] && { echo "Error: NetworkManager is not running."; exit 8; }
[ "$1" = --wait ] && shift 2
if [ "$1" = -g ]; then
  case "$2" in
    GENERAL.STATE) [ "$6" = missing ] && { echo "Error: $6 - no such connection profile."; exit 10; }; cat "$DIALERS/nm-$6" 2>/dev/null; exit 0 ;;
    connection.metered) case "$6" in dear) echo yes ;; free) echo no ;; *) echo unknown ;; esac; exit 0 ;;
    GENERAL.DEVICES) [ -e "$DIALERS/nm-$6" ] && echo wwan0; exit 0 ;;
    GENERAL.METERED) echo "yes (guessed)"; exit 0 ;;
  esac
fi
case "$2 $4" in
  "up missing") echo "Error: unknown connection 'missing'."; exit 10 ;;
  "up broken") echo "Error: Connection activation failed: No suitable device found for this connection."; exit 4 ;;
  "up slow") echo "Error: Timeout expired (119 seconds)"; exit 3 ;;
  "up code-"*) n="\${4#code-}"; echo "Error: this is number $n."; exit "$n" ;;
  "down stuck") echo "Error: Connection 'stuck' deactivation failed."; exit 5 ;;
  "up locked") echo "Error: Connection activation failed: Secrets were required, but not provided."; exit 4 ;;
  up*) echo activated > "$DIALERS/nm-$4"; echo "Connection successfully activated" ;;
  down*) rm "$DIALERS/nm-$4" 2>/dev/null || { echo "Error: '$4' is not an active connection."; exit 10; } ;;
esac`,
  rasdial: `
fail() { echo "Connecting to $1..."; echo "Remote Access error $2 - $3"; exit $(($2 % 256)); }
[ $# = 0 ] && { [ -e "$DIALERS/ras" ] && { echo "Connected to"; cat "$DIALERS/ras"; } || echo "No connections"; echo "Command completed successfully."; exit 0; }
[ "$2" = /DISCONNECT ] && { rm -f "$DIALERS/ras"; echo "Command completed successfully."; exit 0; }
echo "$@" > "$DIALERS/ras-args"
case "$1" in
  busy) fail "$1" 676 "The phone line is busy." ;;
  silent) fail "$1" 678 "There was no answer." ;;
  modem) fail "$1" 651 "The modem (or other connecting device) has reported an error." ;;
  login) fail "$1" 691 "The remote connection was denied because the password $3 is wrong." ;;
  code-*) fail "$1" "\${1#code-}" "A sentence in the reader's language." ;;
  strange) fail "$1" 899 "Something of tomorrow." ;;
esac
echo "Successfully connected to $1."; echo "$1" > "$DIALERS/ras"`,
};

beforeAll(() => {
  for (const [name, script] of Object.entries(PROGRAMS)) {
    writeFileSync(join(dir, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(dir, name), 0o755);
  }
  process.env['PATH'] = `${dir}:${path}`;
  process.env['DIALERS'] = dir;
});
afterAll(() => {
  process.env['PATH'] = path;
  delete process.env['DIALERS'];
  rmSync(dir, { recursive: true, force: true });
});

const open: LinkControl[] = [];
let said: LogLine[] = [];
beforeEach(() => (said = []));
afterAll(() => open.forEach((link) => link.close()));

function dialer(kind: 'pppd' | 'networkmanager' | 'ras', entry: string, more: object = {}): LinkControl {
  const log = createLog(() => 0, { default: 'maximum' });
  log.addSink((line) => said.push(line));
  const link = createLink(
    Link.parse({ id: 'line', name: 'Modem', kind, entry, dialAttempts: 2, redialDelaySeconds: 0, ...more }),
    { clock: hasty, log },
  );
  open.push(link);
  return link;
}

async function failure(link: LinkControl): Promise<string> {
  const result = await link.up(never);
  expect(link.state).toBe('down');
  return result.ok ? 'it came up' : result.text;
}

describe.skipIf(lacks('linux'))('pppd', () => {
  test('pon brings it up and leaves pppd running; poff ends it', async () => {
    const link = dialer('pppd', 'isp', { username: 'office' });
    expect(await link.up(never)).toEqual({ ok: true });
    const pid = Number(readFileSync(join(dir, 'pppd.pid'), 'utf8'));
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(2, -1)).toEqual([
      'call',
      'isp',
      'updetach',
      'user',
      'office',
    ]);
    expect(await link.down()).toEqual({ ok: true });
    expect(link.state).toBe('down');
  });
  test.each([
    [
      'busy',
      'tried 2 times): the modem did not connect (the chat script failed: busy, no answer or no carrier) (pppd ended with code 8)',
    ],
    ['badlogin', 'tried once): the provider did not accept the name or password (pppd ended with code 19)'],
    ['nokernel', "tried once): this system's kernel has no PPP (pppd ended with code 4)"],
    ['missing', 'tried once): The file /etc/ppp/peers/missing does not exist'],
  ])('%s is told in words', async (entry, words) => {
    expect(await failure(dialer('pppd', entry))).toContain(words);
  });
  test("the line stands as the kernel's list of processes says, by the whole name of the entry", async () => {
    const proc = mkdtempSync(join(dir, 'proc-'));
    const process_ = (pid: number, ...argv: string[]) => {
      mkdirSync(join(proc, String(pid)));
      writeFileSync(join(proc, String(pid), 'cmdline'), `${argv.join('\0')}\0`);
    };
    const status = () =>
      pppdDialer(
        Link.parse({ id: 'line', kind: 'pppd', entry: 'isp' }),
        { run: createRun(systemClock) },
        proc,
      ).status?.();
    expect(await status()).toBe('unknown');
    process_(1, '/sbin/init');
    process_(20, '/usr/sbin/pppd', 'call', 'isp2', 'updetach');
    process_(21, 'vi', '/etc/ppp/peers/pppd', 'call');
    expect(await status()).toBe('down');
    process_(22, '/usr/sbin/pppd', 'call', 'isp', 'updetach');
    expect(await status()).toBe('up');
  });
  test.skipIf(lacks('pppd'))('the real pon on an entry that is not there', async () => {
    process.env['PATH'] = path;
    const words = await failure(dialer('pppd', 'dialpost-no-such-entry'));
    process.env['PATH'] = `${dir}:${path}`;
    expect(words).toMatch(/tried once\): .*(does not exist|only members of the 'dip' group)/);
  });
});

// On a line that is not there; most machines for tests have no PPP in their kernel either.
test.skipIf(lacks('pppd'))('the real pppd ends with a code we know', async () => {
  const real = mkdtempSync(join(dir, 'real-'));
  writeFileSync(join(real, 'pon'), '#!/bin/sh\nexec /usr/sbin/pppd nodetach notty </dev/null\n', { mode: 0o755 });
  process.env['PATH'] = `${real}:${dir}:${path}`;
  const words = await failure(dialer('pppd', 'isp'));
  process.env['PATH'] = `${dir}:${path}`;
  const expected = existsSync('/dev/ppp')
    ? /: [a-z' ]+ \(pppd ended with code \d+\)/
    : /tried once\): this (system's kernel has no PPP|user may not use pppd)/;
  expect(words).toMatch(expected);
});

describe.skipIf(lacks('posix'))('networkmanager', () => {
  test('nmcli brings it up and down and says whether it is metered', async () => {
    const link = dialer('networkmanager', 'mobile');
    expect(await link.metered()).toBeNull();
    expect(await link.up(never)).toEqual({ ok: true });
    expect(await link.metered()).toBe(true);
    expect(await link.down()).toEqual({ ok: true });
    expect(await Promise.all(['dear', 'free'].map((entry) => dialer('networkmanager', entry).metered()))).toEqual([
      true,
      false,
    ]);
  });
  test('a connection somebody else took down is down', async () => {
    const link = dialer('networkmanager', 'mobile');
    await link.up(never);
    rmSync(join(dir, 'nm-mobile'));
    expect(await link.down()).toEqual({ ok: true });
  });
  test.each([
    [
      'broken',
      'tried 2 times): the connection could not be activated (nmcli ended with code 4: Error: Connection activation failed: No suitable device',
    ],
    ['slow', 'tried 2 times): the connection did not come up in time (nmcli ended with code 3'],
    ['locked', 'tried once): the connection could not be activated'],
    ['missing', 'tried once): NetworkManager knows no connection of this name (nmcli ended with code 10'],
  ])('%s is told in words', async (entry, words) => {
    expect(await failure(dialer('networkmanager', entry))).toContain(words);
  });
  test.each([
    [1, 'tried 2 times): NetworkManager reports an error it has no number for'],
    [2, 'tried once): nmcli did not understand us'],
    [3, 'tried 2 times): the connection did not come up in time'],
    [4, 'tried 2 times): the connection could not be activated'],
    [5, 'tried 2 times): the connection could not be taken down'],
    [6, 'tried 2 times): the device could not be disconnected'],
    [7, 'tried 2 times): the connection could not be deleted'],
    [8, 'tried once): NetworkManager is not running'],
    [10, 'tried once): NetworkManager knows no connection of this name'],
    [65, 'tried once): nmcli expected the name of a file'],
  ])('its exit status %i is told in words', async (code, words) => {
    expect(await failure(dialer('networkmanager', `code-${code}`))).toContain(
      `${words} (nmcli ended with code ${code}: Error: this is number ${code}.)`,
    );
  });
  test('a connection that will not go down is told in words', async () => {
    const link = dialer('networkmanager', 'stuck');
    expect(await link.up(never)).toEqual({ ok: true });
    expect(await link.down()).toMatchObject({
      ok: false,
      text: expect.stringContaining(
        "Modem does not hang up (the connection could not be taken down (nmcli ended with code 5: Error: Connection 'stuck' deactivation failed.))",
      ) as unknown,
    });
    link.close();
    rmSync(join(dir, 'nm-stuck'));
  });
  test('NetworkManager that is not running is said, and dialled once', async () => {
    writeFileSync(join(dir, 'nm-stopped'), '');
    const words = await failure(dialer('networkmanager', 'mobile'));
    rmSync(join(dir, 'nm-stopped'));
    expect(words).toContain('tried once): NetworkManager is not running');
  });
});

describe.skipIf(lacks('posix'))('ras', () => {
  test('rasdial connects with the saved login, lists, and disconnects', async () => {
    const link = dialer('ras', 'Office ISP');
    expect(await link.up(never)).toEqual({ ok: true });
    expect(readFileSync(join(dir, 'ras-args'), 'utf8').trim()).toBe('Office ISP');
    expect(await link.down()).toEqual({ ok: true });
    expect(existsSync(join(dir, 'ras'))).toBe(false);
  });
  test('a connection of another name is not ours', async () => {
    writeFileSync(join(dir, 'ras'), 'Office ISP 2\n');
    const link = dialer('ras', 'Office ISP', { username: 'office', password: 'pw' });
    await link.up(never);
    expect(readFileSync(join(dir, 'ras-args'), 'utf8').trim()).toBe('Office ISP office pw');
    await link.down();
  });
  test.each([
    ['busy', 'tried 2 times): the line is busy (RAS error 676)'],
    ['silent', 'tried 2 times): nobody answers (RAS error 678)'],
    ['modem', 'tried 2 times): the modem reports an error (RAS error 651)'],
    ['login', 'tried once): the provider did not accept the name or password (RAS error 691)'],
    ['strange', 'tried 2 times): rasdial ended with code 131: Connecting to strange... / Remote Access error 899'],
  ])('%s is told in words', async (entry, words) => {
    expect(await failure(dialer('ras', entry))).toContain(words);
  });
  test.each([
    [600, 'tried 2 times): Windows is still busy with this entry'],
    [619, 'tried 2 times): the connection broke while it was being made'],
    [623, 'tried once): Windows knows no dial-up entry of this name'],
    [629, 'tried 2 times): the other side hung up'],
    [633, 'tried 2 times): the modem is in use or not set up for dialling'],
    [649, 'tried once): this account may not dial in'],
    [680, 'tried 2 times): there is no dial tone; check the telephone cable'],
    [711, 'tried 2 times): the Remote Access service of Windows is not running'],
    [720, 'tried once): the two sides found no common protocol; check the protocols of the entry'],
    [734, 'tried 2 times): the other side ended the negotiation'],
    [769, 'tried 2 times): the network it goes over is not reachable'],
    [797, 'tried once): no modem was found'],
    [812, "tried once): the other side's rules do not let this login in"],
  ])('RAS error %i is told in words', async (code, words) => {
    expect(await failure(dialer('ras', `code-${code}`))).toContain(`${words} (RAS error ${code})`);
  });
  test('why, and that it is hopeless, are told as data in every language', async () => {
    speak('en-XA');
    const link = dialer('ras', 'login', { username: 'office', password: 'pw' });
    const result = await link.up(never).finally(() => speak('en'));
    expect(result).toMatchObject({
      fault: { trouble: 'password', by: 'ras', code: 691, hopeless: true },
      said: expect.stringContaining('Remote Access error 691') as unknown,
      text: expect.stringMatching(/^⟦Modem did not connect \(tried once\): ⟦⟦the provider did not/) as unknown,
    });
  });
  test("a command of one's own that has rasdial dial is understood, and dialled again as before", async () => {
    const connectCommand = ['rasdial', 'login', 'office', 'pw'];
    const link = createLink(
      Link.parse({ id: 'line', name: 'Modem', kind: 'command', connectCommand, dialAttempts: 1 }),
      { clock: systemClock, log: createLog(() => 0, { default: 'maximum' }) },
    );
    open.push(link);
    expect(await link.up(never)).toMatchObject({
      fault: { trouble: 'password', by: 'ras', code: 691, hopeless: false },
    });
  });
  test('the password stands in no sentence and no log', async () => {
    const words = await failure(dialer('ras', 'login', { username: 'office', password: 'hunter2' }));
    expect(words + JSON.stringify(said)).not.toContain('hunter2');
  });
});
