// Whether the data folder takes mail: by writing, syncing and removing a small file
// there, and by what its disk has left. Never rejects.
//
// Limit: a quota of the user is not seen in what is left, only once writing fails.
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes } from '../../base/disk-space';
import { systemCode } from '../../base/durable';
import { sizeText } from '../../words/amounts';
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { fail, pass, unknown } from './check';

export async function checkDisk(folder: string, needBytes: number): Promise<ComputerCheck> {
  try {
    const free = await freeBytes(folder);
    if (free >= needBytes)
      return pass('disk', folder, 'disk-room', `The disk of the data folder has ${sizeText(free)} left.`);
    return fail('disk', folder, 'disk-small', {
      text: `The disk of the data folder ${folder} has only ${sizeText(free)} left. Once it is full, whoever hands in mail is told to try again later; nothing that was taken is lost.`,
      mend: `Make room until ${sizeText(needBytes)} are free, or start Dialpost with a data folder on another disk (--data).`,
    });
  } catch (error) {
    return unknown('disk', folder, 'disk-unknown', {
      text: `How much room the disk of ${folder} has left cannot be known: ${words(error)}.`,
    });
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
    return pass('folder', folder, 'folder-writable', `The data folder ${folder} can be written.`);
  } catch (error) {
    return unwritable(folder, error);
  }
}

function unwritable(folder: string, error: unknown): ComputerCheck {
  const failed = (code: string, why: string, mend: string): ComputerCheck =>
    fail('folder', folder, code, {
      text: `The data folder ${folder} cannot be written: ${why}. No mail can be taken in.`,
      mend,
    });
  switch (error instanceof Error ? systemCode(error) : undefined) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failed('folder-full', 'its disk is full', 'Make room on that disk.');
    case 'EACCES':
    case 'EPERM':
      return failed(
        'folder-forbidden',
        'the system does not allow it',
        'Give the user that runs Dialpost the right to write there, or start it with another folder (--data).',
      );
    case 'EROFS':
      return failed(
        'folder-read-only',
        'its disk is mounted for reading only',
        'Disks are mounted so after a fault: check the disk, or start Dialpost with a folder on another (--data).',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return failed(
        'folder-missing',
        'it is not there',
        'If it lies on a disk that can be taken out, put it in; else start Dialpost anew.',
      );
    default:
      return failed('folder-trouble', words(error), 'Check the disk.');
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
