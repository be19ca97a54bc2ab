// The whole failure policy of delivery: what a reply means, by the stage at which it
// came. Two questions are answered for every reply.
//
// Whose fault is it? A recipient's (RCPT), the message's (MAIL, DATA, its end), the
// connection's (421, a cut line), or the host's (no answer, no TLS, a password it does
// not take). Faults of connection and host are never a message's: it is kept, no
// attempt is counted, and for the host's a person is told.
//
// Is it for good? 2xx delivered, 5xx failed, everything else deferred: unknown means
// transient. So is a 5xx that says itself that it passes, and 500/502/503, of a dialogue
// that lost its place. 530/534/535/538, 521 (RFC 7504) and the words in refusals.ts speak
// about us or the host, not the mail. A last byte that left without an answer is deferred
// as "reply unknown": it may arrive twice, never be lost. Pure.
import type { OpeningStep } from '../contract/diagnose/diagnose';
import type { AttemptCause } from '../mail/cause';
import { replyText, type Reply } from '../mail/reply';
import { deliveryWords } from '../words/delivery';
import { isMailboxDisabled, isRoomOfOurs, isTooLarge, leavesOpenWhose, roomDetail } from './refusal-room';
import { saysItPasses, tooManyRecipients, wantsEncryption } from './refusal-words';
import type { HostRefusal, PeerKind, Stage } from './refusal-kinds';
import { refusalOf, switchedOff } from './refusals';
import type { Trouble } from './source';

export interface Verdict {
  /** 'share': this connection has had what the host takes on one; a new one may go on. */
  readonly scope: 'recipient' | 'message' | 'connection' | 'share' | 'host';
  /** 'keep': not tried as far as the message is concerned. */
  readonly result: 'delivered' | 'deferred' | 'failed' | 'keep';
  /** RFC 3463, for a notice; null for delivered and keep. */
  readonly status: string | null;
  /** What to tell a person; null unless the scope is the host. */
  readonly trouble: Trouble['kind'] | null;
  /** Minutes until the host is worth trying again; absent: as after any trouble. */
  readonly againMinutes?: number;
  /** The account that we have logged in as may not send as this sender. */
  readonly sendAs?: true;
  /** It stands as it stood: nothing is counted, and it goes with the next connection. */
  readonly asBefore?: true;
}

/** What `reply` of `peer` at `stage` means. Code 0: no reply came. */
export function verdictOn(stage: Stage, reply: Reply, peer: PeerKind = 'smart-host'): Verdict {
  switch (stage) {
    case 'dns':
    case 'connect':
    case 'greeting':
    case 'ehlo':
    case 'tls':
    case 'auth':
      return judgeOpening(stage, reply, peer);
    case 'cut':
      return KEEP;
    case 'unheard':
      // It may arrive twice like any that left, but nobody has put it off.
      return { ...judgeEnd(reply, peer), asBefore: true };
    case 'end':
      return judgeEnd(reply, peer);
    case 'local':
      return final('message', reply);
    default:
      return judgeEnvelope(stage, reply, peer);
  }
}

const KEEP: Verdict = { scope: 'connection', result: 'keep', status: null, trouble: null };

function host(trouble: Trouble['kind'], againMinutes?: number): Verdict {
  return {
    scope: 'host',
    result: 'keep',
    status: null,
    trouble,
    ...(againMinutes === undefined ? {} : { againMinutes }),
  };
}

/** Null where the words speak about the letter. */
function aboutUs({ about, againMinutes }: HostRefusal): Verdict | null {
  if (about === 'letter' || about === 'sender' || about === 'send-as') return null;
  return about === 'connection' ? { ...KEEP, scope: 'share' } : host(about, againMinutes);
}

/** The words tell more than the stage: which of the host's rules stands in our way. */
function judgeOpening(stage: OpeningStep, reply: Reply, peer: PeerKind): Verdict {
  const { about, againMinutes } = refusalOf(stage, reply, peer);
  const known = stage !== 'tls' && (about === 'blocked' || about === 'limit' || about === 'suspended');
  return known ? host(about, againMinutes) : host(openingTrouble(stage, reply));
}

function openingTrouble(stage: OpeningStep, reply: Reply): Trouble['kind'] {
  if (stage === 'tls' || reply.code === 538) return 'tls';
  // 454 and other 4xx at a login: the host's password store is out of order, not our password.
  if (stage === 'auth') return reply.code >= 400 && reply.code < 500 ? 'refused' : 'password';
  // It passes as little as a refusal does: the settings have to change.
  return reply.code === 0 && reply.why !== 'ourselves' ? 'unreachable' : 'refused';
}

/** Null where neither code nor need of a safe line tell. */
function aboutHost(stage: Stage, reply: Reply): Verdict | null {
  if (reply.code === 530 || reply.code === 538) return host(/TLS|encrypt/i.test(replyText(reply)) ? 'tls' : 'password');
  if (reply.code === 535 || (reply.code === 534 && !isTooLarge(reply))) return host('password');
  const named = stage === 'rcpt' || stage === 'end';
  if (reply.code === 521 && !(named && isMailboxDisabled(reply))) return host('refused');
  return stage === 'mail' && wantsEncryption(reply) ? host('tls') : null;
}

