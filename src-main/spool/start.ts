// Opening the spool: read what is there, then put right what a crash or a damaged disk left. Damaged records
// go to corrupt/; an item without its content too; what nobody speaks of is sorted (orphans.ts), and nothing
// is deleted that is not proven gone. Nor is a sender told to send again what was most likely delivered,
// because the journal that would say so is missing, and what may have been sent already waits on hold for a
// person. A letter whose file still has its first name, though the journal admits it, gets its name. Nothing
// is read from content files here unless their record is lost: a listing of the folders says who is missing.
import { copyAside, listAside } from '../base/aside';
import { makeDirectory, syncDirectory, syncFile } from '../base/durable';
import { newQueueId } from '../mail/queue-id';
import { Contents, type ContentFiles } from './content';
import { asInDoubt } from './found-again';
import { Journal } from './journal/journal';
import { type Loaded, loadSpool, spoolPaths } from './load';
import { Logged } from './journal/logged';
import { JournalMark } from './journal/mark';
import { OpenSpool } from './open-spool';
import { sortOrphans, type Sorted } from './orphans';
import { segmentPath } from './journal/segment';
import type { Spool, SpoolDeps } from './spool';
import type { QueueItem } from '../mail/envelope';
import { diskTrouble } from './spool-error';
import { spoolWords } from '../words/spool';

/**
 * Reads the spool in `dir` (created if missing) and opens it. `items` is the caller's own map. Rejects SpoolError
 * when the folder cannot be used.
 */
export async function openSpool(
  dir: string,
  deps: SpoolDeps,
): Promise<{ spool: Spool; items: Map<string, QueueItem> }> {
  try {
    const spool = await startSpool(dir, deps);
    return { spool, items: spool.items() };
  } catch (error) {
    throw diskTrouble(error, dir, 'openSpool');
  }
}

/** The items as they are on disk; changes nothing. For the command line while nothing runs. */
export async function readSpool(dir: string): Promise<QueueItem[]> {
  const loaded = await loadSpool(dir).catch((error: unknown) => Promise.reject(diskTrouble(error, dir, 'readSpool')));
  return [...loaded.items.values()];
}

/** Rejects SpoolError or the system's error. */
async function startSpool(dir: string, deps: SpoolDeps): Promise<OpenSpool> {
  const paths = spoolPaths(dir);
  for (const folder of [paths.content, paths.journal, paths.corrupt]) await makeDirectory(folder, 0o700);
  const contents = new Contents(paths.content);
  // The folders are listed while the processor is busy with the items.
  const [loaded, files] = await Promise.all([loadSpool(dir), contents.list()]);
  if (loaded.last) await makeSafe(paths.journal, loaded.last.segment, deps);
  for (const { bytes, ...note } of loaded.damages)
    await copyAside(paths.corrupt, { ...note, at: deps.clock.now() }, bytes);

  contents.foundGone(loaded.everGone);
  await nameAdmitted(loaded, contents, files);
  const inDoubt = holdDoubtful(loaded, files);
  // A file beside its record in the journal may be half of one: it is written anew, or goes with the letter.
  for (const id of loaded.spots.keys()) if (loaded.items.has(id) && files.whole.delete(id)) contents.foundBegun(id);
  const sorted = await sortOrphans({
    loaded,
    contents,
    files,
    journal: paths.journal,
    corrupt: paths.corrupt,
    clock: deps.clock,
  });
  tell(sorted, inDoubt, deps);

  const { spool, logged } = await assemble(paths, contents, loaded, deps);
  const back = await takeBack(spool, sorted, deps);
  // Only now is everything they know known elsewhere.
  if (back) await spool.dropSegments(loaded.first);
  await setAsideEmpty(spool, loaded, files, logged);
  // What was damaged is kept in corrupt/; from here on the disk is sound again.
  if (loaded.damages.length > 0) await spool.checkpoint();
  spool.begin(
    sorted.owed,
    [...loaded.items.keys()].filter((id) => files.whole.has(id) && !files.envelopes.has(id)),
  );
  return spool;
}

