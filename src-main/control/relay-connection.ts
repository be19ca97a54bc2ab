// The post office behind a desktop app: its own relay in this process, or, when
// another Dialpost (the service, or `dialpost serve`) already owns the folder, that one,
// joined over its control socket. When a joined relay goes away the app takes the folder
// over itself; not where it was this computer's service, which would then find its folder
// taken: that is waited for, and told (away.ts), until it answers again or a person has
// the app take over. Until a relay answers, questions get 'starting' or 'not-running'.
//
// Rejects on first start only, with ControlError or whatever the relay throws
// when its settings cannot be used: a sentence for the person.
import { systemClock } from '../base/clock';
import type { LogControl } from '../base/log';
import type { Owner } from '../config/owner';
import { ContractError } from '../contract/errors';
import type { EventName, Events, Listen } from '../contract/events';
import type { Method, Results } from '../contract/methods';
import type { Status } from '../contract/views';
import { controlWords } from '../words/ways-in/control';
import { type Away, awayStatus, awayText } from './away';
import { type Answer, createDispatch, type Dispatch } from './dispatch';
import { connectControl, type ControlClient } from './socket-client';
import { standGuard } from './guard';
import { Rooms, type RunningRelay } from './rooms';
import { ControlError, openControlSocket } from './socket-server';

export interface RelayConnectionDeps {
  readonly log: LogControl;
  /** The folder is that of this computer's service: the app does not take it by itself. */
  readonly isDaemons: boolean;
  /** A person may have the app take it. */
  readonly mayTakeOver: boolean;
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
  /** True while another process owns the folder, or is waited for. */
  joined(): boolean;
  /**
   * While `act` lasts our relay ends without the app where somebody asks it to, and whoever has the folder next is
   * joined. Where `act` answers true the folder is `to`'s from then on.
   */
  lend(to: 'daemon' | 'app', act: () => Promise<boolean>): Promise<boolean>;
  /** Our relay was asked to end: true where it was lent, and ends alone. */
  letGo(): boolean;
  /** Runs our own relay in place of a service that does not answer. Rejects with a sentence where it cannot. */
  takeOver(): Promise<void>;
  /** The computer woke: calls missed in its sleep are looked at now. A joined relay notices by itself. */
  wake(): void;
  stop(): Promise<void>;
  /** The names of the lines that our own relay is hanging up now. */
  hangingUp(): readonly string[];
}

interface Connection {
  readonly dispatch: Dispatch;
  readonly joined: boolean;
  /** Resolves when a joined relay went away, or our own has ended. */
  readonly lost: Promise<void>;
  wake(): void;
  hangingUp(): readonly string[];
  close(): Promise<void>;
}

const RETRY_MS = 2000;
const STARTING_MS = 250;
const STORING: readonly string[] = ['settings.set', 'settings.take', 'settings.undo'] satisfies Method[];
const starting = (): Answer => ({ error: { code: 'starting', message: controlWords.starting } });

export async function openRelayConnection(dir: string, deps: RelayConnectionDeps): Promise<RelayConnection> {
  const post = new FollowedRelay(dir, deps);
  await post.open();
  return post;
}

class FollowedRelay implements RelayConnection {
  private readonly listeners = new Set<Parameters<Listen>[0]>();
  private current: Connection | null = null;
  /** What the joined relay told last. */
  private last: Status | null = null;
  /** null: a relay answers, or one that is no service is being looked for. */
  private away: Away | null = null;
  private takesOver: boolean;
  private isDaemons: boolean;
  private lent = false;
  private stopped = false;

  constructor(
    private readonly dir: string,
    private readonly deps: RelayConnectionDeps,
  ) {
    this.isDaemons = deps.isDaemons;
    this.takesOver = !deps.isDaemons;
  }

  async open(): Promise<void> {
    this.take(this.takesOver ? await this.reach() : await this.joinOrSay());
    void this.follow();
  }

  readonly dispatch: Dispatch = async (method, params) => {
    if (!this.current) return this.away ? this.whileAway(method, this.away) : starting();
    const answer = await this.current.dispatch(method, params);
    if (method === 'status' && this.current.joined && 'result' in answer) this.last = answer.result as Status; // by the table of methods
    return answer;
  };

  readonly listen: Listen = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async call<M extends Method>(method: M, params: unknown): Promise<Results[M]> {
    const answer = await this.dispatch(method, params);
    if ('error' in answer) throw new ContractError(answer.error.code, answer.error.message, answer.error.issues);
    // The dispatch answers from the table of methods.
    return answer.result as Results[M];
  }

  joined(): boolean {
    return this.current?.joined ?? this.away !== null;
  }

  async takeOver(): Promise<void> {
    if (!this.deps.mayTakeOver || this.current) throw new ContractError('refused', controlWords.away.notTaken);
    this.takesOver = true;
    try {
      this.take(await this.reach());
    } catch (error) {
      this.takesOver = false;
      throw error;
    }
    void this.call('status', {}).then((status) => this.tell('status', status));
  }

  async lend(to: 'daemon' | 'app', act: () => Promise<boolean>): Promise<boolean> {
    let done = false;
    this.lent = true;
    try {
      done = await act();
      return done;
    } finally {
      this.lent = false;
      this.isDaemons = (to === 'daemon') === done;
      this.takesOver = !this.isDaemons;
    }
  }

