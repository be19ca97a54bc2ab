// Text between tags of XML. Pure.

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => NAMES[letter] ?? letter);
}
