// With nothing running, the command line uses the disk itself: queue, history and
// sessions are read, settings are read, judged, compared and set (the folder is owned for
// that moment). PROMISE: who reads writes nothing, moves nothing and makes nothing,
// whatever state the folder is in. Everything else needs a relay and says so.
import { join } from 'node:path';
import { systemClock } from '../base/clock';
import { makeFolders } from '../base/durable';
import { type Log, silentLog } from '../base/log';
import { openHistory } from '../config/history';
import { openSessions } from '../config/sessions';
import { openSettings, readSettings, type SettingsStore } from '../config/settings-store';
import { ContractError } from '../contract/errors';
import type { Method } from '../contract/methods';
import type { Routed } from '../queue/entry';
import { Board } from '../queue/board';
import { createRouter } from '../routing/router';
import { compareSettings } from '../relay/importing/compare';
import { newerFolder } from '../relay/starting/newer-folder';
import { readSpool } from '../spool/start';
import { relayWords } from '../words/relay';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { layersWords } from '../words/ways-in/layers';
import { judgeParams, knownMethod } from '../control/dispatch';
import { whileOwned } from './while-owned';

const deps: { clock: typeof systemClock; log: Log } = { clock: systemClock, log: silentLog };
/** The folder is not ours meanwhile: who reads it changes nothing in it. */
const reading = { ...deps, readOnly: true } as const;

const READERS: Partial<Readonly<Record<Method, (dir: string, params: unknown) => Promise<unknown>>>> = {
  'queue.list': async (dir, params) => (await readBoard(dir)).listing.page(judgeParams('queue.list', params)),
  'history.list': async (dir, params) => (await openHistory(dir, reading)).list(judgeParams('history.list', params)),
  'session.list': async (dir, params) => (await openSessions(dir, reading)).list(judgeParams('session.list', params)),
  'session.get': async (dir, params) => {
    const { id } = judgeParams('session.get', params);
    const session = await (await openSessions(dir, reading)).get(id);
    if (!session) throw new ContractError('not-found', W.relay.noSession(id));
    return session;
  },
  'settings.get': async (dir) => (await readSettings(dir, deps.clock)).shown(),
  'settings.check': async (dir, document) => (await readSettings(dir, deps.clock)).check(document),
  'settings.compare': async (dir, params) => {
    const { document } = judgeParams('settings.compare', params);
    return compareSettings(await (await readSettings(dir, deps.clock)).weigh(document), document);
  },
  'settings.take': async (dir, params) => {
    const { document, over } = judgeParams('settings.take', params);
    const taken = await owning(dir, (store) => store.take(document, over));
    // What stood before is known for as long as somebody works with the folder, which ends here.
    if (taken) return taken.ok ? { ok: true, undo: null } : taken;
    throw new ContractError('refused', relayWords.settings.changedSince);
  },
  'settings.undo': (dir) => {
    throw new ContractError('not-running', layersWords.undoAtRest(dir));
  },
  'settings.set': (dir, document) => owning(dir, (store) => store.set(document)),
};

/** Answers `name` from the files in `dir`. Throws ContractError: 'not-running' for what needs a running relay. */
export async function readDisk(dir: string, name: string, params: unknown): Promise<unknown> {
  const reader = READERS[knownMethod(name)];
  if (reader) {
    // Half of it might be read, and what is said of it be wrong.
    const newer = await newerFolder(dir);
    if (newer !== null) throw new ContractError('refused', newer);
    return reader(dir, params);
  }
  throw new ContractError('not-running', W.relay.notRunning(dir));
}

/** The queue as a running relay would list it: with the connectors of the stored settings. */
async function readBoard(dir: string): Promise<Board> {
  const settings = (await readSettings(dir, deps.clock)).current();
  const router = settings && createRouter(settings);
  const unrouted: Routed = { connector: null, why: W.relay.nothingSetUp, oversize: false };
  const board = new Board(
    (item, recipient) => router?.route(item, recipient.address) ?? unrouted,
    () => Date.now(),
  );
  for (const item of await readSpool(join(dir, 'spool'))) board.insert(item);
  return board;
}

async function owning<T>(dir: string, act: (store: SettingsStore) => Promise<T>): Promise<T> {
  await makeFolders(dir, 0o700);
  return whileOwned(dir, async () => act(await openSettings(dir, deps)));
}
