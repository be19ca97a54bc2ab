// A letter made to fit what a host offers, before it costs a byte: refused where it
// is too large or names what is no address; rewritten in 7 bits or plain letters for
// a host without 8BITMIME or SMTPUTF8 where that breaks no signature (RFC 6152 §3,
// RFC 6531 §3.2). THE RULE where it may not be rewritten: 8-bit content and lines over 998
// octets are sent as they are, for nearly every host takes them and a letter returned or a
// broken signature is worse; a header or address beyond ASCII is refused with 5.6.7.
// A letter for a host with 8BITMIME, or declared to be 7-bit, is not rewritten for its long
// lines. AND WHERE THE HOST HAS REFUSED IT over its lines or its 8-bit letters all the same
// (objection.ts): just what it named is rewritten, also under a DKIM signature, which is then
// void, but not under one that people see; where that cannot be, the letter is refused, with
// the host's words and the reason. The original stays as it is: only what leaves by this
// connection is changed.
import { domainToASCII } from 'node:url';
import { makeReply, type Reply, replyText } from '../mail/reply';
import type { Extensions } from './extensions';
import { badAddress, tooLarge, type Message } from './message';
import { type Objection, objectionTo } from './objection';
import { inSevenBits, planSevenBit, type Obstacle, type Plan, type WantedForm } from './content/seven-bit';
import { slip } from '../base/slip';
import { smtpWords } from '../words/smtp';

export type Fitted = { readonly ok: true; readonly letter: Message } | { readonly ok: false; readonly reply: Reply };

/**
 * `objected`: what this host has answered to this letter's content before, or null. Rejects when the content cannot
 * be read.
 */
export async function fitted(letter: Message, offered: Extensions, objected: Reply | null = null): Promise<Fitted> {
  // The limit once more after a rewriting: that makes a letter longer.
  const before = badAddress(letter) ?? tooLarge(letter, offered);
  if (before) return { ok: false, reply: before };
  const objection = objected && objectionTo('end', objected);
  const rewritten = await (objected && objection
    ? rewrittenAfter(letter, offered, objected, objection)
    : rewrittenFor(letter, offered));
  const after = rewritten.ok ? tooLarge(rewritten.letter, offered) : null;
  return after ? { ok: false, reply: after } : rewritten;
}

async function rewrittenFor(letter: Message, offered: Extensions): Promise<Fitted> {
  const header = letter.smtputf8 && !offered.smtputf8;
  const content = letter.body === '8bitmime' && !offered.eightBit;
  if (!header && !content) return { ok: true, letter };
  const addressed = header ? inPlainAddresses(letter) : letter;
  if (!addressed) return { ok: false, reply: refusal({ why: smtpWords.obstacle.addresses }) };
  const plan = await planSevenBit(await letter.content(), { header, content });
  if (plan && 'why' in plan)
    return plan.where === 'header'
      ? { ok: false, reply: refusal(plan) }
      : { ok: true, letter: { ...addressed, smtputf8: !header && letter.smtputf8 } };
  const plain: Message = { ...addressed, smtputf8: !header && letter.smtputf8, body: content ? '7bit' : letter.body };
  return { ok: true, letter: plan ? await planned(plain, letter, plan) : plain };
}

/** RFC 5321 §4.5.3.1.6, RFC 6152: what the host named, and with it what it would have had anyway, where that can be. */
async function rewrittenAfter(
  letter: Message,
  offered: Extensions,
  objected: Reply,
  objection: Objection,
): Promise<Fitted> {
  const before = await rewrittenFor(letter, offered);
  if (!before.ok) return before;
  const named: WantedForm =
    objection === 'lines'
      ? { header: false, content: false, lines: true, insist: true }
      : { header: !before.letter.smtputf8, content: true, insist: true };
  const all: WantedForm = {
    ...named,
    header: named.header || (letter.smtputf8 && !offered.smtputf8),
    content: named.content || (letter.body === '8bitmime' && !offered.eightBit),
  };
  const whole = await planSevenBit(await letter.content(), all);
  const plan = whole && 'why' in whole ? await planSevenBit(await letter.content(), named) : whole;
  if (!plan) return { ok: false, reply: objected };
  if ('why' in plan) return { ok: false, reply: asRefused(objected, objection, plan) };
  return {
    ok: true,
    letter: await planned(
      { ...before.letter, body: plan === whole && all.content ? '7bit' : before.letter.body },
      letter,
      plan,
    ),
  };
}

function asRefused(objected: Reply, objection: Objection, { why }: Pick<Obstacle, 'why'>): Reply {
  const [code, status] = objected.code < 500 ? [451, '4.6.0'] : [554, '5.6.0'];
  return makeReply(code, [`${status} ${smtpWords.message.notTaken[objection](replyText(objected), why)}`]);
}

/** SIZE and BDAT want the length first: it is found by going through once. */
async function planned(plain: Message, letter: Message, plan: Plan): Promise<Message> {
  let bytes = 0;
  for await (const chunk of inSevenBits(await letter.content(), plan) as AsyncIterable<Buffer>) bytes += chunk.length; // made of Buffers
  const content = async (start = 0): Promise<ReturnType<typeof inSevenBits>> => {
    if (start > 0) throw slip('a rewritten message can be read from its beginning only');
    return inSevenBits(await letter.content(), plan);
  };
  return { ...plain, bytes, content };
}

/** Domains have an ASCII form, names before the "@" have none: null. */
function inPlainAddresses(letter: Message): Message | null {
  const addresses = [letter.sender ?? '', ...letter.recipients.map(({ address }) => address)].map(plainAddress);
  if (addresses.some((address) => /[^\x00-\x7f]/.test(address))) return null;
  const [sender = '', ...others] = addresses;
  return {
    ...letter,
    sender: letter.sender === null ? null : sender,
    recipients: letter.recipients.map((one, i) => ({ ...one, address: others[i] ?? one.address })),
  };
}

function plainAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return /[^\x00-\x7f]/.test(domain) ? address.slice(0, at + 1) + (domainToASCII(domain) || domain) : address;
}

function refusal({ why }: Pick<Obstacle, 'why'>): Reply {
  return makeReply(553, [`5.6.7 ${smtpWords.message.noUtf8(why)}`]);
}
