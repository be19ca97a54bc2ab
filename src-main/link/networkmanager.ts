// A line NetworkManager dials (a mobile modem, a VPN, a phone's Wi-Fi): nmcli
// brings the connection profile `entry` up and down, says whether it is active,
// and whether it is metered. Passwords are the profile's business: nmcli has no
// way to hand one in that would fit every kind of profile.
//
// Limit: "yes (guessed)" counts as metered, "unknown" as nobody knows.
import type { Link } from '../contract/link';
import {
  ASK_LIMIT,
  type CodeMeaning,
  type CommandsAsk,
  dialledBy,
  faultByCode,
  hungUpBy,
  type Dialer,
  type DialerDeps,
  type ExitJudge,
  type LineStatus,
  type LinkCommands,
} from './dialer';
import { lastLines, type Ran, type Run } from '../base/run';
import { linkWords } from '../words/link';

/** nmcli(1), EXIT STATUS: all but 0; their words stand under the same numbers. */
const CODES: Readonly<Record<keyof typeof linkWords.nmcli, CodeMeaning>> = {
  1: ['other'],
  2: ['other', 'hopeless'],
  3: ['time'],
  4: ['other'],
  5: ['other'],
  6: ['other'],
  7: ['other'],
  8: ['nm-off', 'hopeless'],
  10: ['no-entry', 'hopeless'],
  65: ['other', 'hopeless'],
};
const SECRETS = /secrets were required|no secrets/i;

/** "id" keeps a profile that is called like a UUID or a path from being taken for one. */
const profileOf = ({ entry }: Pick<Link, 'entry'>): readonly string[] => ['id', entry];

/** But for a limit of seconds when it dials. */
export function nmCommands(link: CommandsAsk): LinkCommands {
  const profile = profileOf(link);
  return {
    connect: ['nmcli', 'connection', 'up', ...profile],
    hangUp: ['nmcli', 'connection', 'down', ...profile],
    status: ['nmcli', '-g', 'GENERAL.STATE', 'connection', 'show', ...profile],
  };
}

/** The dialler of a link of kind "networkmanager". */
export function networkManagerDialer(link: Link, { run }: DialerDeps): Dialer {
  const profile = profileOf(link);
  const { hangUp, status } = nmCommands(link);
  const act = (verb: 'up' | 'down', limitMs: number, signal?: AbortSignal): Promise<Ran> =>
    // nmcli's own limit comes first, so that it can say why.
    nmcli(
      run,
      ['--wait', String(Math.max(1, Math.floor(limitMs / 1000) - 1)), 'connection', verb, ...profile],
      limitMs,
      signal,
    );
  return {
    async dial(limitMs, signal) {
      return dialledBy(await act('up', limitMs, signal), 'nmcli', limitMs, judge);
    },
    async hangUp(limitMs) {
      const ran = await act('down', limitMs);
      // 10 also means "not an active connection": it is down already.
      return ran.code === 10 ? { ok: true } : hungUpBy(ran, 'nmcli', limitMs, judge);
    },
    hangUpCommand: { argv: hangUp, env: {} },
    status: async (): Promise<LineStatus> => {
      const ran = await nmcli(run, status.slice(1), ASK_LIMIT);
      if (ran.code === 10) return 'down';
      if (ran.code !== 0) return 'unknown';
      // Only a connection that is active has a state at all. What is "activating" may be dialling anew after a drop,
      // and paid for.
      if (ran.output === 'activating') return 'unknown';
      return ran.output === 'activated' || ran.output === 'deactivating' ? 'up' : 'down';
    },
    metered: () => metered(run, profile),
  };
}

function nmcli(run: Run, args: readonly string[], limitMs: number, signal?: AbortSignal): Promise<Ran> {
  // States come in the reader's language unless told otherwise.
  return run({ argv: ['nmcli', ...args], limitMs, signal, env: { LC_ALL: 'C' } });
}

function judge({ code, output }: Ran): ReturnType<ExitJudge> {
  const fault = faultByCode(CODES, 'nmcli', code);
  if (!fault) return null;
  const secrets = SECRETS.test(output) ? ({ trouble: 'nm-secrets', hopeless: true } as const) : {};
  return {
    fault: { ...fault, ...secrets },
    text: linkWords.nmcliEnded(linkWords.nmcli[fault.code], fault.code, lastLines(output, 1)),
  };
}

/** The profile's own word, else what NetworkManager guesses of its device. */
async function metered(run: Run, profile: readonly string[]): Promise<boolean | null> {
  const ask = async (...args: string[]): Promise<string> => {
    const ran = await nmcli(run, ['-g', ...args], ASK_LIMIT);
    return ran.code === 0 ? ran.output.trim() : '';
  };
  const own = yesNo(await ask('connection.metered', 'connection', 'show', ...profile));
  if (own !== null) return own;
  const device = (await ask('GENERAL.DEVICES', 'connection', 'show', ...profile)).split(/[,\n]/)[0] ?? '';
  return device === '' ? null : yesNo(await ask('GENERAL.METERED', 'device', 'show', device));
}

function yesNo(text: string): boolean | null {
  if (/^yes\b/.test(text)) return true;
  return /^no\b/.test(text) ? false : null;
}
