// What the relay does about the folder it holds. As soon as the folder is no longer its
// own, no mail is taken (451: whoever sends keeps it and tries again), no call is made
// and the spool is not written any more; a person is told what to do. It is looked at
// before mail is acknowledged, a second old at most. A folder whose lock other computers
// may not see is told as a warning.
import { ContractError } from '../contract/errors';
import type { Owner } from '../config/owner';
import type { Log } from '../base/log';
import { REFUSALS, type Refusal } from '../listener/refusal';
import type { AttentionBoard } from '../contract/attention';
import { receptionWords } from '../words/doors';

export interface HeldFolder {
  /** What is said at RCPT once the folder is lost; null: it is ours. */
  refusal(): Refusal | null;
  /** Rejects with ContractError in a folder that is not ours any more: nothing is acknowledged there. */
  refuseLost(): Promise<void>;
  readonly lost: boolean;
}

export interface HeldFolderDeps {
  /** null: nobody else can come to this folder. */
  readonly owner: Owner | null;
  readonly log: Log;
  readonly attention: AttentionBoard;
  /** Ends calls and writing. */
  forsake(why: string): void;
}

export function holdFolder({ owner, log, attention, forsake }: HeldFolderDeps): HeldFolder {
  let lost: string | null = null;
  if (owner?.doubt) attention.raise('owner', 'warning', owner.doubt, { kind: 'show-folder' });
  if (owner?.exposed) log.write('relay', 'minimum', owner.exposed);
  owner?.onLost((why) => {
    lost = why;
    const text = receptionWords.folderLost(why);
    // First: a folder that was removed is not made again to write so into it.
    forsake(why);
    log.write('relay', 'minimum', text);
    attention.raise('owner', 'error', text, { kind: 'show-folder' });
  });
  return {
    refusal: () => (lost === null ? null : REFUSALS.folderLost),
    async refuseLost() {
      const why = (await owner?.check()) ?? null;
      if (why !== null) throw new ContractError('refused', why);
    },
    get lost() {
      return lost !== null;
    },
  };
}
