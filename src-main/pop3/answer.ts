// What a command is answered with: one line, and where it promises one, a text behind
// it. The bracketed codes are RFC 2449 §8 and RFC 3206: a mail program can tell a
// wrong password from a mailbox in use by them.

export interface Pop3Answer {
  readonly ok: boolean;
  readonly text: string;
  /** In wire form, its ending dot included; read to the end or returned. */
  readonly body?: AsyncIterable<Buffer>;
  /** The connection ends after it. */
  readonly last?: boolean;
}

export function yes(text: string): Pop3Answer {
  return { ok: true, text };
}

export function no(text: string): Pop3Answer {
  return { ok: false, text };
}

/** A multi-line answer of plain lines, none of which begins with a dot. */
export function list(text: string, lines: readonly string[]): Pop3Answer {
  const bytes = Buffer.from([...lines, '.'].map((line) => `${line}\r\n`).join(''));
  return { ok: true, text, body: once(bytes) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, void> {
  yield bytes;
}
