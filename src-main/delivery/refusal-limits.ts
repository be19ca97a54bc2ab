// Rows of refusals.ts for what we may send in an hour, a day or a month: in whatever words
// a host says that it is used up, and when it is worth trying again. A recipient's full
// mailbox and the number of recipients of one letter, in words like those, are the
// letter's own. Pure.
import { HOUR, type Row, words } from './refusal-kinds';
import { IN_OTHER_WORDS } from './refusal-words';

/** A day's limit is most often a sliding one: it is looked for a few times, not every quarter of an hour. */
const QUARTER_DAY = 6 * HOUR;

const WHAT = String.raw`(?:limits?|quotas?|rates?|thresholds?|allowance|credits?|maximum|volume)`;
const OVER = String.raw`(?:exceed|reach|\bhit\b|\bover\b|used up|exhaust|\bmet\b|limited|violat)`;
const OURS = String.raw`(?:sending|sender|send|sent|outgoing|outbound|submission|message|messaging|mail|e-?mail|mails|messages|recipients?|relay(?:ing)?|smtp|daily|hourly|weekly|monthly|per[ -](?:day|hour|minute|week|month)|tenant|credits?)`;
const DAILY = words(String.raw`daily|per[ -]?day|\bday\b|today|24[ -]?h|tomorrow|week|month`, ...IN_OTHER_WORDS.daily);
const GENERAL = words(
  String.raw`\b5\.4\.5\b`,
  String.raw`\b5\.1\.90\b`,
  String.raw`\b5\.7\.(?:23[23]|705)\b`,
  'credits? exceed',
  '(?:used|spent) (?:up )?(?:all )?(?:of )?(?:your|the) credits?',
  'too many errors from your',
  ...IN_OTHER_WORDS.limit,
  String.raw`\b${OURS}\b.{0,40}\b${WHAT}\b.{0,40}${OVER}`,
  String.raw`${OVER}.{0,60}\b${OURS}\b.{0,30}\b${WHAT}\b`,
  String.raw`${OVER}\w*.{0,30}\bper[ -]?(?:day|hour|minute)`,
  String.raw`too (?:many|much) (?:messages|mails?(?! data)|e-?mails|letters)`,
  'rate[ -]?limit',
  String.raw`sending too (?:fast|many|much|quickly)`,
  'throttl',
  String.raw`maximum (?:number of )?(?:messages|mails|e-?mails|recipients).{0,40}(?:per|day|hour|today)`,
  String.raw`unusual (?:rate|(?:sending |account )?activity)`,
  String.raw`\b(?:plan|tariff|contract|subscription) (?:limits?|quota|allowance|volume)\b.{0,20}${OVER}`,
);
const OF_MAILBOX = words(
  String.raw`mailbox.{0,30}(?:full|quota|exceed)`,
  String.raw`(?:over ?quota|quota exceeded|exceeded.{0,20}quota).{0,40}mailbox`,
  String.raw`\b[45]\.2\.2\b`,
  'mailbox full',
  'disk quota',
  'storage',
  String.raw`\breceiv`,
);
const OF_RECIPIENT = words(
  'mailbox (?:message |item )?(?:limit|count)',
  'in (?:the |his |her |their )?mailbox',
  'exceeded (?:his|her|their)',
  'for (?:this |the )?recipient',
);
const SENDING = words(String.raw`\b(?:sending|send|outgoing|outbound|submission)\b.{0,20}\b${WHAT}\b`);
const both = (first: RegExp, second: RegExp): RegExp =>
  new RegExp(String.raw`(?=.*(?:${first.source}))(?=.*(?:${second.source}))`, 'i');

/**
 * What is used up in an hour comes back within it; a day's takes longer. A recipient's full mailbox speaks of no
 * sending.
 */
export const LIMIT_ROWS: readonly Row[] = [
  { about: 'limit', againMinutes: QUARTER_DAY, words: both(SENDING, DAILY) },
  { about: 'limit', againMinutes: HOUR, words: SENDING },
  { about: 'letter', words: OF_MAILBOX },
  { about: 'letter', stages: ['rcpt'], words: OF_RECIPIENT },
  {
    about: 'limit',
    againMinutes: QUARTER_DAY,
    words: both(words('too many recipients'), words(String.raw`per[ -]?day|daily|today`)),
  },
  {
    about: 'limit',
    againMinutes: HOUR,
    words: both(words('too many recipients'), words(String.raw`per[ -]?(?:hour|minute)|hourly`)),
  },
  { about: 'letter', stages: ['rcpt', 'end', 'data'], words: words('too many recipients') },
  { about: 'limit', againMinutes: QUARTER_DAY, words: both(GENERAL, words(DAILY.source, String.raw`\b5\.4\.5\b`)) },
  { about: 'limit', againMinutes: HOUR, words: GENERAL },
];
