// A letter made to fit what a host offers, before it costs a byte: refused where it
// is too large or names what is no address; rewritten in 7 bits or plain letters for
// a host without 8BITMIME or SMTPUTF8 where that breaks no signature (RFC 6152 §3,
// RFC 6531 §3.2). THE RULE where it may not be rewritten: 8-bit content and lines over 998
// octets are sent as they are, for nearly every host takes them and a letter returned or a
// broken signature is worse; a header or address beyond ASCII is refused with 5.6.7.
// A host with 8BITMIME, and a letter declared to be 7-bit, is never rewritten for its long
// lines. The original stays as it is: only what leaves by this connection is changed.
import { domainToASCII } from 'node:url';
import { makeReply, type Reply } from '../mail/reply';
import type { Extensions } from './extensions';
import { badAddress, tooLarge, type Letter } from './letter';
import { inSevenBits, planSevenBit, type Obstacle, type Plan } from './seven-bit';

export type Fitted = { readonly ok: true; readonly letter: Letter } | { readonly ok: false; readonly reply: Reply };

/** Rejects when the content cannot be read. */
export async function fitted(letter: Letter, offered: Extensions): Promise<Fitted> {
  // The limit once more after a rewriting: that makes a letter longer.
  const before = badAddress(letter) ?? tooLarge(letter, offered);
  if (before) return { ok: false, reply: before };
  const rewritten = await rewrittenFor(letter, offered);
  const after = rewritten.ok ? tooLarge(rewritten.letter, offered) : null;
  return after ? { ok: false, reply: after } : rewritten;
}

async function rewrittenFor(letter: Letter, offered: Extensions): Promise<Fitted> {
  const header = letter.smtputf8 && !offered.smtputf8;
  const content = letter.body === '8bitmime' && !offered.eightBit;
  if (!header && !content) return { ok: true, letter };
  const addressed = header ? inPlainAddresses(letter) : letter;
  if (!addressed) return { ok: false, reply: refusal({ why: 'there are letters beyond ASCII in its addresses' }) };
  const plan = await planSevenBit(await letter.content(), { header, content });
  if (plan && 'why' in plan) return plan.where === 'header' ? { ok: false, reply: refusal(plan) } : { ok: true, letter: { ...addressed, smtputf8: !header && letter.smtputf8 } };
  const plain: Letter = { ...addressed, smtputf8: !header && letter.smtputf8, body: content ? '7bit' : letter.body };
  return { ok: true, letter: plan ? await planned(plain, letter, plan) : plain };
}

/** SIZE and BDAT want the length first: it is found by going through once. */
async function planned(plain: Letter, letter: Letter, plan: Plan): Promise<Letter> {
  let bytes = 0;
  for await (const chunk of inSevenBits(await letter.content(), plan) as AsyncIterable<Buffer>) bytes += chunk.length; // made of Buffers
  const content = async (start = 0): Promise<ReturnType<typeof inSevenBits>> => {
    if (start > 0) throw new Error('a rewritten message can be read from its beginning only');
    return inSevenBits(await letter.content(), plan);
  };
  return { ...plain, bytes, content };
}

/** Domains have an ASCII form, names before the "@" have none: null. */
function inPlainAddresses(letter: Letter): Letter | null {
  const addresses = [letter.sender ?? '', ...letter.recipients.map(({ address }) => address)].map(plainAddress);
  if (addresses.some((address) => /[^\x00-\x7f]/.test(address))) return null;
  const [sender = '', ...others] = addresses;
  return { ...letter, sender: letter.sender === null ? null : sender, recipients: letter.recipients.map((one, i) => ({ ...one, address: others[i] ?? one.address })) };
}

function plainAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return /[^\x00-\x7f]/.test(domain) ? address.slice(0, at + 1) + (domainToASCII(domain) || domain) : address;
}

function refusal({ why }: Pick<Obstacle, 'why'>): Reply {
  return makeReply(553, [`5.6.7 The host does not take international addresses or headers (SMTPUTF8), and the message cannot be rewritten: ${why}`]);
}
