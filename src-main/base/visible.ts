// Text from strangers made safe to look at. Replies, subjects, addresses, file names and
// log lines may hold what a terminal obeys (C0, DEL and C1: colours, titles, the cursor,
// in some even typing) and what turns text round so that it reads as something else (the
// bidirectional controls, invisible tags). Letters of every language stay as they are,
// the joiners that some need included. Pure; every word for a terminal goes through it.

// C0, DEL, C1, soft bidi marks, line and paragraph separators, bidi embeddings, overrides and isolates, deprecated
// format characters, BOM, interlinear marks, tags.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** On one line: a blank in the place of whatever is unsafe, line ends included. */
export function plain(text: string): string {
  return text.replace(UNSAFE, ' ');
}

/** On its lines, with its tabs; a CR stays only at the end of a line. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (unsafe, at: number) =>
    unsafe === '\n' || unsafe === '\t' || (unsafe === '\r' && text[at + 1] === '\n') ? unsafe : ' ',
  );
}

/** JSON that says the same, with what is unsafe written as \uXXXX. `indent` as JSON.stringify takes it. */
export function visibleJson(value: unknown, indent?: number): string {
  // Between the values stands nothing unsafe but the line ends of the indent.
  return (JSON.stringify(value, null, indent) ?? 'null').replace(UNSAFE, (unsafe) =>
    unsafe === '\n'
      ? unsafe
      : [...Array(unsafe.length).keys()]
          .map((i) => `\\u${unsafe.charCodeAt(i).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}
