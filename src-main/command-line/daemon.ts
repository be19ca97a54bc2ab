// `dialpost service`: what it is told, and what comes of it on this system. Installing and
// removing are whole or not at all, and a service counts as installed once its relay
// answers. Mail and settings stay where they are, whichever is done.
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../base/clock';
import { createRun } from '../base/run';
import { ContractError } from '../contract/errors';
import type { Status } from '../contract/views';
import { connectControl } from '../control/socket-client';
import { controlPath } from '../control/socket-path';
import { typedLine } from '../daemon/asking-rights';
import { daemonSystem, daemonText, type DaemonPlaces, placesOn, SYSTEMS } from '../daemon/daemon-places';
import { findDaemon, type FoundDaemon, whyNotOurs } from '../daemon/found';
import { keeperOf } from '../daemon/keeper';
import { DIALS, type DaemonPlan, type DaemonRecord } from '../daemon/plan';
import { type AskedDaemon, type DaemonSurroundings, isSetUp, needsIn, planDaemon } from '../daemon/planning';
import { closedTo } from '../daemon/reachable';
import { isTooNarrow } from '../daemon/needs';
import { personUid, systemUserOf } from '../daemon/system-user';
import { allOrNothing } from '../daemon/undoing';
import { daemonWords as W } from '../words/ways-in/daemon';
import { type Arguments, UsageError } from './arguments';
import { openAsk } from './ask';
import { keepRunning } from './keep-running';
import { whenText } from './print';
import { stopRelay } from './stop';
import { say, sayJson } from './terminal';

type Action = (line: Arguments, around: DaemonSurroundings) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = {
  install,
  remove,
  status: tellStatus,
  show,
  run: (line) => keepRunning(thisProgram(), line.data),
};

/** Resolves with the exit code. */
export async function daemon(line: Arguments): Promise<number> {
  const [word = ''] = line.words;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (!action) throw new UsageError(W.wrong.word(word));
  return action(line, surroundings(word === 'show' ? line.system : null));
}

/** What install would write, for packages and for whoever wants to look first. */
async function show(line: Arguments, around: DaemonSurroundings): Promise<number> {
  await say(daemonText(around.system, await planDaemon(askedIn(line), around)));
  return 0;
}

