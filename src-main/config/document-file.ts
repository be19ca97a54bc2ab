// A settings document in a file that a person named, as editors and Dialpost itself write
// it. What is no settings document of ours is refused with a sentence that names the file;
// whether the settings in it fit is judged by others. All reject ContractError.
import { type FileHandle, open, stat } from 'node:fs/promises';
import { diskSaid } from '../base/durable';
import { filePart } from '../base/file-part';
import { decodeText } from '../base/text-file';
import { ContractError } from '../contract/errors';
import { Settings } from '../contract/settings';
import { configWords } from '../words/config';
import { faultText, jsonFault } from './json-faults';

/** Settings of a thousand people have a fifth of it. */
const MOST_BYTES = 4_000_000;
/** Ours have twelve levels; what is much deeper would only be meant to do harm. */
const MOST_LEVELS = 40;
const VERSION = 1;

/** What stands in `path`, which looks like settings of ours. */
export async function readSettingsFile(path: string): Promise<object> {
  const document = documentIn(await bounded(path), path);
  if (!isOurs(document)) refuse(configWords.file.notOurs(path));
  const version: unknown = Reflect.get(document, 'version');
  if (typeof version === 'number' && version > VERSION) refuse(configWords.file.newer(path, version, VERSION));
  return document;
}

/** The JSON in `path`, which may be a pipe, as `<(…)` of a shell is one; no more of it is read than settings have. */
export async function readDocumentFile(path: string): Promise<unknown> {
  const file = await open(path, 'r').catch((error: unknown) => refuse(unreadable(path, error)));
  try {
    const about = await file.stat();
    if (about.isDirectory()) return refuse(configWords.file.noFile(path));
    if (about.size > MOST_BYTES) return refuse(configWords.file.tooLarge(path, about.size, MOST_BYTES));
    const bytes = await beginningOf(file).catch((error: unknown) => refuse(unreadable(path, error)));
    if (bytes.length > MOST_BYTES) return refuse(configWords.file.tooLarge(path, bytes.length, MOST_BYTES));
    return documentIn(bytes, path);
  } finally {
    await file.close();
  }
}

const READ_AT_ONCE = 1_000_000;

/** All that can be read, or as much that it is too much. */
async function beginningOf(file: FileHandle): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let length = 0; length <= MOST_BYTES;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(READ_AT_ONCE), 0, READ_AT_ONCE, null);
    if (bytesRead === 0) break;
    parts.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(parts);
}

/** The JSON in the bytes of `path`. */
function documentIn(bytes: Uint8Array, path: string): unknown {
  const text = decodeText(bytes);
  if (text === null) return refuse(configWords.file.encoding(path));
  if (text.trim() === '') return refuse(configWords.file.empty(path));
  const fault = jsonFault(text);
  if (fault) return refuse(configWords.file[fault.kind === 'twice' ? 'twice' : 'notJson'](path, faultText(fault)));
  return JSON.parse(text);
}

/** A pipe or a device, which might never end, is not opened at all. */
async function bounded(path: string): Promise<Buffer> {
  try {
    const about = await stat(path);
    if (!about.isFile()) return refuse(configWords.file.noFile(path));
    if (about.size > MOST_BYTES) return refuse(configWords.file.tooLarge(path, about.size, MOST_BYTES));
    return await filePart(path, 0, MOST_BYTES);
  } catch (error) {
    if (error instanceof ContractError) throw error;
    return refuse(unreadable(path, error));
  }
}

function unreadable(path: string, error: unknown): string {
  return configWords.file.unreadable(path, diskSaid(error));
}

function refuse(why: string): never {
  throw new ContractError('bad-request', why);
}

/** One of its names is a setting of ours; a version many programs write. */
function isOurs(document: unknown): document is object {
  if (typeof document !== 'object' || document === null || Array.isArray(document) || isTooDeep(document)) return false;
  return Object.keys(document).some((name) => name !== 'version' && name in Settings.shape);
}

/** Nobody's settings are: who looks through them part by part would not come back. */
export function isTooDeep(document: object): boolean {
  let level: readonly unknown[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((one): readonly unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}
