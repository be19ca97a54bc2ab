// What hosts say when they refuse, as a table: whom the words are about. A row holds
// the words by which it is known, the stages at which it counts, and what it speaks of:
// us (login, relaying, our line's address, a limit, a closed account), this connection,
// or the letter, its sender and its recipients. The first row that fits decides, so that
// what looks alike and is the letter's own fault stands before what is ours: a full
// mailbox is no used-up quota, a listed link in the text no listed line. Words that no
// row knows are about the letter; the brake (brake.ts) watches over those. Pure.
import type { OpeningStep } from '../contract/diagnose/diagnose';
import { type Reply, replyText } from '../mail/reply';
import type { MessageStage } from '../smtp/message';
import { IN_OTHER_WORDS, NOT_OPEN, PAID_FOR, UNMISTAKABLE } from './refusal-words';

/** Where in the talk a refusal came. */
export type Stage = OpeningStep | MessageStage;

/** Trouble with the host that a person is told of, by what they can do about it. */
export type AboutUs = 'password' | 'relay' | 'blocked' | 'limit' | 'suspended' | 'refused';

export interface HostRefusal {
  /**
   * 'letter': as ever; 'sender': the letter's too, as long as it is one sender's; 'send-as': a sender that the login may
   * not use, which whoever rules over the account can allow; 'connection': a new one may go on.
   */
  readonly about: AboutUs | 'connection' | 'letter' | 'sender' | 'send-as';
  /** Not before: minutes until it is worth trying again; absent: as after any trouble. */
  readonly againMinutes?: number;
}

/**
 * Who refuses: our smart host, one that we have logged in to, or a stranger's own host, which owes us no relaying and
 * closes accounts of its own.
 */
export type PeerKind = 'smart-host' | 'logged-in' | 'foreign';

interface Row extends HostRefusal {
  readonly words: RegExp;
  /** Absent: everywhere. */
  readonly stages?: readonly Stage[];
  /** Absent: strangers too. */
  readonly peer?: 'smart-host';
}

const HOUR = 60;
/** A day's limit is most often a sliding one: it is looked for a few times, not every quarter of an hour. */
const QUARTER_DAY = 6 * HOUR;

const LIST = String.raw`(?:[a-z0-9.-]*(?:spamhaus|barracuda|sorbs|spamcop|spamrats|uceprotect|abusix|senderscore|invaluement|mailspike|nixspam|manitu|cloudmark|proofpoint|dnsbl|rbl|dnsrbl)[a-z0-9.-]*)`;
const OUR_LINE = String.raw`(?:client(?: host)?|\bip(?:v[46])?\b(?:[ -]address)?|your (?:server|network|host|address|connection|isp)|host \[|\[\d{1,3}(?:\.\d{1,3}){3}\]|\[[0-9a-f:]*:[0-9a-f:]+\]|\b\d{1,3}(?:\.\d{1,3}){3}\b|connecting (?:host|server)|sending (?:host|server))`;
const BLOCKED = String.raw`(?:block(?:ed|ing)?\b|(?:black|block|deny|reject)[ -]?list|\blisted\b|banned|poor reputation|bad reputation|low reputation|access denied|rejected|refused|not (?:allowed|permitted|accepted))`;

const words = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'i');

