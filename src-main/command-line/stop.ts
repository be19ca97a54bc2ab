// `dialpost stop`: asks the relay that owns the folder to end in order and waits until
// it has: the connection closes when everything is down, and then the folder is free for
// a backup or the next start. Where the desktop app was only joined to that relay it
// takes the folder over, as it does whenever one goes away; then that is said.
import { setTimeout as sleep } from 'node:timers/promises';
import { ContractError } from '../contract/errors';
import { commandLineWords as W } from '../words/ways-in/command-line';
import type { Asking } from './ask';
import { connectControl } from '../control/socket-client';

const LOOK_MS = 100;
/** Long enough for a line that hangs up (ending.ts), and for a busy disk. */
const LONGEST_MS = 60_000;

/**
 * Resolves when the relay has ended. Rejects ContractError 'not-running' where none runs, 'refused' where it does not
 * end.
 */
export async function stopRelay(ask: Asking, dir: string): Promise<{ readonly stopped: true }> {
  const closed = new Promise<void>((resolve) => ask.onClose(resolve));
  await ask.call('relay.stop', {});
  await Promise.race([closed, sleep(LONGEST_MS, undefined, { ref: false })]);
  ask.close();
  for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
    if (!(await isOwned(dir))) return { stopped: true };
    await sleep(LOOK_MS);
  }
  throw new ContractError('refused', W.relay.stillRuns(dir));
}

async function isOwned(dir: string): Promise<boolean> {
  const client = await connectControl(dir);
  client?.close();
  return client !== null;
}
