// The letters of a trial and how they are known again: each has a name in it and
// nobody else's bytes, so wherever it turns up it can be said whether it is whole.
import { letterOf } from '../../scenario/support/submit';
import { type Chance, chance } from '../../scenario/support/chance';

/** How every letter of letterOf begins; servers put their lines before it. */
const START = 'Date: Sat, 01 Aug 2026 12:00:00 +0000\r\nMessage-ID: <';

export class Letters {
  readonly byName = new Map<string, Buffer>();

  /** A new letter of about `bytes`; `kind` begins its name. */
  make(kind: string, bytes: number, next: Chance): { readonly name: string; readonly content: Buffer } {
    const name = `${kind}-${this.byName.size}`;
    const content = letterOf(name, bytes, next);
    this.byName.set(name, content);
    return { name, content };
  }

  /** Which letter `stored` is, and whether it is as it was handed in; null where it is none (a notice). */
  know(stored: Buffer): { readonly name: string; readonly whole: boolean } | null {
    const at = stored.indexOf(START);
    const name = /^<(.*?)@/.exec(
      stored.subarray(at + START.length - 1, at + START.length + 80).toString('latin1'),
    )?.[1];
    if (at < 0 || name === undefined) return null;
    return { name, whole: this.byName.get(name)?.equals(stored.subarray(at)) ?? false };
  }
}

/** The name of the letter, or of the letter a notice is about; "" where there is none. */
export function nameIn(content: Buffer): string {
  return /^X-Name: (.*?)\r?$/m.exec(content.toString('latin1'))?.[1] ?? '';
}

/** Small, of a few thousand bytes, at the edge of what stands in the journal, large. */
export function someSize(next: Chance): number {
  const luck = next();
  if (luck < 0.5) return 700;
  if (luck < 0.75) return 12_000;
  return luck < 0.9 ? 64_000 + Math.floor(next() * 3000) : 200_000;
}

/** The same `count` letters in any process that knows the seed. */
export function lettersBySeed(seed: number, count: number): Letters {
  const letters = new Letters();
  const next = chance(seed);
  for (let n = 0; n < count; n++) letters.make('spooled', someSize(next), next);
  return letters;
}
