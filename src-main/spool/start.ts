// Opening the spool: read what is there, then put right what a crash or a damaged
// disk left. Damaged records go to corrupt/; an item without its content too; a
// content that no record knows was never acknowledged and is deleted, but only
// when everything could be read, otherwise it goes to corrupt/ as well. Nothing is
// read from content files here: a listing of the folders says who is missing.
import { unlink } from 'node:fs/promises';
import { copyAside, listAside, moveAside } from '../base/aside';
import { makeDirectory } from '../base/durable';
import { Contents } from './content';
import { Journal } from './journal';
import { loadSpool, spoolPaths } from './load';
import type { Loaded } from './load';
import { Logged } from './logged';
import { OpenSpool } from './open-spool';
import { segmentPath } from './segment';
import type { SpoolDeps } from './spool';

/** Rejects SpoolError or the system's error. */
export async function startSpool(dir: string, deps: SpoolDeps): Promise<OpenSpool> {
  const paths = spoolPaths(dir);
  for (const folder of [paths.content, paths.journal, paths.corrupt]) await makeDirectory(folder, 0o700);
  const loaded = await loadSpool(dir);
  for (const number of loaded.stale) await unlink(segmentPath(paths.journal, number)).catch(() => undefined);
  for (const { name, why, bytes } of loaded.damages) await copyAside(paths.corrupt, { name, why, at: deps.clock.now() }, bytes);

  const contents = new Contents(paths.content);
  const present = await contents.list();
  const logged = new Logged(paths.journal, loaded.spots);
  // A file beside its record in the journal may be half of one.
  for (const id of loaded.spots.keys()) if (present.delete(id)) await contents.remove(id);
  await clearOrphans(loaded, contents, present, paths.corrupt, deps);
  await clearUnknown(loaded, logged, paths.corrupt, deps);

  const journal = new Journal(paths.journal, loaded.next);
  journal.bytes = loaded.journalBytes;
  journal.contentBytes = loaded.contentBytes;
  const { items: live, snapshotBytes, first } = loaded;
  const notes = new Map((await listAside(paths.corrupt)).map((note) => [note.name, note]));
  const spool = new OpenSpool({ paths, contents, logged, journal, live, snapshotBytes, segments: { first }, notes }, deps);
  for (const id of [...live.keys()].filter((id) => !present.has(id) && !logged.has(id))) await spool.setAside(id, 'its content is missing');
  // What was damaged is kept in corrupt/; from here on the disk is sound again.
  if (loaded.damages.length > 0) await spool.checkpoint();
  return spool;
}

const NOBODY_SPEAKS_OF_IT = 'no readable record speaks of it; it may be a message whose record was damaged';

async function clearOrphans(loaded: Loaded, contents: Contents, present: ReadonlySet<string>, corrupt: string, deps: SpoolDeps): Promise<void> {
  const orphans = [...present].filter((id) => !loaded.items.has(id));
  const sound = loaded.damages.length === 0;
  for (const id of orphans) {
    if (sound) await contents.remove(id).catch(() => undefined);
    else await moveAside(corrupt, { name: `${id}.eml`, why: NOBODY_SPEAKS_OF_IT, at: deps.clock.now() }, contents.path(id));
  }
  if (orphans.length > 0) deps.log.write('queue', 'medium', sound ? 'contents that were never acknowledged were removed' : 'contents without a record were set aside', { count: orphans.length });
}

/** The same for contents in the journal. */
async function clearUnknown(loaded: Loaded, logged: Logged, corrupt: string, deps: SpoolDeps): Promise<void> {
  for (const id of logged.before().filter((known) => !loaded.items.has(known))) {
    const bytes = loaded.damages.length > 0 ? await logged.read(id) : null;
    if (bytes) await copyAside(corrupt, { name: `${id}.eml`, why: NOBODY_SPEAKS_OF_IT, at: deps.clock.now() }, bytes);
    logged.forget(id);
  }
}
