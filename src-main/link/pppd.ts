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
import {
  type CodeMeaning,
  type CommandsAsk,
  dialledBy,
  faultByCode,
  hungUpBy,
  unknownMetered,
  type Dialer,
  type DialerDeps,
  type ExitJudge,
  type LineStatus,
  type LinkCommands,
} from './dialer';
import { lastLines, type Ran } from '../base/run';
import { linkWords } from '../words/link';

/** pppd(8), EXIT STATUS; their words stand under the same numbers. */
const CODES: Readonly<Record<keyof typeof linkWords.pppd, CodeMeaning>> = {
  2: ['options', 'hopeless'],
  3: ['not-allowed', 'hopeless'],
  4: ['other', 'hopeless'],
  5: ['other'],
  6: ['modem-in-use'],
  7: ['no-modem'],
  8: ['chat-failed'],
  9: ['options', 'hopeless'],
  10: ['protocols'],
  11: ['other', 'hopeless'],
  12: ['other'],
  13: ['other'],
  15: ['peer-gone'],
  16: ['broke'],
  17: ['no-ppp'],
  18: ['modem-fault'],
  19: ['password', 'hopeless'],
};

export function pppdCommands({ entry, username }: CommandsAsk): LinkCommands {
  const user = username === '' ? [] : ['user', username];
  return { connect: ['pon', entry, 'updetach', ...user], hangUp: ['poff', entry], status: [] };
}

/** The dialler of a link of kind "pppd"; `proc` is where the kernel shows processes. */
export function pppdDialer(link: Link, { run }: DialerDeps, proc = '/proc'): Dialer {
  const { connect, hangUp } = pppdCommands(link);
  return {
    async dial(limitMs, signal) {
      return dialledBy(await run({ argv: connect, limitMs, signal }), 'pon', limitMs, judge);
    },
    async hangUp(limitMs) {
      return hungUpBy(await run({ argv: hangUp, limitMs }), 'poff', limitMs);
    },
    hangUpCommand: { argv: hangUp, env: {} },
    status: () => pppdStatus(link.entry, proc),
    metered: unknownMetered,
  };
}

function judge({ code, output }: Ran): ReturnType<ExitJudge> {
  // pon itself ends with 1 when the entry is not there; pppd's 1 is "an immediately fatal error".
  if (code === 1 && /does not exist/.test(output))
    return { fault: { trouble: 'no-entry', by: 'program', code, hopeless: true }, text: lastLines(output, 4) };
  const fault = faultByCode(CODES, 'pppd', code);
  return fault && { fault, text: linkWords.pppdEnded(linkWords.pppd[fault.code], fault.code) };
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
