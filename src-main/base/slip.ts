// A fault of our own that only a programmer sees: what can never happen, happened. Its
// text is for the diagnostic log and stays in English (test/support/sentences.ts).

export function slip(text: string): Error {
  return new Error(text);
}
