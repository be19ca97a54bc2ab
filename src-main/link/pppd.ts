// A line dialled by pppd (Linux): `pon ENTRY updetach` ends with code 0 once IP is
// up and leaves pppd running; `poff ENTRY` ends it. The line is up while a pppd
// started for this entry lives, found in /proc by its command line, as poff finds
// it. Who may dial and with which password is the system's business (group dip,
// /etc/ppp/peers, pap-secrets, chap-secrets); `username` only picks the name.
//
// Limits: where /proc cannot be read the line says nothing of itself. With
// `persist` in the peers file pppd redials by itself after a drop, so a drop is
// not noticed here.
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Link } from '../contract/link';
import { dialledBy, hungUpBy, unknownMetered, type Dialer, type DialerDeps, type LineStatus } from './dialer';
import { lastLines, type Ran } from '../base/run';

/** pppd(8), EXIT STATUS. `hopeless` where dialling again cannot help. */
const CODES: Readonly<Record<number, { readonly text: string; readonly hopeless: boolean }>> = {
  2: { text: 'an option in the peers file is wrong', hopeless: true },
  3: { text: 'this user may not use pppd', hopeless: true },
  4: { text: "this system's kernel has no PPP", hopeless: true },
  5: { text: 'pppd was stopped', hopeless: false },
  6: { text: 'another program is using the modem', hopeless: false },
  7: { text: "the modem's port could not be opened", hopeless: false },
  8: { text: 'the modem did not connect (the chat script failed: busy, no answer or no carrier)', hopeless: false },
  9: { text: 'the command of the pty option could not be run', hopeless: true },
  10: { text: 'the other side answered but speaks no PPP we understand', hopeless: false },
  11: { text: 'the other side did not prove who it is', hopeless: true },
  12: { text: 'the line was idle too long', hopeless: false },
  13: { text: 'the longest connect time was reached', hopeless: false },
  15: { text: 'the other side no longer answers', hopeless: false },
  16: { text: 'the modem hung up', hopeless: false },
  17: { text: 'the line only echoes what we send', hopeless: false },
  18: { text: 'the modem could not be set up (the init script failed)', hopeless: false },
  19: { text: 'the provider did not accept the name or password', hopeless: true },
};

/** The dialler of a link of kind "pppd"; `proc` is where the kernel shows processes. */
export function pppdDialer(link: Link, { run }: DialerDeps, proc = '/proc'): Dialer {
  const user = link.username === '' ? [] : ['user', link.username];
  return {
    async dial(limitMs, signal) {
      return dialledBy(
        await run({ argv: ['pon', link.entry, 'updetach', ...user], limitMs, signal }),
        'pon',
        limitMs,
        judge,
      );
    },
    async hangUp(limitMs) {
      return hungUpBy(await run({ argv: ['poff', link.entry], limitMs }), 'poff', limitMs);
    },
    hangUpCommand: { argv: ['poff', link.entry], env: {} },
    status: () => pppdStatus(link.entry, proc),
    metered: unknownMetered,
  };
}

function judge(ran: Ran): { hopeless: boolean; text: string } | null {
  // pon itself ends with 1 when the entry is not there; pppd's 1 is "an immediately fatal error".
  if (ran.code === 1 && /does not exist/.test(ran.output)) return { hopeless: true, text: lastLines(ran.output, 4) };
  const known = ran.code === null ? undefined : CODES[ran.code];
  return known ? { hopeless: known.hopeless, text: `${known.text} (pppd ended with code ${ran.code})` } : null;
}

async function pppdStatus(entry: string, proc: string): Promise<LineStatus> {
  const names = await readdir(proc).catch(() => null);
  const pids = names?.filter((name) => /^\d+$/.test(name)) ?? [];
  // No process at all: this is not the kernel's list (we ourselves would be in it).
  if (pids.length === 0) return 'unknown';
  for (const pid of pids) {
    const line = await readFile(`${proc}/${pid}/cmdline`, 'utf8').catch(() => '');
    if (isPppdFor(line.split('\0'), entry)) return 'up';
  }
  return 'down';
}

function isPppdFor(argv: readonly string[], entry: string): boolean {
  const at = argv.findIndex((arg) => basename(arg) === 'pppd');
  return at >= 0 && argv[at + 1] === 'call' && argv[at + 2] === entry;
}
