// Is a refusal about the form a letter's content has on the line: lines over 998 octets,
// or 8-bit letters? Such a letter is worth one more try in another form (fit.ts), which
// the words of hosts decide, as they have no code of their own for it (RFC 3463 §3.7 has
// codes for conversion only). What is about its size, its number of lines, a command's
// line or an address is none. Pure.
import { type Reply, replyText } from '../mail/reply';
import type { Message, MessageStage } from './message';

export type Objection = 'lines' | 'eight-bit';

const LINES: readonly RegExp[] = [
  /\blines?\b(?: \S+){0,4}? (?:too|very|overly) ?(?:long|large)\b/i,
  /\b(?:over|too|very|overly|excessively|extremely)[- ]?(?:long|large)(?: \w+)? lines?\b/i,
  /\b(?:contains?|has|have|with) (?:\w+ )?long(?:er)? lines?\b/i,
  /\blines? ?-?(?:length|size)\b/i,
  /\blength of (?:a|one|the|any|some) (?:\w+ )?lines?\b/i,
  /\blines? (?:\S+ ){0,4}?(?:longer|larger|more|greater|over|exceed\w*|beyond)\b.{0,25}\b\d{3,5}\b/i,
  /\b(?:998|1000)[ -](?:char|octet|byte)/i,
  /\bRFC ?-?(?:2822|5322)\b.{0,12}\b2\.1\.1\b|\bRFC ?-?(?:2821|5321)\b.{0,12}\b4\.5\.3\.1\.6\b/i,
  /\bZeilen?\b.{0,25}\bzu lang|\bZeilenl(?:ä|ae)nge/i,
];
/** Of a line of the dialogue, or of something that only is called a line. */
const NO_LINES =
  /\b(?:command|subject|request|recipient|mail from|rcpt to)[- ]lines?\b|\btoo many lines\b|\bdeadline\b/i;

const EIGHT_BIT: readonly RegExp[] = [
  /\b(?:8|eight)[- ]?bits?(?:mime)?\b/i,
  /\b(?:7|seven)[- ]?bits?\b/i,
  /\bnon[- ]?ascii\b|\b(?:only|plain) (?:us-)?ascii\b/i,
  /\bhigh[- ]bit\b/i,
  /\bconversion (?:to \S+ )?(?:is )?(?:required|not|failed|prohibited|impossible)/i,
];
/** RFC 3463 §3.7: conversion; RFC 5248 §2.1: a header in UTF-8. */
const CONVERSION = /^[45]\.6\.(?:[2-5]|9)$/;
/** 5.6.7 and words: it is an address that the host does not like. */
const NO_CONTENT = /\b(?:e-?mail )?address(?:es)?\b|\bmailbox name\b|\bSMTPUTF8\b/i;

/** What the host holds against the form of the content, at `stage`; null: something else. */
export function objectionTo(stage: MessageStage, reply: Reply): Objection | null {
  if ((stage !== 'end' && stage !== 'data') || reply.code < 400 || reply.code === 421) return null;
  const text = replyText(reply);
  if (!NO_LINES.test(text) && LINES.some((words) => words.test(text))) return 'lines';
  if (CONVERSION.test(reply.enhanced ?? '')) return 'eight-bit';
  if (reply.enhanced !== '5.6.7' && !NO_CONTENT.test(text) && EIGHT_BIT.some((words) => words.test(text)))
    return 'eight-bit';
  // RFC 5321 §4.2.2: "may include errors such as line too long". As the answer to a whole content it can mean nothing
  // else.
  return stage === 'end' && reply.code === 500 ? 'lines' : null;
}

/**
 * Is it the parameters of the command that the host does not take, though it offered them (RFC 5321 §4.1.1.11)? What
 * speaks of an address or of rules is none; where it does not say, it may be.
 */
export function refusesParameters({ recipients }: Message, stage: MessageStage, reply: Reply): boolean {
  const hasSome = stage === 'mail' || recipients.some((one) => one.notify !== null || one.originalRecipient !== null);
  if ((stage !== 'mail' && stage !== 'rcpt') || !hasSome) return false;
  if (reply.code === 555) return true;
  if (reply.enhanced !== null && !/^5\.[05]\./.test(reply.enhanced)) return false;
  const saysSo = /\b(?:parameter|option|argument|keyword)s?\b/i.test(replyText(reply));
  return reply.code === 501 || reply.code === 504 || ([500, 550, 553].includes(reply.code) && saysSo);
}
