// Whether the data folder takes mail: by writing, syncing and removing a small file
// there, and by what its disk has left. Never rejects.
//
// Limit: a quota of the user is not seen in what is left, only once writing fails.
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes } from '../../base/disk-space';
import { systemCode } from '../../base/durable';
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { computerWords } from '../../words/diagnose/computer';
import { fail, pass, unknown } from './check';

export async function checkDisk(folder: string, needBytes: number): Promise<ComputerCheck> {
  try {
    const free = await freeBytes(folder);
    if (free >= needBytes) return pass('disk', folder, 'disk-room', computerWords.good['disk-room'](free));
    return fail('disk', folder, 'disk-small', computerWords.bad['disk-small'](folder, free, needBytes));
  } catch (error) {
    return unknown('disk', folder, 'disk-unknown', computerWords.unknown['disk-unknown'](folder, troubleOf(error)));
  }
}

export async function checkFolder(folder: string): Promise<ComputerCheck> {
  const path = join(folder, `.check-${randomUUID()}`);
  try {
    const file = await open(path, 'w', 0o600);
    try {
      await file.write('x'.repeat(4096));
      await file.sync();
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
    return pass('folder', folder, 'folder-writable', computerWords.good['folder-writable'](folder));
  } catch (error) {
    return unwritable(folder, error);
  }
}

type Unwritable = 'folder-full' | 'folder-forbidden' | 'folder-read-only' | 'folder-missing' | 'folder-trouble';

function unwritable(folder: string, error: unknown): ComputerCheck {
  const code = UNWRITABLE[(error instanceof Error ? systemCode(error) : undefined) ?? ''] ?? 'folder-trouble';
  return fail('folder', folder, code, computerWords.bad[code](folder, troubleOf(error)));
}

const UNWRITABLE: Readonly<Record<string, Unwritable>> = {
  ENOSPC: 'folder-full',
  EDQUOT: 'folder-full',
  EACCES: 'folder-forbidden',
  EPERM: 'folder-forbidden',
  EROFS: 'folder-read-only',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
};

function troubleOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
