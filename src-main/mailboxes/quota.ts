// How much lies in a mailbox: measured once, then counted along, and measured again
// where something was removed or it seems full, since another program may read and
// clear the same folder. A folder that is not there holds nothing. `measure` rejects
// with the system's error.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../base/durable';
import { namesIn } from '../base/names-in';

export interface Quotas {
  /** Bytes as last known; null: never measured. */
  used(folder: string): number | null;
  measure(folder: string): Promise<number>;
  /** A letter came. */
  added(folder: string, bytes: number): void;
  /** Letters went. */
  removed(folder: string): void;
}

export function openQuotas(): Quotas {
  const known = new Map<string, number>();
  return {
    used: (folder) => known.get(folder) ?? null,
    async measure(folder) {
      const bytes = await bytesIn(folder);
      known.set(folder, bytes);
      return bytes;
    },
    added: (folder, bytes) => {
      const before = known.get(folder);
      if (before !== undefined) known.set(folder, before + bytes);
    },
    removed: (folder) => void known.delete(folder),
  };
}

/** True where `bytes` more do not fit. */
export async function isFull(quotas: Quotas, folder: string, quota: number, bytes: number): Promise<boolean> {
  const used = quotas.used(folder);
  if (used !== null && used + bytes <= quota) return false;
  return (await quotas.measure(folder)) + bytes > quota;
}

async function bytesIn(folder: string): Promise<number> {
  let sum = 0;
  for (const part of ['new', 'cur']) {
    for (const name of await namesIn(join(folder, part))) sum += await sizeOf(join(folder, part, name));
  }
  return sum;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}
