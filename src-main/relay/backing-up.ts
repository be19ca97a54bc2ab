// A backup while the relay runs: made by the relay itself, one at a time.
import { isAbsolute } from 'node:path';
import { makeBackup } from '../backup/make';
import { ContractError } from '../contract/errors';
import type { Handlers } from '../contract/methods';
import { backupWords as W } from '../words/ways-in/backup';
import type { RelayRooms } from './rooms';

export function backupHandlers({ options, stores }: RelayRooms): Pick<Handlers, 'relay.backup'> {
  let running = false;
  return {
    'relay.backup': async (wish) => {
      if (!isAbsolute(wish.to)) throw new ContractError('bad-request', W.wholePath(wish.to));
      if (running) throw new ContractError('refused', W.running);
      running = true;
      const { dir, spool } = stores;
      return makeBackup(wish, { dir, spool, clock: options.clock }).finally(() => (running = false));
    },
  };
}
