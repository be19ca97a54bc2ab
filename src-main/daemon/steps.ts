// The steps of installing and removing that are alike on every system: a program of the
// system that must end well, the folder, the file.
import { lstat, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory, readBytesIfThere, writeFileDurable } from '../base/durable';
import { ranText, type Run } from '../base/run';
import { ContractError } from '../contract/errors';
import type { UndoableStep } from './undoing';

const LIMIT = 90_000;

/** Rejects ContractError with what the program said where it does not end with 0. */
export async function runWell(run: Run, argv: readonly string[]): Promise<void> {
  const ran = await run({ argv, limitMs: LIMIT });
  if (ran.end !== 'exit' || ran.code !== 0) throw new ContractError('refused', ranText(ran, argv.join(' '), LIMIT));
}

/** `undo`: the program that takes it back; null: nothing does, or nothing needs to. */
export function runStep(run: Run, argv: readonly string[], undo: readonly string[] | null): UndoableStep {
  return {
    do: () => runWell(run, argv),
    undo: async () => {
      if (undo) await run({ argv: undo, limitMs: LIMIT });
    },
  };
}

/** A folder that was not there before goes again, as long as it is empty. */
export function folderStep(folder: string): UndoableStep {
  let made = false;
  return {
    async do() {
      made = await lstat(folder).then(
        () => false,
        () => true,
      );
      await makeDirectory(folder, 0o700);
    },
    undo: async () => {
      if (made) await rmdir(folder);
    },
  };
}

/** What stood there before comes back. */
export function fileStep(path: string, content: Uint8Array, mode: number): UndoableStep {
  let before: Uint8Array | null = null;
  return {
    async do() {
      before = await readBytesIfThere(path);
      await makeDirectory(dirname(path));
      await writeFileDurable(path, content, mode);
    },
    undo: () => (before === null ? unlink(path) : writeFileDurable(path, before, mode)),
  };
}

export function removeFileStep(path: string): UndoableStep {
  let before: Uint8Array | null = null;
  return {
    async do() {
      before = await readBytesIfThere(path);
      await unlink(path);
    },
    undo: async () => {
      if (before !== null) await writeFileDurable(path, before, 0o644);
    },
  };
}
