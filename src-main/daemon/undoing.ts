// Steps that are all done or not at all: each names how it is taken back, and where one
// fails those before it are taken back, the last first.

export interface UndoableStep {
  do(): Promise<void>;
  /** Called where a later step failed. */
  undo(): Promise<void>;
}

/** Rejects with the error of the step that failed, after what was done was taken back. */
export async function allOrNothing(steps: readonly UndoableStep[]): Promise<void> {
  const done: UndoableStep[] = [];
  try {
    for (const step of steps) {
      // Half of it may be done when it fails.
      done.unshift(step);
      await step.do();
    }
  } catch (error) {
    // What cannot be taken back must not keep the rest from it.
    for (const step of done) await step.undo().catch(() => undefined);
    throw error;
  }
}
