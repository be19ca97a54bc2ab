// One message's content into a file, byte for byte as it lies in the spool. It is
// asked for in pieces, so that a large message needs no more memory than a small
// one, and written beside its place first: there is a whole file or none. Rejects
// ContractError when the message is no longer there, or when the disk refuses.
import { open, unlink } from 'node:fs/promises';
import { renameDurable } from '../base/durable';
import { notReplaceable } from '../base/replaceable';
import { ContractError } from '../contract/errors';
import type { MessageRef } from '../contract/message/message';
import type { Caller } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';

const PIECE = 4 * 1_048_576;

export interface Saved {
  readonly bytes: number;
  /** It is not what was received. */
  readonly damaged: boolean;
}

/** How a letter begins that was saved before: with a field of its header. */
const LETTER =
  /^(Received|Return-Path|X-Loop|Delivered-To|Message-ID|Date|From|To|Cc|Subject|MIME-Version|Reply-To|Content-Type|X-[\w-]+)[ \t]*:/i;

/** What was written to `path`; a letter that was saved there before is replaced, anything else is not. */
export async function saveContent(relay: Caller, message: MessageRef, path: string): Promise<Saved> {
  const beside = `${path}.${process.pid}.part`;
  try {
    const saved = await writePieces(relay, message, beside);
    const standing = await notReplaceable(path, 'letter', (head) => LETTER.test(head.toString('latin1')));
    if (standing !== null) throw new ContractError('refused', controlWords.save.standing(path, standing));
    await renameDurable(beside, path);
    return saved;
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    if (error instanceof ContractError) throw error;
    throw new ContractError(
      'refused',
      controlWords.save.trouble(path, error instanceof Error ? error.message : String(error)),
    );
  }
}

async function writePieces(relay: Caller, message: MessageRef, path: string): Promise<Saved> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let offset = 0, damaged = false; ;) {
      const {
        text,
        truncated,
        damaged: found = false,
      } = await relay.call('message.source', { message, offset, maxBytes: PIECE, encoding: 'base64' });
      const piece = Buffer.from(text, 'base64');
      await file.writeFile(piece);
      offset += piece.length;
      damaged ||= found;
      if (truncated) continue;
      await file.sync();
      return { bytes: offset, damaged };
    }
  } finally {
    await file.close();
  }
}
