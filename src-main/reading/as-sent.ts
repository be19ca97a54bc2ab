// A message that cannot be decoded, or not in time, as it was sent: what its header says in
// so many words, and the beginning of its text. Needs no more than the first bytes, and
// little time whatever they are.
import type { AsSent, MessagePerson, ReadMessage } from '../contract/message/message';
import { decodeWords } from '../mail/encoded-words';
import { HEADER_LIMIT, splitHeader, unfold } from '../mail/header';
import { fieldOf } from './outline';
import { nameShown, textShown } from './shown';

/** How much of a message's beginning is asked for. */
export const AS_SENT_READ = HEADER_LIMIT + 131_072;
const HEADER_READ = 65_536;
const TEXT_SHOWN = 131_072;
const FIELD_READ = 4000;

export function shownAsSent(head: Buffer, bytes: number, asSent: AsSent): ReadMessage {
  const { header, ended } = splitHeader(head);
  const fields = unfold(header.subarray(0, HEADER_READ));
  const said = (name: string): string => decodeWords(fieldOf({ fields }, name).slice(0, FIELD_READ));
  const body = head.subarray(fields.length > 0 && ended ? header.length : 0);
  const date = Date.parse(fieldOf({ fields }, 'date').slice(0, 100));
  return {
    subject: nameShown(said('subject')),
    from: person(said('from')),
    replyTo: person(said('reply-to')),
    to: person(said('to')),
    cc: person(said('cc')),
    morePeople: ['to', 'cc'].some((name) => fieldOf({ fields }, name).length > FIELD_READ),
    date: Number.isNaN(date) ? null : new Date(date).toISOString(),
    bytes,
    text: textShown(body.subarray(0, TEXT_SHOWN).toString('utf8'), TEXT_SHOWN).trim(),
    cut: bytes > head.length || body.length > TEXT_SHOWN,
    page: null,
    links: [],
    attachments: [],
    asSent,
  };
}

/** The field as it stands there: taking it apart is the decoder's work. */
function person(value: string): readonly MessagePerson[] {
  return value.trim() === '' ? [] : [{ name: nameShown(value), address: '' }];
}
