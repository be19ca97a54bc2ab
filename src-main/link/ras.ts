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
import {
  ASK_LIMIT,
  dialledBy,
  hungUpBy,
  unknownMetered,
  type Dialer,
  type DialerDeps,
  type LineStatus,
} from './dialer';
import { sameName } from '../base/program-output';
import type { Ran } from '../base/run';

/** RAS error codes (Windows, raserror.h) in words; `hopeless` where dialling again cannot help. */
const ERRORS: Readonly<Record<number, readonly [text: string, hopeless?: 'hopeless']>> = {
  600: ['Windows is still busy with this entry'],
  602: ['another program is using the modem'],
  608: ['the modem does not exist; was it unplugged?', 'hopeless'],
  615: ["the modem's port was not found", 'hopeless'],
  617: ['the line is still hanging up'],
  618: ["the modem's port is not open"],
  619: ['the connection broke while it was being made'],
  621: ['Windows cannot open the file with the dial-up entries', 'hopeless'],
  622: ['Windows cannot read the file with the dial-up entries', 'hopeless'],
  623: ['Windows knows no dial-up entry of this name', 'hopeless'],
  628: ['the connection broke while it was being made'],
  629: ['the other side hung up'],
  630: ['the modem is faulty or switched off'],
  631: ['somebody hung up'],
  633: ['the modem is in use or not set up for dialling'],
  635: ['something unknown went wrong'],
  638: ['the request timed out'],
  646: ['the provider does not let this account in at this time of day', 'hopeless'],
  647: ['the provider has closed this account', 'hopeless'],
  648: ['the password has expired', 'hopeless'],
  649: ['this account may not dial in', 'hopeless'],
  650: ['the other side does not answer'],
  651: ['the modem reports an error'],
  668: ['the connection was dropped'],
  666: ['the modem does not work'],
  676: ['the line is busy'],
  677: ['a person answered, not a modem; check the number'],
  678: ['nobody answers'],
  679: ['no carrier was found'],
  680: ['there is no dial tone; check the telephone cable'],
  691: ['the provider did not accept the name or password', 'hopeless'],
  692: ['the modem failed'],
  703: ['the entry wants a person to type something; save the login in it', 'hopeless'],
  708: ['the account has expired', 'hopeless'],
  711: ['the Remote Access service of Windows is not running'],
  718: ['the other side stopped answering while the password was checked'],
  719: ['the other side ended the connection while it was being set up'],
  720: ['the two sides found no common protocol; check the protocols of the entry', 'hopeless'],
  721: ['the other side does not speak PPP'],
  734: ['the other side ended the negotiation'],
  741: ['this computer does not know the encryption the entry asks for', 'hopeless'],
  742: ['the other side does not know the encryption the entry asks for', 'hopeless'],
  756: ['this connection is already being dialled'],
  769: ['the network it goes over is not reachable'],
  789: ['the secured connection could not be agreed on; check its key or certificate'],
  797: ['no modem was found', 'hopeless'],
  800: ['the other side of the tunnel could not be reached'],
  809: ['a firewall on the way stops the tunnel'],
  812: ["the other side's rules do not let this login in", 'hopeless'],
  868: ['the name of the other side could not be found'],
};

/** The dialler of a link of kind "ras". */
export function rasDialer(link: Link, { run }: DialerDeps): Dialer {
  const secret = passwordText(link.password);
  const login = link.username === '' ? [] : [link.username, secret];
  return {
    async dial(limitMs, signal) {
      const ran = await run({ argv: ['rasdial', link.entry, ...login], limitMs, signal, secret });
      return dialledBy(ran, 'rasdial', limitMs, judge);
    },
    async hangUp(limitMs) {
      return hungUpBy(await run({ argv: ['rasdial', link.entry, '/DISCONNECT'], limitMs }), 'rasdial', limitMs, judge);
    },
    hangUpCommand: { argv: ['rasdial', link.entry, '/DISCONNECT'], env: {} },
    status: async (): Promise<LineStatus> => {
      const ran = await run({ argv: ['rasdial'], limitMs: ASK_LIMIT });
      if (ran.code !== 0) return 'unknown';
      // Between two sentences in the reader's language stand the entries, one a line.
      return ran.output.split(/\r?\n/).some((line) => sameName(line, link.entry)) ? 'up' : 'down';
    },
    metered: unknownMetered,
  };
}

function judge(ran: Ran): { hopeless: boolean; text: string } | null {
  const said = /\b([678]\d\d)\b/.exec(ran.output)?.[1];
  const code = ran.code !== null && ran.code >= 600 && ran.code < 900 ? ran.code : Number(said ?? 0);
  const known = ERRORS[code];
  return known ? { hopeless: known[1] === 'hopeless', text: `${known[0]} (RAS error ${code})` } : null;
}
