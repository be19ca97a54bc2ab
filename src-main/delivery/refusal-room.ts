// What hosts say of room: a letter that is larger than they take, a mailbox that is full. Both come
// with the same codes (552, 452), at any stage. A size is the letter's own; a full mailbox is
// the recipient's once one was named, our account's before, and where that cannot be told
// it is nobody's for good. Pure.
import { type Reply, replyText } from '../mail/reply';
import { MARKED as X } from './refusal-kinds';

/** A mailbox is full, whoever's. */
export const FULL = [
  String.raw`over ?quota|quota (?:is )?exceeded|exceed\w* (?:\S+ ){0,3}quota`,
  String.raw`(?:mail|in)box(?: (?:size|quota))?(?: limit)? (?:is )?(?:full|exceeded)|maildir over|out of storage`,
  String.raw`\b(?:postfach|speicherplatz|bo${X}te aux lettres|casella|buz${X}n)\b.{0,40}(?:voll\b|ersch${X}pft|plein|satur|piena|lleno)`,
].join('|');

const SOMEBODYS_FULL = new RegExp(FULL, 'i');
const IN_OTHER_WORDS = /\bfull\b|storage|quota|\bvoll\b|speicherplatz|\bpleine?\b|\blleno\b|\bpien[ao]\b/i;
const TOO_LARGE =
  /\b(?:message|mail|channel|local|fixed)(?: header)? (?:size|length)\b|\btoo (?:big|large)\b|\b(?:message|mail|letter|body|content)(?: is)? too long|too much mail data|(?<!box )\bsize limit|databytes|\b(?:length|message)\b.{0,40} exceeds\b.{0,20}\b(?:limit|maximum)|zu gro(?:ß|ss)|trop (?:gros|volumineux|grand)/i;
const THEIRS = /\brecipient|\bempf|\bdestinat|\busers?\b|\baccount|\binbox|\bdeliver|\bfor\b|@/i;

/** After the content: a mailbox is full, and it could be the sender's at this host as well as a recipient's. */
export function leavesOpenWhose(reply: Reply): boolean {
  const text = replyText(reply);
  return SOMEBODYS_FULL.test(text) && !TOO_LARGE.test(text) && !THEIRS.test(text);
}

export function isTooLarge(reply: Reply): boolean {
  return /^5\.(?:2\.3|3\.4)$/.test(reply.enhanced ?? '') || TOO_LARGE.test(replyText(reply));
}

/** Hosts that write x.y.z as xyz: the mailbox is disabled, not the host. */
export function isMailboxDisabled(reply: Reply): boolean {
  return reply.enhanced?.startsWith('5.2.') ?? /\b(?:mailbox|account|user|recipient)\b/i.test(replyText(reply));
}

/** Of a limit that stops us: is it the mailbox that is full, and not what may be sent? */
export function isRoomOfOurs(reply: Reply): boolean {
  return roomDetail(reply) === '2.2' && (/\.2\.2$/.test(reply.enhanced ?? '') || ROOM.test(replyText(reply)));
}

const ROOM = /box\b|storage|speicherplatz|postfach|bo\S{1,3}te|espace/i;

/** What RFC 3463 calls it; null: it speaks of no room. */
export function roomDetail(reply: Reply): '3.4' | '2.2' | null {
  const text = replyText(reply);
  if (TOO_LARGE.test(text)) return '3.4';
  const loosely = /^[45](?:52|22)$/.test(String(reply.code)) && IN_OTHER_WORDS.test(text);
  return loosely || SOMEBODYS_FULL.test(text) ? '2.2' : null;
}
