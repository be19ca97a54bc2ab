// A line that is billed in steps: when the next one begins, and how waiting comes to its end
// before one that nothing would be gained from. Times are monotonic, milliseconds (pure).

export interface BilledSteps {
  /** The line came up. */
  readonly began: number;
  readonly length: number;
}

/** When the next step after `at` begins. */
export function nextStep({ began, length }: BilledSteps, at: number): number {
  return began + (Math.floor((at - began) / length) + 1) * length;
}

/** Hanging up takes a moment too. */
const BEFORE_STEP = 1_000;

/**
 * When waiting that began at `from` and would last until `until` ends: just before the last step that would begin
 * meanwhile, unless that left less than half of the wait, or the step has begun.
 */
export function beforeStep(steps: BilledSteps, from: number, until: number, now: number): number {
  const { began, length } = steps;
  const last = began + Math.floor((until - began) / length) * length;
  const early = last - BEFORE_STEP;
  return last > now && early - from >= (until - from) / 2 ? early : until;
}