  letGo(): boolean {
    const ours = this.current;
    if (!this.lent || !ours || ours.joined) return false;
    this.current = null;
    ours.close().catch((error: unknown) => this.complain(error));
    return true;
  }

  wake(): void {
    this.current?.wake();
  }

  hangingUp(): readonly string[] {
    return this.current?.hangingUp() ?? [];
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.current?.close();
  }

  private readonly tell = <E extends EventName>(event: E, data: Events[E]): void => {
    // The event's name says its shape.
    if (event === 'status' && this.current?.joined) this.last = data as Status;
    for (const listener of this.listeners) listener(event, data);
  };

  /** One relay after the other, for as long as the app runs. */
  private async follow(): Promise<void> {
    while (!this.stopped) {
      await this.current?.lost;
      if (this.stopped) return;
      this.current = null;
      if (!this.lent) {
        if (this.last?.daemon === true || this.isDaemons) this.goAway(null);
        else this.takesOver = true;
      }
      while (!this.stopped && !this.current) {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        if (!this.stopped && !this.current) await this.lookAgain();
      }
    }
  }

  private async lookAgain(): Promise<void> {
    const found = await this.find().catch((error: unknown) => this.complain(error));
    // A person may have had us take over meanwhile.
    if (!found || this.current) return void found?.close();
    this.take(found);
    const status = await this.call('status', {}).catch(() => null);
    if (status) this.tell('status', status);
    this.deps.settingsTaken();
  }

  private find(): Promise<Connection | null> {
    if (this.lent) return join(this.dir, this.deps, this.tell);
    return this.takesOver ? this.reach() : this.joinOrSay();
  }

  private take(found: Connection | null): void {
    this.current = found;
    if (found) this.away = null;
  }

  private goAway(why: string | null): void {
    const isNew = this.away?.why !== why || this.away === null;
    this.away = { since: this.away?.since ?? new Date().toISOString(), why, mayTakeOver: this.deps.mayTakeOver };
    this.takesOver = false;
    if (isNew) this.tell('status', awayStatus(this.last, this.away));
  }

  private whileAway(method: string, away: Away): Answer {
    if (method === 'status') return { result: awayStatus(this.last, away) };
    return { error: { code: 'not-running', message: awayText(away) } };
  }

  /** The service; null where it does not answer, and then that is told. */
  private async joinOrSay(): Promise<Connection | null> {
    try {
      const found = await join(this.dir, this.deps, this.tell);
      if (!found) this.goAway(null);
      return found;
    } catch (error) {
      this.goAway(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private async reach(): Promise<Connection> {
    try {
      return await own(this.dir, this.deps, this.tell);
    } catch (error) {
      const joined = error instanceof ControlError && error.owned ? await join(this.dir, this.deps, this.tell) : null;
      if (!joined) throw error;
      return joined;
    }
  }

  private complain(error: unknown): null {
    this.deps.log.write('relay', 'minimum', error instanceof Error ? error.message : String(error));
    return null;
  }
}

type Tell = <E extends EventName>(event: E, data: Events[E]) => void;

async function own(dir: string, deps: RelayConnectionDeps, tell: Tell): Promise<Connection> {
  const socket = await openControlSocket(dir);
  try {
    const rooms = new Rooms(systemClock, deps.log, () => deps.start(dir, socket.owner), deps.giveUp);
    await rooms.open();
    const leave = standGuard({ clock: systemClock, log: deps.log, raise: rooms.raise, restart: rooms.restart });
    const dispatch = tellingOfSettings(createDispatch(rooms.handlers, deps.log), deps);
    socket.serve(dispatch, rooms.listen);
    rooms.listen(tell);
    let ended = (): void => undefined;
    const lost = new Promise<void>((resolve) => (ended = resolve));
    const close = async (): Promise<void> => {
      await rooms.stop().finally(() => (leave(), socket.close().finally(ended)));
    };
    return { dispatch, joined: false, lost, wake: () => rooms.wake(), hangingUp: rooms.hangingUp, close };
  } catch (error) {
    await socket.close();
    throw error;
  }
}

async function join(dir: string, deps: RelayConnectionDeps, tell: Tell): Promise<Connection | null> {
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
  void hearEvents(client, tell);
  return {
    dispatch: tellingOfSettings(dispatch, deps),
    joined: true,
    lost,
    wake: () => undefined,
    hangingUp: () => [],
    close: async () => client.close(),
  };
}

/** A relay that is still starting is asked again until it can tell; what it does then is told at once. */
async function hearEvents(client: ControlClient, tell: Tell): Promise<void> {
  for (;;) {
    try {
      await client.call('events.subscribe', {});
      return tell('status', await client.call('status', {}));
    } catch (error) {
      if (!(error instanceof ContractError) || error.code !== 'starting') return;
      await new Promise((resolve) => setTimeout(resolve, STARTING_MS));
    }
  }
}

function tellingOfSettings(judge: Dispatch, { settingsTaken }: RelayConnectionDeps): Dispatch {
  return async (method, params) => {
    const answer = await judge(method, params);
    if (STORING.includes(method) && 'result' in answer) settingsTaken();
    return answer;
  };
}
