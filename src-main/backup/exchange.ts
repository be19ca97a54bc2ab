// The last step of putting a backup back: what was made ready in DIR/restoring takes the
// place of what stands in the folder, which goes to a folder of its own beside it. Written
// down before it begins, so that whoever comes after a crash ends it: there is the old
// folder or the new one, and nothing is deleted. Rejects with the system's error.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from '../base/names-in';
import { isThere, makeDirectory, readIfThere, renameDurable, writeFileDurable } from '../base/durable';
import { PARTS } from './parts';

/** Where it is made ready. */
export const READY = 'restoring';
const NOTE = 'restoring.json';

/**
 * Answers the name, in `dir`, under which what stood there lies now: `wanted`, or with a number behind it where a
 * restore of the same second has that one.
 */
export async function takePlaces(dir: string, wanted: string): Promise<string> {
  const taken = await namesIn(dir);
  let aside = wanted;
  for (let n = 2; taken.includes(aside); n++) aside = `${wanted}-${n}`;
  await writeFileDurable(join(dir, NOTE), `${JSON.stringify({ dialpost: 'restoring', aside })}\n`, 0o600);
  await endExchange(dir);
  return aside;
}

/**
 * After a failure: what was made ready goes. False: places are being exchanged already, and it stays for whoever ends
 * that.
 */
export async function dropReady(dir: string): Promise<boolean> {
  if (await isThere(join(dir, NOTE))) return false;
  await rm(join(dir, READY), { recursive: true, force: true });
  return true;
}

/** Ends what an interrupted `takePlaces` left; nothing to end is no error. What was only made ready is dropped. */
export async function endExchange(dir: string): Promise<void> {
  const aside = asideIn(await readIfThere(join(dir, NOTE)));
  if (aside !== null) for (const part of PARTS) await exchangePart(dir, part, aside);
  await rm(join(dir, READY), { recursive: true, force: true });
  await rm(join(dir, NOTE), { force: true });
}

async function exchangePart(dir: string, part: string, aside: string): Promise<void> {
  const ready = join(dir, READY, part);
  if (!(await isThere(ready))) return;
  if (await isThere(join(dir, part))) {
    await makeDirectory(join(dir, aside), 0o700);
    await renameDurable(join(dir, part), join(dir, aside, part));
  }
  await renameDurable(ready, join(dir, part));
}

function asideIn(text: string | null): string | null {
  return /"aside":"(before-restore-[\w-]+)"/.exec(text ?? '')?.[1] ?? null;
}
