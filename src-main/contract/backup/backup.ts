// What is asked of a backup, and what it answers.
import { z } from 'zod';

export const RelayBackup = z.strictObject({
  /** The whole path of a folder that is empty or not there yet. */
  to: z.string().min(1).max(4096),
  /** With passwords and keys. */
  passwords: z.boolean().default(true),
});

export interface BackupMade {
  /** The folder it lies in. */
  readonly path: string;
  readonly at: string;
  /** That waited. */
  readonly letters: number;
  readonly files: number;
  readonly bytes: number;
  /** sealed: some of them can be opened by this computer's keychain alone. */
  readonly passwords: 'included' | 'sealed' | 'left-out';
  /** Its disk knows no rights: whoever has it can read it. */
  readonly exposed: boolean;
  /** Letters that the disk refused to read, which it therefore lacks. */
  readonly unread: readonly string[];
}
