// The post office behind a desktop app: its own relay in this process, or, when
// another Dialpost (such as `dialpost serve`) already owns the folder, that one,
// joined over its control socket. When a joined relay goes away the app takes
// the folder over itself. Until a relay answers, questions get 'starting'.
//
// Rejects on first start only, with ControlError or whatever the relay throws
// when its settings cannot be used: a sentence for the person.
import { systemClock } from '../base/clock';
import type { LogControl } from '../base/log';
import type { Owner } from '../config/owner';
import { ContractError } from '../contract/errors';
import type { EventName, Events, Listen } from '../contract/events';
import type { Method, Results } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';
import { type Answer, createDispatch, type Dispatch } from './dispatch';
import { connectControl } from './socket-client';
import { standGuard } from './guard';
import { Rooms, type RunningRelay } from './rooms';
import { ControlError, openControlSocket } from './socket-server';

export interface RelayConnectionDeps {
  readonly log: LogControl;
  /** Builds the relay of `dir`; called once the folder is ours. */
  start(dir: string, owner: Owner): Promise<RunningRelay>;
  /** Called after a settings document was taken by whichever door. */
  settingsTaken(): void;
  /** A fault that only a new process mends. `why` is a sentence. */
  giveUp(why: string): void;
}

export interface RelayConnection {
  readonly dispatch: Dispatch;
  readonly listen: Listen;
  /** One method; a refusal is thrown as ContractError. */
  call<M extends Method>(method: M, params: unknown): Promise<Results[M]>;
  /** True while another process owns the folder. */
  joined(): boolean;
  /** The computer woke: calls missed in its sleep are looked at now. A joined relay notices by itself. */
  wake(): void;
  stop(): Promise<void>;
  /** The names of the lines that our own relay is hanging up now. */
  hangingUp(): readonly string[];
}

interface Connection {
  readonly dispatch: Dispatch;
  readonly joined: boolean;
  /** Resolves when a joined relay went away; never for our own. */
  readonly lost: Promise<void>;
  wake(): void;
  hangingUp(): readonly string[];
  close(): Promise<void>;
}

const RETRY_MS = 2000;
const STORING: readonly string[] = ['settings.set', 'settings.take', 'settings.undo'] satisfies Method[];
const starting = (): Answer => ({ error: { code: 'starting', message: controlWords.starting } });

export async function openRelayConnection(dir: string, deps: RelayConnectionDeps): Promise<RelayConnection> {
  const listeners = new Set<Parameters<Listen>[0]>();
  const tell = <E extends EventName>(event: E, data: Events[E]): void => {
    for (const listener of listeners) listener(event, data);
  };
  let current: Connection | null = await reach(dir, deps, tell);
  let stopped = false;
  const follow = async (connection: Connection): Promise<void> => {
    await connection.lost;
    current = null;
    while (!stopped && !current) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      if (!stopped) current = await reach(dir, deps, tell).catch((error: unknown) => complain(error, deps.log));
    }
    if (current) void follow(current);
  };
  void follow(current);
  const dispatch: Dispatch = (method, params) => current?.dispatch(method, params) ?? Promise.resolve(starting());
  return {
    dispatch,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call<M extends Method>(method: M, params: unknown) {
      const answer = await dispatch(method, params);
      if ('error' in answer) throw new ContractError(answer.error.code, answer.error.message, answer.error.issues);
      // The dispatch answers from the table of methods.
      return answer.result as Results[M];
    },
    joined: () => current?.joined ?? false,
    wake: () => current?.wake(),
    hangingUp: () => current?.hangingUp() ?? [],
    async stop() {
      stopped = true;
      await current?.close();
    },
  };
}

function complain(error: unknown, log: LogControl): null {
  log.write('relay', 'minimum', error instanceof Error ? error.message : String(error));
  return null;
}

type Tell = <E extends EventName>(event: E, data: Events[E]) => void;

async function reach(dir: string, deps: RelayConnectionDeps, tell: Tell): Promise<Connection> {
  try {
    return await own(dir, deps, tell);
  } catch (error) {
    const joined = error instanceof ControlError && error.owned ? await join(dir, tell) : null;
    if (!joined) throw error;
    return joined;
  }
}

async function own(dir: string, deps: RelayConnectionDeps, tell: Tell): Promise<Connection> {
  const socket = await openControlSocket(dir);
  try {
    const rooms = new Rooms(systemClock, deps.log, () => deps.start(dir, socket.owner), deps.giveUp);
    await rooms.open();
    const leave = standGuard({ clock: systemClock, log: deps.log, raise: rooms.raise, restart: rooms.restart });
    const judge = createDispatch(rooms.handlers, deps.log);
    const dispatch: Dispatch = async (method, params) => {
      const answer = await judge(method, params);
      if (STORING.includes(method) && 'result' in answer) deps.settingsTaken();
      return answer;
    };
    socket.serve(dispatch, rooms.listen);
    rooms.listen(tell);
    return {
      dispatch,
      joined: false,
      lost: new Promise(() => undefined),
      wake: () => rooms.wake(),
      hangingUp: rooms.hangingUp,
      close: () => rooms.stop().finally(() => (leave(), socket.close())),
    };
  } catch (error) {
    await socket.close();
    throw error;
  }
}

async function join(dir: string, tell: Tell): Promise<Connection | null> {
  const client = await connectControl(dir);
  if (!client) return null;
  // Both ends come from the same contract; an event of a newer relay is ignored by whoever does not know it.
  client.onEvent((event, data) => tell(event as EventName, data as Events[EventName]));
  const dispatch: Dispatch = (method, params) =>
    client.ask(method, params).then(
      (result) => ({ result }),
      (error: unknown) => ({
        error: error instanceof ContractError ? error.body() : { code: 'internal', message: String(error) },
      }),
    );
  const lost = new Promise<void>((resolve) => client.onClose(resolve));
  await client.call('events.subscribe', {}).catch(() => undefined);
  return {
    dispatch,
    joined: true,
    lost,
    wake: () => undefined,
    hangingUp: () => [],
    close: async () => client.close(),
  };
}
