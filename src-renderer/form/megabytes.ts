// Sizes as people type them: megabytes in the window, bytes in the settings. A size
// nobody touches keeps its exact bytes, because only typing writes. Pure.
import { decimalText } from './decimal';

const MEGABYTE = 1_000_000;
/** Three places: a kilobyte can still be told. */
const PLACES = 1000;

export function megabytes(bytes: number): number {
  return Math.round((bytes / MEGABYTE) * PLACES) / PLACES;
}

export function fromMegabytes(size: number): number {
  return Math.round(size * MEGABYTE);
}

/** Bytes as the relay writes them in any language: "65536", "65.536". */
const BYTES = /\d{1,3}(?:[.\u00a0\u202f]\d{3})+|\d{4,}/g;

/** The relay's sentence with its bytes as megabytes: "expected 0.001 to 2048". */
export function sizeSentence(sentence: string): string {
  return sentence.replace(BYTES, (bytes) => decimalText(megabytes(Number(bytes.replace(/\D/g, '')))));
}
