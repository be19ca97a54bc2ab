// The readers of strangers' texts, each with how long a text it is ever given (what a
// line, a header or a reply is bounded to before it comes there) and what it may answer.
// None of them throws.
import { lastSaid, remoteHost, statusOf } from '../../../src-main/notices/reply';
import { explainReply } from '../../../src-main/notices/explain';
import { recipientsOf } from '../../../src-main/collect/fetched';
import { parseRow } from '../../../src-main/config/history-file';
import { refusalOf } from '../../../src-main/delivery/refusals';
import { sameWords } from '../../../src-main/delivery/same-words';
import { verdictOn } from '../../../src-main/delivery/trouble';
import { mailboxPlace, safeName, withoutDetail } from '../../../src-main/mailboxes/names';
import { senderRewriting } from '../../../src-main/mailboxes/forward-sender';
import { decodeOutput } from '../../../src-main/base/program-output';
import { decodeText } from '../../../src-main/base/text-file';
import { plain, visible, visibleJson } from '../../../src-main/base/visible';
import { checkSettings } from '../../../src-main/contract/settings';
import { adviceOf } from '../../../src-main/diagnose/cases/session-advice';
import { helloInOneWord } from '../../../src-main/listener/hello';
import { inOurWords } from '../../../src-main/listener/refusal';
import { bodyStart, rewriteFrom } from '../../../src-main/listener/rewrite';
import {
  domainOf,
  isLocal,
  isRoutingTrick,
  matchStrength,
  normalizeDomain,
  parseAddress,
  withoutLastDot,
  withoutSourceRoute,
} from '../../../src-main/mail/address';
import { decodeWords } from '../../../src-main/mail/encoded-words';
import { countReceived, HEADER_LIMIT, headerFacts, splitHeader, unfold } from '../../../src-main/mail/header';
import { readAnySender, readPath } from '../../../src-main/mail/path';
import { receivedLine } from '../../../src-main/mail/received';
import { makeReply, ReplyParser, replyText } from '../../../src-main/mail/reply';
import { receivedBefore, toldTime } from '../../../src-main/mail/told-time';
import { echoAnswer } from '../../../src-main/practice/echo';
import { entryLine, type ProtocolEntry } from '../../../src-main/logs/protocol-entry';
import { PROTOCOL_FIELDS } from '../../../src-main/contract/protocol-fields';
import { parseExtensions } from '../../../src-main/smtp/extensions';
import { plainHeader } from '../../../src-main/smtp/content/plain-header';
import { parseBdat } from '../../../src-main/smtp/server-bdat';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { failed, item } from '../../unit/notices/items';

export interface TextParser {
  readonly name: string;
  /** Of what it is ever handed. */
  readonly most: number;
  read(text: string): unknown;
  /** Says what of the answer is not as promised; nothing where all is well. */
  wrong?(answer: unknown, text: string): string | false | undefined;
}

/** smtp-server's command line, a header as it is looked at, a line of a host's reply, a whole reply. */
const COMMAND = 16_384;
const HEADER = HEADER_LIMIT;
const REPLY_LINE = 65_536;
const BODY = 1_000_000;

const bytes = (text: string): Buffer => Buffer.from(text);
const NO_CONTROLS = /^[^\x00-\x1f\x7f]*$/;
const oneLine = (answer: unknown): string | false => !NO_CONTROLS.test(String(answer)) && 'it is not one clean line';
const senders = senderRewriting('key', () => 1_700_000_000_000, ['office.example']);
const office = { domains: ['office.example'], postmaster: 'postmaster@office.example' };
const header = (text: string): Buffer =>
  bytes(
    `Delivered-To: ${text}\r\nReceived: ${text}\r\nContent-Type: ${text}\r\nAuto-Submitted: ${text}\r\nSubject: ${text}\r\n\r\n`,
  ).subarray(0, HEADER);
const entry = (text: string): ProtocolEntry => ({
  at: 0,
  site: text,
  remote: text,
  username: text,
  server: text,
  port: 25,
  method: text,
  query: text,
  status: 1,
  sent: 1,
  received: 1,
  took: 1,
});
const stages = ['greeting', 'auth', 'mail', 'rcpt', 'data', 'end'] as const;