const ROWS: readonly Row[] = [
  { about: 'suspended', peer: 'smart-host', words: words(UNMISTAKABLE.suspended) },
  { about: 'limit', againMinutes: HOUR, stages: ['mail', 'data', 'end'], words: words(...UNMISTAKABLE.limit) },
  // This connection has had its share.
  {
    about: 'connection',
    stages: ['mail', 'rcpt', 'data', 'end'],
    words: words(
      String.raw`(?:limit|too many|maximum|exceed|quota|only|no more|enough).{0,60}\b(?:session|connections?)\b`,
      String.raw`\b(?:session|connections?)\b.{0,30}(?:limit|quota|exceed|maximum)`,
    ),
  },

  // A sender that the login may not use, beyond doubt: what follows in such a reply is much, and may look like anything.
  {
    about: 'send-as',
    words: words(
      'send ?(?:as|on ?behalf) ?denied',
      String.raw`(?:permissions?|rights?|allowed|permitted|authori[sz]ed) to send (?:as|on behalf|from) (?!outside|abroad|(?:this|that|your|the) (?:ip|country|network|location|region))`,
      'not owned by user',
      'not authori[sz]ed to use (?:this|that|the) (?:sender|identity|address|from)',
      'from (?:header )?address does not match a verified',
      'from:? address (?:is )?not (?:verified|one of your)',
      'e-?mail address is not verified',
      'sender is not allowed to relay',
      'relaying disallowed as',
      'sender (?:address )?(?:does not|must) (?:belong to|match) (?:your|the) (?:account|login|user|authenticated)',
    ),
  },
  { about: 'send-as', stages: ['mail', 'data', 'end'], words: words('sender address is not allowed') },

  // The letter's own: its recipients, their mailboxes and their rules.
  { about: 'letter', words: words('grey-?list', 'gray-?list') },
  {
    about: 'letter',
    words: words(
      String.raw`RESOLVER\.RST`,
      String.raw`\b5\.7\.(?:12\d|13[0-6])\b`,
      'not authenticated for (?:group|mailbox)',
      'recipient (?:requires|only accepts)',
      'you are trying to (?:contact|reach)',
      'tried to reach',
      'is receiving mail',
      'delivery error: dd',
      String.raw`your message to \S+ cannot be delivered`,
    ),
  },
  {
    about: 'letter',
    words: words(
      String.raw`\b5\.3\.4\b`,
      String.raw`size`,
      'too (?:big|large|long)',
      String.raw`\d ?(?:[kmg]i?b|bytes)\b`,
      'line length',
      String.raw`\bhops?\b`,
      'received:? (?:header|line)s?',
      'mail loop',
      'loop detected',
    ),
  },
  {
    about: 'letter',
    words: words(String.raw`\b(?:SPF|DKIM|DMARC|ARC)\b`, String.raw`\b(?:5\.7\.2[0-4678]|4\.7\.26)\b`),
  },
  {
    about: 'letter',
    words: words(
      'surbl',
      'uribl',
      String.raw`\b(?:url|uri|link|hyperlink)s?\b`,
      'body',
      'attach',
      'content',
      'virus',
      'malware',
      String.raw`(?<!\bip\b.{0,30})infected`,
      'phish',
      'viagra',
    ),
  },

  // Our login. Behind "sender address rejected" stands either this or a sender that is not ours to use.
  {
    about: 'password',
    peer: 'smart-host',
    words: words(
      'not logged in',
      'basic auth[a-z]* (?:is |has been )?(?:not supported|disabled|blocked|no longer)',
      'smtp ?client ?auth[a-z]* is disabled',
      'client (?:was|is) not authenticated',
      String.raw`\b5\.7\.(?:57|139)\b`,
      'app(?:lication)?[- ](?:specific )?password',
      'web ?browser',
      'pop[ -]?(?:3 )?(?:before|login)',
      'check (?:for )?(?:new |your )?mail (?:first|before)',
      'password (?:has |is )?(?:expired|must be changed|needs to be changed)',
      String.raw`permissions? to submit\b`,
    ),
  },
  {
    about: 'sender',
    words: words(
      'not owned by',
      'send[ -]?as',
      'send(?:ing)? (?:on behalf|from|as) ',
      String.raw`(?:from|sender) (?:address|identity|domain).{0,80}(?:not|unverified|reject|denied|mismatch|match|invalid)`,
      'not (?:allowed|permitted|authori[sz]ed) to use',
      'identit(?:y|ies)',
      'is not verified',
      'sender (?:is )?not (?:allowed|authori[sz]ed|permitted)',
      'sender verif',
      'does not belong',
      'unauthori[sz]ed sender',
    ),
  },

  // What we may send in an hour or a day.
  ...limitRows(),

  // Our line, beyond doubt.
  {
    about: 'blocked',
    words: words(
      'reputation of (?:the|your) (?:sending )?(?:ip|server|host)',
      'S31[45]0',
      String.raw`\b5\.7\.(?:25|511|606|60[6-9]|6[1-4]\d|70[678])\b`,
      '(?:originating|sent|coming|received) from your (?:ip|network|server)',
      'unauthori[sz]ed ip',
      String.raw`messages from \S+ (?:will be )?(?:permanently|temporarily) deferred`,
      'your access to (?:this|submit).{0,60}(?:rejected|denied|blocked)',
      String.raw`(?:outside|from) (?:the|this|that|your) (?:country|location|region)\b`,
    ),
  },

  // A closed account of ours. At RCPT it would be the recipient's, unless it says otherwise.
  {
    about: 'suspended',
    peer: 'smart-host',
    words: words(
      String.raw`\b5\.1\.8\b`,
      'bad outbound sender',
      'sending (?:is |has been )?(?:suspended|paused|disabled|blocked|deactivated)',
      String.raw`your (?:\S+ ){0,3}(?:account|mailbox|subscription|service|domain).{0,40}(?:suspend|disabled|deactivat|locked|blocked|restrict|frozen|clos)`,
      'blocked from sending',
      'is not allowed to send',
      '(?:restricted|disabled|prevented|prohibited) from sending',
      'unpaid|overdue|payment',
      String.raw`\byour (?:\S+ ){0,3}${PAID_FOR}`,
    ),
  },
  {
    about: 'suspended',
    peer: 'smart-host',
    stages: ['mail', 'data', 'end'],
    words: suspended(...NOT_OPEN, ...IN_OTHER_WORDS.suspended),
  },
  {
    about: 'suspended',
    peer: 'smart-host',
    stages: ['rcpt'],
    words: new RegExp(String.raw`\b[45]\.7\.\d.*(?:${suspended().source})`, 'i'),
  },

  // A sentence about the message or its sender that only names our address on the way.
  {
    about: 'letter',
    words: words(
      'this (?:message|mail|e-?mail) (?:has been|was|is|looks|appears)',
      String.raw`\b(?:message|mail) (?:was |has been |is )?(?:rejected|identified|classified|considered|detected|blocked) (?:as|due to|because)`,
      String.raw`(?:sender|recipient) (?:address )?\S* ?(?:blocked|rejected|listed|banned)`,
      String.raw`\bdomain\b.{0,40}\blisted\b`,
      String.raw`\bdbl\b`,
    ),
  },

  // The name we greet with.
  {
    about: 'refused',
    words: words(
      String.raw`\b(?:helo|ehlo)\b.{0,20}\b(?:rejected|required|name|argument|invalid|refused|syntax)\b`,
      String.raw`\b(?:bad|invalid|forged|fake|unknown) (?:helo|ehlo)\b`,
    ),
  },

  // Our line.
  {
    about: 'blocked',
    words: words(
      ...IN_OTHER_WORDS.blocked,
      String.raw`${OUR_LINE}.{0,120}${BLOCKED}`,
      String.raw`${BLOCKED}.{0,120}${OUR_LINE}`,
      String.raw`(?:blocked|rejected|denied|refused|listed) (?:using|by|at|in|on|via) ${LIST}`,
      LIST,
    ),
  },
  {
    about: 'blocked',
    words: words(
      String.raw`\bPTR\b`,
      'rdns',
      'reverse[ -](?:dns|host|lookup|name|record|map)',
      'cannot find your (?:reverse )?host',
      'no reverse',
      'dynamic (?:ip|address|host|range|pool)',
      'dynamically',
      'residential',
      'dial[ -]?up',
      'consumer (?:ip|line|connection)',
      String.raw`use (?:your|the) (?:\S+ ){0,3}(?:isp|provider|smart ?host|mail ?server|smtp server|relay)`,
      String.raw`port 25 (?:is |has been )?(?:blocked|closed)`,
      'S31[45]0',
      '(?:poor|bad|low) (?:ip |sender |sending )?reputation',
    ),
  },
  { about: 'refused', words: words('client host rejected', 'traffic not accepted from this') },

  // Who does not know us as a customer does not relay for us.
  {
    about: 'relay',
    peer: 'smart-host',
    words: words(
      String.raw`relay(?:ing)?(?: (?:access|mail|through|to|via|for|is|was|this|that|server|attempt|operation|by|of|here)){0,3}:? (?:denied|not|prohibited|reject|refus|disabled|forbidden|impossible|nicht|verboten|block|disallow|restrict)`,
      'relay(?:ing)? access',
      String.raw`(?:unable|not (?:allowed|permitted|authori[sz]ed|configured)|cannot|can't|can not|won't|will not|do(?:es)? not|don't|doesn't|refus\w+|den(?:y|ied|ying)|no|prohibit\w*|reject\w*|forbid\w*)(?: to| open| anonymous| third[- ]party| unauthenticated)* relay`,
      'open relay',
      'rcpthosts',
      String.raw`\b5\.7\.(?:54|64)\b`,
      'delivery is not allowed to this address',
      'may not relay',
      ...IN_OTHER_WORDS.relay,
    ),
  },

  // The rest of logins, where "authentication required" is all that is said.
  {
    about: 'password',
    peer: 'smart-host',
    words: words(
      'auth[a-z]* (?:is |was )?(?:required|needed|necessary|unsuccessful|failed|first)',
      '(?:must|need to|have to|should|please|requires?(?: you to)?|required to) (?:first )?(?:be )?(?:smtp[ -]?)?(?:auth|log ?in|log ?on|login)',
      'requires? (?:smtp[ -]?)?auth',
      String.raw`\bnot authenticated`,
      'unauthenticated',
      'user ?name and password not accepted',
      'smtp[ -]?auth',
      'no login',
      String.raw`\bAUTH (?:command )?(?:first|required)`,
      ...IN_OTHER_WORDS.password,
    ),
  },
];

