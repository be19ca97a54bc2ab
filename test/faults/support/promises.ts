// What was promised to whom, and when, read off the sockets of a recorded program:
// letters acknowledged with 250, letters a receiver confirmed, letters the office's
// mail program has and gave leave to remove, letters deleted at the provider.
import type { Entry } from './disk-record';

export type Promised =
  /** We said "250 … queued as <id>". */
  | { readonly what: 'queued'; readonly id: string }
  /** The receiver said "250 kept <name>". */
  | { readonly what: 'confirmed'; readonly name: string }
  /** A mail program has the letter and said QUIT; then we said +OK. */
  | { readonly what: 'taken' | 'removed'; readonly name: string }
  /** We gave the provider leave to delete it. */
  | { readonly what: 'fetched'; readonly name: string };

/** One POP3 conversation: which letter is which number, and what is marked. */
class Fetching {
  private readonly asked: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly marked: string[] = [];
  private rest = { ask: '', answer: '' };
  private ending: 'not' | 'asked' | 'over' = 'not';

  constructor(readonly ours: boolean) {}

  hear(side: 'ask' | 'answer', bytes: Buffer): readonly Promised[] {
    const lines = (this.rest[side] + bytes.toString('latin1')).split('\r\n');
    this.rest[side] = lines.pop() ?? '';
    return lines.flatMap((line) => (side === 'ask' ? this.ask(line) : this.answer(line)));
  }

  private ask(line: string): readonly Promised[] {
    const [verb = '', number = ''] = line.split(' ');
    if (verb === 'RETR') this.asked.push(number);
    if (verb === 'DELE') this.marked.push(this.names.get(number) ?? '');
    if (verb !== 'QUIT') return [];
    this.ending = 'asked';
    return this.marked.map((name) => ({ what: this.ours ? 'fetched' : 'taken', name }));
  }

  private answer(line: string): readonly Promised[] {
    const name = /^X-Name: (.*)$/.exec(line)?.[1];
    if (name !== undefined) this.names.set(this.asked.shift() ?? '', name);
    if (this.ours || this.ending !== 'asked' || !line.startsWith('+OK')) return [];
    this.ending = 'over';
    return this.marked.map((one) => ({ what: 'removed', name: one }));
  }
}

/** Reads entry after entry; answers what each of them promises. */
export function promiseReader(): (entry: Entry) => readonly Promised[] {
  const fetchings = new Map<string, Fetching | null>();
  return (entry) => {
    if (entry.kind === 'closed') fetchings.delete(entry.handle);
    if (entry.kind !== 'said' && entry.kind !== 'heard') return [];
    const { handle, kind, bytes } = entry;
    if (!fetchings.has(handle))
      fetchings.set(handle, bytes.subarray(0, 3).toString() === '+OK' ? new Fetching(kind === 'heard') : null);
    const fetching = fetchings.get(handle);
    if (fetching) return fetching.hear((kind === 'said') === fetching.ours ? 'ask' : 'answer', bytes);
    return bytes.length > 4096 ? [] : smtp(kind, bytes.toString('latin1'));
  };
}

/** A reply of ours, or one of the receiver's. */
function smtp(kind: 'said' | 'heard', text: string): readonly Promised[] {
  if (kind === 'said') {
    // spool-child.ts says of itself what a peer would.
    const leaving = [...text.matchAll(/^leaving (\S+)$/gm)].map(([, name = '']): Promised => ({
      what: 'confirmed',
      name,
    }));
    return [
      ...leaving,
      ...[...text.matchAll(/queued as ([0-9A-Z]{16})/g)].map(([, id = '']): Promised => ({ what: 'queued', id })),
    ];
  }
  return [...text.matchAll(/^250 kept (\S+)\r$/gm)].map(([, name = '']) => ({ what: 'confirmed', name }));
}
