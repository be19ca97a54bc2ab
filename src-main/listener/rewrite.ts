// For scanners and machines that send from made-up addresses: From becomes one
// address of ours and Reply-To keeps who it was. Works on the header's bytes, so
// that every other field stays as it came. A Sender field would contradict the new
// From and is dropped.
import { splitHeader } from '../mail/header';

/** `header` is the whole header without its empty line, each line ending with CRLF. */
export function rewriteFrom(header: Buffer, address: string): Buffer {
  const fields = fieldsOf(header.toString('latin1'));
  const named = (name: string): string | undefined => fields.find((field) => nameOf(field) === name);
  const old = named('from');
  const kept = fields.filter((field) => !['from', 'sender'].includes(nameOf(field)));
  const reply =
    old !== undefined && named('reply-to') === undefined ? [`Reply-To:${old.slice(old.indexOf(':') + 1)}`] : [];
  const from = Buffer.from(`From: <${address}>\r\n`, 'utf8').toString('latin1');
  return Buffer.from([from, ...reply, ...kept].join(''), 'latin1');
}

/** Fields with their folded lines and line ends. */
function fieldsOf(header: string): readonly string[] {
  return header.split(/(?<=\r\n)(?![ \t])/).filter((field) => field !== '');
}

function nameOf(field: string): string {
  return field
    .slice(0, Math.max(0, field.indexOf(':')))
    .trim()
    .toLowerCase();
}

/** Where the body (with its empty line) begins in `head`; -1 while the header's end has not been seen. */
export function bodyStart(head: Buffer): number {
  const { header, ended } = splitHeader(head);
  return ended ? header.length : -1;
}
