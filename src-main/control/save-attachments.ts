// Attachments into files, in pieces, whatever their size. One that is saved where the person
// said replaces what the system's dialog asked about; all at once replace nothing: a name
// that is taken gets a number. There is a whole file or none. Rejects ContractError.
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ContractError } from '../contract/errors';
import type { MessageAttachment, MessagePart, MessageRef } from '../contract/message/message';
import type { Caller } from '../contract/methods';
import { numberedName } from '../reading/file-name';
import { readingWords } from '../words/reading';
import { controlWords } from '../words/ways-in/control';
import { type Attempt, fillSafely, orTrouble, writeWhole } from './whole-file';

const PIECE = 4 * 1_048_576;
/** So many of one name are looked for. */
const MOST_OF_A_NAME = 1000;
const trouble = (path: string, why: string): string => controlWords.save.attachmentTrouble(path, why);

export interface AttachmentWriting {
  name(part: MessagePart): Promise<string>;
  write(part: MessagePart, path: string): Promise<void>;
  writeAll(message: MessageRef, folder: string): Promise<number>;
}

export function attachmentSaving(relay: Caller): AttachmentWriting {
  return {
    async name({ message, part }) {
      const found = (await attachmentsOf(relay, message)).find((one) => one.part === part);
      if (!found) throw new ContractError('not-found', readingWords.noPart(part));
      return found.fileName;
    },
    write: (part, path) => writeWhole(path, { trouble, fill: (file) => fill(relay, part, file) }),
    async writeAll(message, folder) {
      const all = await attachmentsOf(relay, message);
      for (const [saved, { part, fileName }] of all.entries()) {
        const cut = (path: string, why: string): string => controlWords.save.attachmentsCut(saved, folder, path, why);
        const free = { folder, name: fileName, trouble: saved === 0 ? trouble : cut };
        await writeFree(relay, { message, part }, free);
      }
      return all.length;
    },
  };
}

async function attachmentsOf(relay: Caller, message: MessageRef): Promise<readonly MessageAttachment[]> {
  return (await relay.call('message.read', { message, patient: true })).attachments;
}

interface FreePlace {
  readonly folder: string;
  readonly name: string;
  readonly trouble: Attempt['trouble'];
}

async function writeFree(relay: Caller, part: MessagePart, { folder, name, trouble: told }: FreePlace): Promise<void> {
  const wished = { path: join(folder, name), leaves: null, trouble: told };
  const { path, file } = await orTrouble(wished, () => openFree(folder, name));
  await orTrouble({ path, leaves: path, trouble: told }, () => fillSafely(file, () => fill(relay, part, file)));
}

/** The first name of its kind that nobody has, with its file. */
async function openFree(folder: string, name: string): Promise<{ readonly path: string; readonly file: FileHandle }> {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : numberedName(name, number));
    try {
      return { path, file: await open(path, 'wx', 0o600) };
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isTaken || number >= MOST_OF_A_NAME) throw error;
    }
  }
}

async function fill(relay: Caller, part: MessagePart, file: FileHandle): Promise<void> {
  for (let offset: number | null = 0; offset !== null;) {
    const { text, next }: { text: string; next: number | null } = await relay.call('message.attachment', {
      ...part,
      offset,
      maxBytes: PIECE,
    });
    await file.writeFile(Buffer.from(text, 'base64'));
    offset = next;
  }
}
