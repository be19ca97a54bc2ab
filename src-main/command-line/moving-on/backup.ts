// `dialpost backup DIR` and `dialpost restore DIR`. A running relay makes the backup itself;
// with nothing running the folder is owned for that moment. Putting one back needs a folder
// that nobody works with.
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '../../base/clock';
import { silentLog } from '../../base/log';
import { endExchange } from '../../backup/exchange';
import { makeBackup } from '../../backup/make';
import { openBackup } from '../../backup/manifest';
import { restoreBackup } from '../../backup/restore';
import type { BackupMade } from '../../contract/backup/backup';
import { ContractError } from '../../contract/errors';
import { makeFolder } from '../serve';
import { openSpool } from '../../spool/start';
import { backupWords } from '../../words/ways-in/backup';
import { commandLineWords as W } from '../../words/ways-in/command-line';
import { type Arguments, UsageError } from '../arguments';
import type { Asking } from '../ask';
import { whileHeld, whileOwned } from '../while-owned';
import { say, sayJson } from '../terminal';

/** Resolves with the exit code. */
export async function backup(line: Arguments, ask: Asking, dir: string): Promise<number> {
  const to = line.words[0];
  if (to === undefined) throw new UsageError(W.wrong.backup);
  const wish = { to: resolve(to), passwords: !line.withoutPasswords };
  const made = ask.running ? await ask.call('relay.backup', wish) : await ofResting(dir, wish);
  if (line.json) sayJson(made, 2);
  else void say(`${backupWords.made(made)}\n`);
  return 0;
}

/** As long as it takes, nobody else starts with this folder. */
async function ofResting(dir: string, wish: { to: string; passwords: boolean }): Promise<BackupMade> {
  const isThere = await stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) throw new ContractError('not-found', W.relay.noFolder(dir));
  return whileOwned(dir, async () => {
    await endExchange(dir);
    const { spool } = await openSpool(join(dir, 'spool'), { clock: systemClock, log: silentLog });
    return makeBackup(wish, { dir, spool, clock: systemClock }).finally(() => spool.close());
  });
}

/** Resolves with the exit code. */
export async function restore(line: Arguments, ask: Asking, dir: string): Promise<number> {
  const from = line.words[0];
  if (from === undefined) throw new UsageError(W.wrong.restore);
  if (ask.running) throw new ContractError('refused', W.relay.stopFirst(dir));
  // What cannot be put back makes no folder.
  await openBackup(resolve(from));
  await makeFolder(dir);
  const asked = { from: resolve(from), dir: resolve(dir), send: line.send };
  const done = await whileHeld(dir, () => restoreBackup(asked, systemClock));
  if (line.json) sayJson({ ...done, at: new Date(done.at).toISOString() }, 2);
  else
    void say(
      `${backupWords.restored(done)}\n${done.unread === null ? '' : `${backupWords.asideUnreadable(done.unread)}\n`}`,
    );
  return 0;
}
