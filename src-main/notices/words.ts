// The plain words of a notice: what happened, to whom, what to do, what follows.
// Lines stay under 75 letters, so that they pass every mail server untouched and a
// text-only mail program shows them well. Pure.
import type { QueueItem, Recipient } from '../mail/envelope';
import type { NoticeKind } from '../mail/notice';
import { mailDate } from '../mail/received';
import { MINUTE, zoneOf } from '../schedule/zone';
import { noticesWords } from '../words/notices/returns';
import { explainReply } from './explain';
import { lastSaid, remoteHost } from './reply';

/** Whom a notice goes to: the sender, or the postmaster where the sender cannot be told. */
export type Reader = 'sender' | 'postmaster';

export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly item: QueueItem;
  readonly recipients: readonly Recipient[];
  readonly reader: Reader;
  readonly hostname: string;
  readonly postmaster: string;
  /** Until when it is tried, for those delayed; null where that is not known. */
  readonly retryUntil: number | null;
  /**
   * A large message waits for its own time: when that is next (null: not known). Absent: it waits for another reason.
   */
  readonly largeFrom?: number | null;
  /** The office's, by its IANA name: times are those of the clock on its wall. */
  readonly zone: string;
  /** What follows behind the report. */
  readonly returned: 'message' | 'header' | 'nothing';
}

const WIDTH = 72;
const SUBJECT_SHOWN = 120;

/** The Subject of the notice. */
export function subjectOf(told: NoticeFacts): string {
  const subject = shortened(told.item.subject);
  return `${noticesWords.subject[subjectKind(told)]}${subject === '' ? '' : `: ${subject}`}`;
}

function subjectKind({ kind, reader, largeFrom }: NoticeFacts): keyof typeof noticesWords.subject {
  if (kind === 'failed' && reader === 'postmaster') return 'postmaster';
  return kind === 'delayed' && largeFrom !== undefined ? 'large' : kind;
}

/** The text of the notice, lines ended by CRLF. */
export function textOf(told: NoticeFacts): string {
  const paragraphs = [
    opening(told),
    ...told.recipients.map((recipient) => recipientText(recipient, told)),
    outlook(told),
    messageText(told),
    signature(told),
  ];
  return `${paragraphs
    .flat()
    .filter((p) => p !== '')
    .join('\n\n')}\n`.replaceAll('\n', '\r\n');
}

function opening({ kind, recipients, reader, item }: NoticeFacts): string {
  const many = recipients.length !== 1;
  const { opening: say } = noticesWords;
  return wrapped(reader === 'postmaster' ? say.postmaster(many, item.sender) : say[kind](many));
}

function recipientText(recipient: Recipient, told: NoticeFacts): string {
  const { item, kind } = told;
  const answer = answerText(recipient, item);
  const lines = [`    ${recipient.address}`];
  if (kind === 'failed') {
    const { what, todo } = explainReply(recipient, item);
    lines.push(wrapped(what, 4), wrapped(noticesWords.whatToDo(todo), 4));
  }
  if (kind === 'done') lines.push(wrapped(doneText(recipient, item), 4));
  else if (answer !== '' && kind !== 'damaged') lines.push(wrapped(answer, 4));
  return lines.join('\n');
}

function answerText(recipient: Recipient, item: QueueItem): string {
  const { said, smtp } = lastSaid(recipient);
  if (said === '' || recipient.cause?.kind === 'by-hand') return '';
  const { answer } = noticesWords;
  const host = remoteHost(item, recipient);
  if (smtp) return host === null ? answer.reason(said) : answer.ofHost(host, said);
  return answer.last(said);
}

function doneText(recipient: Recipient, item: QueueItem): string {
  const { done } = noticesWords;
  return recipient.nextHop === undefined ? done.mailbox : done.handedOn(remoteHost(item, recipient));
}

function outlook({ kind, retryUntil, reader, largeFrom, item, zone }: NoticeFacts): string {
  const say = noticesWords.outlook;
  if (largeFrom !== undefined)
    return wrapped(say.large(item.bytes, largeFrom === null ? null : timeText(largeFrom, zone)));
  if (kind === 'delayed') return wrapped(say.delayed(retryUntil === null ? null : timeText(retryUntil, zone)));
  return kind === 'failed' && reader === 'sender' ? say.over : '';
}

function messageText({ item, returned, zone }: NoticeFacts): string {
  const say = noticesWords.message;
  const facts = [
    say.subject(shortened(item.subject)),
    say.accepted(timeText(item.arrived, zone)),
    say.size(item.bytes),
    say.number(item.id),
  ];
  return [say.heading, ...facts.map((fact) => wrapped(fact, 4)), say.follows[returned]].join('\n');
}

function signature({ hostname, postmaster }: NoticeFacts): string {
  return ['-- ', ...noticesWords.signature(hostname, postmaster)].join('\n');
}

/** "23 Nov 2026 13:40 (+0100)", "23 Nov 2026 12:40 UTC": the reader may be elsewhere. */
function timeText(at: number, zone: string): string {
  const minutes = Math.round(zoneOf(zone).offset(at) / MINUTE);
  const local = mailDate(at + minutes * MINUTE)
    .replace(/^\w+, /, '')
    .replace(/:\d\d \+0000$/, '');
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const ahead = Math.abs(minutes);
  return minutes === 0 ? `${local} UTC` : `${local} (${minutes < 0 ? '-' : '+'}${two(ahead / 60)}${two(ahead % 60)})`;
}

function shortened(subject: string): string {
  const line = subject.replace(/[\s\x00-\x1f\x7f]+/g, ' ').trim();
  return line.length <= SUBJECT_SHOWN ? line : `${line.slice(0, SUBJECT_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Breaks at blanks; a word longer than a line keeps its own. */
function wrapped(text: string, indent = 0): string {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(margin + line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, margin + line].join('\n');
}
