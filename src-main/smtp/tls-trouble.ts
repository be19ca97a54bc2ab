// Why encryption was not set up, in words for people. OpenSSL and Node speak of records
// and alerts; a person wants to know what is wrong with whom and what to choose instead,
// and the troubleshooter which of its cases it is. What is not in the table keeps
// OpenSSL's own reason, without the numbers around it.
import type { NoReplyWhy } from '../mail/reply';
import { smtpWords } from '../words/smtp';

export interface TlsSituation {
  /** "SMTP", "POP3" or "IMAP". */
  readonly protocol: string;
  /** Encrypted from the first byte, not by STARTTLS. */
  readonly implicit: boolean;
}

const TABLE: readonly (readonly [RegExp, keyof typeof smtpWords.tls, NoReplyWhy?])[] = [
  [/wrong version number|packet length too long|record layer failure|http request/i, 'wrongPort', 'tls-wrong-port'],
  // The host's own is not meant: at the end of its chain stands an authority that nobody here knows.
  [/self[- _]signed[- _]cert(?:ificate)?[- _]in/i, 'authority', 'tls-authority'],
  [/self[- _]signed/i, 'selfSigned', 'tls-self-signed'],
  [/certificate has expired|CERT_HAS_EXPIRED/i, 'expired', 'tls-expired'],
  [/not yet valid|CERT_NOT_YET_VALID/i, 'notYet', 'tls-not-yet'],
  [/altname|does not match certificate/i, 'name', 'tls-name'],
  [/unable to (?:verify|get)|UNABLE_TO/i, 'authority', 'tls-authority'],
  [/revoked/i, 'revoked'],
  [
    /unsupported protocol|protocol version|no protocols|key too small|handshake failure|no shared cipher|inappropriate fallback|unsafe legacy|unknown protocol/i,
    'tooOld',
    'tls-too-old',
  ],
  [/closed unexpectedly|disconnected before secure|ECONNRESET|EPIPE|unexpected eof/i, 'cut'],
  [/timed? ?out|ETIMEDOUT/i, 'time'],
];

/** `error`: from a TLS handshake, as Node gives it or as a library passes it on. */
export function tlsTrouble(error: Error, situation: TlsSituation): string {
  const said = reasonOf(error.message);
  const words = rowOf(error)?.[1];
  return words ? smtpWords.tls[words](said, situation) : said;
}

/** The same as data; undefined where nobody knows. */
export function tlsWhy(error: Error): NoReplyWhy | undefined {
  return rowOf(error)?.[2];
}

/** The same for a code of Node's or words of OpenSSL's. */
export function tlsWhyIn(words: string): NoReplyWhy | undefined {
  return TABLE.find(([known]) => known.test(words))?.[2];
}

function rowOf(error: Error): (typeof TABLE)[number] | undefined {
  const said = reasonOf(error.message);
  const codes = [error, ...(error.cause instanceof Error ? [error.cause] : [])].flatMap(codesOf).join(' ');
  return TABLE.find(([words]) => words.test(said)) ?? TABLE.find(([words]) => words.test(codes));
}

/** The words for `error` if it is one of TLS, else its own; for connections where both may come. */
export function inTlsWords(error: Error, situation: TlsSituation): string {
  return codesOf(error).some((code) => /^(?:ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code))
    ? tlsTrouble(error, situation)
    : error.message;
}

/** The code may have been put aside by who passed the error on. */
function codesOf(error: Error): readonly string[] {
  return [
    ...('code' in error ? [String(error.code)] : []),
    ...('originalCode' in error ? [String(error.originalCode)] : []),
  ];
}

/** "80AB…:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/…:354:" → "wrong version number". */
function reasonOf(message: string): string {
  const plain = message.replace(/^Error initiating TLS - /, '');
  return (/:SSL routines:[^:]*:([^:]+):/.exec(plain)?.[1] ?? plain).trim().slice(0, 300);
}