const ADDRESSES: readonly TextParser[] = [
  {
    name: 'parseAddress',
    most: COMMAND,
    read: parseAddress,
    wrong: (answer) => answer !== null && JSON.stringify(answer).includes('\\r') && 'a line end',
  },
  {
    name: 'normalizeDomain',
    most: COMMAND,
    read: normalizeDomain,
    wrong: (answer) => answer !== null && normalizeDomain(String(answer)) !== answer && 'not normal at the second look',
  },
  {
    name: 'readPath',
    most: COMMAND,
    read: readPath,
    wrong: (answer) => answer !== null && typeof answer === 'object' && 'address' in answer && oneLine(answer.address),
  },
  { name: 'readAnySender', most: COMMAND, read: readAnySender },
  { name: 'withoutLastDot', most: HEADER, read: withoutLastDot },
  {
    name: 'the ways of an address',
    most: COMMAND,
    read: (text) => [
      withoutSourceRoute(text),
      domainOf(text),
      isLocal(text, office.domains),
      isRoutingTrick(text),
      matchStrength('*.example', text),
      matchStrength(text, 'a@b.example'),
    ],
  },
  {
    name: 'a stand-in address',
    most: COMMAND,
    read: (text) => senders.original(text) ?? senders.original(`SRS0=abcdef01=aa=${text}@office.example`),
    wrong: (answer) => answer !== null && 'forged, and believed',
  },
  {
    name: 'the folder of a mailbox',
    most: COMMAND,
    read: (text) => [
      safeName(text === '' ? 'x' : text),
      ...(mailboxPlace(text, 'office.example')?.folders ?? []),
      ...(mailboxPlace(`${text}@${text}`, text)?.folders ?? []),
      withoutDetail(text) === '' ? '' : 'x',
    ],
    wrong: (answer) =>
      Array.isArray(answer) &&
      answer.some(
        (name) => !/^[a-z0-9_+%~-][A-Za-z0-9._+%~-]{0,199}$/.test(String(name)) || String(name).endsWith('.'),
      ) &&
      'a name that may lead elsewhere',
  },
];

const HEADERS: readonly TextParser[] = [
  { name: 'decodeWords', most: 8_000, read: decodeWords },
  {
    name: 'headerFacts',
    most: HEADER,
    read: (text) => [headerFacts(bytes(text), null), headerFacts(header(text.slice(0, HEADER / 6)), 'a@b')],
    wrong: (facts) =>
      Array.isArray(facts) &&
      facts.some(
        (one) => oneLine(one.subject) !== false || oneLine(one.messageId) !== false || one.subject.length > 500,
      ) &&
      'a fact of more than a line',
  },
  {
    name: 'countReceived',
    most: HEADER,
    read: (text) => [countReceived(bytes(text)), splitHeader(bytes(text)).header.length],
  },
  { name: 'unfold', most: HEADER, read: (text) => unfold(bytes(text)) },
  {
    name: 'whom a fetched letter is for',
    most: HEADER / 6,
    read: (text) => recipientsOf(unfold(header(text)), { deliverTo: null, envelopeHeader: null }, office),
    wrong: (answer) =>
      Array.isArray(answer) &&
      (answer.length === 0 || !answer.every((one) => isLocal(String(one), office.domains))) &&
      'nobody, or a stranger',
  },
  { name: 'toldTime', most: REPLY_LINE, read: toldTime },
  { name: 'receivedBefore', most: HEADER, read: (text) => receivedBefore(`Received: a\r\nReceived: ${text}`) },
  {
    name: 'plainHeader',
    most: HEADER / 8,
    read: (text) => [
      plainHeader(bytes(text)),
      plainHeader(bytes(`Subject: ä${text}\r\nTo: ä${text}\r\nContent-Type: ä${text}\r\n\r\n`)),
    ],
  },
  { name: 'rewriteFrom', most: HEADER, read: (text) => [rewriteFrom(bytes(text), 'a@b'), bodyStart(bytes(text))] },
  {
    name: 'receivedLine',
    most: COMMAND,
    read: (text) =>
      receivedLine({ from: { helo: text, address: text }, by: text, protocol: 'UTF8SMTP', id: text, for: text, at: 0 }),
    wrong: (line) => !/^Received: [^\r\n]*(?:\r\n\t[^\r\n]*)*\r\n$/.test(String(line)) && 'it ends its line',
  },
  {
    name: 'echoAnswer',
    most: BODY / 8,
    read: (text) => [
      echoAnswer(bytes(text), 'a@b.example', 'id', 0),
      echoAnswer(
        bytes(`Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text}`),
        'a@b.example',
        'id',
        0,
      ),
    ],
  },
];

