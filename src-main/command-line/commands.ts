// What each word of the command line does: which method it asks and how the
// answer is told. Exit codes: 0 done, 1 refused or not running, 2 a session that
// did not end well. `settings diff` is as diff is: 1 there are differences, 2 trouble.
import { resolve } from 'node:path';
import { ContractError } from '../contract/errors';
import type { Done } from '../contract/methods';
import { PRIORITIES } from '../mail/envelope';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { historyTable } from '../contract/history/csv';
import { FOR_PROGRAMS, writeTable } from '../contract/table/csv';
import { type Arguments, UsageError } from './arguments';
import { backup, restore } from './moving-on/backup';
import { diagnose, log } from './diagnose';
import { exportSettings } from './moving-on/export';
import { handOver } from './moving-on/hand-over';
import { pause } from './pause';
import * as print from './print';
import { saveContent } from '../control/save-content';
import { sendReceive } from './send-receive';
import { serve } from './serve';
import { settings } from './settings';
import { daemon } from './daemon';
import { signIn, signOut } from './sign-in';
import { stopRelay } from './stop';
import { complain, say, sayJson, sayTableMark } from './terminal';
import { agreeOnPrice } from './call-price';
import type { Asking } from './ask';
import { openAsk } from './ask';

type Command = (line: Arguments, ask: Asking, dir: string) => Promise<number>;

const out = (text: string): void => void say(text.endsWith('\n') ? text : `${text}\n`);
const json = (value: unknown): void => sayJson(value, 2);

/** Runs the command and resolves with the exit code; refusals are told on stderr. */
export async function runCommand(line: Arguments, dir: string, version: string): Promise<number> {
  if (line.command === 'help') return (out(W.usage), 0);
  if (line.command === 'version') return (out(version), 0);
  if (line.command === 'serve') return serve(line, dir);
  if (line.command === 'service') return daemon(line);
  const command = COMMANDS[line.command];
  if (!command) throw new UsageError(W.wrong.command(line.command));
  const ask = await openAsk(dir);
  try {
    if (isMarked(line)) await tellPractice(ask);
    return await command(line, ask, dir);
  } finally {
    ask.close();
  }
}

/** What is about mail that goes out says where it goes while Dialpost practises; `status` says so in its text. */
function isMarked({ command, words, json: asJson }: Arguments): boolean {
  return !asJson && (command === 'send-receive' || (command === 'queue' && words.length === 0));
}

async function tellPractice(ask: Asking): Promise<void> {
  const status = ask.running ? await ask.call('status', {}).catch(() => null) : null;
  if (status?.practising === true) complain(`${W.practising}\n`);
}

const COMMANDS: Readonly<Record<string, Command>> = {
  call: async (line, ask) => {
    const [method, params = '{}'] = line.words;
    if (method === undefined) throw new UsageError(W.wrong.call);
    json(await ask.ask(method, parseParams(params)));
    return 0;
  },
  status: (line, ask) => show(line, ask.call('status', {}), print.statusText),
  queue,
  'send-receive': (line, ask) => sendReceive(line, ask),
  'hang-up': async (line, ask) => {
    const { session } = await ask.call('status', {});
    const text = line.now ? W.done.cut : W.done.hungUp;
    return show(line, ask.call('session.stop', line.now ? { now: true } : {}), () =>
      session ? text : W.done.nothingHungUp,
    );
  },
  pause,
  stop: (line, ask, dir) => show(line, stopRelay(ask, dir), () => W.done.stopped),
  resume: (line, ask) => show(line, ask.call('relay.resume', {}), () => W.done.resumed),
  sessions: async (line, ask) => {
    if (line.words[0] !== 'show')
      return show(line, ask.call('session.list', page(line)), (r) => print.sessionsText(r.rows, r.total));
    return show(line, ask.call('session.get', { id: needWord(line, 1, W.wrong.sessionsShow) }), print.sessionLines);
  },
  history: async (line, ask) => {
    if (line.words[0] === 'show') return letterStory(line, ask);
    const found = optional('search', line.search);
    if (!line.csv)
      return show(line, ask.call('history.list', { ...page(line), ...found }), (r) =>
        print.historyText(r.rows, r.total),
      );
    const table = historyTable((offset, limit) => ask.call('history.list', { ...found, offset, limit }));
    sayTableMark();
    await writeTable(table, FOR_PROGRAMS, say);
    return 0;
  },
  backup,
  restore,
  export: exportSettings,
  'sign-in': signIn,
  'sign-out': signOut,
  settings,
  diagnose,
  log,
  update: (line, ask) => show(line, ask.call('update.look', {}), print.updateText),
  report: (line, ask) => {
    const file = line.words[0];
    return show(line, ask.call('diagnose.report', file === undefined ? {} : { file: resolve(file) }), ({ path }) =>
      W.done.report(path),
    );
  },
  test: async (line, ask) => {
    const to = needWord(line, 0, W.wrong.test);
    return show(
      line,
      ask.call('message.test', { to, ...optional('connector', line.connectors[0] ?? null) }),
      ({ id }) => W.done.queued(id),
    );
  },
};

