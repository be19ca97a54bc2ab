// One zip archive out of texts, by fflate. Long texts are handed over in pieces, so that
// mail is taken and sent between them; the archive is held in memory.
import { setImmediate as turn } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';

export interface ZipEntry {
  /** With slashes, below no folder of its own. */
  readonly name: string;
  readonly text: string;
}

const PIECE = 256 * 1024;

/** `at`: the time every entry carries, milliseconds since 1970. */
export async function zipOf(entries: readonly ZipEntry[], at: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let trouble: Error | null = null;
  const zip = new Zip((error, piece) => {
    trouble ??= error;
    pieces.push(piece);
  });
  for (const { name, text } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = at;
    zip.add(file);
    const bytes = Buffer.from(text, 'utf8');
    for (let from = 0; from < bytes.length; from += PIECE) {
      file.push(bytes.subarray(from, from + PIECE), false);
      await turn();
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  if (trouble) throw trouble;
  return Buffer.concat(pieces);
}
