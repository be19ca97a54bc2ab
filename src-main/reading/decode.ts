// A message decoded for a reader, by a library (postal-mime) on a skeleton of it. Runs in
// a thread of its own (worker.ts), because what is decoded comes from strangers. Answers
// null where the message has too many parts; what the library cannot read it throws.
import { randomUUID } from 'node:crypto';
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { MessageAttachment, MessagePerson, ReadMessage } from '../contract/message/message';
import { decodeWords } from '../mail/encoded-words';
import { headerFacts } from '../mail/header';
import { readingWords } from '../words/reading';
import { codingOf, decodedBytes, decodedWhole, type Stretch } from './attachment';
import { endingOf, fileNameOf } from './file-name';
import { letterPage, linksIn } from './letter-page';
import { type Entity, fieldOf, outlineOf } from './outline';
import { nameShown, textShown } from './shown';
import { type Skeleton, skeletonOf, TEXT_READ } from './skeleton';

/** One picture in a letter, and all of them. */
const PICTURE_MOST = 1_048_576;
const PICTURES_MOST = 4_194_304;
const PICTURE = /^image\/(?:png|jpe?g|gif|webp|bmp|x-icon|vnd\.microsoft\.icon)$/;
const PEOPLE_NAMED = 500;

export interface Decoded {
  readonly message: Omit<ReadMessage, 'bytes' | 'asSent'>;
  readonly page: string | null;
  /** Where the attachments lie, by their number. */
  readonly stretches: readonly Stretch[];
}

export async function decode(bytes: Buffer): Promise<Decoded | null> {
  const root = outlineOf(bytes);
  if (root === null) return null;
  const skeleton = skeletonOf(bytes, root, randomUUID());
  const email = await PostalMime.parse(skeleton.message, { maxRfc822NestingDepth: 0, forceRfc822Attachments: true });
  return shown(bytes, root, skeleton, email);
}

function shown(bytes: Buffer, root: Entity, skeleton: Skeleton, email: Email): Decoded {
  const { text: written = '', html = '' } = email;
  const drawn = html.trim() === '' ? null : letterPage(html, pictures(bytes, skeleton.attachments));
  const text = textShown(written, TEXT_READ).trimEnd();
  return {
    page: drawn?.page ?? null,
    stretches: skeleton.attachments.map(stretchOf),
    message: {
      ...shownHead(root, email),
      morePeople: skeleton.morePeople,
      text: text === '' && drawn !== null ? null : text,
      cut: skeleton.cut || written.length > TEXT_READ,
      page: drawn && { remote: drawn.remote },
      links: linksIn(written, html).map((address) => nameShown(address, 2000)),
      attachments: attachmentsOf(bytes, skeleton, email, drawn?.shown ?? new Set()),
    },
  };
}

function shownHead(
  root: Entity,
  email: Email,
): Pick<ReadMessage, 'subject' | 'from' | 'replyTo' | 'to' | 'cc' | 'date'> {
  const date = email.date === undefined ? NaN : Date.parse(email.date);
  return {
    subject: nameShown(decodeWords(fieldOf(root, 'subject').slice(0, 8000))),
    from: peopleOf(email.from ? [email.from] : []),
    replyTo: peopleOf(email.replyTo ?? []),
    to: peopleOf(email.to ?? []),
    cc: peopleOf(email.cc ?? []),
    date: Number.isNaN(date) ? null : new Date(date).toISOString(),
  };
}

function peopleOf(addresses: readonly Address[]): readonly MessagePerson[] {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .slice(0, PEOPLE_NAMED)
    .map(({ name, address = '' }) => ({ name: nameShown(name, 200), address: nameShown(address, 320) }));
}

function attachmentsOf(
  bytes: Buffer,
  { attachments }: Skeleton,
  email: Email,
  drawn: ReadonlySet<string>,
): readonly MessageAttachment[] {
  return attachments.map((entity, part) => {
    const unnamed = `${readingWords.unnamed(part + 1)}${endingOf(entity.type)}`;
    const instead = enclosed(bytes, entity) ?? unnamed;
    const named = email.attachments[part]?.filename?.trim() ? (email.attachments[part]?.filename ?? '') : instead;
    return {
      part,
      name: nameShown(named, 200),
      fileName: fileNameOf(named, unnamed),
      type: entity.type,
      bytes: decodedBytes(bytes, stretchOf(entity)),
      inline: drawn.has(contentIdOf(entity)),
    };
  });
}

/** A message within the message goes by its subject. */
function enclosed(bytes: Buffer, { type, bodyFrom, bodyTo }: Entity): string | null {
  if (type !== 'message/rfc822') return null;
  const { subject } = headerFacts(bytes.subarray(bodyFrom, Math.min(bodyTo, bodyFrom + 65_536)), '');
  return `${subject || readingWords.enclosed}.eml`;
}

function stretchOf(entity: Entity): Stretch {
  return {
    from: entity.bodyFrom,
    to: entity.bodyTo,
    coding: codingOf(fieldOf(entity, 'content-transfer-encoding')),
  };
}

function contentIdOf(entity: Entity): string {
  return fieldOf(entity, 'content-id').trim().replace(/^<|>$/g, '');
}

/** Small pictures the message brings along, as addresses that hold them. */
function pictures(bytes: Buffer, attachments: readonly Entity[]): (contentId: string) => string | null {
  const known = new Map(attachments.filter(({ type }) => PICTURE.test(type)).map((one) => [contentIdOf(one), one]));
  const made = new Map<string, string>();
  let left = PICTURES_MOST;
  return (id) => {
    const entity = id === '' ? undefined : known.get(id);
    if (!entity) return null;
    const stretch = stretchOf(entity);
    const size = decodedBytes(bytes, stretch);
    if (size > PICTURE_MOST || size > left) return null;
    left -= size;
    const address = made.get(id) ?? `data:${entity.type};base64,${decodedWhole(bytes, stretch).toString('base64')}`;
    made.set(id, address);
    return address;
  };
}
