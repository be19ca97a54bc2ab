// Whether two refusals say the same: what a host writes about this letter or this
// moment (addresses, numbers, ids, names of hosts, links, times) is taken out, and the
// words that stay are compared. Pure.
import { type Reply, replyText } from '../mail/reply';

/** What a host says first is enough to know it by; and what it says without end takes no time. */
const ENOUGH = 500;

const CHANGING: readonly RegExp[] = [
  /^\d{3}\s*/,
  /^[245]\.\d{1,3}\.\d{1,3}\b/,
  /\b(?:https?|ftp):\/\/\S+/g,
  /<[^>]*>/g,
  /"[^"]*"/g,
  /[^\s<>()[\]:;,=]+@[^\s<>()[\]:;,]+/g,
  /\[[^\]]*\d[^\]]*\]/g,
  /\b(?:\d{1,3}\.){3}\d{1,3}\b/g,
  /\b[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*\b/g,
  /\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?=[ ,.]*\d)/g,
  /\b(?:gmt|utc|cest|cet)\b/g,
  /\b(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]+\b/g,
  /** An id: letters and digits in one word. */
  /\b(?=[a-z_.+=-]*\d)[a-z0-9_.+=-]{2,}\b/g,
  /\b[0-9a-f]{8,}\b/g,
  /\d+/g,
];

/** The words of `reply` that another letter would have heard too; its code where there are none. */
export function sameWords(reply: Reply): string {
  const text = CHANGING.reduce((left, one) => left.replace(one, ' '), replyText(reply).slice(0, ENOUGH).toLowerCase());
  const left = text.replace(/[^\p{L}]+/gu, ' ').trim();
  return left === '' ? String(reply.code) : left;
}
