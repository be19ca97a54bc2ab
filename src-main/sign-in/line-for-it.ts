// The line that a sign-in has for itself: what it may do with it.

/** A line that is up for this alone. */
export interface LineForIt {
  /** Aborted when it is up no longer. */
  readonly gone: AbortSignal;
  /** Resolves when it is up; throws ContractError where it does not come up. */
  up(): Promise<void>;
  /** What has come is stored, or nothing came, because of this trouble. */
  done(trouble: string | null): void;
  callOff(): void;
}