/** Journal and spool over what was read. */
async function assemble(
  paths: ReturnType<typeof spoolPaths>,
  contents: Contents,
  loaded: Loaded,
  deps: SpoolDeps,
): Promise<{ readonly spool: OpenSpool; readonly logged: Logged }> {
  const logged = new Logged(paths.journal, loaded.spots, (segment) => journal.inUse(segment));
  const name = loaded.spool ?? newQueueId(deps.clock.now());
  const journal = new Journal(paths.journal, {
    next: loaded.next,
    last: loaded.last,
    spool: name,
    clock: deps.clock,
    mark: new JournalMark(paths.mark, name),
    vanished: () => spool.lost(),
  });
  journal.bytes = loaded.journalBytes;
  journal.contentBytes = loaded.contentBytes;
  const { items: live, snapshotBytes } = loaded;
  const notes = new Map((await listAside(paths.corrupt)).map((note) => [note.name, note]));
  const spool = new OpenSpool(
    {
      paths,
      contents,
      logged,
      journal,
      live,
      snapshotBytes,
      spool: name,
      first: loaded.stale[0] ?? loaded.first,
      notes,
    },
    deps,
  );
  return { spool, logged };
}

/** Items whose content is nowhere; who was most likely delivered is not told to send again. */
async function setAsideEmpty(spool: OpenSpool, loaded: Loaded, files: ContentFiles, logged: Logged): Promise<void> {
  for (const item of [...loaded.items.values()].filter(({ id }) => !files.whole.has(id) && !logged.has(id))) {
    // A letter's content and what stands beside it go together when it leaves the queue, and hardly otherwise.
    if (!files.envelopes.has(item.id) && loaded.mayHaveLeft(item)) await spool.setAsideDelivered(item.id);
    else await spool.setAside(item.id, spoolWords.message.missing);
  }
}

/**
 * What a killed process wrote last may stand in the system's memory alone, and was
 * acknowledged to nobody; from here on it counts as safe, so it is made so. A disk that
 * refuses stops no start: at worst a power cut now is told as damage.
 */
async function makeSafe(journal: string, last: number, { log }: SpoolDeps): Promise<void> {
  try {
    await syncFile(segmentPath(journal, last));
    await syncDirectory(journal);
  } catch (error) {
    log.write('queue', 'minimum', spoolWords.log.endNotSafe, {
      error: String(error),
    });
  }
}

/** Letters the journal has admitted, whose file did not get its name any more. */
async function nameAdmitted({ items, spots }: Loaded, contents: Contents, files: ContentFiles): Promise<void> {
  for (const id of files.parts) {
    if (!items.has(id) || spots.has(id) || files.whole.has(id)) continue;
    contents.foundPart(id);
    // Under its first name it is found as well, where the disk does not rename it.
    await contents.admitted(id).catch(() => undefined);
    files.whole.add(id);
  }
}

/**
 * Holds what may have been sent already, and answers how many. It is written down when the journal is replaced, at
 * the end of a start that finds damage.
 */
function holdDoubtful(loaded: Loaded, files: ContentFiles): number {
  const { items, spots } = loaded;
  const doubtful = [...items.values()].filter(
    (item) =>
      item.state !== 'hold' &&
      (files.whole.has(item.id) || spots.has(item.id)) &&
      loaded.mayHaveGone(item, files.whole.has(item.id)),
  );
  for (const item of doubtful) items.set(item.id, asInDoubt(item));
  return doubtful.length;
}

/** Answers false when the disk refuses; the letters stay where they are, and the next start finds them again. */
async function takeBack(spool: OpenSpool, { found }: Sorted, { log }: SpoolDeps): Promise<boolean> {
  if (found.length === 0) return true;
  return spool.commit(found.map((put) => ({ put }))).then(
    () => true,
    (error: unknown) => {
      log.write('queue', 'minimum', spoolWords.log.notTakenBack, {
        error: String(error),
      });
      return false;
    },
  );
}

function tell({ found, removed, aside }: Sorted, inDoubt: number, { log }: SpoolDeps): void {
  if (removed > 0)
    log.write('queue', 'medium', spoolWords.log.removed, {
      count: removed,
    });
  if (aside > 0) log.write('queue', 'minimum', spoolWords.log.aside, { count: aside });
  if (found.length > 0)
    log.write('queue', 'minimum', spoolWords.log.foundAgain, {
      count: found.length,
    });
  if (inDoubt > 0) log.write('queue', 'minimum', spoolWords.log.inDoubt, { count: inDoubt });
}
