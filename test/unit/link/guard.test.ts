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
    const guard = standLinkGuard({ argv: ['sh', '-c', 'echo "$WHO" > "$0"', ${JSON.stringify(mark)}], env: { WHO: 'the guard' } });
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
    // The shell makes the file first and writes into it then.
    await expect.poll(() => readFile(mark, 'utf8').catch(() => '')).toBe('the guard\n');
  });

  test('in the middle of dialling, the program that dials is ended first: it would bring the line up afterwards', async () => {
    const dir = await testFolder();
    const up = join(dir, 'up');
    const mark = await ended(`
      const { spawn } = await import('node:child_process');
      const dial = spawn('sh', ['-c', 'trap "" TERM HUP; sleep 4.5; : > "$0"', ${JSON.stringify(up)}], { detached: true });
      guard.began(1); guard.over(1); guard.began(dial.pid);
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);`);
    await expect.poll(() => existsSync(mark), { timeout: 4_300 }).toBe(true);
    // When the program would have been through, and longer.
    await new Promise((done) => setTimeout(done, 1_500));
    expect(existsSync(up)).toBe(false);
  });

  test('a program that is over by then is left alone, whoever has its number now', async () => {
    const dir = await testFolder();
    const alive = join(dir, 'alive');
    const mark = await ended(`
      const { spawn } = await import('node:child_process');
      const other = spawn('sh', ['-c', 'sleep 0.6; : > "$0"', ${JSON.stringify(alive)}], { detached: true });
      guard.began(other.pid); guard.over(other.pid);
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50);`);
    await expect.poll(() => existsSync(mark)).toBe(true);
    await expect.poll(() => existsSync(alive), { timeout: 2_000 }).toBe(true);
  });

  test('and where the line was down, nothing is run', async () => {
    const mark = await ended('setTimeout(() => guard.letGo(), 50); setTimeout(() => process.exit(0), 300);');
    // As long as the others take, and longer.
    await new Promise((done) => setTimeout(done, 500));
    expect(existsSync(mark)).toBe(false);
  });
});
