// A line Windows dials: `rasdial ENTRY [user password]`, `rasdial ENTRY
// /DISCONNECT`, and `rasdial` alone, which lists what is connected. rasdial ends
// with 0 or with the number of the RAS error; the same number stands in what it
// says ("Remote Access error 691 - …"), whatever the language.
//
// Limit: rasdial takes a password in its arguments only, where an administrator of
// the computer can see it while it dials. Better: save it in the Windows entry and
// leave `username` empty here. It is struck out of everything we keep.
import { passwordText } from '../contract/fields';
import type { Link } from '../contract/link';
import type { DialFault } from '../contract/dial-fault';
import {
  ASK_LIMIT,
  type CodeMeaning,
  type CommandsAsk,
  dialledBy,
  faultByCode,
  hungUpBy,
  unknownMetered,
  type Dialer,
  type DialerDeps,
  type ExitJudge,
  type LineStatus,
  type LinkCommands,
} from './dialer';
import { sameName } from '../base/program-output';
import type { Ran } from '../base/run';
import { linkWords } from '../words/link';

/** The one table of RAS error codes (Windows, raserror.h); their words stand under the same numbers. */
const ERRORS: Readonly<Record<keyof typeof linkWords.ras, CodeMeaning>> = {
  600: ['other'],
  602: ['modem-in-use'],
  608: ['no-modem', 'hopeless'],
  615: ['no-modem', 'hopeless'],
  617: ['still-hanging-up'],
  618: ['other'],
  619: ['broke'],
  621: ['other', 'hopeless'],
  622: ['other', 'hopeless'],
  623: ['no-entry', 'hopeless'],
  628: ['broke'],
  629: ['broke'],
  630: ['modem-fault'],
  631: ['other'],
  633: ['modem-in-use'],
  635: ['other'],
  638: ['other'],
  646: ['account-closed', 'hopeless'],
  647: ['account-closed', 'hopeless'],
  648: ['password-expired', 'hopeless'],
  649: ['account-closed', 'hopeless'],
  650: ['no-answer'],
  651: ['modem-fault'],
  666: ['other'],
  668: ['broke'],
  676: ['busy'],
  677: ['voice'],
  678: ['no-answer'],
  679: ['no-carrier'],
  680: ['no-tone'],
  691: ['password', 'hopeless'],
  692: ['modem-fault'],
  703: ['other', 'hopeless'],
  708: ['other', 'hopeless'],
  711: ['other'],
  718: ['login-silent'],
  719: ['other'],
  720: ['protocols', 'hopeless'],
  721: ['no-ppp'],
  734: ['protocols'],
  741: ['other', 'hopeless'],
  742: ['other', 'hopeless'],
  756: ['still-hanging-up'],
  769: ['network-below'],
  789: ['other'],
  797: ['no-modem', 'hopeless'],
  800: ['other'],
  809: ['other'],
  812: ['other', 'hopeless'],
  868: ['network-below'],
};

/** `secret`: the password, or what stands for it. */
export function rasCommands({ entry, username }: CommandsAsk, secret: string): LinkCommands {
  const login = username === '' ? [] : [username, secret];
  return { connect: ['rasdial', entry, ...login], hangUp: ['rasdial', entry, '/DISCONNECT'], status: ['rasdial'] };
}

/** The dialler of a link of kind "ras". */
export function rasDialer(link: Link, { run }: DialerDeps): Dialer {
  const secret = passwordText(link.password);
  const { connect, hangUp, status } = rasCommands(link, secret);
  return {
    async dial(limitMs, signal) {
      const ran = await run({ argv: connect, limitMs, signal, secret });
      return dialledBy(ran, 'rasdial', limitMs, judge);
    },
    async hangUp(limitMs) {
      return hungUpBy(await run({ argv: hangUp, limitMs }), 'rasdial', limitMs, judge);
    },
    hangUpCommand: { argv: hangUp, env: {} },
    status: async (): Promise<LineStatus> => {
      const ran = await run({ argv: status, limitMs: ASK_LIMIT });
      if (ran.code !== 0) return 'unknown';
      // Between two sentences in the reader's language stand the entries, one a line.
      return ran.output.split(/\r?\n/).some((line) => sameName(line, link.entry)) ? 'up' : 'down';
    },
    metered: unknownMetered,
  };
}

function judge(ran: Ran): ReturnType<ExitJudge> {
  const said = /\b([678]\d\d)\b/.exec(ran.output)?.[1];
  const code = ran.code !== null && ran.code >= 600 && ran.code < 900 ? ran.code : Number(said ?? 0);
  const fault = faultByCode(ERRORS, 'ras', code);
  return fault && { fault, text: linkWords.rasError(linkWords.ras[fault.code], fault.code) };
}

/** A command of the user's own may have rasdial dial: the fault it names ("Remote Access error 691 - …"), or null. */
export function rasFaultIn(output: string): DialFault | null {
  const code = Number(/(?:RAS|Remote Access) error (\d{3})\b/i.exec(output)?.[1] ?? 0);
  return faultByCode(ERRORS, 'ras', code);
}
