// `dialpost service`: what it is told, and what comes of it on this system.
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { systemClock } from '../base/clock';
import { createRun } from '../base/run';
import { ContractError } from '../contract/errors';
import { DIALS } from '../daemon/plan';
import { type AskedDaemon, planDaemon, type DaemonSurroundings } from '../daemon/planning';
import { daemonSystem, daemonText, SYSTEMS } from '../daemon/daemon-places';
import { daemonWords as W } from '../words/ways-in/daemon';
import { type Arguments, UsageError } from './arguments';
import { say } from './terminal';

type Action = (line: Arguments, around: DaemonSurroundings) => Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = { show };

/** Resolves with the exit code. */
export async function daemon(line: Arguments): Promise<number> {
  const [word = ''] = line.words;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (!action) throw new UsageError(W.wrong.word(word));
  return action(line, surroundings(line.system));
}

/** What install would write, for packages and for whoever wants to look first. */
async function show(line: Arguments, around: DaemonSurroundings): Promise<number> {
  await say(daemonText(around.system, await planDaemon(askedIn(line), around)));
  return 0;
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
