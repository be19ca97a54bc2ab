// What mail programs are answered where no fact stands in it. The bracketed codes are RFC
// 2449 §8 and RFC 3206. Said to programs, which show it as it came: in one language.
import { type Pop3Answer, no, yes } from './answer';

const last = (text: string): Pop3Answer => ({ ...no(text), last: true });

export const POP3_REPLIES = {
  notWelcome: no('[SYS/PERM] Mail programs at your address may not connect; whoever looks after Dialpost can allow it'),
  tooManyFromYou: no('[SYS/TEMP] Too many connections from your address, close some or try again in a minute'),
  tooMany: no('[SYS/TEMP] Too many connections at the moment, try again in a minute'),
  wrong: no('[AUTH] User name or password is wrong'),
  tooManyTries: last(
    '[SYS/TEMP] Too many wrong passwords came from your address; wait a minute, check user name and password, and connect again',
  ),
  enough: last('[AUTH] Too many wrong passwords, check user name and password and connect again'),
  noMailbox: no('[SYS/PERM] This account has no mailbox here; whoever looks after Dialpost can give it one'),
  inUse: no('[IN-USE] Another program has this mailbox open, try again in a minute'),
  openedAnew: no('[IN-USE] This visit was silent, and another program has opened the mailbox; nothing was deleted'),
  encrypt: no('[AUTH] Passwords are taken over an encrypted line only: switch on TLS in your mail program'),
  userWantsName: no('USER takes a user name'),
  password: yes('and the password?'),
  userFirst: no('Say USER first'),
  onlyPlain: no('Only PLAIN is known here'),
  nothingTried: no('Nothing was tried'),
  noAnswerToPlain: no('That is no answer to PLAIN'),
  nobodyElse: no('[AUTH] Nobody acts for somebody else here'),
  closing: no('[SYS/TEMP] The post office is closing, try again later'),
  roomForOthers: no(
    '[SYS/TEMP] All connections here are taken and this one was idle: it makes room for somebody else. Connect again to fetch mail',
  ),
  trouble: no('[SYS/TEMP] The mailbox cannot be read at the moment, try again later'),
  fault: last(
    '[SYS/TEMP] A fault of ours ends this connection; whoever looks after Dialpost has been told. Connect again',
  ),
  tooMuchTalk: last('[SYS/TEMP] Too many commands without a login, connect again and log in'),
  noWebServer: last('This is a mail server, not a web server'),
  lineTooLong: last('That line is too long'),
  unknown: no('That command is not known here'),
  unknownOrTooEarly: no('Log in first, or that command is not known here'),
  noStls: no('STLS is not possible here or now'),
  afterStls: last('Nothing may follow STLS before the encryption'),
  noEncryption: last('no encryption'),
  notDeleted: (left: number) => last(`[SYS/TEMP] ${left} messages could not be deleted`),
  goodbye: (removed: number): Pop3Answer => ({ ...yes(`goodbye, ${removed} messages deleted`), last: true }),
  gone: no('Another program has taken this letter away'),
  stillHere: yes('still here'),
  noSuchMessage: no('There is no such message'),
  marked: no('That message is marked as deleted'),
  willBeDeleted: yes('deleted when you say QUIT'),
  topWants: no('TOP takes a message and a number of lines'),
} as const;

/** In front of more than a line. */
export const POP3_HEADINGS = { capabilities: 'this can be done', top: 'the top of it' } as const;
