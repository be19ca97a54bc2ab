// A message as the pipeline carries it, what became of it in the host's own words,
// and its envelope as SMTP commands. Parameters go out only to a host that offered
// them (RFC 1870, 6152, 6531, 3461). An address that could end a command early is
// refused here, whoever let it in.
import type { Readable } from 'node:stream';
import type { RecipientNotify } from '../mail/envelope';
import { makeReply, type Reply } from '../mail/reply';
import type { Extensions } from './extensions';
import { smtpWords } from '../words/smtp';

export interface Message {
  readonly id: string;
  /** null: the null sender. */
  readonly sender: string | null;
  readonly recipients: readonly (RecipientNotify & { readonly address: string })[];
  /** Of the content. */
  readonly bytes: number;
  readonly body: '7bit' | '8bitmime';
  readonly smtputf8: boolean;
  readonly ret: 'full' | 'hdrs' | null;
  readonly envelopeId: string | null;
  /** The content from byte `start` (0) on; rejects when it cannot be read. */
  content(start?: number): Promise<Readable>;
}

/**
 * Where a recipient's fate was decided. 'local': by us, before anything was sent;
 * 'end': by the reply to the last byte, code 0 when it left and no reply came;
 * 'cut': the connection ended before the last byte had left; 'unheard': after it, and
 * nobody had been answered, not even on the envelope (all of it leaves at once by BDAT).
 */
export type MessageStage = 'local' | 'mail' | 'rcpt' | 'data' | 'end' | 'cut' | 'unheard';

export interface RecipientResult {
  readonly address: string;
  readonly stage: MessageStage;
  readonly reply: Reply;
}

/** The connection ended in the midst of a letter that was heavy, and the most of what it had carried. */
export interface BrokenTransfer {
  /** Of its content, what the host has confirmed; null where it says so only at the end (DATA). */
  readonly bytes: number | null;
  /** From its first byte on. */
  readonly milliseconds: number;
}

/** Where letters come from and where their results go. */
export interface MessageSource {
  /** The next letter to send, or null when none is due now. */
  next(): Message | null;
  /**
   * Called once for each letter taken, at the reply that decides; `brokenOff` where the line may have broken under
   * it. Rejects only when our own disk fails.
   */
  finished(letter: Message, results: readonly RecipientResult[], brokenOff: BrokenTransfer | null): Promise<void>;
}

/** The same result for everybody. */
export function sameForAll(letter: Message, stage: MessageStage, reply: Reply): readonly RecipientResult[] {
  return letter.recipients.map(({ address }) => ({ address, stage, reply }));
}

/** RFC 3461 §4: everything but printable ASCII, '+' and '=' as +XX. */
function xtext(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte > 0x20 && byte < 0x7f && byte !== 0x2b && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `+${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

/** RFC 6533 §3: what stands in an address of type utf-8 for what xtext cannot say, or would say otherwise. */
function unicodeText(text: string): string {
  return text.replace(
    /[^\x21-\x7e]|[+=]/gu,
    (letter) => `\\x{${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}

function originalRecipientText(text: string): string {
  const [kind = 'rfc822', ...rest] = text.includes(';') ? text.split(';') : ['rfc822', text];
  const address = rest.join(';');
  return `${kind};${kind.toLowerCase() === 'utf-8' ? unicodeText(address) : xtext(address)}`;
}

/** RFC 3461 §4.2, §4.4: as long as a value may be. A host could refuse the letter for a longer one: it goes without. */
const LONGEST = { ENVID: 100, ORCPT: 500 };

function forReports(name: keyof typeof LONGEST, value: string | null): string | null {
  return value !== null && value.length <= LONGEST[name] ? `${name}=${value}` : null;
}

/** "MAIL FROM:<a@b> SIZE=4096 BODY=8BITMIME". */
export function mailCommand(letter: Message, offered: Extensions): string {
  const parameters = [
    offered.size !== null ? `SIZE=${letter.bytes}` : null,
    offered.eightBit && letter.body === '8bitmime' ? 'BODY=8BITMIME' : null,
    offered.smtputf8 && letter.smtputf8 ? 'SMTPUTF8' : null,
    offered.dsn && letter.ret ? `RET=${letter.ret.toUpperCase()}` : null,
    offered.dsn ? forReports('ENVID', letter.envelopeId && xtext(letter.envelopeId)) : null,
  ];
  return [`MAIL FROM:<${letter.sender ?? ''}>`, ...parameters.filter((p) => p !== null)].join(' ');
}

/** "RCPT TO:<c@d> NOTIFY=FAILURE,DELAY". */
export function rcptCommand(recipient: Message['recipients'][number], offered: Extensions): string {
  const { address, notify, originalRecipient } = recipient;
  const parameters = [
    offered.dsn && notify && notify.length > 0 ? `NOTIFY=${notify.join(',').toUpperCase()}` : null,
    offered.dsn ? forReports('ORCPT', originalRecipient && originalRecipientText(originalRecipient)) : null,
  ];
  return [`RCPT TO:<${address}>`, ...parameters.filter((p) => p !== null)].join(' ');
}

function endsCommand(address: string): boolean {
  return /[\x00-\x1f\x7f<>]/.test(address);
}

/** Addresses that no command can carry, or null. */
export function badAddress(letter: Message): Reply | null {
  const bad = [letter.sender ?? '', ...letter.recipients.map((r) => r.address)].find(endsCommand);
  return bad === undefined ? null : makeReply(553, [`5.1.3 ${smtpWords.message.badAddress(JSON.stringify(bad))}`]);
}

/** RFC 1870 §6.1: the host's fixed limit, known before the transfer. */
export function tooLarge(letter: Message, offered: Extensions): Reply | null {
  if (offered.size === null || offered.size === 0 || letter.bytes <= offered.size) return null;
  return {
    ...makeReply(552, [`5.3.4 ${smtpWords.message.tooLarge(letter.bytes, offered.size)}`]),
    cause: { kind: 'too-large', limit: offered.size },
  };
}
