// Every sentence a client of a listener can be refused with, in one place: code,
// enhanced code (RFC 3463) and words that say what is wrong and what to do. A person
// reads them in a mail program or in a bounce, far away from any manual.
import type { SMTPServerError } from 'smtp-server';

/** A reply of refusal; `code` 421 also ends the connection. */
export interface Refusal {
  readonly code: number;
  /** "5.7.1". */
  readonly enhanced: string;
  readonly text: string;
}

export function refusal(code: number, enhanced: string, text: string): Refusal {
  return { code, enhanced, text };
}

/** The refusal in the shape smtp-server takes from a handler. */
export function asError({ code, enhanced, text }: Refusal): SMTPServerError {
  return Object.assign(new Error(`${enhanced} ${text}`), { responseCode: code });
}

export const REFUSALS = {
  notWelcome: (address: string) =>
    refusal(
      554,
      '5.7.1',
      `This listener takes no mail from ${address}. Whoever looks after it can add the address to those who may connect`,
    ),
  tooMany: refusal(421, '4.7.0', 'Too many connections here at the moment, try again in a minute'),
  loginOrLater: refusal(
    421,
    '4.7.0',
    'All connections here are taken but a few for those who log in: log in, or try again in a minute',
  ),
  tooManyFromYou: refusal(421, '4.7.0', 'Too many connections from your address, close some or try again in a minute'),
  roomForOthers: refusal(
    421,
    '4.7.0',
    'All connections here are taken and this one was idle: it makes room for somebody else. Connect again when there is mail',
  ),
  roomForOffice: refusal(
    421,
    '4.7.0',
    'All connections here are taken and this one makes room for somebody else. Nothing of it was taken, try again in a minute',
  ),
  shuttingDown: refusal(421, '4.3.2', 'The post office is closing this listener, try again later'),
  chatter: refusal(421, '4.7.0', 'Too many commands without a message, connect again when there is mail'),
  tooManyRefused: refusal(
    421,
    '4.7.0',
    'Too many commands were refused, check what your program sends and connect again',
  ),
  tooSlow: refusal(421, '4.4.2', 'The message came too slowly and was not taken, send it again'),
  lineTooSlow: refusal(421, '4.4.2', 'The command did not come to its end in time; connect again'),
  loginFirst: refusal(530, '5.7.0', 'Log in first: set user name and password for outgoing mail in your mail program'),
  encryptFirst: refusal(
    538,
    '5.7.11',
    'Passwords are taken over an encrypted line only: switch on STARTTLS in your mail program',
  ),
  noLoginHere: refusal(
    502,
    '5.5.1',
    'This listener takes no logins: switch off authentication for outgoing mail in your program',
  ),
  noLoginInClear: refusal(502, '5.7.11', 'This listener has no encryption and takes no passwords in clear text'),
  loginInTransaction: refusal(503, '5.5.1', 'Log in before MAIL, not in the middle of a message'),
  wrongPassword: refusal(535, '5.7.8', 'User name or password is wrong'),
  tooManyGuesses: refusal(421, '4.7.0', 'Too many wrong passwords, check user name and password and connect again'),
  tooManyTries: refusal(
    421,
    '4.7.0',
    'Too many wrong passwords came from your address; wait a minute, check user name and password, and connect again',
  ),
  relayDenied: (mayLogIn: boolean) =>
    refusal(
      550,
      '5.7.1',
      mayLogIn
        ? 'Mail to other places is carried only for those who log in or are on the relay list: set user name and password in your mail program'
        : 'Mail to other places is not carried for your address. Whoever looks after this listener can add it to the relay list',
    ),
  accountMayNotRelay: (account: string) =>
    refusal(550, '5.7.1', `The account ${account} may send to addresses of this office only`),
  routingTrick: refusal(
    550,
    '5.7.1',
    'Addresses that route through another address (with %, ! or a second @) are not taken',
  ),
  badAddress: refusal(553, '5.1.3', 'That is no mail address, write name@domain'),
  noDomain: refusal(
    553,
    '5.1.3',
    'The recipient has no domain; write name@domain. A name alone is taken only from those who may send to other places',
  ),
  badSender: refusal(553, '5.1.7', 'That is no sender address, write name@domain or <>'),
  badUtf8: refusal(553, '5.6.7', 'The address is not written in UTF-8'),
  utf8NotSaid: refusal(553, '5.6.7', 'An address with letters outside ASCII needs SMTPUTF8 in MAIL FROM'),
  unknownParameter: (name: string) => refusal(555, '5.5.4', `The parameter ${name.slice(0, 40)} is not known here`),
  tooBig: (limit: number) =>
    refusal(552, '5.3.4', `The message is larger than ${limit} bytes, the most this listener takes`),
  bareLineEnd: refusal(
    550,
    '5.6.0',
    'The message contains a bare CR or LF; lines must end with CR LF. Nothing was taken',
  ),
  nul: refusal(550, '5.6.0', 'The message contains a NUL byte. Nothing was taken; send it as an attachment'),
  encryptedTwice: refusal(
    421,
    '4.3.0',
    'The content came encrypted once more than the line is. Nothing was taken; connect again and send it as it is',
  ),
  lineTooLong: (limit: number) =>
    refusal(554, '5.6.0', `The message contains a line of more than ${limit} bytes; send it as an attachment`),
  headerTooLong: (limit: number) => refusal(554, '5.6.0', `The header of the message is larger than ${limit} bytes`),
  loop: refusal(
    554,
    '5.4.6',
    'The message has been through more than 100 servers: it goes in circles. Check forwarding and routing',
  ),
  noRoom: refusal(452, '4.3.1', 'The post office cannot store mail at the moment, it has to be sent again later'),
  ourFault: refusal(451, '4.3.0', 'Something went wrong here, the message was not taken; send it again later'),
  ourFault421: refusal(
    421,
    '4.3.0',
    'A fault of ours ends this connection; what was not answered with 250 was not taken. Connect again and send it once more',
  ),
  etrnInTransaction: refusal(503, '5.5.1', 'ETRN is not possible in the middle of a message'),
  swapInTransaction: refusal(503, '5.5.1', 'ATRN and TURN are not possible in the middle of a message'),
  // RFC 2645 §4: ATRN before a login.
  swapWithoutLogin: refusal(530, '5.7.0', 'Log in before you take mail over this line'),
  turnInClear: refusal(538, '5.7.11', 'TURN is possible over an encrypted line only: say STARTTLS and log in first'),
  notOffered: (verb: string) => refusal(502, '5.5.1', `${verb} is not offered here`),
  badNode: refusal(501, '5.5.4', 'Write ETRN and one domain'),
  badDomains: refusal(501, '5.5.4', 'Write ATRN and the domains with commas between them, or ATRN alone'),
  greetedTwice: refusal(
    421,
    '4.5.0',
    'Both sides of this line wait for commands; the side that was asked for mail has to speak first',
  ),
  helloFirst: refusal(503, '5.5.1', 'Say EHLO first'),
  folderLost: refusal(
    451,
    '4.3.0',
    'The data folder of this post office is not its own any more, so nothing can be stored. Send it again later; whoever looks after it has been told',
  ),
  movingOn: refusal(
    451,
    '4.3.2',
    'This post office is handing its mail over to another host and takes none now. Send it again later, or to the new host',
  ),
} as const;

