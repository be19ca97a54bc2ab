// What a fetched letter is known again by where its id at the host says nothing: a hash
// of its whole content ("h:"), and one of what its author wrote ("c:", "w:"): Message-ID,
// Date, Subject, From, the stamp of the first host it passed, recipients and body. A copy
// that came another way differs in its other Received lines only. A Message-ID alone says
// nothing: there are machines that give all their mail the same one, or "<>", or have no
// clock; without one there is no second mark, and without a stamp of the first host it is
// a weak one ("w:"), which counts only while the letter it was made of may lie there too.
import { createHash, type Hash } from 'node:crypto';
import { type HeaderField, splitHeader } from '../mail/header';

export interface MessageMarks {
  /** `head`: the first piece, with the whole header as far as it is looked at. */
  begin(head: Buffer, fields: readonly HeaderField[], recipients: readonly string[]): void;
  more(piece: Buffer): void;
  /** Once, at the end. The whole content's first. */
  marks(): readonly string[];
}

/** Marks of one letter, as its pieces come. */
export function messageMarks(): MessageMarks {
  const whole = createHash('sha256');
  let written: Hash | null = null;
  let kind: 'c' | 'w' = 'w';
  return {
    begin(head, fields, recipients) {
      whole.update(head);
      const value = (name: string): string => fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';
      const id = value('message-id');
      if (id.replace(/[<>\s]/g, '') === '') return;
      const stamp = firstStamp(fields);
      kind = stamp === '' ? 'w' : 'c';
      written = createHash('sha256').update(
        JSON.stringify([
          id,
          value('date'),
          value('subject'),
          value('from'),
          stamp,
          recipients.map((address) => address.toLowerCase()).sort(),
        ]),
      );
      written.update(head.subarray(splitHeader(head).header.length));
    },
    more(piece) {
      whole.update(piece);
      written?.update(piece);
    },
    marks: () => [`h:${whole.digest('hex')}`, ...(written ? [`${kind}:${written.digest('hex')}`] : [])],
  };
}

/** The time in the lowest Received line (RFC 5321 §4.4: behind the last semicolon); "" where there is none. */
function firstStamp(fields: readonly HeaderField[]): string {
  const lowest = fields.findLast(({ name }) => name.toLowerCase() === 'received')?.value ?? '';
  const at = lowest.lastIndexOf(';');
  return at < 0 ? '' : lowest.slice(at + 1).trim();
}
