// Delivery to mailboxes on this computer: Maildirs under DIR/mailboxes. Each recipient
// gets an own copy with Return-Path and Delivered-To in front (and X-Original-To, where
// it came by another name), the content after it byte for byte; aliases share the
// mailbox's one copy, and what the mailbox forwards goes into the queue again. A
// recipient whose copy could not be written, or whose mailbox is full, is deferred, the
// others are not; a fault that may be over in a moment puts it off for seconds only, one
// that stays is told (broken.ts). Where the disk itself refuses (full, read-only, or several
// mailboxes one after the other fail) nothing more is taken and the trouble is told. Settles a message only when all copies
// are synced.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { systemCode } from '../base/durable';
import type { Log } from '../base/log';
import type { Outcome } from '../mail/envelope';
import { mailboxesWords } from '../words/mailboxes';
import { SpoolError } from '../spool/spool-error';
import { type BrokenMailboxes, takesFiles } from './broken';
import { type Admit, cameBack, sendOn } from './forward';
import { putLetter } from './maildir';
import type { ListedMailbox, MailboxList } from './list';
import type { MailboxPlace } from './names';
import { isFull, type Quotas } from './quota';
import type { Offer, Progress, Source, Summary, Trouble } from '../delivery/source';

export interface MailboxesDeps {
  /** DIR/mailboxes */
  readonly mailboxDir: string;
  readonly list: MailboxList;
  readonly quotas: Quotas;
  readonly broken: BrokenMailboxes;
  /** The queue's way in, for what is forwarded. */
  readonly admit: Admit;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
}

/** Copies written at a time: enough to share the disk's syncs, few enough to leave it to others. */
const LANES = 4;
/** Every other mailbox would meet it too, until somebody makes room; unless this one has a disk of its own. */
const FULL = /^(ENOSPC|EDQUOT)$/;
/** RFC 3463: 4.2.0 this mailbox. */
const NOT_WRITTEN = '4.2.0';
/** So many mailboxes that fail one after the other, and none that takes anything between them, are the disk. */
const SEVERAL = 3;

