// Where a JSON text has its first mistake, and a name that stands twice in one group, which
// JSON.parse lets pass: the last one wins, and what the first said is gone without a word.
// JSON.parse's own words are not shown to anybody: they often name no place, and quote what
// stands there, which may be a password. Walks a text once, without recursion. Pure.
import { configWords } from '../words/config';

/** Lines and characters count from one. */
export interface JsonPlace {
  readonly line: number;
  readonly character: number;
}

export type JsonFault = JsonPlace &
  (
    | { readonly kind: 'mistake' }
    /** It ends before it is whole. */
    | { readonly kind: 'torn' }
    | { readonly kind: 'twice'; readonly name: string }
  );

/** What may come next; "first": an empty group or list may end here too. */
type Wanted = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'after';

const SPACE = /[ \t\r\n]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** null: it is JSON, and every name stands once in its group. */
export function jsonFault(text: string): JsonFault | null {
  return new Walk(text).run();
}

const LONGEST_NAME = 60;

/** In words, within a sentence. */
export function faultText(fault: JsonFault): string {
  const { json } = configWords;
  if (fault.kind === 'twice') return json.twice(fault.name.slice(0, LONGEST_NAME), fault.line);
  return fault.kind === 'torn' ? json.torn(fault.line) : json.mistake(fault.line, fault.character);
}

class Walk {
  private at = 0;
  private wanted: Wanted = 'value';
  /** Groups with their names so far, and lists (null), the innermost last. */
  private readonly within: (Set<string> | null)[] = [];

  constructor(private readonly text: string) {}

  run(): JsonFault | null {
    for (;;) {
      this.at = this.behind(SPACE) ?? this.at;
      const whole = this.wanted === 'after' && this.within.length === 0;
      if (this.at >= this.text.length) return whole ? null : { ...this.place(), kind: 'torn' };
      const fault = whole ? this.mistake() : this.step(this.text.charAt(this.at));
      if (fault) return fault;
    }
  }

  private step(character: string): JsonFault | null {
    switch (this.wanted) {
      case 'value':
      case 'first-value':
        return this.value(character);
      case 'name':
      case 'first-name':
        return this.name(character);
      case 'colon':
        return character === ':' ? this.on(this.at + 1, 'value') : this.mistake();
      case 'after':
        return this.after(character);
    }
  }

  private value(character: string): JsonFault | null {
    if (character === '{') {
      this.within.push(new Set());
      return this.on(this.at + 1, 'first-name');
    }
    if (character === '[') {
      this.within.push(null);
      return this.on(this.at + 1, 'first-value');
    }
    if (character === ']' && this.wanted === 'first-value') return this.close();
    const end = character === '"' ? this.stringEnd() : this.behind(PLAIN);
    return end === null ? this.mistake() : this.on(end, 'after');
  }

  private name(character: string): JsonFault | null {
    if (character === '}' && this.wanted === 'first-name') return this.close();
    const end = character === '"' ? this.stringEnd() : null;
    if (end === null) return this.mistake();
    const name = String(JSON.parse(this.text.slice(this.at, end)));
    const names = this.within.at(-1);
    if (names?.has(name)) return { ...this.place(), kind: 'twice', name };
    names?.add(name);
    return this.on(end, 'colon');
  }

  private after(character: string): JsonFault | null {
    const group = this.within.at(-1) !== null;
    if (character === ',') return this.on(this.at + 1, group ? 'name' : 'value');
    return character === (group ? '}' : ']') ? this.close() : this.mistake();
  }

  private close(): null {
    this.within.pop();
    return this.on(this.at + 1, 'after');
  }

  private on(at: number, wanted: Wanted): null {
    this.at = at;
    this.wanted = wanted;
    return null;
  }

  /** Where `pattern` ends if it stands here; null: it does not. */
  private behind(pattern: RegExp, at = this.at): number | null {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : null;
  }

  /** Behind the string that begins here; null, and `at` on the mistake, where it is none. */
  private stringEnd(): number | null {
    for (let at = this.at + 1; at < this.text.length; at++) {
      const character = this.text.charAt(at);
      if (character === '"') return at + 1;
      const end = character === '\\' ? this.behind(ESCAPE, at) : at + 1;
      if (end === null || character < ' ') {
        this.at = at;
        return null;
      }
      at = end - 1;
    }
    this.at = this.text.length;
    return null;
  }

  private mistake(): JsonFault {
    return { ...this.place(), kind: this.at >= this.text.length ? 'torn' : 'mistake' };
  }

  private place(): JsonPlace {
    const before = this.text.slice(0, this.at).split('\n');
    return { line: before.length, character: (before.at(-1) ?? '').length + 1 };
  }
}