/** What is answered where nothing is refused. */
export const ANSWERS = {
  verify: '2.1.5 Cannot tell, but will take mail for it',
  help: '2.0.0 Dialpost takes mail by SMTP (RFC 5321)',
} as const;

/** The line behind 250. */
export function queuedAs(id: string): string {
  return `2.0.0 queued as ${id}`;
}

/** The library's word for a slip of ours; by then it was told, and answered with 421 (server.ts, hearSlips). */
export const LIBRARYS_FAULT = 'Error: internal server error';

// What the library says, in our words; matched by a part of it; $ is the number it ends with.
const LIBRARY: readonly (readonly [part: string, ours: string])[] = [
  ['You talk too soon', '4.7.0 Wait for the greeting before you speak'],
  ['HTTP requests not allowed', '4.7.0 This is a mail server, not a web server'],
  ['command not recognized', '5.5.1 This command is not known here'],
  ['too many unrecognized commands', '4.7.0 Too many commands that are not known here'],
  ['send HELO/EHLO first', '5.5.1 Say EHLO first'],
  ['LO hostname', '5.5.4 Say who you are: EHLO and a name'],
  ['need MAIL command', '5.5.1 MAIL FROM comes before RCPT TO'],
  ['need RCPT command', '5.5.1 No recipient has been accepted, so there is nothing to send'],
  ['nested MAIL command', '5.5.1 A message is already begun; finish it or send RSET'],
  [
    'message exceeds fixed maximum message size',
    '5.3.4 The message is larger than $ bytes, the most this listener takes',
  ],
  ['too many recipients', '4.5.3 Too many recipients for one message, send the rest in another'],
  ['Bad sender address syntax', '5.1.7 The sender address cannot be read, write MAIL FROM:<name@domain>'],
  ['Bad recipient address syntax', '5.1.3 The recipient address cannot be read, write RCPT TO:<name@domain>'],
  ['Bad message size syntax', '5.5.4 SIZE must be a number of at most 20 digits'],
  ['No identity changes permitted', '5.5.1 You are already logged in'],
  ['Unrecognized authentication type', '5.5.4 This way of logging in is not known here; use PLAIN, LOGIN or CRAM-MD5'],
  ['invalid userdata', '5.5.2 The login cannot be read'],
  ['missing username', '5.5.2 The user name is missing'],
  ['Command line too long', '4.5.2 The command is too long'],
  ['Timeout - closing connection', '4.4.2 Nothing was said for too long; connect again when there is mail'],
  ['internal server error', '4.3.0 Something went wrong here; try again later'],
];

/** The library's sentence in ours; unchanged where we have none. */
export function inOurWords(text: string): string {
  const number = /(?<!\d)\d+$/.exec(text)?.[0] ?? '';
  return LIBRARY.find(([part]) => text.includes(part))?.[1].replace('$', number) ?? text;
}
