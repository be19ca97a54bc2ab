// A newer AppImage in the place of the one that runs, under the name it has. PROMISE: at every moment
// one of the two lies there whole: the newer one is written beside it, synced and compared, and then
// takes the name.
import { chmod, copyFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameDurable, syncFile, systemCode } from '../../base/durable';
import type { InstallFault } from '../../words/updates/install-faults';
import type { Offered } from '../feed';
import { isRight } from '../transfer';

/** `place`: the AppImage that runs. Never rejects. */
export async function installAppImage(place: string, file: string, offer: Offered): Promise<InstallFault | null> {
  const beside = join(dirname(place), `.${basename(place)}.new`);
  try {
    await copyFile(file, beside);
    await chmod(beside, 0o755);
    await syncFile(beside);
    if (!(await isRight(beside, offer))) return { kind: 'damaged' };
    await renameDurable(beside, place);
    return null;
  } catch (error) {
    if (/^(EACCES|EPERM|EROFS)$/.test(systemCode(error))) return { kind: 'not-writable', file: place };
    return { kind: 'system', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}
