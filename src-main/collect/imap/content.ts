// A letter by IMAP: asked for in parts, and a part shorter than asked is no end: it is
// asked on from there, until the host has given as much as it announced, or has nothing
// more to give. RFC822.SIZE is not always true (Exchange guesses): an empty answer behind a
// line end is the end, whatever was announced. There are hosts that do not know parts, and
// give the letter from its beginning whatever is asked: that again is nothing new, and
// where it has no more than came before, it is whole only by what was announced.
import { MessageTrouble, type ListedMessage, looksCut } from '../host';
import { isForNow } from '../sign-in';
import { type ImapConnection, ImapRefusal } from './connection';
import { collectWords } from '../../words/collect';

/** Asked for at a time: a round trip for each, so not small on a thin line. */
const CHUNK_BYTES = 1_048_576;
/** So much of a letter's beginning is enough to know it again: its header names it. */
const KNOWN_BY = 1024;

/** The letter as the host gives it. Throws MessageTrouble where that is nothing, or not all of it. */
export async function* contentOf(
  connection: ImapConnection,
  { number: uid, bytes }: ListedMessage,
): AsyncGenerator<Buffer, void, void> {
  const announced = bytes ?? Infinity;
  let beginning: Buffer = Buffer.alloc(0);
  let last: number | undefined;
  for (let at = 0; ;) {
    const part = (await partOf(connection, uid, at)) ?? (await partOf(connection, uid, at));
    if (!part) throw new MessageTrouble(at === 0 ? collectWords.letter.notAtAll : collectWords.letter.gaveFirst(at));
    const anew = at > 0 && beginsWith(part, beginning);
    const more = anew ? part.subarray(at) : part;
    if (more.length === 0 && !isCut({ bytes, at, last, anew })) return;
    if (more.length === 0) throw new MessageTrouble(collectWords.letter.gave(at, bytes));
    beginning = Buffer.concat([beginning, more.subarray(0, KNOWN_BY - beginning.length)]);
    yield more;
    at += more.length;
    last = more.at(-1);
    if (part.length > CHUNK_BYTES || (part.length < CHUNK_BYTES && at >= announced && !looksCut(at, last))) return;
  }
}

/**
 * Nothing stands behind the first `at` bytes: did more lie there than came? `anew`: the host gave the beginning again;
 * where it gives no size it may have more, and only ever show the same chunk.
 */
function isCut(given: {
  readonly bytes: number | null;
  readonly at: number;
  readonly last: number | undefined;
  readonly anew: boolean;
}): boolean {
  const { bytes, at, last, anew } = given;
  if (at === 0) return bytes !== 0;
  return looksCut(at, last) && (bytes === null ? anew : at < bytes);
}

function beginsWith(part: Buffer, beginning: Buffer): boolean {
  return part.length >= beginning.length && part.subarray(0, beginning.length).equals(beginning);
}

/**
 * The bytes from `at` on, up to a chunk; empty behind the end; null where the host gives nothing for it (NIL, NO, no
 * answer).
 */
async function partOf(connection: ImapConnection, uid: number, at: number): Promise<Buffer | null> {
  const row = await connection
    .far(
      connection.client.fetchOne(
        String(uid),
        { uid: true, source: { start: at, maxLength: CHUNK_BYTES } },
        { uid: true },
      ),
    )
    .catch((error: unknown) => {
      if (!(error instanceof ImapRefusal)) throw error;
      const { said, code = null } = error.refusal;
      throw new MessageTrouble(collectWords.letter.refused(error.message), isForNow(said, code));
    });
  return row && Buffer.isBuffer(row.source) ? row.source : null;
}
