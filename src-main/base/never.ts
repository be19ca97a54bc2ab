// The end of a switch over a closed union: the compiler proves it is never
// reached, and if a file or a peer brings a value of tomorrow it fails with the
// value in the sentence instead of falling through in silence.

/** Throws Error naming `value`. Call it in the default branch of an exhaustive switch. */
export function assertNever(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