async function install(line: Arguments, around: DaemonSurroundings): Promise<number> {
  await needRights(around);
  const places = placesOn(around.system, around.env);
  const found = await findDaemon(places);
  if (found && found.record === null) throw new ContractError('refused', await whyNotOurs(found.file));
  const plan = await planDaemon({ ...askedIn(line), data: line.data ?? keptFolder(found) }, around);
  if (found?.record && !found.packaged && found.record.data !== plan.data)
    throw new ContractError('refused', W.wrong.otherFolder(found.file, found.record.data));
  if (!(await isSetUp(plan.data))) throw new ContractError('refused', W.wrong.notSetUp(plan.data, setUpCommand(plan)));
  await judgeComputer(plan, around);
  const keeper = keeperOf({ system: around.system, places, run: around.run });
  const steps = await keeper.install(plan, await personName(around));
  const stopped = await stopWhatRuns(plan.data);
  try {
    await allOrNothing([...steps, { do: () => untilItAnswers(plan.data), undo: async () => undefined }]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ContractError('refused', W.notInstalled(why, keeper.logOf(plan), stopped));
  }
  if (line.json) sayJson({ installed: true, file: places.file, data: plan.data, user: plan.user }, 2);
  else await say(`${W.installed(plan, { stopped, log: keeper.logOf(plan), windows: around.system === 'win32' })}\n`);
  return 0;
}

/** One that is there keeps its folder: mail lies in it. Next to a package's a new one is planned. */
function keptFolder(found: FoundDaemon | null): string | null {
  return found?.packaged === false ? (found.record?.data ?? null) : null;
}

async function remove(line: Arguments, around: DaemonSurroundings): Promise<number> {
  await needRights(around);
  const places = placesOn(around.system, around.env);
  const found = await findDaemon(places);
  if (!found) throw new ContractError('not-found', W.wrong.none(places.file));
  if (!found.record) throw new ContractError('refused', await whyNotOurs(found.file));
  if (found.packaged) throw new ContractError('refused', W.wrong.packaged(found.file));
  // In order, so that a line is hung up; where it does not answer, its keeper ends it.
  await stopWhatRuns(found.record.data).catch(() => undefined);
  await allOrNothing(keeperOf({ system: around.system, places, run: around.run }).remove(found.record));
  if (line.json) sayJson({ removed: true, file: found.file, data: found.record.data }, 2);
  else await say(`${[W.removed(found.record.data), ...(await packagesOwn(places))].join('\n')}\n`);
  return 0;
}

/** A service that came with a package stood behind the one that is removed, and was switched off with it. */
async function packagesOwn(places: DaemonPlaces): Promise<readonly string[]> {
  const left = await findDaemon(places);
  return left?.packaged === true ? [W.packagesOwn(left.file)] : [];
}

async function tellStatus(line: Arguments, around: DaemonSurroundings): Promise<number> {
  const places = placesOn(around.system, around.env);
  const found = await findDaemon(places);
  if (!found?.record) {
    const other = found ? await whyNotOurs(found.file) : W.notThere;
    if (line.json) sayJson({ installed: false, file: found?.file ?? null }, 2);
    else await say(`${other}\n`);
    return 0;
  }
  const { record } = found;
  const asked = await askStatus(record.data).catch((error: unknown) =>
    String(error instanceof Error ? error.message : error),
  );
  const log = keeperOf({ system: around.system, places, run: around.run }).logOf(record);
  const narrow = await needsIn(record.data).then(
    ({ dials }) => isTooNarrow(record.dials, dials),
    () => false,
  );
  const told = { file: found.file, packaged: found.packaged, ...record, ...runningIn(asked), log, narrow };
  if (line.json) sayJson({ installed: true, ...told }, 2);
  else await say(`${statusLines(found, record, { asked, log, narrow })}\n`);
  return 0;
}

function runningIn(asked: Status | string | null): object {
  if (typeof asked === 'string') return { running: null, why: asked };
  return asked
    ? { running: true, byService: asked.daemon === true, version: asked.version, since: asked.startedAt }
    : { running: false };
}

interface ToldStatus {
  readonly asked: Status | string | null;
  readonly log: string;
  readonly narrow: boolean;
}

function statusLines(
  { file, packaged }: FoundDaemon,
  record: DaemonRecord,
  { asked, log, narrow }: ToldStatus,
): string {
  const lines = [packaged ? W.status.packaged(file) : W.status.installed(file), W.status.folder(record)];
  if (typeof asked === 'string') lines.push(W.status.notAsked(asked));
  else if (!asked) lines.push(W.status.stopped);
  else if (asked.daemon === true) lines.push(W.status.running(asked.version, whenText(asked.startedAt)));
  else lines.push(W.status.anotherRuns(asked.version, whenText(asked.startedAt)));
  return [...lines, W.status.log(log), ...(narrow ? [W.status.narrow(commandLine('install'))] : [])].join('\n');
}

async function askStatus(data: string): Promise<Status | null> {
  const client = await connectControl(data);
  if (!client) return null;
  try {
    return await client.call('status', {});
  } finally {
    client.close();
  }
}

const LONGEST_START = 60_000;
const LOOK_MS = 250;

async function untilItAnswers(data: string): Promise<void> {
  for (let waited = 0; waited < LONGEST_START; waited += LOOK_MS) {
    const status = await askStatus(data).catch(() => null);
    if (status?.daemon === true) return;
    await sleep(LOOK_MS);
  }
  throw new Error(W.wrong.noAnswer(LONGEST_START / 1000));
}

/** True where a relay ran there: it has ended in order. */
async function stopWhatRuns(data: string): Promise<boolean> {
  const ask = await openAsk(data);
  if (ask.running) await stopRelay(ask, data);
  ask.close();
  return ask.running;
}

async function needRights({ system, uid, run }: DaemonSurroundings): Promise<void> {
  // Of the programs that Windows brings, this one asks for nothing else but rights.
  const has = system === 'win32' ? (await run({ argv: ['fltmc'], limitMs: 15_000 })).code === 0 : uid === 0;
  if (!has) throw new ContractError('refused', system === 'win32' ? W.rightsOnWindows : W.rights(commandLine(null)));
}

/** What was typed, for sudo, which looks for programs elsewhere; or `word` in its place. */
function commandLine(word: string | null): string {
  return typedLine(['sudo', ...thisProgram(), ...(word === null ? process.argv.slice(2) : ['service', word])]);
}

function setUpCommand({ data }: DaemonPlan): string {
  return `${typedLine([...thisProgram(), 'settings', 'set'])} FILE ${typedLine(['--data', data])}`;
}

async function judgeComputer(plan: DaemonPlan, { system, run }: DaemonSurroundings): Promise<void> {
  controlPath(plan.data); // says so where the path is too long
  if (system === 'win32') return;
  if (system === 'linux' && !existsSync('/run/systemd/system')) throw new ContractError('refused', W.wrong.noSystemd);
  const user = await systemUserOf(run, plan.user, system);
  for (const path of plan.program) {
    const closed = await closedTo(user?.uid ?? -1, path);
    if (closed !== null) throw new ContractError('refused', W.wrong.closed(path, closed, plan.user));
  }
}

async function personName({ env, uid, run, system }: DaemonSurroundings): Promise<string | null> {
  const person = personUid(env, uid);
  return person === 0 ? null : ((await systemUserOf(run, person, system))?.name ?? null);
}

function askedIn({ data, user, dials, program }: Arguments): AskedDaemon {
  const known = DIALS.find((one) => one === dials) ?? null;
  if (dials !== null && known === null) throw new UsageError(W.wrong.dials(DIALS, dials));
  return { data, user, dials: known, program: program.length > 0 ? program : thisProgram() };
}

/** As it can be started again: no link into a folder of another version. */
function thisProgram(): readonly string[] {
  const script = process.argv[1];
  return [process.execPath, ...(script === undefined ? [] : [realpathSync(script)])];
}

function surroundings(named: string | null): DaemonSurroundings {
  const system = daemonSystem(process.platform);
  const wanted = named === null ? system : SYSTEMS.find((one) => one === named);
  if (wanted === undefined) throw new UsageError(W.wrong.system(SYSTEMS, named ?? ''));
  if (wanted === null) throw new ContractError('refused', W.wrong.noSystem(process.platform));
  return {
    system: wanted,
    env: process.env,
    uid: process.getuid?.() ?? 0,
    home: homedir(),
    cwd: process.cwd(),
    run: createRun(systemClock),
  };
}
