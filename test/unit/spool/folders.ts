// Folders of a spool as a stop or a crash leaves them.
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { QueueItem } from '../../../src-main/mail/envelope';
import type { SpoolDeps } from '../../../src-main/spool/spool';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { admit } from './items';

export const DEPS: SpoolDeps = { clock: systemClock, log: silentLog };
export const LETTER = Buffer.from('Subject: Hello\r\n\r\nText\r\n');
export const LARGE = Buffer.alloc(200_000, 'x');

/** A spool that was closed, with `count` small letters and a large one in its queue. */
export async function closed(count: number): Promise<{ dir: string; items: QueueItem[] }> {
  const dir = await testFolder();
  const { spool } = await openSpool(dir, DEPS);
  const items = [await admit(spool, LARGE)];
  for (let n = 0; n < count; n++) items.push(await admit(spool, LETTER));
  await spool.close();
  return { dir, items };
}

export async function newest(dir: string): Promise<string> {
  const names = (await readdir(join(dir, 'journal'))).sort();
  return join(dir, 'journal', names.at(-1) ?? '');
}

export async function crash(dir: string): Promise<string> {
  const copy = await testFolder();
  await cp(dir, copy, { recursive: true });
  return copy;
}

export const idsOf = (items: Iterable<QueueItem>): string[] => [...items].map(({ id }) => id).sort();
