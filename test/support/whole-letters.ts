// The corpus carried over a hop and looked at behind it: handed in on one connection,
// and known again whole. A hop may put trace fields in front (RFC 5321 §4.4), the fields
// a letter lacks (RFC 6409 §8), and the empty line that a letter of nothing but a header
// is without (RFC 5322 §2.1). Whatever else differs is a letter spoiled.
import { handOver, openClient } from '../scenario/support/submit';
import type { Letter } from './corpus';

const TRACE = /^(Received|Return-Path|Delivered-To):/i;
const LACKING = /^(Message-ID|Date|From):/i;
const EMPTY_LINE = Buffer.from('\r\n\r\n');

/** The original's bytes to the last, behind nothing but what a hop adds. */
export function isWhole(kept: Buffer, original: Buffer): boolean {
  const bare = original.length === 0 || !original.includes(EMPTY_LINE);
  return frontOf(kept, original) || (bare && frontOf(kept, Buffer.concat([original, Buffer.from('\r\n')])));
}

function frontOf(kept: Buffer, tail: Buffer): boolean {
  const at = kept.length - tail.length;
  if (at < 0 || !kept.subarray(at).equals(tail)) return false;
  const fields = kept
    .subarray(0, at)
    .toString('latin1')
    .split(/\r\n(?![ \t])/);
  // Each ends with its own line's end, so nothing is left over.
  return (
    fields.pop() === '' && fields.every((field) => TRACE.test(field) || (LACKING.test(field) && !has(tail, field)))
  );
}

function has(letter: Buffer, field: string): boolean {
  const header = letter.subarray(0, 8192).toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  const name = `${field.split(':', 1)[0]}:`.toLowerCase();
  return header
    .toLowerCase()
    .split('\r\n')
    .some((line) => line.startsWith(name));
}

/**
 * What is wrong with what arrived: letters that did not come whole, and arrivals that are none of them. Empty: all
 * came, each once.
 */
export function faultsOf(kept: readonly Buffer[], letters: readonly Letter[]): readonly string[] {
  const left = [...kept];
  const missing = letters.filter(({ content }) => {
    const at = left.findIndex((one) => isWhole(one, content));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map(({ name }) => `did not come whole: ${name}`),
    ...left.map((one) => `came, and is none of them: ${one.subarray(0, 600).toString('latin1')}`),
  ];
}

/**
 * Hands `letters` in on one connection, in order, to `recipient` or to each one's own; rejects at the first refusal.
 */
export async function handInAll(port: number, letters: readonly Letter[], recipient?: string): Promise<void> {
  const client = await openClient(port);
  if (!client) throw new Error(`nobody answers on port ${port}`);
  for (const { name, sender, recipient: own, content } of letters) {
    const { code, lines } = await handOver(client, { from: sender, to: recipient ?? own, content });
    if (code !== 250) throw new Error(`${name} was not taken: ${code} ${lines.join(' ')}`);
  }
  await client.ask('QUIT');
  client.close();
}
