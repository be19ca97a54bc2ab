// What asking for held mail and fetching it came to: by each method, at a mailbox letter
// by letter, and on the line to its host. `said`: the other side's own words, with its code.
import { countText } from './amounts';
import { page } from './page';

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');
const wasOrWere = (count: number): string => (count === 1 ? 'was' : 'were');
const lieOrLies = (count: number): string => (count === 1 ? 'lies' : 'lie');
const itOrThem = (count: number): string => (count === 1 ? 'it' : 'them');

const tooOpen = 'it takes no password over a line that others can read; set the security to STARTTLS or TLS';

/** What a visit came to, as in collect/tally.ts. */
interface Fetched {
  readonly fetched: number;
  readonly large: number;
  readonly left: number;
  readonly unreadable: number;
  readonly kept: number;
  readonly doubted: boolean;
  /** Letters that were not given: which, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
}

/** How many of the missing are named. */
const MOST_NAMED = 5;

function safeHere({ fetched }: Fetched): string {
  return fetched === 0 ? 'Nothing was fetched.' : `${countText(fetched, 'message')} ${isOrAre(fetched)} safe here.`;
}

function notGiven({ missing }: Fetched): string {
  const count = missing.length;
  if (count === 0) return '';
  const named = missing
    .slice(0, MOST_NAMED)
    .map(({ name, why }) => `${name}: ${why}`)
    .join('; ');
  const more = count > MOST_NAMED ? `; and ${count - MOST_NAMED} more` : '';
  return ` ${count} ${wasOrWere(count)} not given whole by the host, or deleted there meanwhile; what is still there is asked for again with the next call (${named}${more}).`;
}

function listDamaged({ doubted }: Fetched): string {
  return doubted
    ? " The list of what was fetched there before was damaged on this computer's disk: letters may have come a second time, and none is lost. Check the disk."
    : '';
}

/** What stays at the host though nothing went wrong. */
function staysThere({ large, left, unreadable, kept }: Fetched): string {
  return [
    large > 0 ? ` ${large} too large for this provider's limit ${wasOrWere(large)} left there.` : '',
    left > 0 ? ` ${left} more wait for the next call.` : '',
    unreadable > 0
      ? ` ${unreadable} more ${lieOrLies(unreadable)} there that the host's listing does not name in a way that can be read; ask the provider, or look at ${itOrThem(unreadable)} in the provider's webmail.`
      : '',
    kept > 0
      ? ` ${kept} that ${isOrAre(kept)} safe here still ${lieOrLies(kept)} there, because the host would not delete ${itOrThem(kept)}; this is tried again with the next call.`
      : '',
  ].join('');
}

export const collectWords = page({
  stopped: 'the call was stopped',
  nothing: 'Nothing is collected here.',
  onConnect: 'The provider sends what it holds as soon as the line is up; nothing was asked.',
  /** In the place of words, where a host said none. */
  noWords: 'nothing',

  /** Why a host's command connection did not come up, by its stage. */
  notOpened: {
    dns: (host: string, said: string) => `${host} was not found (${said}).`,
    connect: (host: string, said: string) => `${host} could not be reached (${said}).`,
    greeting: (host: string, said: string) => `${host} did not let us in (${said}).`,
    ehlo: (host: string, said: string) => `${host} did not let us in (${said}).`,
    tls: (host: string, said: string) => `${host} could not be spoken to in secret (TLS) (${said}).`,
    auth: (host: string, said: string) => `${host} did not accept login name and password (${said}).`,
  },
  /** No login was tried: the reason is ours. */
  noLogin: (host: string, said: string) => `${host} could not be logged in to (${said}).`,

  program: {
    running: (program: string) => `running ${program}`,
    endedWell: (program: string) => `The program ${program} that fetches mail ended well.`,
    failed: (end: string) => `The program that fetches mail failed: ${end}.`,
  },

  etrn: {
    noHost: 'ETRN has no host to ask: name one, or use a provider with a smart host.',
    nobody: (why: string) => `Nobody could be asked for the mail that waits: ${why}`,
    stopped: 'The call was stopped before ETRN was asked.',
    begins: (host: string, node: string, said: string) => `${host} begins to send the mail for ${node} (${said}).`,
    none: (host: string, node: string, said: string) => `${host} holds no mail for ${node} (${said}).`,
    aboutTo: (host: string, node: string, said: string) => `${host} is about to send the mail for ${node} (${said}).`,
    notNow: (host: string, node: string, said: string) =>
      `${host} cannot release the mail for ${node} now; it stays there until the next call (${said}).`,
    notAllowed: (host: string, node: string, said: string) =>
      `${host} does not let us fetch the mail for ${node}; ask the provider to allow ETRN for it (${said}).`,
    unknown: (host: string, said: string) =>
      `${host} does not know ETRN; choose another way to collect mail (${said}).`,
    badDomain: (host: string, node: string, said: string) =>
      `${host} does not understand "${node}"; check the domain in the collect settings (${said}).`,
    elseFirst: (host: string, said: string) => `${host} wants something else before ETRN, perhaps a login (${said}).`,
    loginFirst: (host: string, said: string) =>
      `${host} wants a login before ETRN; set login name and password of the smart host (${said}).`,
    broke: (host: string, node: string, said: string) =>
      `The line to ${host} broke while asking for ${node}: ${said}. The mail stays there until the next call.`,
    took: (host: string, node: string, said: string) => `${host} took the request for ${node} (${said}).`,
    refused: (host: string, node: string, said: string) => `${host} refused to release the mail for ${node} (${said}).`,
  },

  atrn: {
    notOurDomains: (host: string, domains: readonly string[], said: string) =>
      `${host} does not let us fetch the mail for ${domains.join(', ')}; ask the provider to allow ATRN for ${itOrThem(domains.length)}, or name in the collect settings the domains it keeps (${said}). It holds nothing else for this login.`,
  },
  turn: {
    noLogin: 'TURN needs a smart host with a login; set login name and password there.',
    notSecure: (host: string) =>
      `TURN is not asked for over a line that others can read; set the security of ${host} to STARTTLS or TLS.`,
  },
  /** ATRN and TURN: `verb`. */
  swapped: {
    now: 'the roles are swapped: our side greets and takes mail',
    broke: (host: string) => `The line to ${host} broke as it began to send. The mail stays there until the next call.`,
    cameByLine: (messages: number, orderly: boolean) =>
      `${countText(messages, 'message')} came by this line${orderly ? '' : ', which ended without a goodbye'}`,
    /** In front of what ended it. */
    came: (messages: number, end: string) => `${countText(messages, 'message')} came. ${end}`,
    notAsked: (why: string) => `The provider could not be asked for the mail that waits: ${why}`,
    restNotAsked: (why: string) => `The provider could not be asked for the rest: ${why}`,
    restLater: 'What is left there comes with the next call.',
    silent: (host: string) =>
      `${host} fell silent when it should have sent, and was hung up on; what is left there comes with the next call.`,
    cut: (host: string) => `The line to ${host} ended in the middle; what is left there comes with the next call.`,
    nothingToSend: (host: string) => `${host} had nothing to send.`,
    nothingMore: (host: string) => `${host} had nothing more to send.`,
    brokeAsking: (host: string, said: string) =>
      `The line to ${host} broke while we asked for our mail: ${said}. The mail stays there until the next call.`,
    notAllowed: (host: string, verb: string, said: string) =>
      `${host} does not let us fetch that mail; ask the provider to allow ${verb} for your domains (${said}).`,
    notNow: (host: string, said: string) =>
      `${host} cannot release the mail now; it stays there until the next call (${said}).`,
    none: (host: string, said: string) => `${host} holds no mail for us (${said}).`,
    unknown: (host: string, verb: string, said: string) =>
      `${host} does not know ${verb}; choose another way to collect mail (${said}).`,
    badDomains: (host: string, said: string) =>
      `${host} does not understand the domains asked for; check them in the collect settings (${said}).`,
    loginFirst: (host: string, verb: string, said: string) =>
      `${host} wants another login or encryption before ${verb}; check login name, password and security (${said}).`,
    refused: (host: string, said: string) => `${host} refused to release the mail (${said}).`,
  },

  plain: {
    byFinger: (host: string) => `asking ${host} by FINGER`,
    byText: (host: string) => `asking ${host} by text`,
    fingerFailed: (host: string, trouble: string) =>
      `${host} could not be asked by FINGER: ${trouble}. The mail stays there until the next call.`,
    fingerSaid: (host: string, said: string) => `${host} was asked by FINGER and said: ${said}`,
    said: (host: string, said: string) => `${host} was asked for our mail and said: ${said}`,
    /** `wanted`: "" where any answer would have done. */
    saidElse: (host: string, said: string, wanted: string) =>
      `${host} was asked for our mail but said "${said}"${notWanted(wanted)}. The mail stays there until the next call.`,
    saidNothing: (host: string, trouble: string | null, wanted: string) =>
      `${host} was asked for our mail but said nothing${trouble ? ` (${trouble})` : ''}${notWanted(wanted)}. The mail stays there until the next call.`,
    noAnswer: 'no answer in time',
  },

  mailbox: {
    notHere: 'Mailboxes at the provider cannot be fetched here.',
    noFolder: (mailbox: string, said: string) =>
      `the host has no folder "${mailbox}", or does not open it${said === '' ? '' : ` ("${said}")`}`,
    fetching: (mailbox: string, username: string, host: string) =>
      `fetching ${mailbox} of ${username} at ${host} by IMAP`,
    listDamaged: (host: string) =>
      `The list of what was fetched from ${host} before is damaged on this computer's disk; a copy is in corrupt/. Letters may come twice, none is lost.`,
    badSums: 'lines of the list of fetched letters do not match their sums',
    fetched: (host: string, all: Fetched) =>
      `The mailbox at ${host} was fetched. ${safeHere(all)}${staysThere(all)}${notGiven(all)}${listDamaged(all)}`,
    /** `trouble`: a sentence that names the file. */
    notNoted: (host: string, trouble: string, all: Fetched) =>
      `The mailbox at ${host} could not be fetched to its end: the list of what is safe here cannot be kept, and without it letters would come twice. ${trouble} ${safeHere(all)}${notGiven(all)}${listDamaged(all)} What is left stays there until the next call.`,
    notToItsEnd: (host: string, trouble: string, all: Fetched) =>
      `The mailbox at ${host} could not be fetched to its end: ${trouble}. ${safeHere(all)}${notGiven(all)}${listDamaged(all)} What is left stays there until the next call.`,
    /** `command`: the one that lists. */
    unreadableListing: (count: number, command: string) =>
      `the host says that ${count} ${count === 1 ? 'message waits' : 'messages wait'}, but its listing of them could not be read; ask the provider what ${command} answers`,
  },

  letter: {
    /** A letter of which nothing better is known. */
    numbered: (number: number) => `message ${number}`,
    titled: (subject: string, number: number) => `"${subject}" (message ${number})`,
    onceADay: 'it could not be had in the calls before and is now tried once a day',
    lineEnded: 'the line ended at it',
    tooLong: (bytes: number) => `it has more than ${bytes} bytes`,
    /** `of`: as announced; null: not said. */
    gave: (bytes: number, of: number | null) => `the host gave ${bytes} of its ${of ?? 'unknown'} bytes`,
    gaveFirst: (bytes: number) => `the host gave its first ${bytes} bytes only`,
    more: 'more came behind its end: the host does not double dots (RFC 1939), so it would come cut',
    notAtAll: 'the host has it in its listing and does not give it',
    refused: (said: string) => `the host answered "${said}"`,
  },

  login: {
    noTokens: (ways: readonly string[]) =>
      `the host takes no access token; it offers ${ways.length > 0 ? ways.join(', ') : 'nothing'}. Log in there with a password`,
    tokenRefused: (said: string) => `the host did not accept the access token: ${said}`,
    onlyTokens: (ways: readonly string[]) =>
      `the host takes no passwords, only the sign-in of its provider (${ways.join(', ')}); choose "Sign in with the provider" as the login there, and sign in`,
    tooOpen,
    tooOpenBy: (refused: string) => `${tooOpen} (${refused})`,
    wrong: (said: string | null) => `it did not accept login name and password${said ? ` ("${said}")` : ''}`,
    notNow: (said: string) => `it does not let us in just now ("${said}"), and not because of login name or password`,
    /** `theirs`, `ours`: ways of logging in. */
    imapWays: (theirs: readonly string[], ours: readonly string[]) =>
      `${theirs.length > 0 ? `it takes logins by ${theirs.join(', ')} only` : 'it takes no login on this line'}, and Dialpost knows LOGIN, PLAIN, ${ours.join(', ')}; ask the provider to allow one of these, or fetch by POP3`,
    pop3Ways: (theirs: readonly string[], ours: readonly string[], refused: string) =>
      `${theirs.length > 0 ? `it takes logins by ${theirs.join(', ')} only` : 'it does not say by which way it takes logins'}, and Dialpost knows USER and PASS, APOP, ${ours.join(', ')}; ask the provider to allow one of these (${refused})`,
  },

  /** Why the line to a mailbox's host ended. */
  line: {
    ours: 'we have ended the line',
    noConnection: (address: string, port: number) => `no answer from ${address} port ${port}`,
    dripping: 'the host fell silent, or gives so little at a time that it would never end',
    endlessAnswers: "the host's answers have no end",
    endlessListing: "the host's listing has no end",
    endlessAnswerTo: (command: string) => `the host's answer to ${command} has no end`,
    endlessAnswer: 'the host sent an answer without end',
    letterLeft: 'a letter was left in the middle',
    beforeTls: 'the host spoke before encryption began',
    /** `said`: why, where it said so. */
    hostClosed: (said: string | null) => `the host closed the connection${said === null ? '' : `: "${said}"`}`,
    renumbered: 'the host numbered its messages anew while they were fetched',
    noImap: 'the host sent something that is no IMAP answer',
    closed: 'the connection was closed',
    tooSlow: 'the host gives so little at a time that it would never end',
    silent: 'the host fell silent',
    answered: (command: string, said: string) => `the host answered ${command} with "${said}"`,
    greeted: (said: string) => `the host answered the greeting with "${said}"`,
  },
});

function notWanted(wanted: string): string {
  return wanted === '' ? '' : `, not "${wanted}"`;
}
