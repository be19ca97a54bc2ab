// Where letters are found after a fault: in a spool (opened as a start opens it), in
// mailboxes; whole or not. A notice stands for the letter it is about.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSpool } from '../../../src-main/spool/start';
import type { Office } from './doors';
import { type Letters, nameIn } from './letters';

export interface Found {
  /** Names found whole, or told of in a notice. */
  readonly safe: Set<string>;
  /** What was found that nobody handed in so: where, and what it was. */
  readonly spoilt: readonly string[];
  /** Why something was set aside. */
  readonly aside: readonly string[];
}

/** Opens the spool in `dir`, reads everything there is, and closes it again. Rejects where it cannot be opened. */
export async function findLetters(dir: string, letters: Letters): Promise<Found> {
  const found = { safe: new Set<string>(), spoilt: [] as string[] };
  const { spool, items } = await openSpool(join(dir, 'spool'), { clock: systemClock, log: silentLog, reserveBytes: 0 });
  try {
    for (const item of items.values()) {
      if (!(await spool.verify(item))) continue;
      note(found, letters, await whole(await spool.read(item.id)), `queue ${item.id}`);
    }
    for (const { place, content } of await mailboxLetters(dir)) note(found, letters, content, place);
    return { ...found, aside: spool.corrupt().map(({ name, why }) => `${name}: ${why}`) };
  } finally {
    await spool.close();
  }
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A notice is Dialpost's own letter and ends with its MIME boundary. */
function isNotice(content: Buffer): boolean {
  return /^Auto-Submitted: auto-replied\r$/m.test(content.subarray(0, 4096).toString('latin1'));
}

function note(
  found: { readonly safe: Set<string>; readonly spoilt: string[] },
  letters: Letters,
  content: Buffer,
  place: string,
): void {
  if (isNotice(content)) {
    if (/\r\n--[^\r\n]+--\r\n$/.test(content.toString('latin1'))) found.safe.add(nameIn(content));
    else found.spoilt.push(`${place}: a notice without its end`);
    return;
  }
  const letter = letters.know(content);
  if (letter?.whole) found.safe.add(letter.name);
  else
    found.spoilt.push(
      `${place}: ${letter ? `${letter.name} is not as it was handed in` : `nobody's letter, ${content.length} bytes`}`,
    );
}

interface BoxLetter {
  readonly place: string;
  readonly content: Buffer;
}

/** Every letter in new and cur of every mailbox. */
async function mailboxLetters(dir: string): Promise<readonly BoxLetter[]> {
  const names = await readdir(join(dir, 'mailboxes'), { recursive: true }).catch(() => []);
  const places = names.filter((name) => /[/\\](?:new|cur)[/\\][^/\\]+$/.test(name));
  return Promise.all(places.map(async (place) => ({ place, content: await readFile(join(dir, 'mailboxes', place)) })));
}

export interface Arrived {
  /** How often each letter arrived, by name: at the receiver, in a mailbox, at the mail program, or as a notice. */
  readonly times: ReadonlyMap<string, number>;
  readonly spoilt: readonly string[];
}

/**
 * Everything that has come to an end of its way: what the receiver kept, what lies in mailboxes of `dir`, what the
 * mail program took.
 */
export async function arrivedFrom(
  place: Pick<Office, 'letters' | 'receiver' | 'taken'>,
  dir: string,
): Promise<Arrived> {
  const found = { safe: new Set<string>(), spoilt: [] as string[] };
  const times = new Map<string, number>();
  const taken = [...place.taken.values()].flat();
  const all = [
    ...place.receiver.kept.map(({ content }) => ({ place: 'receiver', content })),
    ...taken.map((content) => ({ place: 'mail program', content })),
    ...(await mailboxLetters(dir)),
  ];
  for (const { place: at, content } of all) {
    note(found, place.letters, content, at);
    times.set(nameIn(content), (times.get(nameIn(content)) ?? 0) + 1);
  }
  return { times, spoilt: found.spoilt };
}
