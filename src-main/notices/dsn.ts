// A whole delivery status notification (RFC 3461 §6, RFC 3464, RFC 6522, RFC 6533):
// plain words, the report for machines, then the message or its header. nodemailer's
// mime-node does the MIME; the boundary comes from the notice's own id, so that the
// same notice is the same bytes. Everything is 7-bit but what is returned of a
// message with 8-bit content, and a notice to an international address.
import MimeNode from 'nodemailer/lib/mime-node';
import { splitHeader } from '../mail/header';
import { mailDate } from '../mail/received';
import { noticesWords } from '../words/notices/returns';
import { HEADER_RETURN_LIMIT } from './policy';
import { reportText } from './delivery-report';
import { subjectOf, textOf, type NoticeFacts } from './words';

export interface Notice extends NoticeFacts {
  /** Queue id of the notice itself. */
  readonly id: string;
  /** Who reads it: an address of an envelope. */
  readonly to: string;
  readonly organization: string;
  readonly at: number;
  /** The whole message where `returned` says so, else its beginning with the header. */
  readonly content: Buffer;
}

export interface Written {
  readonly content: Buffer;
  readonly body: '7bit' | '8bitmime';
  readonly smtputf8: boolean;
}

/** The notice as it goes into the spool, CRLF lines. */
export async function writeNotice(notice: Notice): Promise<Written> {
  const { id, hostname } = notice;
  const utf8 = isBeyondAscii(notice.to);
  const root = new MimeNode('multipart/report; report-type=delivery-status', {
    baseBoundary: id,
    boundaryPrefix: 'notice',
    hostname,
    textEncoding: 'Q',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  root.setHeader(headerOf(notice));
  const part = partReturned(notice);
  root
    .createChild('text/plain; charset=utf-8')
    .setContent(textOf({ ...notice, returned: part?.returned ?? 'nothing' }));
  root
    .createChild(utf8 ? 'message/global-delivery-status' : 'message/delivery-status')
    .setHeader({ 'Content-Transfer-Encoding': utf8 ? '8bit' : '7bit' })
    .setContent(reportText({ ...notice, utf8 }));
  if (part)
    root
      .createChild(part.type)
      .setHeader(part.encoding ? { 'Content-Transfer-Encoding': part.encoding } : [])
      .setContent(part.content);
  // RFC 2045 §6.4: what contains 8 bits says so.
  if (utf8 || part?.encoding === '8bit') root.setHeader('Content-Transfer-Encoding', '8bit');
  const content = await root.build();
  return { content, body: isEightBit(content) ? '8bitmime' : '7bit', smtputf8: utf8 };
}

function headerOf(notice: Notice): { key: string; value: string | { name: string; address: string } }[] {
  const { id, to, at, hostname, postmaster, organization, item } = notice;
  const thread =
    item.messageId !== null && /^<[\x21-\x3b=\x3f-\x7e]{1,400}>$/.test(item.messageId) ? item.messageId : null;
  return [
    { key: 'From', value: { name: noticesWords.from(organization), address: postmaster } },
    { key: 'To', value: { name: '', address: to } },
    { key: 'Subject', value: subjectOf(notice) },
    { key: 'Date', value: mailDate(at) },
    { key: 'Message-ID', value: `<${id}@${hostname}>` },
    ...(thread === null
      ? []
      : [
          { key: 'In-Reply-To', value: thread },
          { key: 'References', value: thread },
        ]),
    // RFC 3834 §5: no robot may answer this one.
    { key: 'Auto-Submitted', value: 'auto-replied' },
    { key: 'MIME-Version', value: '1.0' },
  ];
}

interface Part {
  readonly type: string;
  /** null: mime-node chooses. */
  readonly encoding: string | null;
  /** A string is ASCII: mime-node then sees that it needs no encoding. */
  readonly content: Buffer | string;
  readonly returned: 'message' | 'header';
}

/** What follows the report; null where nothing could be read. */
function partReturned({ returned, content, item }: Notice): Part | null {
  const { header } = splitHeader(content);
  if (returned === 'nothing' || header.length === 0) return null;
  const foreign = isEightBit(header);
  // RFC 6532 §3.7 would allow an encoding for message/global; few mail programs undo it.
  if (returned === 'message' && foreign && item.smtputf8)
    return { type: 'message/global', encoding: '8bit', content, returned };
  if (returned === 'message' && !foreign)
    return { type: 'message/rfc822', encoding: isEightBit(content) ? '8bit' : '7bit', content, returned };
  const lines = wholeLines(header);
  if (foreign && item.smtputf8)
    return { type: 'message/global-headers', encoding: '8bit', content: lines, returned: 'header' };
  return {
    type: 'text/rfc822-headers',
    encoding: null,
    content: foreign ? lines : lines.toString('latin1'),
    returned: 'header',
  };
}

function wholeLines(header: Buffer): Buffer {
  if (header.length <= HEADER_RETURN_LIMIT) return header;
  const end = header.lastIndexOf('\n', HEADER_RETURN_LIMIT - 1);
  return header.subarray(0, end < 0 ? HEADER_RETURN_LIMIT : end + 1);
}

function isEightBit(bytes: Buffer): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

function isBeyondAscii(text: string): boolean {
  return /[^\x00-\x7f]/.test(text);
}
