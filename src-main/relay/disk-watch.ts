// What the attention board says of our own disk: mail that could not be taken in,
// files that were set aside as damaged. Trouble with taking mail in is over with
// the next message that gets in.
import type { Envelope, QueueItem } from '../mail/envelope';
import type { Admission } from '../mail/admission';
import type { Spool } from '../spool/spool';
import { SpoolError } from '../spool/spool-error';
import type { AttentionBoard } from './attention';

/** The same admission, with its trouble shown under "disk". */
export function watched(admission: Admission, attention: AttentionBoard): Admission {
  const telling = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof SpoolError) attention.raise('disk', 'error', troubleText(error), { kind: 'show-folder' });
      throw error;
    }
  };
  return {
    id: admission.id,
    write: (chunk) => telling(admission.write(chunk)),
    abandon: () => admission.abandon(),
    async commit(): Promise<QueueItem> {
      const item = await telling(admission.commit());
      attention.clear('disk');
      return item;
    },
  };
}

/** Everything that takes mail in goes through here. */
export type Admit = (envelope: Envelope) => Admission;

function troubleText(error: SpoolError): string {
  const todo = error.kind === 'full' ? 'Make room on that disk.' : 'Check the disk and the rights of that folder.';
  return `New mail cannot be taken in: ${error.message}. Whoever sends to us now is told to try again later (452). ${todo}`;
}

/** Shows, and keeps showing, that something was set aside. */
export function watchDamage(spool: Spool, folder: string, attention: AttentionBoard): void {
  const show = (): void => {
    const count = spool.corruptCount;
    if (count === 0) return attention.clear('damage');
    const what = count === 1 ? 'One damaged file was' : `${count} damaged files were`;
    attention.raise('damage', 'warning', `${what} set aside in ${folder}, each with a note why. Everything else goes on. Look at them, ask the senders to send again, and move the files away.`, { kind: 'show-folder' });
  };
  spool.onSetAside(show);
  show();
}
