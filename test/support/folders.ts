// Folders for tests: made anew, removed when the test is over.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of the running test's own. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}
