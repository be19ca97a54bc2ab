// What strangers wrote, made fit to be shown. In a name (of a person, of a file) whatever
// cannot be seen or turns text round is made visible by its number, for that is how
// "exe" is made to look like "pdf"; in a text of many lines only what nobody writes is.
// Letters of every language stay as they are, the joiners they need included. Pure.

/** Bidirectional controls that stand for nothing in a name, and characters without width. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
/** A joiner is part of a word only between letters that join, or of a picture made of several. */
const IDLE_JOINER =
  /(?<![\p{Script=Arabic}\p{M}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d]/gu;
/** Overrides and whatever a terminal or a browser takes for an order. */
const ORDERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e\ufff9-\ufffb]/g;
const LINE_ENDS = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

const numbered = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** On one line, at most `limit` characters. */
export function nameShown(name: string, limit = 500): string {
  const line = whole(name.slice(0, limit * 2))
    .replace(LINE_ENDS, ' ')
    .trim()
    .replace(UNSEEN, numbered)
    .replace(IDLE_JOINER, numbered);
  return line.length <= limit ? line : `${whole(line.slice(0, limit))}…`;
}

/** On its lines; at most `limit` characters. */
export function textShown(text: string, limit: number): string {
  return whole(text.slice(0, limit))
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(ORDERS, (order) => (order === '\f' || order === '\v' ? '\n' : '\ufffd'));
}

/** Without half a character at the end. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
