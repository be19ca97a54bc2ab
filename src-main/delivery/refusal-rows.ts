// What hosts say when they refuse, as a table: whom the words are about: us (login,
// relaying, our line's address, a limit, a closed account), this connection, or the
// letter, its sender and its recipients. The first row that fits decides, so that what
// looks alike and is the letter's own fault stands before what is ours: a full mailbox
// is no used-up quota, a listed link in the text no listed line. Words that no row knows
// are about the letter; the brake (brake.ts) watches over those. Pure.
import { HOUR, type Row, words } from './refusal-kinds';
import { LIMIT_ROWS } from './refusal-limits';
import { FULL } from './refusal-room';
import { IN_OTHER_WORDS, NOT_OPEN, PAID_FOR, UNMISTAKABLE } from './refusal-words';

const LIST = String.raw`(?:[a-z0-9.-]*(?:spamhaus|barracuda|spamcop|spamrats|uceprotect|abusix|senderscore|invaluement|mailspike|nixspam|manitu|cloudmark|proofpoint|dnsbl)[a-z0-9.-]*|\b\w{0,4}rbls?\b|\bsorbs\b)`;
const OUR_LINE = String.raw`(?:client(?: host)?|\bip(?:v[46])?\b(?:[ -]address)?|your (?:e-?mail |mail |smtp |sending )?(?:server|network|host|address|connection|isp)|host \[|\[\d{1,3}(?:\.\d{1,3}){3}\]|\[[0-9a-f:]*:[0-9a-f:]+\]|\b\d{1,3}(?:\.\d{1,3}){3}\b|connecting (?:host|server)|sending (?:host|server))`;
const BLOCKED = String.raw`(?:block(?:ed|ing)?\b|(?:black|block|deny|reject)[ -]?list|\blisted\b|banned|poor reputation|bad reputation|low reputation|access denied|rejected|refused|not (?:allowed|permitted|accepted|(?:white|allow)-?listed)|not authori[sz]ed(?! to (?:relay|use))|not (?:in|on) (?:\S+ )?(?:white|allow)[ -]?list)`;

/** What is ours to use, or not. */
const OUR_HOST = String.raw`(?:this|our|the) (?:\S+ )?(?:server|service|host|relay|system)\b`;