const SAID: readonly TextParser[] = [
  { name: 'a reply', most: REPLY_LINE, read: (text) => text.split('\n').map((line) => new ReplyParser().push(line)) },
  {
    name: 'the words of a reply',
    most: REPLY_LINE,
    read: (text) => replyText(makeReply(550, text.split('\n'))),
    wrong: oneLine,
  },
  {
    name: 'what a refusal is about',
    most: REPLY_LINE,
    read: (text) =>
      stages.flatMap((stage) => [refusalOf(stage, makeReply(550, [text])), verdictOn(stage, makeReply(451, [text]))]),
  },
  { name: 'sameWords', most: REPLY_LINE, read: (text) => sameWords(makeReply(550, [text])) },
  {
    name: 'parseExtensions',
    most: REPLY_LINE,
    read: (text) => parseExtensions(['host', text, `AUTH ${text}`, `SIZE ${text}`]),
  },
  {
    name: 'adviceOf',
    most: REPLY_LINE,
    read: (text) => adviceOf(`C: MAIL FROM:<a>\nS: 550 ${text}\nconnecting to ${text} port 1`),
  },
  {
    name: 'what a notice says of a reply',
    most: REPLY_LINE,
    read: (text) => {
      const one = failed('a@b.example', '5.3.4', text);
      const of = item([one]);
      return [lastSaid(one), statusOf(one), remoteHost(of, one), explainReply(one, of)];
    },
  },
  { name: 'helloInOneWord', most: COMMAND, read: (text) => helloInOneWord(Buffer.from(text, 'latin1'), '[192.0.2.1]') },
  { name: 'inOurWords', most: COMMAND, read: inOurWords },
  { name: 'parseBdat', most: COMMAND, read: (text) => [parseBdat(text), parseBdat(`BDAT ${text}`)] },
];

const SHOWN: readonly TextParser[] = [
  {
    name: 'a transcript',
    most: REPLY_LINE,
    read: (text) => {
      const kept = createTranscript(1000);
      kept.out(text);
      kept.out(`AUTH PLAIN ${text}`);
      kept.in(text);
      return kept.text();
    },
  },
  {
    name: 'a line of the protocol',
    most: REPLY_LINE,
    read: (text) => entryLine(entry(text), PROTOCOL_FIELDS, text),
    wrong: (line) =>
      (!NO_CONTROLS.test(String(line)) || String(line).split(' ').length !== PROTOCOL_FIELDS.length) &&
      'it breaks its line or its columns',
  },
  {
    name: 'what a terminal gets',
    most: BODY,
    read: (text) => [plain(text), visible(text), visibleJson({ text })],
    wrong: (answer) =>
      Array.isArray(answer) &&
      (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]/.test(answer.join(''))
        ? 'it is obeyed'
        : JSON.stringify(JSON.parse(String(answer[2]))) === '' && 'lost'),
  },
  {
    name: "a text file, a program's output",
    most: BODY,
    read: (text) => [
      decodeText(bytes(text)),
      decodeOutput(Buffer.from(text, 'latin1'), 'win32'),
      decodeOutput(Buffer.from(text, 'latin1'), 'linux'),
    ],
  },
  { name: 'a row of history', most: REPLY_LINE, read: parseRow },
  {
    name: 'settings',
    most: COMMAND,
    read: (text) =>
      checkSettings({
        organization: { domains: [text], hostname: text, postmaster: text },
        connectors: [{ id: text, addressSpaces: [{ pattern: text }], route: { kind: 'smart-host', host: text } }],
        [text]: text,
      }),
    wrong: (answer) => !(typeof answer === 'object' && answer !== null && 'ok' in answer) && 'no verdict',
  },
];

export const TEXT_PARSERS: readonly TextParser[] = [...ADDRESSES, ...HEADERS, ...SAID, ...SHOWN];
