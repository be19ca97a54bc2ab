// Delivery to mailboxes on this computer: Maildirs under DIR/mailboxes, one for every
// address of our domains. Each recipient gets an own copy with Return-Path and
// Delivered-To in front, the content after it byte for byte. A recipient whose copy
// could not be written is deferred with the system's words, the others are not; where
// the disk itself refuses (full, read-only, broken) nothing more is taken and the
// trouble is told. Settles a message only when all its copies are synced.
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { systemCode } from '../base/durable';
import type { Log } from '../base/log';
import type { Outcome } from '../mail/envelope';
import { putLetter } from './maildir';
import { mailboxPlace } from './mailbox-name';
import type { Offer, Progress, Source, Summary, Trouble } from './source';

export interface MailboxesDeps {
  /** DIR/mailboxes */
  readonly mailboxDir: string;
  /** Whose <postmaster> is, where the address has no domain. */
  readonly defaultDomain: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
}

/** Copies written at a time: enough to share the disk's syncs, few enough to leave it to others. */
const LANES = 4;
/** Not this mailbox's fault: every other one would meet it too. */
const DISK = /^(ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE)$/;

/** Delivers what `source` offers until it offers nothing or `signal` is aborted. Rejects only where settling does. */
export async function deliverMailboxes(source: Source, deps: MailboxesDeps, signal: AbortSignal): Promise<Summary> {
  let trouble: Trouble | null = null;
  const lane = async (): Promise<void> => {
    while (!signal.aborted && !trouble) {
      const offer = source.next();
      if (!offer) return;
      deps.progress({ kind: 'sending', id: offer.id });
      const copies = await copyToAll(offer, deps);
      trouble ??= copies.trouble;
      await source.settle(offer, copies.outcomes);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { connections: 0, trouble, hosts: [] };
}

async function copyToAll(offer: Offer, deps: MailboxesDeps): Promise<{ readonly outcomes: readonly Outcome[]; readonly trouble: Trouble | null }> {
  const outcomes: Outcome[] = [];
  let trouble: Trouble | null = null;
  for (const { address } of offer.recipients) {
    const copy = await copyTo(offer, address, deps);
    outcomes.push(copy.outcome);
    trouble ??= copy.trouble;
  }
  return { outcomes, trouble };
}

async function copyTo(offer: Offer, address: string, deps: MailboxesDeps): Promise<{ readonly outcome: Outcome; readonly trouble: Trouble | null }> {
  const place = mailboxPlace(address, deps.defaultDomain);
  if (!place) return { outcome: { address, result: 'failed', reply: 'this is no address', status: '5.1.3', host: address }, trouble: null };
  try {
    const letter = { id: offer.id, front: frontLines(offer.sender, place.address), content: () => offer.content() };
    const fresh = await putLetter(join(deps.mailboxDir, ...place.folders), letter);
    const reply = fresh ? 'delivered to the mailbox' : 'delivered to the mailbox before; not put there twice';
    return { outcome: { address, result: 'delivered', reply, status: null, host: place.address }, trouble: null };
  } catch (error) {
    return notWritten(address, place.address, error, deps);
  }
}

function notWritten(address: string, mailbox: string, error: unknown, deps: MailboxesDeps): { readonly outcome: Outcome; readonly trouble: Trouble | null } {
  const code = systemCode(error);
  const disk = DISK.test(code);
  const reply = `the mailbox could not be written: ${code || String(error)}`;
  deps.log.write('smtp-out', 'minimum', 'a mailbox could not be written', { mailbox, trouble: String(error) });
  // RFC 3463: 4.3.1 system full, 4.2.0 this mailbox.
  const outcome: Outcome = { address, result: 'deferred', reply, status: disk ? '4.3.1' : '4.2.0', host: mailbox };
  const text = `Mail for the mailboxes on this computer cannot be written to the disk (${code}). It is safe and waiting in the queue. Make room on the disk or check it.`;
  return { outcome, trouble: disk ? { kind: 'disk', host: 'mailboxes', reply: null, text } : null };
}

/** RFC 5321 §4.4: Return-Path is the final server's to write; Delivered-To tells which copy this is. */
function frontLines(sender: string | null, address: string): string {
  const clean = (text: string): string => text.replace(/[\x00-\x1f\x7f]/g, '');
  return `Return-Path: <${clean(sender ?? '')}>\r\nDelivered-To: ${clean(address)}\r\n`;
}
