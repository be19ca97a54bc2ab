// A host that greets with the time of day (Exim and Sendmail do) tells whether our
// clock is right, or its own is. Pure.
import type { Finding } from '../contract/diagnose/diagnose';
import { toldTime } from '../mail/told-time';
import { hostTestWords } from '../words/diagnose/tests';

/** Hosts' own clocks, and slow lines, are off by a little. */
const APART = 10 * 60_000;

/** `at`: what our clock said when the greeting came; milliseconds since 1970 UTC. */
export function clockFindings(banner: string | null, at: number, host: string): readonly Finding[] {
  const theirs = toldTime(banner ?? '');
  if (theirs === null || Math.abs(theirs - at) < APART) return [];
  return [
    {
      severity: 'warning',
      code: 'clock-differs',
      text: hostTestWords.clock(host, theirs, at),
    },
  ];
}
