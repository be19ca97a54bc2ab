// The guard in earnest: a process that stands for us starts it and is ended in each way
// (D16). The hang-up is a program that leaves a mark.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';
import { plainModule } from '../../support/plain-module';

const SOURCE = join(import.meta.dirname, '../../../src-main/link/guard.ts');

/**
 * Starts a process with a guard of its own, and ends it by `ending`. Answers the mark's path when the guard has gone.
 */
async function ended(ending: string): Promise<string> {
  const dir = await testFolder();
  const mark = join(dir, 'hung up');
  const script = `
    import { standLinkGuard } from ${JSON.stringify(await plainModule(SOURCE, dir))};
    const letGo = standLinkGuard({ argv: ['sh', '-c', 'echo "$WHO" > "$0"', ${JSON.stringify(mark)}], env: { WHO: 'the guard' } });
    ${ending}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  await new Promise((done) => child.once('exit', done));
  return mark;
}

describe.skipIf(lacks('posix'))('D16: when we are gone without a word', () => {
  test.each([
    ['by a crash', 'setTimeout(() => { throw new Error("x"); }, 50);'],
    ['killed', 'setTimeout(() => process.kill(process.pid, "SIGKILL"), 50);'],
    ['by an exit that asked nobody', 'setTimeout(() => process.exit(1), 50);'],
  ])('%s, the line is hung up', async (_, ending) => {
    const mark = await ended(ending);
    await expect.poll(() => existsSync(mark)).toBe(true);
    expect((await readFile(mark, 'utf8')).trim()).toBe('the guard');
  });

  test('and where the line was down, nothing is run', async () => {
    const mark = await ended('setTimeout(letGo, 50); setTimeout(() => process.exit(0), 300);');
    // As long as the others take, and longer.
    await new Promise((done) => setTimeout(done, 500));
    expect(existsSync(mark)).toBe(false);
  });
});
