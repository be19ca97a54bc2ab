// What our side says of its talk with an SMTP host: why a line did not come up or ended,
// why a login failed, and why a message cannot go as it is. Enhanced codes and what hosts
// say stand beside these sentences, not in them.
import { page } from './page';

/** As in smtp/tls-trouble.ts. */
interface TlsSituation {
  readonly protocol: string;
  readonly implicit: boolean;
}

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`;

export const smtpWords = page({
  stopped: 'the call was stopped',
  /** Of a line whose roles were swapped, where its address is not known. */
  otherSide: 'the other side',
  noHost: {
    noSuchHost: 'no such host',
    noAddress: 'the host has no address',
    silent: 'the name server does not answer',
    unreachable: 'the name server cannot be reached',
    failed: 'the name server failed',
  },
  connect: {
    trying: (host: string, address: string, port: number) => `connecting to ${host} [${address}] port ${port}`,
    silent: (address: string, port: number, ms: number) => `no answer from ${address} port ${port} for ${seconds(ms)}`,
    nobodyListens: (address: string, port: number) => `nobody listens at ${address} port ${port}`,
    noWay: (address: string) => `there is no way to ${address}`,
    ourselves: (listener: string) => `our own listener "${listener}" answers there`,
    other: (address: string, port: number, trouble: string) => `${address} port ${port}: ${trouble}`,
  },
  line: {
    broke: (trouble: string) => `the connection broke: ${trouble}`,
    hostClosed: 'the host closed the connection',
    closed: 'the connection was closed',
    handedOver: 'the line was handed over',
    goodbye: 'we have said goodbye',
    endlessLine: 'the host sent a line without end',
    endlessReply: 'the host sent a reply without end',
    noSmtp: (said: string) => `the host sent something that is no SMTP reply: "${said}"`,
    announced: (said: string) => `the host ended the conversation: 421 ${said}`,
    toNothing: (code: number, said: string) => `the host sent a reply to nothing: ${code} ${said}`,
    misfit: (to: string, code: number, said: string) =>
      `the host sent a reply that cannot be the answer to ${to}: ${code} ${said}`,
    silent: (to: string, ms: number) => `no answer to ${to} for ${seconds(ms)}`,
    ownDisk: 'our own disk failed',
    ownCopy: 'our own copy of the content could not be read to its end',
    noBdat: (said: string) =>
      `the host offers CHUNKING and does not take BDAT (${said}); it gets its mail by DATA from now on`,
  },
  /** What no answer came to, where it is no command. */
  asked: { loneDot: 'the lone dot', endOfContent: 'the end of the content' },
  /** In a transcript. */
  leftOut: (lines: number) => `${lines} lines left out`,
  login: {
    noToken: 'there is nobody to ask for an OAuth2 token',
    tokenRefused: 'the host did not accept the token',
    refused: 'the host did not accept the login',
    noPassword: 'no password is stored for this host',
    unknownWays: (offered: readonly string[], known: readonly string[]) =>
      `the host offers only logins we do not know: ${offered.join(' ')}; we know ${known.join(', ')}`,
    none: 'the host offers no login',
    refusedBy: (error: string) => `the host refused the login (${error})`,
    impostor: 'the host could not show that it knows the password: it may not be the one it says it is',
    unreadable: "the host's part of the login (SCRAM) could not be read",
    tooManyRounds: (rounds: number) =>
      `the host asks for ${rounds} rounds of computing at a login, more than anybody needs`,
    /** `refused`: what it said to STARTTLS; null where it does not offer it. */
    inClear: (refused: string | null) =>
      `${refused === null ? 'it does not offer to encrypt the line (STARTTLS)' : `it refused to encrypt the line: ${refused}`}. The password was not sent, because others can read it on the way. Ask the provider for the host and port that encrypt; if the login may go in the clear on this line, set security to "none"`,
  },
  tls: {
    wrongPort: (said: string, { protocol, implicit }: TlsSituation) =>
      implicit
        ? `this port speaks plain ${protocol} at first and no TLS (${said}): choose STARTTLS for it, or the port for TLS`
        : `it said it would encrypt and then went on in the clear (${said})`,
    selfSigned: () => 'it shows a self-signed certificate, which does not prove who it is',
    expired: () => "its certificate has expired, or this computer's date is wrong",
    notYet: () => "its certificate is not yet valid; most often this computer's date is wrong",
    name: (said: string) => `its certificate belongs to another name and does not match (${said})`,
    authority: () => 'who issued its certificate is not known here (unable to verify it)',
    revoked: () => 'its certificate was revoked by who issued it',
    tooOld: (said: string) =>
      `it and this computer have no encryption in common, most often because its own is too old (${said})`,
    cut: () => 'it closed the connection while it was being encrypted',
    time: () => 'the encryption was not set up in time',
  },
  message: {
    badAddress: (address: string) => `${address} is no address`,
    tooLarge: (bytes: number, limit: number) => `The message has ${bytes} bytes, the host takes at most ${limit}`,
    unreadable: (trouble: string) => `The content could not be read: ${trouble}`,
    empty: 'the content is empty',
    tooLong: (bytes: number) => `the content is longer than its ${bytes} bytes`,
    tooShort: (has: number, bytes: number) => `the content has ${has} of its ${bytes} bytes`,
    notTaken: {
      lines: (said: string, why: string) => notTaken('lines of more than 998 letters', said, why),
      'eight-bit': (said: string, why: string) => notTaken('8-bit letters', said, why),
    },
    noUtf8: (why: string) =>
      `The host does not take international addresses or headers (SMTPUTF8), and the message cannot be rewritten: ${why}`,
  },
  /** Why a message cannot be rewritten. */
  obstacle: {
    addresses: 'there are letters beyond ASCII in its addresses',
    headerAddress: 'there are letters beyond ASCII in an address of its header',
    eightBitBetween: 'there are 8-bit letters between its parts',
    longBetween: 'there are long lines between its parts',
    signed: 'it is signed',
    notEncoded: (encoding: string) => `a part says it is ${encoding} and is not`,
    mayNotBeEncoded: (type: string) => `a part is ${type}, which may not be encoded`,
  },
});

function notTaken(what: string, said: string, why: string): string {
  return `The host does not take ${what} (it said: ${said}), and the message cannot be rewritten: ${why}. Send it again without these, or as an attachment`;
}
