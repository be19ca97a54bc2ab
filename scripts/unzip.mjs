// Reads a zip archive with nothing but Node, because a bare machine has no
// unzip. Promises: every entry asked for is written whole with its mode and its
// CRC checked, or an error is thrown. Limits: no zip64, no encryption, the archive fits in memory.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync, crc32 } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/** @param {Buffer} zip */
function findEnd(zip) {
  for (let at = zip.length - 22; at >= 0; at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error('this is not a zip archive');
}

/** @typedef {{ name: string, method: number, crc: number, packed: number, mode: number, at: number }} Entry */

/** The entries of the archive's own directory. @param {Buffer} zip @returns {Generator<Entry>} */
function* entriesOf(zip) {
  const end = findEnd(zip);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the zip directory is damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      mode: (zip.readUInt32LE(at + 38) >>> 16) & 0o777,
      at: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/** @param {Buffer} zip @param {Entry} entry */
function contentOf(zip, entry) {
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  const packed = zip.subarray(start, start + entry.packed);
  const content = entry.method === DEFLATED ? inflateRawSync(packed) : packed;
  // zlib.crc32 came with Node 20.15.
  if (crc32(content) !== entry.crc) throw new Error(`${entry.name} is damaged in the zip archive`);
  return content;
}

/**
 * Writes entries under `folder`; `nameFor(name)` gives the path there, or null to leave the entry out.
 * @param {Buffer} zip @param {string} folder @param {(name: string) => string | null} nameFor
 */
export function unzip(zip, folder, nameFor) {
  for (const entry of entriesOf(zip)) {
    const name = entry.name.endsWith('/') ? null : nameFor(entry.name);
    if (name === null) continue;
    const path = join(folder, name);
    if (!path.startsWith(folder)) throw new Error(`${entry.name} leads out of the folder`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contentOf(zip, entry), { mode: entry.mode || 0o644 });
  }
}
