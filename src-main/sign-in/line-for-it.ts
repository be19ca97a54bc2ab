// The line that a sign-in has for itself: it hears when it is up, says what came of it, and may
// have it hung up. Who holds it up, and for how long, is the call's own matter (session/).
// Names only; nothing here does anything.

/** A line that is up for this alone. */
export interface LineForIt {
  /** Aborted when it is up no longer. */
  readonly gone: AbortSignal;
  /** Resolves when it is up; throws ContractError where it does not come up, with `ended` where somebody ended it. */
  up(ended?: string): Promise<void>;
  /** What has come is stored, or nothing came, because of this trouble. */
  done(trouble: string | null): void;
  callOff(): void;
}