/** What is kept of one letter: its rows, and what put it off before. */
async function letterStory(line: Arguments, ask: Asking): Promise<number> {
  const id = needWord(line, 1, W.wrong.historyShow);
  const { rows } = await ask.call('history.list', { search: id, offset: 0, limit: 1000 });
  const own = rows.filter((row) => row.id === id);
  if (own.length === 0) throw new ContractError('not-found', W.none.letter(id));
  return show(line, Promise.resolve({ rows: own }), () => print.letterText(own));
}

async function queue(line: Arguments, ask: Asking): Promise<number> {
  const [what, ...ids] = line.words;
  if (what === undefined) {
    const filter = {
      ...optional('state', line.state),
      ...optional('search', line.search),
      ...optional('connector', line.connectors[0] ?? null),
    };
    return show(line, ask.call('queue.list', { ...filter, ...page(line) }), (r) => print.queueText(r.rows, r.total));
  }
  if (what === 'show')
    return show(line, ask.call('queue.get', { id: needWord(line, 1, W.wrong.queueShow) }), print.detailText);
  if (what === 'save') return save(line, ask);
  if (what === 'priority') return priority(line, ask);
  if (what === 'hand-over') return handOver(line, ask);
  const method = ACTIONS[what];
  if (!method)
    throw new UsageError(W.wrong.queue(['show', 'save', 'priority', 'hand-over', ...Object.keys(ACTIONS)], what));
  if (ids.length === 0) throw new UsageError(W.wrong.queueIds(what));
  if (method === 'queue.retry' && line.now) return tryNow(line, ask, ids);
  return done(line, await ask.call(method, { ids: await named(ids, ask) }));
}

/** "restored" stands for all that were put back from a backup and wait for a person's word. */
async function named(ids: readonly string[], ask: Asking): Promise<readonly string[]> {
  if (!ids.includes(RESTORED)) return ids;
  const item = (await ask.call('status', {})).attention.find(({ key }) => key === RESTORED);
  const actions = [...(item?.action ? [item.action] : []), ...(item?.otherActions ?? [])];
  const restored = actions.flatMap((action) => (action.kind === 'release' ? action.ids : []));
  return [...ids.filter((id) => id !== RESTORED), ...restored];
}

const RESTORED = 'restored';

/** A call for just these, and so at a price. */
async function tryNow(line: Arguments, ask: Asking, ids: string[]): Promise<number> {
  const agreed = await agreeOnPrice(line, ask, { ids });
  return agreed === null ? 0 : done(line, await ask.call('queue.retry', { ids, now: true, ...agreed }));
}

async function priority(line: Arguments, ask: Asking): Promise<number> {
  const [, word, ...ids] = line.words;
  const known = PRIORITIES.find((one) => one === word);
  if (known === undefined || ids.length === 0) throw new UsageError(W.wrong.queuePriority(PRIORITIES));
  return done(line, await ask.call('queue.priority', { ids, priority: known }));
}

async function save(line: Arguments, ask: Asking): Promise<number> {
  const id = needWord(line, 1, W.wrong.queueSave);
  const path = line.words[2] ?? `${id}.eml`;
  return show(
    line,
    saveContent(ask, { in: 'queue', id }, path).then((saved) => ({ path, ...saved })),
    ({ damaged }) => (damaged ? W.done.savedDamaged(path) : W.done.saved(path)),
  );
}

const ACTIONS: Readonly<
  Record<string, 'queue.hold' | 'queue.release' | 'queue.retry' | 'queue.remove' | 'queue.bounce'>
> = {
  hold: 'queue.hold',
  release: 'queue.release',
  retry: 'queue.retry',
  remove: 'queue.remove',
  bounce: 'queue.bounce',
};

function done(line: Arguments, result: Done): number {
  if (line.json) json(result);
  else {
    out(W.done.messages(result.done.length));
    if (result.missing.length > 0) out(W.done.notPossible(result.missing));
  }
  return result.missing.length > 0 ? 1 : 0;
}

async function show<T>(line: Arguments, answer: Promise<T>, text: (result: T) => string): Promise<number> {
  const result = await answer;
  if (line.json) json(result);
  else out(text(result));
  return 0;
}

const page = (line: Arguments): { offset: number; limit: number } => ({ offset: line.offset, limit: line.limit });

function optional(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value };
}

function needWord(line: Arguments, index: number, otherwise: string): string {
  const word = line.words[index];
  if (word === undefined) throw new UsageError(otherwise);
  return word;
}

function parseParams(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ContractError('bad-request', W.wrong.parameters(error instanceof Error ? error.message : String(error)));
  }
}
