// Cases of a message: what hosts say to its sender, its recipients, its size and its
// content. Words of the big providers come before the plain codes.
import { type Case, casesOf, type SymptomStage } from './symptom';
import { mailCaseWords } from '../../words/cases/mail';

const ENVELOPE: readonly SymptomStage[] = ['mail', 'rcpt', 'data', 'end'];
const RCPT: readonly SymptomStage[] = ['rcpt', 'end'];

export const MAIL_CASES: readonly Case[] = casesOf(mailCaseWords, [
  {
    id: 'mail-login-first',
    stages: ['mail', 'rcpt', 'data'],
    words: /^(?:530|550|553|554|503) .*(?:authenticat|log ?in|AUTH (?:first|required))(?!.*relay)/i,
    means: 'safe',
  },
  {
    id: 'mail-pop-first',
    stages: ['mail', 'rcpt'],
    words: /pop(?:3)? ?(?:before|first|authenticat)/i,
    means: 'safe',
  },
  {
    id: 'mail-send-as',
    stages: ENVELOPE,
    words:
      /SendAs|not allowed to send as|5\.7\.60|sender address rejected: not owned|not authorized to send|sender (?:address )?(?:must|does not) match/i,
    means: 'safe',
  },
  {
    id: 'mail-sender-domain',
    stages: ['mail', 'rcpt'],
    words: /(?:sender|domain).*(?:not (?:found|exist)|does ?n.t exist|does not resolve|unresolv|5\.1\.8|4\.1\.8)/i,
    means: 'returned',
  },
  {
    id: 'rcpt-relay-denied',
    stages: RCPT,
    words: /relay|5\.7\.1 unable to relay|not permitted to relay|rejected due to policy.*relay|we do not relay/i,
    means: 'returned',
  },
  {
    id: 'mail-rate',
    stages: ENVELOPE,
    words:
      /rate|too (?:many|much) (?:messages|mail|emails)|throttl|4\.7\.28|5\.4\.5|daily (?:user )?(?:sending )?(?:limit|quota)|limit exceeded/i,
    means: 'later',
  },
  {
    id: 'mail-size',
    stages: ENVELOPE,
    words: /^(?:552|523|554|550) .*(?:size|too (?:big|large)|exceed)|5\.3\.4/i,
    means: 'returned',
  },
  {
    id: 'rcpt-mailbox-full',
    stages: RCPT,
    words: /5\.2\.2|4\.2\.2|(?:mailbox|quota|inbox).*(?:full|exceed|over)|over ?quota/i,
    means: 'later',
  },
  {
    id: 'rcpt-too-many',
    stages: ['rcpt'],
    words: /too many recipients|4\.5\.3|5\.5\.3/i,
    means: 'later',
  },
  {
    id: 'mail-greylist',
    stages: ENVELOPE,
    words: /^4\d\d .*(?:grey|gray|postgrey|try again later|temporarily deferred|come back)/i,
    means: 'later',
  },
  {
    id: 'mail-unauthenticated',
    stages: ENVELOPE,
    words: /5\.7\.26|\bSPF\b|\bDKIM\b|\bDMARC\b|unauthenticated/i,
    means: 'returned',
  },
  {
    id: 'mail-blocked',
    stages: ENVELOPE,
    words: /block(?:ed|list)|black ?list|spamhaus|\bRBL\b|dnsbl|barracuda|reputation|listed (?:at|by|in|on)/i,
    means: 'returned',
  },
  {
    id: 'mail-spam',
    stages: ENVELOPE,
    words: /spam|junk|unsolicited|bulk/i,
    means: 'returned',
  },
  {
    id: 'mail-virus',
    stages: ['end', 'data'],
    words: /virus|malware|infected|attachment|executable|file type/i,
    means: 'returned',
  },
  {
    id: 'rcpt-unknown-domain',
    stages: RCPT,
    words: /5\.1\.2|5\.4\.4|(?:domain|host) (?:name )?(?:not found|unknown)|no such domain|unrouteable/i,
    means: 'returned',
  },
  {
    id: 'rcpt-unknown',
    stages: RCPT,
    words:
      /5\.1\.1|(?:user|recipient|mailbox|address).*(?:unknown|not (?:found|exist)|does ?n.t exist|no such|unavailable|reject|invalid)|no such (?:user|mailbox|recipient|person)/i,
    means: 'returned',
  },
  {
    id: 'mail-8bit',
    stages: ['mail', 'data', 'end'],
    words: /5\.6\.[037]|8BITMIME|8-bit|SMTPUTF8/i,
    means: 'returned',
  },
  {
    id: 'mail-loop',
    stages: ENVELOPE,
    words: /5\.4\.6|too many hops|mail loop|loop/i,
    means: 'returned',
  },
  {
    id: 'mail-no-content',
    stages: ['data', 'end'],
    codes: [503, 554],
    words: /no valid recipients/i,
    means: 'returned',
  },
  {
    id: 'mail-disk',
    stages: ENVELOPE,
    codes: [452, 431, 422],
    means: 'later',
  },
  {
    id: 'mail-421',
    stages: ENVELOPE,
    codes: [421],
    means: 'later',
  },
  {
    id: 'rcpt-temporary',
    stages: RCPT,
    codes: [450, 451],
    means: 'later',
  },
  {
    id: 'mail-temporary',
    stages: ENVELOPE,
    words: /^4\d\d/,
    means: 'later',
  },
  {
    id: 'mail-552',
    stages: ENVELOPE,
    codes: [552],
    means: 'returned',
  },
  {
    id: 'mail-bad-sender',
    stages: ['mail'],
    codes: [501, 550, 553, 554],
    means: 'returned',
  },
  {
    id: 'mail-parameters',
    stages: ['mail', 'rcpt'],
    codes: [501, 504, 555],
    means: 'returned',
  },
  {
    id: 'mail-lost-place',
    stages: ENVELOPE,
    codes: [500, 502, 503],
    means: 'later',
  },
  {
    id: 'rcpt-refused',
    stages: ['rcpt'],
    words: /^5\d\d/,
    means: 'returned',
  },
  {
    id: 'mail-refused',
    stages: ENVELOPE,
    words: /^5\d\d/,
    means: 'returned',
  },
]);
