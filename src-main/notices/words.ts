// The plain words of a notice: what happened, to whom, what to do, what follows.
// Lines stay under 75 letters, so that they pass every mail server untouched and a
// text-only mail program shows them well. Pure.
import { sizeText } from '../words/amounts';
import { assertNever } from '../base/never';
import type { QueueItem, Recipient } from '../mail/envelope';
import { mailDate } from '../mail/received';
import { explainReply } from './explain';
import type { NoticeKind } from './policy';
import { readReply, remoteHost } from './reply';

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
  /** What follows behind the report. */
  readonly returned: 'message' | 'header' | 'nothing';
}

const WIDTH = 72;
const SUBJECT_SHOWN = 120;

/** The Subject of the notice. */
export function subjectOf({ kind, item, reader, largeFrom }: NoticeFacts): string {
  const subject = shortened(item.subject);
  const about = subject === '' ? '' : `: ${subject}`;
  switch (kind) {
    case 'failed':
      return reader === 'postmaster' ? `Could not be delivered nor returned${about}` : `Not delivered${about}`;
    case 'damaged':
      return `Damaged here, please send it again${about}`;
    case 'delayed':
      return `${largeFrom === undefined ? 'Delayed, still being tried' : 'Waiting for its time'}${about}`;
    case 'done':
      return `Delivered${about}`;
    default:
      return assertNever(kind);
  }
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
  const these = recipients.length === 1 ? 'this address' : 'these addresses';
  if (reader === 'postmaster') {
    const why =
      item.sender === null
        ? 'it names no sender; it is a notice of some kind itself'
        : `no connector here serves the address of its sender, ${item.sender}`;
    return wrapped(
      `A message could not be delivered to ${these}, and its sender could not be told: ${why}. You get this notice as the postmaster, so that it is not lost.`,
    );
  }
  switch (kind) {
    case 'failed':
      return wrapped(`Your message could not be delivered to ${these}:`);
    case 'damaged':
      return wrapped(
        `Your message was damaged on the disk of our post office before it could be sent to ${these}. It was not sent there, and will not be. Please send it again:`,
      );
    case 'delayed':
      return wrapped(`Your message has not yet reached ${these}. This is only a warning; you need not send it again.`);
    case 'done':
      return wrapped('You asked to be told when your message arrives. This became of it:');
    default:
      return assertNever(kind);
  }
}

function recipientText(recipient: Recipient, told: NoticeFacts): string {
  const { item, kind } = told;
  const answer = answerText(recipient, item);
  const lines = [`    ${recipient.address}`];
  if (kind === 'failed') {
    const { what, todo } = explainReply(recipient, item);
    lines.push(wrapped(what, 4), wrapped(`What to do: ${todo}`, 4));
  }
  if (kind === 'done') lines.push(wrapped(doneText(recipient, item), 4));
  else if (answer !== '' && kind !== 'damaged') lines.push(wrapped(answer, 4));
  return lines.join('\n');
}

function answerText(recipient: Recipient, item: QueueItem): string {
  const { said, smtp } = readReply(recipient);
  if (said === '' || said === 'returned to the sender by hand') return '';
  const host = remoteHost(item, recipient);
  if (smtp) return host === null ? `The reason: ${said}` : `The answer of ${host}: ${said}`;
  return `What happened last: ${said}`;
}

function doneText(recipient: Recipient, item: QueueItem): string {
  if (recipient.nextHop === undefined) return 'It lies in the mailbox.';
  return `It was handed to the mail server ${remoteHost(item, recipient) ?? 'on its way'}, which does not report any further.`;
}

function outlook({ kind, retryUntil, reader, largeFrom, item }: NoticeFacts): string {
  if (largeFrom !== undefined) {
    const next = largeFrom === null ? '' : `. The next begins at ${timeText(largeFrom)}`;
    return wrapped(
      `It is large, ${sizeText(item.bytes)}, and large mail is sent only at certain times${next}. It goes then by itself. If it is urgent, send it in smaller pieces, or ask the people who look after your mail to start sending now.`,
    );
  }
  if (kind === 'delayed') {
    const until = retryUntil === null ? '' : `, at least until ${timeText(retryUntil)}`;
    return wrapped(`It is tried again by itself${until}. If it fails in the end, you will be told.`);
  }
  return kind === 'failed' && reader === 'sender' ? 'It is not tried again.' : '';
}

function messageText({ item, returned }: NoticeFacts): string {
  const follows = {
    message: 'The message itself follows.',
    header: 'Only its header follows.',
    nothing: 'It could not be read any more, so nothing of it follows.',
  }[returned];
  const facts = [
    `Subject:  ${shortened(item.subject) || '(none)'}`,
    `Accepted: ${timeText(item.arrived)}`,
    `Size:     ${sizeText(item.bytes)}`,
    `Number:   ${item.id}`,
  ];
  return ['The message:', ...facts.map((fact) => wrapped(fact, 4)), follows].join('\n');
}

function signature({ hostname, postmaster }: NoticeFacts): string {
  return [
    '-- ',
    'This notice was written by a program, the post office',
    `Dialpost at ${hostname}. Questions: ${postmaster}`,
  ].join('\n');
}

/** "23 Nov 2026 12:40 UTC" */
function timeText(at: number): string {
  return `${mailDate(at)
    .replace(/^\w+, /, '')
    .replace(/:\d\d \+0000$/, '')} UTC`;
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
