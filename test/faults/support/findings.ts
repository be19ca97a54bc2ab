// Where letters are found after a fault: in a spool (opened as a start opens it), in
// mailboxes; whole or not. A notice stands for the letter it is about.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSpool } from '../../../src-main/spool/spool';
import { type Letters, nameIn } from './letters';

export interface Found {
  /** Names found whole, or told of in a notice. */
  readonly safe: Set<string>;
  /** What was found that nobody handed in so: where, and what it was. */
  readonly spoilt: string[];
  /** Why something was set aside. */
  readonly aside: readonly string[];
  /** Names found more than once in mailboxes. */
  readonly doubled: string[];
}

/** Opens the spool in `dir`, reads everything there is, and closes it again. Rejects where it cannot be opened. */
export async function findLetters(dir: string, letters: Letters): Promise<Found> {
  const found = { safe: new Set<string>(), spoilt: [] as string[], doubled: [] as string[] };
  const { spool, items } = await openSpool(join(dir, 'spool'), { clock: systemClock, log: silentLog, reserveBytes: 0 });
  try {
    for (const item of items.values()) {
      if (!(await spool.verify(item))) continue;
      note(found, letters, await whole(await spool.read(item.id)), `queue ${item.id}`);
    }
    const inBoxes = await mailboxLetters(dir);
    for (const { place, content } of inBoxes) note(found, letters, content, place);
    const names = inBoxes.filter(({ content }) => !isNotice(content)).map(({ content }) => nameIn(content));
    found.doubled.push(...names.filter((name, i) => names.indexOf(name) !== i));
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
export function isNotice(content: Buffer): boolean {
  return /^Auto-Submitted: auto-replied\r$/m.test(content.subarray(0, 4096).toString('latin1'));
}

function note(found: Pick<Found, 'safe' | 'spoilt'>, letters: Letters, content: Buffer, place: string): void {
  if (isNotice(content)) {
    if (/\r\n--[^\r\n]+--\r\n$/.test(content.toString('latin1'))) found.safe.add(nameIn(content));
    else found.spoilt.push(`${place}: a notice without its end`);
    return;
  }
  const letter = letters.know(content);
  if (letter?.whole) found.safe.add(letter.name);
  else found.spoilt.push(`${place}: ${letter ? `${letter.name} is not as it was handed in` : `nobody's letter, ${content.length} bytes`}`);
}

export interface BoxLetter {
  readonly place: string;
  readonly content: Buffer;
}

/** Every letter in new and cur of every mailbox. */
export async function mailboxLetters(dir: string): Promise<readonly BoxLetter[]> {
  const names = await readdir(join(dir, 'mailboxes'), { recursive: true }).catch(() => []);
  const places = names.filter((name) => /[/\\](?:new|cur)[/\\][^/\\]+$/.test(name));
  return Promise.all(places.map(async (place) => ({ place, content: await readFile(join(dir, 'mailboxes', place)) })));
}