function judgeEnvelope(stage: 'mail' | 'rcpt' | 'data', reply: Reply, peer: PeerKind): Verdict {
  if (reply.code === 0) return KEEP;
  const hosts = aboutHost(stage, reply);
  if (hosts) return hosts;
  if (stage === 'rcpt' && tooManyRecipients(reply))
    return { scope: 'message', result: 'keep', status: '4.5.3', trouble: null };
  const scope = stage === 'rcpt' ? 'recipient' : 'message';
  const refusal = refusalOf(stage, reply, peer);
  const ours = aboutUs(refusal);
  if (ours) return ours;
  if (reply.code === 421) return KEEP;
  if (isSendAs(refusal, peer)) return { ...final(scope, reply), ...NOT_AS_SENDER };
  const verdict = final(scope, reply);
  // No recipient was named whose mailbox it could be: 552 to MAIL is the size that it told (RFC 1870 §6.1).
  if (stage === 'mail' && verdict.status === '5.2.2') return { ...verdict, status: '5.3.4' };
  // A success here (DATA answered 250) has taken nothing: no content was sent.
  return verdict.result === 'delivered' ? { ...verdict, result: 'deferred', status: '4.5.0' } : verdict;
}

function judgeEnd(reply: Reply, peer: PeerKind): Verdict {
  if (reply.code === 0) return { scope: 'connection', result: 'deferred', status: '4.4.2', trouble: null };
  // A stranger's host that has had the content asks nobody to log in for the next.
  const hosts = peer === 'foreign' ? null : aboutHost('end', reply);
  if (hosts) return hosts;
  const refusal = refusalOf('end', reply, peer);
  if (isSendAs(refusal, peer)) return { ...final('message', reply), ...NOT_AS_SENDER };
  const verdict = aboutUs(refusal) ?? final('message', reply);
  const isOpen = verdict.result === 'failed' && peer !== 'foreign' && leavesOpenWhose(reply);
  return isOpen ? { ...verdict, result: 'deferred', status: '4.2.2' } : verdict;
}

/** Kept until somebody allows it. */
const NOT_AS_SENDER = { result: 'deferred', status: '4.7.1', sendAs: true } as const;

/** Only who has logged in has an account that something can be allowed to. */
function isSendAs({ about }: HostRefusal, peer: PeerKind): boolean {
  return about === 'send-as' && peer === 'logged-in';
}

function final(scope: 'recipient' | 'message', reply: Reply): Verdict {
  const verdict = (result: Verdict['result'], status: string | null): Verdict => ({
    scope,
    result,
    status,
    trouble: null,
  });
  // A greeting or a goodbye in its place has taken nothing.
  const lostPlace = [220, 221, 500, 502, 503].includes(reply.code) && reply.enhanced !== '5.3.4';
  if (reply.code >= 200 && reply.code < 300 && !lostPlace) return verdict('delivered', null);
  if (reply.code >= 500 && !lostPlace && !saysItPasses(reply)) return verdict('failed', statusOf(reply, '5'));
  return verdict('deferred', lostPlace ? '4.5.0' : statusOf(reply, '4'));
}

/** Our best guess where the host gave no enhanced code (RFC 3463). */
const STATUS: Readonly<Record<number, string>> = {
  450: '4.2.0',
  451: '4.3.0',
  452: '4.3.1',
  501: '5.5.4',
  504: '5.5.4',
  550: '5.1.1',
  551: '5.1.6',
  552: '5.3.4',
  553: '5.1.3',
  555: '5.5.4',
  556: '5.1.10',
};

function statusOf(reply: Reply, kind: '4' | '5'): string {
  const room = roomDetail(reply);
  const vague = /\.0$|\.1\.1$/.test(reply.enhanced ?? '');
  if (reply.enhanced?.startsWith(kind) && !(vague && room)) return reply.enhanced;
  if (room) return `${kind}.${room}`;
  const guess = STATUS[reply.code];
  return guess?.startsWith(kind) ? guess : `${kind}.0.0`;
}

/** What befell the recipient, where the reply alone does not say it. */
export function causeOf(stage: Stage, reply: Reply): AttemptCause | undefined {
  const left = stage === 'end' || stage === 'unheard';
  return left && reply.code === 0 ? { kind: 'reply-unknown' } : reply.cause;
}

/** Where the trouble is, and at which step of opening the host; the connector by its name as the window shows it. */
interface Where {
  readonly host: string;
  readonly connector: string;
  readonly step?: OpeningStep;
}

function sentenceFor(kind: Trouble['kind'], reply: Reply): (typeof deliveryWords.trouble)[Trouble['kind']] {
  if (reply.signIn) return deliveryWords.noToken;
  if (reply.why === 'ourselves') return deliveryWords.ourselves;
  if (kind === 'limit' && isRoomOfOurs(reply)) return deliveryWords.ourMailboxFull;
  const off = kind === 'password' ? switchedOff(reply) : null;
  return off ? deliveryWords.switchedOff[off] : deliveryWords.trouble[kind];
}

export function troubleFor(kind: Trouble['kind'], where: Where, reply: Reply, againMinutes?: number): Trouble {
  const { host: name, connector, step } = where;
  const said = reply.signIn?.text ?? replyText(reply);
  const text = sentenceFor(kind, reply)({ host: name, connector, said });
  return {
    kind,
    host: name,
    reply,
    ...(step === undefined ? {} : { step }),
    text,
    ...(againMinutes === undefined ? {} : { againMinutes }),
  };
}
