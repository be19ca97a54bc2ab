// What was written before items said their causes: until version 4 of the journal and 2 of
// the snapshot the queue kept its own sentences in `reply` and `reason`. They are read
// here, once, and become causes; a sentence nobody foresaw stays as it stands. A host's
// own reply begins with its code and is never taken for one of ours. Pure.
import type { AttemptCause, Cause, CutOff, HoldReason, Said } from '../mail/cause';
import type { QueueItem } from '../mail/envelope';
import type { Change, ChangedFields } from './change';

export const JOURNAL_WITH_CAUSES = 5;
export const SNAPSHOT_WITH_CAUSES = 3;

export function changeWithCauses(change: Change): Change {
  if ('put' in change) return { put: withCauses(change.put) };
  return 'set' in change ? { set: withCauses(change.set) } : change;
}

/** An item, or what of it was changed. */
export function withCauses<Fields extends QueueItem | ChangedFields>(fields: Fields): Fields {
  const { recipients, attempts } = fields;
  const said = <One extends Said>(one: One): One => ({ ...one, ...saidIn(one) });
  return {
    ...fields,
    ...(recipients === undefined ? {} : { recipients: recipients.map(said) }),
    ...(attempts === undefined ? {} : { attempts: attempts.map(said) }),
    ...('reason' in fields ? { reason: reasonIn(fields.reason) } : {}),
  };
}

function saidIn({ reply, cause }: Said): Said {
  if (cause || reply === null) return { reply, cause };
  const late = /^given up after (\d{1,6}) hours?: (.*)$/s.exec(reply);
  const last = attemptIn(late?.[2] ?? reply);
  if (late) return { reply: last.reply, cause: { kind: 'expired', hours: Number(late[1]), last: last.cause } };
  const own = OWN.get(reply);
  return own ? { reply: '', cause: own } : last;
}

const OWN: ReadonlyMap<string, Cause> = new Map([
  ['returned to the sender by hand', { kind: 'by-hand' }],
  ['the message was damaged on the disk of this post office and was not sent', { kind: 'damaged' }],
]);

interface Attempted {
  readonly reply: string;
  readonly cause?: AttemptCause;
}

function attemptIn(reply: string): Attempted {
  const unknown = /^reply unknown: (.*)$/s.exec(reply)?.[1];
  const cut = cutIn(unknown ?? reply);
  if (unknown !== undefined)
    return cut
      ? { reply: '', cause: { kind: 'reply-unknown', cut } }
      : { reply: unknown, cause: { kind: 'reply-unknown' } };
  if (cut) return { reply: '', cause: { kind: 'broke-off', cut } };
  const limit = limitIn(reply);
  return limit === null ? { reply } : { reply, cause: { kind: 'too-large', limit } };
}

const CUT =
  /^(the line broke off|the longest time online was over) (once|twice|\d{1,9} times) while this letter of ([\d.]+ \w+) was being sent(?:, the last time after about ([\d.]+ \w+))?$/;

function cutIn(reply: string): CutOff | null {
  const [, what, times = '', size = '', carried] = CUT.exec(reply) ?? [];
  if (what === undefined) return null;
  return {
    count: { once: 1, twice: 2 }[times] ?? Number.parseInt(times, 10),
    why: what === 'the line broke off' ? 'line' : 'time',
    bytes: bytesOf(size),
    carried: carried === undefined ? null : bytesOf(carried),
  };
}

/** 552 5.3.4 as we ourselves said it: of a host's limit, or of a connector's. */
function limitIn(reply: string): number | null {
  const host = /^552 5\.3\.4 The message has \d{1,15} bytes, the host takes at most (\d{1,15})$/.exec(reply)?.[1];
  if (host !== undefined) return Number(host);
  const most = /^552 5\.3\.4 Message too large \(.*?larger than the ([\d.]+ (?:GiB|MiB|KiB|bytes?)) /.exec(reply)?.[1];
  return most === undefined ? null : bytesOf(most);
}

const UNITS: Readonly<Record<string, number>> = { bytes: 1, byte: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** "11.4 MiB": near enough for the same words to come of it. */
function bytesOf(size: string): number {
  const [amount = '0', unit = 'bytes'] = size.split(' ');
  return Math.round(Number(amount) * (UNITS[unit] ?? 1));
}

/** `reason` stood in words. */
function reasonIn(reason: unknown): HoldReason | null {
  if (typeof reason !== 'string') return null;
  const trouble = /^its result could not be written down: (.*)$/s.exec(reason)?.[1];
  if (trouble !== undefined) return { kind: 'unwritten', trouble };
  return REASONS.find(([begins]) => reason.startsWith(begins))?.[1] ?? { kind: 'words', text: reason };
}

const REASONS: readonly (readonly [begins: string, HoldReason])[] = [
  ['held by hand', { kind: 'by-hand' }],
  ['held: ', { kind: 'braked' }],
  ['could not be delivered to ', { kind: 'untold' }],
  ['Found again without its record in the journal.', { kind: 'found-again' }],
  ['A part of the journal is lost, so this may have been sent already', { kind: 'in-doubt' }],
];
