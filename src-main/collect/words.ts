// Words of the other side as they may stand in a sentence.
import { collectWords } from '../words/collect';

/** The first line that says something, short and without control characters; or what stands for no words. */
export function firstLine(text: string): string {
  const line =
    text
      .split(/\r?\n/)
      .map((l) => l.replace(/[\x00-\x1f\x7f]+/g, ' ').trim())
      .find((l) => l !== '') ?? collectWords.noWords;
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
