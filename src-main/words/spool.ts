// What the spool says: trouble with our own disk, why something went to corrupt/, and
// what its start and its upkeep write into the diagnostic log.
import { page } from './page';

/** How every finding ends that says a part of the journal is not there. */
const NOT_THERE = 'letters that stood only there are lost, and what became of others since is unknown';
const NOBODY_SPEAKS_OF_IT = 'no readable record speaks of it; it is a letter whose record was damaged or lost';

/** What the disk refused at a place, and why. */
type Refusal = (place: string, reason: string) => string;

const refusal =
  (what: string): Refusal =>
  (place, reason) =>
    `${what} ${place}: ${reason}; nothing that was accepted is lost`;

export const spoolWords = page({
  diskFull: 'the disk is full',
  refused: {
    openSpool: refusal('the spool cannot be opened in'),
    readSpool: refusal('the spool cannot be read in'),
    readFile: refusal('the spool cannot be read at'),
    storeMessage: refusal('a message cannot be stored at'),
    readMessage: refusal('a message cannot be read at'),
    moveDamaged: refusal('a damaged message cannot be moved to'),
    writeSnapshot: refusal('the snapshot cannot be written at'),
    writeJournal: refusal('the journal cannot be written in'),
    syncContents: refusal('a folder of contents cannot be synced for the journal in'),
    writeResults: refusal('what became of the mail cannot be written in'),
  },
  noRoom: (folder: string, bytes: number) =>
    `the disk under ${folder} has less than ${bytes} bytes left; new mail is refused for now, what was accepted is safe`,
  closing: 'the spool is being closed; the journal stays as it is',
  closed: 'the spool is closed; the relay is stopping',
  forsaken: (why: string) => `nothing is written any more: ${why}`,
  segmentRemoved: (path: string) => `${path} was removed while Dialpost was writing it`,
  anotherWriter: (path: string) =>
    `another program has written ${path}, so this mail folder is no longer Dialpost's alone. No more mail is taken, and nothing that was accepted is lost. End the other program (a second Dialpost, or a copy being put back), then start Dialpost again`,
  otherSpool: (path: string) =>
    `${path} belongs to another mail folder than the files beside it, so the queue cannot be told for certain; nothing was changed and no mail is lost. If two programs or a restored copy worked on this folder, move that one file to a safe place and start again; letters that stand only in it are not sent while it lies there`,
  newerVersion: (path: string, version: string, known: number) =>
    `${path} was written by a newer Dialpost (version ${version}); this one knows ${known}. Start the newer one; nothing was changed`,
  notAnId: (text: string) => `not a queue id: ${text}`,
  cannotBeSent: (id: string, why: string) => `message ${id} cannot be sent: ${why}`,
  /** Why a message went to corrupt/. */
  message: {
    damagedInJournal: 'its content in the journal is damaged',
    missing: 'its content is missing',
    size: (found: number, expected: number) => `its content has ${found} bytes instead of ${expected}`,
    otherBytes: (found: number, expected: number) =>
      `its content is not what was received: ${found} bytes instead of ${expected}`,
    otherSum: 'its content is not what was received: the checksum differs',
    mostLikelyDelivered:
      'its content is gone, and so is what stood beside it, while a part of the journal is missing: most likely it was delivered before. Its sender was not told; look into the history',
    nobodySpeaksOfIt: NOBODY_SPEAKS_OF_IT,
    nobodySpeaksAndOther: `${NOBODY_SPEAKS_OF_IT}, and its content is not what was received`,
    onItsWayIn:
      'it was still on its way in when Dialpost stopped, and the journal cannot be read whole, so it may have been accepted after all',
    onlyItsEnvelope: 'its content is missing, and so is its record in the journal; this is all that is known of it',
  },
  /** Why a part of a file of records went to corrupt/. `file`: "000002.log". */
  records: {
    unknown: (file: string, text: string) => `${file}: a record says nothing this program knows: ${text}`,
    unsound: (file: string, at: number) =>
      `${file}: from byte ${at} on something was no sound record; what it said is unknown`,
    short: (file: string, bytes: number, safe: number) =>
      `${file}: it is whole up to byte ${bytes}, but ${safe} bytes of it were safe; ${NOT_THERE}`,
    newestMissing: (file: string) => `${file}: this newest part of the journal is missing; ${NOT_THERE}`,
    gap: (file: string, from: string) => `${file}: the journal before it is missing from ${from} on; ${NOT_THERE}`,
    noHead: (file: string) => `${file}: its first record cannot be read`,
    lacking: (file: string, lacking: number, count: number) =>
      `${file}: ${lacking} of its ${count} records cannot be read`,
  },
  log: {
    notKept: 'the content of a delivered letter could not be kept; its mail is not touched by that',
    notFiled: 'contents stay in the journal for now: their files could not be written',
    notRemoved: 'a content file could not be removed; it is tried again',
    notNamed: 'a content keeps its first name for now',
    journalNotReplaced: 'the journal could not be replaced; it goes on',
    setAside: 'a damaged message was set aside',
    endNotSafe: 'what the last run wrote at its end could not be made safe',
    notTakenBack: 'letters that were found again cannot be put into the queue for now',
    removed: 'contents that have left the queue or were never accepted were removed',
    aside: 'contents without a record were set aside',
    foundAgain: 'letters whose record was lost were found again and put on hold',
    inDoubt: 'a part of the journal is lost: letters that may have been sent already were put on hold',
  },
});

export type DiskRefusal = keyof typeof spoolWords.refused;