function suspended(...more: readonly string[]): RegExp {
  return words(
    ...more,
    String.raw`\b(?:account|user|tenant|subscription|customer|mailbox|sending|submission)\b.{0,60}\b(?:suspended|disabled|deactivated|locked|restricted|frozen|banned|closed|paused|expired|blocked)\b`,
    String.raw`\b(?:sender|service|smtp)\b.{0,40}\b(?:suspended|disabled|deactivated|locked|frozen|paused|expired)\b`,
    String.raw`\b(?:suspended|disabled|deactivated|locked|restricted|frozen)\b.{0,30}\b(?:account|user|sender|tenant|customer)\b`,
  );
}

/**
 * What is used up in an hour comes back within it; a day's takes longer. A recipient's full mailbox speaks of no
 * sending.
 */
function limitRows(): readonly Row[] {
  const what = String.raw`(?:limits?|quotas?|rates?|thresholds?|allowance|credits?|maximum|volume)`;
  const over = String.raw`(?:exceed|reach|\bhit\b|\bover\b|used up|exhaust|\bmet\b|limited|violat)`;
  const ours = String.raw`(?:sending|sender|send|sent|outgoing|outbound|submission|message|messaging|mail|e-?mail|mails|messages|recipients?|relay(?:ing)?|smtp|daily|hourly|per[ -](?:day|hour|minute)|tenant|credits?)`;
  const daily = words(String.raw`daily|per[ -]?day|\bday\b|today|24[ -]?h|tomorrow`, ...IN_OTHER_WORDS.daily);
  const general = words(
    String.raw`\b5\.4\.5\b`,
    String.raw`\b5\.1\.90\b`,
    String.raw`\b5\.7\.(?:23[23]|705)\b`,
    'credits? exceed',
    '(?:used|spent) (?:up )?(?:all )?(?:of )?(?:your|the) credits?',
    'too many errors from your',
    ...IN_OTHER_WORDS.limit,
    String.raw`\b${ours}\b.{0,40}\b${what}\b.{0,40}${over}`,
    String.raw`${over}.{0,60}\b${ours}\b.{0,30}\b${what}\b`,
    String.raw`${over}\w*.{0,30}\bper[ -]?(?:day|hour|minute)`,
    String.raw`too (?:many|much) (?:messages|mails?|e-?mails|letters)`,
    'rate[ -]?limit',
    String.raw`sending too (?:fast|many|much|quickly)`,
    'throttl',
    String.raw`maximum (?:number of )?(?:messages|mails|e-?mails|recipients).{0,40}(?:per|day|hour|today)`,
    String.raw`unusual rate`,
  );
  const ofMailbox = words(
    String.raw`mailbox.{0,30}(?:full|quota|exceed)`,
    String.raw`(?:over ?quota|quota exceeded|exceeded.{0,20}quota).{0,40}mailbox`,
    String.raw`\b[45]\.2\.2\b`,
    'mailbox full',
    'disk quota',
    'storage',
    String.raw`\breceiv`,
  );
  const sending = words(String.raw`\b(?:sending|send|outgoing|outbound|submission)\b.{0,20}\b${what}\b`);
  const both = (first: RegExp, second: RegExp): RegExp =>
    new RegExp(String.raw`(?=.*(?:${first.source}))(?=.*(?:${second.source}))`, 'i');
  return [
    { about: 'limit', againMinutes: QUARTER_DAY, words: both(sending, daily) },
    { about: 'limit', againMinutes: HOUR, words: sending },
    { about: 'letter', words: ofMailbox },
    { about: 'letter', stages: ['rcpt', 'end', 'data'], words: words('too many recipients') },
    { about: 'limit', againMinutes: QUARTER_DAY, words: both(general, words(daily.source, String.raw`\b5\.4\.5\b`)) },
    { about: 'limit', againMinutes: HOUR, words: general },
  ];
}

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

/** Codes by which a host speaks of a recipient's address or mailbox, once it has heard of one: no words make that ours. */
const RECIPIENTS = /^[45]\.(?:1\.(?:[0-6]|10)|2\.[0134])$/;

const AS_EVER: HostRefusal = { about: 'letter' };

/** Whom a refusal (4xx or 5xx) at `stage` is about. */
export function refusalOf(stage: Stage, reply: Reply, peer: PeerKind = 'smart-host'): HostRefusal {
  if (reply.code < 400) return AS_EVER;
  const text = replyText(reply).slice(0, ENOUGH);
  const row = ROWS.find(
    (one) =>
      (one.stages?.includes(stage) ?? true) && (one.peer === undefined || peer !== 'foreign') && one.words.test(text),
  );
  if (!row) return AS_EVER;
  if (row.about === 'send-as') return row;
  const isTheirs = stage !== 'mail' && RECIPIENTS.test(reply.enhanced ?? '');
  return isTheirs && row.about !== 'limit' && row.about !== 'relay' ? AS_EVER : row;
}