/** Delivers what `source` offers until it offers nothing or `signal` is aborted. Rejects only where settling does. */
export async function deliverMailboxes(source: Source, deps: MailboxesDeps, signal: AbortSignal): Promise<Summary> {
  let trouble: Trouble | null = null;
  const failing = new Set<string>();
  const lane = async (): Promise<void> => {
    while (!signal.aborted && !trouble) {
      const offer = source.next();
      if (!offer) return;
      deps.progress({ kind: 'sending', id: offer.id });
      const copies = await copyToAll(offer, deps);
      trouble ??= copies.trouble ?? (await inARow(failing, copies.outcomes, deps));
      await source.settle(offer, copies.outcomes);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { connections: 0, trouble, hosts: [] };
}

/**
 * Counts in `failing` the mailboxes that could not be written since one could; the trouble when there are several and
 * what holds them takes nothing either.
 */
async function inARow(
  failing: Set<string>,
  outcomes: readonly Outcome[],
  { mailboxDir }: MailboxesDeps,
): Promise<Trouble | null> {
  for (const { result, host, status } of outcomes) {
    if (result === 'delivered') failing.clear();
    else if (status === NOT_WRITTEN) failing.add(host);
  }
  const [last] = outcomes.filter(({ status }) => status === NOT_WRITTEN);
  if (failing.size < SEVERAL || !last || (await takesAnything(mailboxDir))) return null;
  const text = mailboxesWords.trouble.several(last.host, last.reply);
  return { kind: 'disk', host: 'mailboxes', reply: null, text, soon: true };
}

function takesAnything(mailboxDir: string): Promise<boolean> {
  return takesFiles(mailboxDir).then(
    () => true,
    () => false,
  );
}

interface Copied {
  readonly outcome: Outcome;
  readonly trouble: Trouble | null;
}

async function copyToAll(
  offer: Offer,
  deps: MailboxesDeps,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly trouble: Trouble | null }> {
  const outcomes: Outcome[] = [];
  // Two names of one mailbox: one copy, forwarded once, one fate.
  const done = new Map<string, Copied>();
  let trouble: Trouble | null = null;
  for (const recipient of offer.recipients) {
    const { address } = recipient;
    const found = deps.list.find(address, offer.sender);
    const mailbox = found !== null && found !== 'no-address' ? found.place.address : address;
    const copy = done.get(mailbox) ?? (await copyTo(offer, recipient, found, deps));
    done.set(mailbox, copy);
    outcomes.push({ ...copy.outcome, address });
    trouble ??= copy.trouble;
  }
  return { outcomes, trouble };
}

async function copyTo(
  offer: Offer,
  recipient: Offer['recipients'][number],
  found: ReturnType<MailboxList['find']>,
  deps: MailboxesDeps,
): Promise<Copied> {
  const { address } = recipient;
  if (found === 'no-address')
    return {
      outcome: { address, result: 'failed', reply: mailboxesWords.noAddress, status: '5.1.3', host: address },
      trouble: null,
    };
  if (!found)
    return {
      outcome: { address, result: 'failed', reply: mailboxesWords.noMailbox, status: '5.1.1', host: address },
      trouble: null,
    };
  try {
    return { outcome: await deliverTo(found, offer, recipient, deps), trouble: null };
  } catch (error) {
    return notWritten({ offer, address, place: found.place }, error, deps);
  }
}

/** The copy here comes first: it is never doubled, so a forwarding that fails is tried again without harm. */
async function deliverTo(
  { place, listed }: ListedMailbox,
  offer: Offer,
  recipient: Offer['recipients'][number],
  deps: MailboxesDeps,
): Promise<Outcome> {
  const { address } = recipient;
  const host = place.address;
  const onward = await onwardOf({ place, listed }, offer, deps);
  const replies: string[] = [];
  if (onward.length === 0 || listed?.keepCopy !== false) {
    const reply = await putHere({ place, listed }, offer, address, deps);
    // RFC 3463: 4.2.2 mailbox full; it may be emptied.
    if (reply === null) return { address, result: 'deferred', reply: mailboxesWords.full, status: '4.2.2', host };
    replies.push(reply);
  }
  if (onward.length > 0) {
    const from = {
      sender: deps.list.senderOnward(offer.sender, place.address, onward),
      mailbox: place.address,
      mark: deps.list.loopMark,
    };
    await sendOn(offer, from, { asked: recipient, to: onward }, deps.admit);
    replies.push(mailboxesWords.forwarded(onward));
  }
  return { address, result: 'delivered', reply: replies.join('; '), status: null, host };
}

/** What was done, or null where the mailbox is full. */
async function putHere(
  { place, listed }: ListedMailbox,
  offer: Offer,
  address: string,
  { mailboxDir, quotas, broken }: MailboxesDeps,
): Promise<string | null> {
  const folder = join(mailboxDir, ...place.folders);
  const letter = {
    id: offer.id,
    front: frontLines(offer.sender, place.address, address),
    content: () => offer.content(),
  };
  const bytes = offer.bytes + letter.front.length;
  const quota = listed?.quotaBytes ?? null;
  if (quota !== null && (await isFull(quotas, folder, quota, bytes))) return null;
  const fresh = await putLetter(folder, letter);
  broken.took(place.address, offer.id);
  if (fresh) quotas.added(folder, bytes);
  return fresh ? mailboxesWords.delivered : mailboxesWords.deliveredBefore;
}

/** Where a letter goes on to: not back to the same mailbox, and not when it has been round once. */
async function onwardOf(
  { place, listed }: ListedMailbox,
  offer: Offer,
  { list }: MailboxesDeps,
): Promise<readonly string[]> {
  const others = (listed?.forwardTo ?? []).filter((to) => list.named(to)?.listed !== listed);
  return others.length > 0 && (await cameBack(offer, place.address, list.loopMark)) ? [] : others;
}

/** One copy that could not be put where it belongs. */
interface Refused {
  readonly offer: Offer;
  readonly address: string;
  readonly place: MailboxPlace;
}

async function notWritten(refused: Refused, error: unknown, deps: MailboxesDeps): Promise<Copied> {
  const { offer, address, place } = refused;
  const host = place.address;
  // Our own copy, or the queue that was to take what is forwarded: not the mailbox. Whoever found it has said so.
  if (error instanceof SpoolError) {
    const soon = error.kind === 'disk' ? { soon: true as const } : {};
    return {
      outcome: { address, result: 'deferred', reply: error.message, status: '4.3.0', host, ...soon },
      trouble: null,
    };
  }
  const code = systemCode(error);
  const reply = mailboxesWords.notWritten(code || String(error));
  deps.log.write('smtp-out', 'minimum', mailboxesWords.log.notWritten, { mailbox: host, trouble: String(error) });
  const folder = join(deps.mailboxDir, ...place.folders);
  if (await isWholeDisk(code, folder, deps.mailboxDir)) {
    // RFC 3463: 4.3.1 system full.
    const outcome: Outcome = { address, result: 'deferred', reply, status: '4.3.1', host };
    return {
      outcome,
      trouble: { kind: 'disk', host: 'mailboxes', reply: null, text: mailboxesWords.trouble.disk(code) },
    };
  }
  await deps.broken.refused({ address: host, folder }, offer);
  return { outcome: { address, result: 'deferred', reply, status: NOT_WRITTEN, host, soon: true }, trouble: null };
}

/** Does every mailbox meet it? One that is mounted, or a link to elsewhere, has a disk of its own. */
async function isWholeDisk(code: string, folder: string, mailboxDir: string): Promise<boolean> {
  if (code === 'EROFS') return !(await takesAnything(mailboxDir));
  return FULL.test(code) && !(await isElsewhere(folder, mailboxDir));
}

async function isElsewhere(folder: string, mailboxDir: string): Promise<boolean> {
  try {
    return (await stat(folder)).dev !== (await stat(mailboxDir)).dev;
  } catch {
    // It could not even be made.
    return false;
  }
}

/**
 * RFC 5321 §4.4: Return-Path is the final server's to write; Delivered-To tells which copy this is, X-Original-To
 * which alias or detail (RFC 5233) was written to.
 */
function frontLines(sender: string | null, mailbox: string, address: string): string {
  const clean = (text: string): string => text.replace(/[\x00-\x1f\x7f]/g, '');
  const original = address.toLowerCase() === mailbox ? '' : `X-Original-To: ${clean(address)}\r\n`;
  return `Return-Path: <${clean(sender ?? '')}>\r\n${original}Delivered-To: ${clean(mailbox)}\r\n`;
}
