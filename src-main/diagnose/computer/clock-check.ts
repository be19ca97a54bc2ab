// Whether the computer's clock can be right. Without asking anybody on the Internet
// three things can be known: it may not say a time before this program was built, nor
// one decades later; and it may not jump: the moment the computer was started, told by
// the clock and the running time together, must stay where it was since last asked.
// A clock that is wrong by minutes or hours from the start is not found here; a host's
// greeting that carries the date shows it (smtp-findings).
//
// Limit: macOS counts the running time by the clock itself, so no jump shows there.
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { computerWords } from '../../words/diagnose/computer';
import { fail, pass } from './check';

export interface ClockSeen {
  /** What the clock says; milliseconds since 1970 UTC. */
  readonly now: number;
  /** How long the computer has run, sleep included; milliseconds. */
  readonly uptime: number;
  /** When the computer was started, as it was told last time. */
  readonly startedBefore: number;
  /** When this program was built; null: nobody knows. */
  readonly built: number | null;
  /** "Europe/Oslo". */
  readonly zone: string;
}

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const LIFETIME = 20 * YEAR;
/** Time services correct by less than this without anybody noticing. */
const JUMP = 5 * 60_000;

/** When the computer was started, by its clock and its running time. */
export const startedAt = ({ now, uptime }: Pick<ClockSeen, 'now' | 'uptime'>): number => now - uptime;

export function checkClock(seen: ClockSeen): ComputerCheck {
  const { now, built, zone, startedBefore } = seen;
  const says = computerWords.time(now, zone);
  // A build's own computer may be a little ahead of this one.
  if (built !== null && now < built - DAY)
    return fail('clock', says, 'clock-early', computerWords.bad['clock-early'](now, built, zone));
  if (built !== null && now > built + LIFETIME)
    return fail('clock', says, 'clock-late', computerWords.bad['clock-late'](now, zone));
  const jump = startedAt(seen) - startedBefore;
  if (Math.abs(jump) > JUMP)
    return fail('clock', says, 'clock-jumped', computerWords.bad['clock-jumped'](jump, now, zone));
  return pass('clock', says, 'clock-plausible', computerWords.good['clock-plausible'](now, zone));
}
