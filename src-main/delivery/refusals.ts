// Whom a refusal is about, by its words and where they were said: us, this connection, or
// the letter, its sender and its recipients. The words stand as a table in refusal-rows.ts;
// a code that speaks of a recipient goes before them. Pure.
import { type Reply, replyText } from '../mail/reply';
import { type HostRefusal, type PeerKind, type Stage } from './refusal-kinds';
import { ROWS } from './refusal-rows';

/** What an administrator has switched off, so that no login of ours opens it. */
export type SwitchedOff = 'mailbox' | 'organization' | 'passwords';

const SWITCHED_OFF: readonly (readonly [SwitchedOff, RegExp])[] = [
  ['organization', /SmtpClientAuth[a-z]* is disabled for the tenant/i],
  ['mailbox', /SmtpClientAuth[a-z]* is disabled/i],
  ['passwords', /basic auth[a-z]* (?:is |has been )?(?:not supported|disabled|blocked|no longer)/i],
];

/** Why a login was refused, where its words say that it is no matter of this password or token; null: they do not. */
export function switchedOff(reply: Reply): SwitchedOff | null {
  const text = replyText(reply).slice(0, ENOUGH);
  return SWITCHED_OFF.find(([, said]) => said.test(text))?.[0] ?? null;
}

/** A reply without end is judged by its beginning. */
const ENOUGH = 1000;

/** What stands in the reply and is not the host's own word: addresses, and the subject of a letter. */
const QUOTED: readonly (readonly [RegExp, string])[] = [
  [/[^\s<>()[\]:;,="'`]+@[^\s<>()[\]:;,"'`]+/g, 'a@b'],
  [/\bsubject\b([^"'(]{0,10})(?:"[^"]*"|'[^']*'|\([^()]*\))/gi, 'subject$1'],
];

function inOwnWords(reply: Reply): string {
  return QUOTED.reduce((text, [quoted, instead]) => text.replace(quoted, instead), replyText(reply).slice(0, ENOUGH));
}

/** Codes by which a host speaks of a recipient's address or mailbox, once it has heard of one: no words make that ours. */
const RECIPIENTS = /^[45]\.(?:1\.(?:[0-6]|10)|2\.[0134])$/;

const AS_EVER: HostRefusal = { about: 'letter' };

/** Whom a refusal (4xx or 5xx) at `stage` is about. */
export function refusalOf(stage: Stage, reply: Reply, peer: PeerKind = 'smart-host'): HostRefusal {
  if (reply.code < 400) return AS_EVER;
  const text = inOwnWords(reply);
  const row = ROWS.find(
    (one) =>
      (one.stages?.includes(stage) ?? true) && (one.peer === undefined || peer !== 'foreign') && one.words.test(text),
  );
  if (!row) return AS_EVER;
  if (row.about === 'send-as') return row;
  const isTheirs = stage !== 'mail' && RECIPIENTS.test(reply.enhanced ?? '');
  return isTheirs && row.about !== 'limit' && row.about !== 'relay' ? AS_EVER : row;
}
