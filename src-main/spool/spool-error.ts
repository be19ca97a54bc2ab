// Trouble with our own disk, in a sentence a person can act on. Whoever gets one
// knows that nothing of what was asked has happened: a listener answers 452, the
// queue keeps what it had.
import { diskSaidOf, systemCode } from '../base/durable';
import { type DiskRefusal, spoolWords } from '../words/spool';

/**
 * full: no room; disk: any other refusal of the disk; missing, damaged: this one content; closed: the spool was shut;
 * owner: somebody else writes in this folder, and nothing is taken before the next start.
 */
export type SpoolTrouble = 'full' | 'disk' | 'missing' | 'damaged' | 'closed' | 'owner';

export class SpoolError extends Error {
  constructor(
    readonly kind: SpoolTrouble,
    /** What happened, where, and what it means for the mail. */
    sentence: string,
    /** The file or folder concerned. */
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
    this.name = 'SpoolError';
  }
}

/** A system error at `place` as a SpoolError; one that is a SpoolError already stays as it is. */
export function diskTrouble(error: unknown, place: string, what: DiskRefusal): SpoolError {
  if (error instanceof SpoolError) return error;
  const code = systemCode(error);
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  const said = diskSaidOf(error);
  const sentence = spoolWords.refused[what](place, full ? spoolWords.diskFull : said);
  return new SpoolError(full ? 'full' : 'disk', sentence, place, { cause: error });
}

/** Is there no room? */
export function isDiskFull(error: unknown): boolean {
  return error instanceof SpoolError && error.kind === 'full';
}
