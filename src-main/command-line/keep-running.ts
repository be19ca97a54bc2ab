// `dialpost service run`, what the task of Windows' Task Scheduler starts: a relay that is
// started again whenever it ended other than in order, soon at first and then once a
// minute, because the scheduler does that only for a program it could not start. What the
// relay says goes to a file in the data folder, for a task has nobody to read it.
import { spawn } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDirectory } from '../base/durable';
import { DAEMON_LOG } from '../daemon/daemon-places';
import { daemonWords as W } from '../words/ways-in/daemon';
import { UsageError } from './arguments';

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** Whoever ran so long had a good start. */
const RAN_WELL = 600_000;
/** One older file of this size is kept. */
const LONGEST_LOG = 5_000_000;

/** Resolves with 0 once the relay ended in order. */
export async function keepRunning(program: readonly string[], data: string | null): Promise<number> {
  if (data === null) throw new UsageError(W.wrong.runFolder);
  const [node = '', ...words] = program;
  let pause = FIRST_PAUSE;
  for (;;) {
    const began = performance.now();
    if ((await runOnce(node, [...words, 'serve', '--data', data, '--service'], data)) === 0) return 0;
    pause = performance.now() - began > RAN_WELL ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
    await sleep(pause);
  }
}

async function runOnce(node: string, args: readonly string[], data: string): Promise<number | null> {
  await makeDirectory(data, 0o700);
  const path = join(data, DAEMON_LOG);
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LONGEST_LOG) await rename(path, `${path}.1`).catch(() => undefined);
  const log = await open(path, 'a', 0o600);
  try {
    return await new Promise((resolve) => {
      const child = spawn(node, args, { stdio: ['ignore', 'ignore', log.fd], windowsHide: true });
      child.once('error', () => resolve(null));
      child.once('close', resolve);
    });
  } finally {
    await log.close();
  }
}
