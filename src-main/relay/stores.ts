// Everything that lies on disk, opened together and closed together.
import { join } from 'node:path';
import { endExchange } from '../backup/exchange';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { noteVersion } from '../config/folder-version';
import { type History, openHistory } from '../config/history';
import { openSessions, type SessionArchive } from '../config/sessions';
import { openSettings, type SettingsStore } from '../config/settings-store';
import { type CostBook, openLedger } from '../link/cost-book';
import type { QueueItem } from '../mail/envelope';
import { type KeptLetters, openKept } from '../spool/kept/kept';
import type { Spool } from '../spool/spool';
import { openSignInBook, type SignInBook } from '../sign-in/book';
import { openSpool } from '../spool/start';
import { type ForwardKey, forwardKey } from '../mailboxes/forward-key';
import { type PausedFlag, pausedFlag } from '../config/paused';

export interface Stores {
  readonly dir: string;
  readonly settings: SettingsStore;
  readonly spool: Spool;
  readonly kept: KeptLetters;
  readonly items: Map<string, QueueItem>;
  readonly history: History;
  readonly sessions: SessionArchive;
  readonly costBook: CostBook;
  readonly paused: PausedFlag;
  readonly forwardKey: ForwardKey;
  readonly signIns: SignInBook;
}

/** Rejects with a sentence when a folder or file in `dir` cannot be used. */
export async function openStores(dir: string, clock: Clock, log: Log, zone: () => string): Promise<Stores> {
  await endExchange(dir);
  await noteVersion(dir);
  const settings = await openSettings(dir, { clock, log });
  const days = (): number | null => settings.complete?.keepDeliveredDays ?? null;
  const kept = await openKept(join(dir, 'kept'), { clock, log, days });
  const { spool, items } = await openSpool(join(dir, 'spool'), { clock, log, kept });
  const history = await openHistory(dir, { clock, log });
  const sessions = await openSessions(dir, { clock, log });
  const currencyOf = (link: string): string | null =>
    settings.complete?.links.find(({ id }) => id === link)?.tariff.currency ?? null;
  const costBook = await openLedger(join(dir, 'links.json'), { clock, log, zone, currencyOf });
  return {
    dir,
    settings,
    spool,
    kept,
    items,
    history,
    sessions,
    costBook,
    paused: await pausedFlag(dir),
    forwardKey: await forwardKey(dir, clock),
    signIns: await openSignInBook(join(dir, 'sign-ins.json'), { clock, log }),
  };
}
