// A message small and sound enough for the library that decodes it: the fields that are
// shown, the parts that are read (only their beginning), and of every attachment the name
// alone, in a nesting and with boundaries of our own. However large or twisted a message
// is, the library has little to do. Pure.
import { textIn } from '../mail/charset';
import { codingOf, decodedWhole } from './attachment';
import { unflowed } from './flowed';
import { type Entity, fieldOf, parameterOf } from './outline';

/** Of all text and of all HTML that is read. */
export const TEXT_READ = 262_144;
const HTML_READ = 524_288;
const FIELD_READ = 16_384;
const PEOPLE_READ = 32_768;
const PARAMETERS_READ = 4096;

const SHOWN = ['subject', 'date', 'from', 'reply-to', 'to', 'cc'] as const;
const PEOPLE: readonly string[] = ['from', 'reply-to', 'to', 'cc'];

export interface Skeleton {
  readonly message: Buffer;
  /** The attachments, in the order in which they stand in it. */
  readonly attachments: readonly Entity[];
  /** Not all of the text is in it. */
  readonly cut: boolean;
  /** Not all people are. */
  readonly morePeople: boolean;
}

interface Making {
  readonly message: Buffer;
  readonly attachments: Entity[];
  readonly left: { 'text/plain': number; 'text/html': number };
  cut: boolean;
  /** Of no letter: nobody knew it when the message was written. */
  readonly mark: string;
  boundaries: number;
}

/** `mark`: a word that nobody can have guessed. */
export function skeletonOf(message: Buffer, root: Entity, mark: string): Skeleton {
  const making: Making = {
    message,
    attachments: [],
    left: { 'text/plain': TEXT_READ, 'text/html': HTML_READ },
    cut: false,
    mark,
    boundaries: 0,
  };
  const body = pieceOf(making, root) ?? [Buffer.from('Content-Type: text/plain\r\n\r\n')];
  const morePeople = PEOPLE.some((name) => fieldOf(root, name).length > PEOPLE_READ);
  return {
    message: Buffer.concat([Buffer.from(shownFields(root)), ...body]),
    attachments: making.attachments,
    cut: making.cut,
    morePeople,
  };
}

function shownFields(root: Entity): string {
  const lines = SHOWN.flatMap((name) => {
    const value = PEOPLE.includes(name)
      ? wholePeople(fieldOf(root, name))
      : onLine(fieldOf(root, name).slice(0, FIELD_READ));
    return value === '' ? [] : [`${name}: ${value}\r\n`];
  });
  return `${lines.join('')}MIME-Version: 1.0\r\n`;
}

/** Too many are cut where one of them ends. */
function wholePeople(value: string): string {
  if (value.length <= PEOPLE_READ) return onLine(value);
  const cut = value.slice(0, PEOPLE_READ);
  return onLine(cut.slice(0, Math.max(0, cut.lastIndexOf(','))));
}

const onLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ');

/** A part with its header, as it stands in the skeleton; null: nothing of it does. */
function pieceOf(making: Making, entity: Entity): readonly Buffer[] | null {
  if (entity.type.startsWith('multipart/')) return multipart(making, entity);
  const read = isRead(making, entity);
  return read === null ? attachment(making, entity) : text(making, entity, read);
}

function multipart(making: Making, entity: Entity): readonly Buffer[] | null {
  const boundary = `${making.mark}${making.boundaries++}`;
  const pieces = entity.parts.flatMap((part) => {
    const piece = pieceOf(making, part);
    return piece === null ? [] : [Buffer.from(`\r\n--${boundary}\r\n`), ...piece];
  });
  if (pieces.length === 0) return null;
  // What else there is between alternatives and a mere row is of no weight to a reader.
  const kind = entity.type === 'multipart/alternative' ? 'alternative' : 'mixed';
  return [
    Buffer.from(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`),
    ...pieces,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
}

/** What of the letter it is; null: an attachment, and so is a text that has a name and is not the first. */
function isRead(making: Making, entity: Entity): 'text/plain' | 'text/html' | null {
  const { type } = entity;
  if (type !== 'text/plain' && type !== 'text/html') return null;
  const disposition = fieldOf(entity, 'content-disposition');
  if (/^\s*attachment\b/i.test(disposition)) return null;
  const isFirst = making.left['text/plain'] === TEXT_READ && making.left['text/html'] === HTML_READ;
  const named = /;\s*(?:file)?name\b/i.test(`${disposition.slice(0, PARAMETERS_READ)};${parametersOf(entity)}`);
  return named && !isFirst ? null : type;
}

function text(making: Making, entity: Entity, type: 'text/plain' | 'text/html'): readonly Buffer[] {
  const to = Math.min(entity.bodyTo, entity.bodyFrom + making.left[type]);
  if (to < entity.bodyTo) making.cut = true;
  making.left[type] -= to - entity.bodyFrom;
  const coding = codingOf(fieldOf(entity, 'content-transfer-encoding'));
  const bytes = decodedWhole(making.message, { from: entity.bodyFrom, to, coding });
  return [
    Buffer.from(`Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
    Buffer.from(written(bytes, entity, type)),
  ];
}

/** The charset is read here: the library knows fewer, and believes every label. */
function written(bytes: Buffer, entity: Entity, type: 'text/plain' | 'text/html'): string {
  const about = fieldOf(entity, 'content-type');
  const label = parameterOf(about, 'charset') || (type === 'text/html' ? charsetInPage(bytes) : '');
  const all = textIn(bytes, label) ?? textIn(bytes, '') ?? '';
  if (type === 'text/html' || !/^flowed$/i.test(parameterOf(about, 'format'))) return all;
  return unflowed(all, /^yes$/i.test(parameterOf(about, 'delsp')));
}

/** What a page says of itself at its beginning, or ''. */
function charsetInPage(bytes: Buffer): string {
  const head = bytes.subarray(0, 2048).toString('latin1');
  return /<meta\s[^>]{0,300}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1] ?? '';
}

/** Only its name and its number. */
function attachment(making: Making, entity: Entity): readonly Buffer[] {
  making.attachments.push(entity);
  const disposition = fieldOf(entity, 'content-disposition').slice(0, PARAMETERS_READ);
  const from = disposition.indexOf(';');
  const parameters = from < 0 ? '' : onLine(disposition.slice(from));
  return [
    Buffer.from(
      `Content-Type: application/octet-stream${parametersOf(entity)}\r\nContent-Disposition: attachment${parameters}\r\n\r\n`,
    ),
  ];
}

/** "; charset=utf-8; name=…", as they were sent. */
function parametersOf(entity: Entity): string {
  const value = fieldOf(entity, 'content-type').slice(0, PARAMETERS_READ);
  const from = value.indexOf(';');
  return from < 0 ? '' : onLine(value.slice(from));
}
