// Texts that are kept for long, by the hundred thousand. What is cut from a text keeps the whole
// of that in memory, and equal texts that were read one after the other are each there anew.

/** The same text, of which nothing else stays in memory for its sake. */
export function ownText(text: string): string {
  // By way of bytes half a character would be lost.
  return String(JSON.parse(JSON.stringify(text)));
}

/** Answers equal texts with one and the same, as long as no more than `most` others were seen since. */
export function sharedTexts(most: number): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const one = known.get(text);
    if (one !== undefined) return one;
    if (known.size >= most) known.clear();
    const own = ownText(text);
    known.set(own, own);
    return own;
  };
}
