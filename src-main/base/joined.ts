// Pieces of bytes as one. A letter of ordinary size mostly comes in one piece, and
// Buffer.concat would copy that too: the result may therefore share its memory with
// the piece, and neither is to be changed.

export function joined(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return only && parts.length === 1 ? only : Buffer.concat(parts);
}
