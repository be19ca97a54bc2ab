// A disk that fills up at once, for tests that need 'small-disk' (needs.ts).
import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { testFolder } from './folders';

/** The folder of a disk of the running test's own with room for `bytes`. */
export async function smallDisk(bytes: number): Promise<string> {
  const dir = join(await testFolder(), 'disk');
  onTestFinished(await mountSmallDisk(dir, bytes));
  return dir;
}

/** A disk with room for `bytes` at the new folder `dir`; what it answers takes it away. */
export async function mountSmallDisk(dir: string, bytes: number): Promise<() => void> {
  await mkdir(dir);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', dir], { stdio: 'pipe' });
  return () => void execFileSync('umount', ['-l', dir]);
}

/** Fills the disk of `dir` but for `spare` bytes; what it answers makes room again. */
export async function fillDisk(dir: string, spare = 0): Promise<() => Promise<void>> {
  const file = join(dir, 'ballast');
  execFileSync(
    'sh',
    ['-c', 'head -c 100000000 /dev/zero > "$0" 2>/dev/null; truncate -s "-$1" "$0"', file, String(spare)],
    { stdio: 'pipe' },
  );
  return () => rm(file);
}
