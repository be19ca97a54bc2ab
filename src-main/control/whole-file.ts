// A file that a person named, filled beside its place first: there is a whole file or none.
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { diskSaid, renameDurable } from '../base/durable';
import { ContractError } from '../contract/errors';

export interface WholeFile<T> {
  /** The sentence for the disk's refusal. */
  readonly trouble: (path: string, why: string) => string;
  fill(file: FileHandle): Promise<T>;
  /** Asked when all is written: why what stands at `path` stays, as a sentence; null: nothing does. */
  standing?(path: string): Promise<string | null>;
}

/** What `fill` answered with. Rejects ContractError. */
export async function writeWhole<T>(path: string, { trouble, fill, standing }: WholeFile<T>): Promise<T> {
  const beside = `${path}.${process.pid}.part`;
  return orTrouble({ path, leaves: beside, trouble }, async () => {
    const filled = await fillSafely(await open(beside, 'wx', 0o600), fill);
    const why = (await standing?.(path)) ?? null;
    if (why !== null) throw new ContractError('refused', why);
    await renameDurable(beside, path);
    return filled;
  });
}

/** `fill`, then it is on the disk; either way `file` is closed. */
export async function fillSafely<T>(file: FileHandle, fill: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    const filled = await fill(file);
    await file.sync();
    return filled;
  } finally {
    await file.close();
  }
}

export interface Attempt {
  readonly path: string;
  /** What is removed again where it fails. */
  readonly leaves: string | null;
  readonly trouble: (path: string, why: string) => string;
}

/** `work`; where it fails, nothing is left and a sentence says why. */
export async function orTrouble<T>({ path, leaves, trouble }: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (leaves !== null) await unlink(leaves).catch(() => undefined);
    if (error instanceof ContractError) throw error;
    throw new ContractError('refused', trouble(path, diskSaid(error)));
  }
}
