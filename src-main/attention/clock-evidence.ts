// Whether this computer's clock is right, as far as that can be known from inside. It
// can be known from what others tell in passing, never from a jump alone: a jump may
// be the mending of a clock, or a sleep.
//
// 'exact': a host told the time of this moment (a dated greeting). 'at-least': a host
// stamped a message before we had it, or we ourselves wrote down a time; then it cannot
// be earlier now. What was told is carried on by elapsed time, sleep included, so that a
// clock that is set right is right at once, without another call. A leap forward that
// does not mend anything makes all that was told worthless: somebody set the clock, and
// nobody here can say whether he knew better.
import type { Clock } from '../base/clock';

/** Who told a time without having a name; no host is called so. */
export const HOST_BEFORE_US = '(host-before-us)';
export const OWN_LAST_CALL = '(own-last-call)';

export interface Evidence {
  /** A host's name, or one of those above. */
  readonly who: string;
  /** What the other clock has more than ours, milliseconds. */
  readonly ahead: number;
  readonly kind: 'exact' | 'at-least';
}

export interface ClockEvidence {
  heard(who: string, theirTime: number, kind: Evidence['kind']): void;
  /** What speaks against our clock by more than `limit` milliseconds, or null. */
  against(limit: number): Evidence | null;
}

/** Smaller leaps are the everyday work of time servers and timers. */
const LEAP = 60_000;

export function gatherEvidence(clock: Clock): ClockEvidence {
  let known: Evidence | null = null;
  let lead = clock.now() - clock.elapsed();
  /** Takes into account how our clock was set since the last look. */
  const notice = (): void => {
    const now = clock.now() - clock.elapsed();
    const leap = now - lead;
    lead = now;
    if (!known || Math.abs(leap) < LEAP) return;
    const ahead = known.ahead - leap;
    const understood = leap < 0 || Math.abs(ahead) < LEAP;
    known = understood ? { ...known, ahead } : null;
  };
  return {
    heard(who, theirTime, kind) {
      notice();
      const ahead = theirTime - clock.now();
      // A stamp of the past proves nothing, and nothing outweighs the time of day told by a host.
      if (kind === 'at-least' && (ahead < LEAP || known?.kind === 'exact')) return;
      known = { who, ahead, kind };
    },
    against(limit) {
      notice();
      if (!known) return null;
      const wrong = known.kind === 'exact' ? Math.abs(known.ahead) > limit : known.ahead > limit;
      return wrong ? known : null;
    },
  };
}