export const ROWS: readonly Row[] = [
  { about: 'suspended', peer: 'smart-host', words: words(UNMISTAKABLE.suspended) },
  { about: 'relay', peer: 'smart-host', words: words('credentials for relay') },
  { about: 'limit', againMinutes: HOUR, peer: 'smart-host', words: words(...UNMISTAKABLE.limit) },
  // Before a recipient was named a full mailbox can be nobody's but our account's.
  {
    about: 'limit',
    againMinutes: HOUR,
    peer: 'smart-host',
    stages: ['mail'],
    words: words(String.raw`^(?!.*\b(?:message|mail) (?:size|length)).*(?:${FULL})`),
  },
  {
    about: 'letter',
    stages: ['rcpt'],
    words: words(String.raw`recipient address rejected: (?!policy).{0,40}(?:${FULL})`),
  },
  // This connection has had its share.
  {
    about: 'connection',
    stages: ['mail', 'rcpt', 'data', 'end'],
    words: words(
      String.raw`(?:limit|too many|maximum|exceed|quota|only|no more|enough).{0,60}\b(?:session|connections?)\b`,
      String.raw`\b(?:session|connections?)\b.{0,30}(?:limit|quota|exceed|maximum)`,
      'thread limit exceeded',
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
      String.raw`\b(?:from|sender)\b.{0,20} must (?:equal|match|be (?:the )?same as) .{0,20}\b(?:auth|log-?in|account|user)`,
      'conform with auth',
      '(?:auth[a-z]*|log-?in) user (?:does not|doesn.t|must) match',
      'not authori[sz]ed to perform .?ses:send',
      '(?:unconfigured|unverified|unregistered) (?:sending|sender) domain',
      '(?<!recipient )(?<!recipient.s )domain (?:is not|must be|has to be) verified',
      'sender you used',
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
      '(?:blocked|rejected|refused|denied) by (?:the |this )?(?:recipient|addressee)',
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
      'executable',
      String.raw`\bfile (?:types?|names?|extensions?)\b`,
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
      'turn on smtp auth',
      String.raw`\b5\.7\.8\b`,
    ),
  },
  {
    about: 'sender',
    words: words(
      'not owned by',
      'send[ -]?as',
      'send(?:ing)? (?:on behalf|from|as) ',
      // What a policy server says behind it may be about us.
      String.raw`(?:from|sender) (?:address|identity|domain)(?!.{0,20}rejected:.*(?:quota|limit|exceed|suspended|disabled|locked|expired)).{0,80}(?:not|unverified|reject|denied|mismatch|match|invalid)`,
      `not (?:allowed|permitted|authori[sz]ed) to use(?! ${OUR_HOST})`,
      'identit(?:y|ies)',
      'is not verified',
      'sender (?:is )?not (?:allowed|authori[sz]ed|permitted)',
      'sender verif',
      'does not belong',
      'unauthori[sz]ed sender',
    ),
  },

  // Whoever is not there, whatever his name and his host's look like.
  {
    about: 'letter',
    stages: ['rcpt', 'end', 'data'],
    words: words(
      String.raw`\b(?:no such|unknown|invalid|nonexistent) (?:local )?(?:user|recipient|mailbox|address)`,
      String.raw`\brecipient(?:.?s)? (?:domain|account|mailbox|subscription)\b|\b(?:domain|account|mailbox|subscription) of the recipient`,
      String.raw`\b(?:user|recipient|mailbox|address)\b.{0,20} (?:unknown|not (?:found|known|here|exist)|does not exist|doesn.t exist)`,
    ),
  },

  // What we may send in an hour or a day.
  ...LIMIT_ROWS,

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
      'ip reputation',
      'geo-?ip',
      String.raw`\b(?:vpns?|tor)\b.{0,20} (?:connections?|users?|nodes?|ip|addresses)`,
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
      String.raw`(?:is|are) not (?:allowed|permitted|enabled) to send(?! (?:\S+ ){0,3}to\b(?! (?:external|outside|the internet)))`,
      '(?:restricted|disabled|prevented|prohibited) from sending',
      String.raw`\b(?:unpaid|overdue)\b`,
      'payment (?:is |was |has (?:been )?)?(?:overdue|required|failed|missing|due|outstanding|pending|declined)',
      '(?:outstanding|missing|late|no|failed) payment',
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
      String.raw`(?:unable|not (?:allowed|permitted|authori[sz]ed|configured)|cannot|can't|can not|won't|will not|do(?:es)? not|don't|doesn't|refus\w+|den(?:y|ied|ying)|no|prohibit\w*|reject\w*|forbid\w*)(?: to| open| anonymous| third[- ]party| unauthenticated)* relay(?! host)`,
      'open relay',
      'rcpthosts',
      String.raw`\b5\.7\.(?:54|64)\b`,
      'delivery is not allowed to this address',
      'may not relay',
      '(?:connected to|(?:outside|not (?:in|on|from)) (?:of )?)(?: our|this) network',
      `not (?:allowed|permitted|authori[sz]ed) to use ${OUR_HOST}`,
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
      String.raw`\bcredentials?\b.{0,20}\b(?:invalid|incorrect|wrong|expired|revoked|rejected|not accepted)`,
      String.raw`\b(?:invalid|incorrect|wrong|bad|expired|revoked) (?:\S+ )?(?:credentials?|log-?in|api[- ]?key)\b`,
      String.raw`\b(?:log-?in|api[- ]?key) (?:is |was )?(?:incorrect|invalid|failed|expired|revoked)`,
      're-?authenticate',
      ...IN_OTHER_WORDS.password,
    ),
  },
];

function suspended(...more: readonly string[]): RegExp {
  return words(
    ...more,
    String.raw`\bdomain\b(?: \S+)? (?:is |has |has been |was )?(?:suspended|expired|deactivated|disabled|frozen|locked)\b`,
    String.raw`\baccount\b.{0,30}\b(?:under|in) review\b`,
    String.raw`\b(?:compromised|hacked) (?:account|mailbox|user|password)|\b(?:account|mailbox|user|password)\b.{0,30}\bcompromised`,
    String.raw`\bsmtp\b.{0,20}\bnot (?:enabled|included|activated|available (?:for|in|with))|\bnot include smtp`,
    String.raw`\b(?:accept|agree to)\b.{0,20}\bterms\b`,
    String.raw`\b(?:account|user|tenant|subscription|customer|mailbox|sending|submission)\b.{0,60}\b(?:suspended|disabled|deactivated|locked|restricted|frozen|banned|closed|paused|expired|blocked)\b`,
    String.raw`\b(?:sender|service|smtp)\b.{0,40}\b(?:suspended|disabled|deactivated|locked|frozen|paused|expired)\b`,
    String.raw`\b(?:suspended|disabled|deactivated|locked|restricted|frozen)\b.{0,30}\b(?:account|user|sender|tenant|customer)\b`,
  );
}
