// One message's content into a file, byte for byte as it lies in the spool. It is
// asked for in pieces, so that a large message needs no more memory than a small
// one, and written beside its place first: there is a whole file or none. Rejects
// ContractError when the message is no longer there, or when the disk refuses.
import type { FileHandle } from 'node:fs/promises';
import { notReplaceable } from '../base/replaceable';
import type { MessageRef } from '../contract/message/message';
import type { Caller } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';
import { writeWhole } from './whole-file';

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
export function saveContent(relay: Caller, message: MessageRef, path: string): Promise<Saved> {
  return writeWhole(path, {
    trouble: controlWords.save.trouble,
    fill: (file) => writePieces(relay, message, file),
    standing: async () => {
      const standing = await notReplaceable(path, 'letter', (head) => LETTER.test(head.toString('latin1')));
      return standing === null ? null : controlWords.save.standing(path, standing);
    },
  });
}

async function writePieces(relay: Caller, message: MessageRef, file: FileHandle): Promise<Saved> {
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
    if (!truncated) return { bytes: offset, damaged };
  }
}
