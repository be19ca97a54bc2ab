// The doors: listeners opened, changed and closed as the settings say, and what
// comes in by them told to the session it belongs to. A door that cannot open is
// shown with its sentence and stops nothing else.
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { ContractError } from '../contract/errors';
import { Listener } from '../contract/listener';
import type { Settings } from '../contract/settings';
import type { Status } from '../contract/views';
import { certificateOf } from '../access/certificate';
import type { Activity, ListenerDeps, OpenListener } from '../listener/deps';
import { openListener } from '../listener/listener';
import { type ServedSwapped, serveSwapped, type SwappedLine } from '../listener/swapped';
import type { Logs } from '../logs/logs';
import { keptApplied } from './following-settings';
import type { Announcements } from '../contract/announcements';
import type { AttentionBoard } from '../contract/attention';
import { type Callers, rememberCallers } from './callers';
import { cameByNow, type Intake, isForUs } from './intake';
import type { OpenSession } from '../session/open-session';
import { receptionWords } from '../words/doors';

export interface Listeners {
  /** Resolves when every door is as `settings` say, or has failed. */
  apply(settings: Settings): Promise<void>;
  views(): Status['listeners'];
  /** Who connected to it since the start, latest first. */
  callers(listener: string): ReturnType<Callers['of']>;
  firstOpen(): { readonly host: string; readonly port: number } | null;
  /** Throws ContractError with the first door's sentence that could not open. */
  refuseFailed(): void;
  /** Takes mail for our own domains on a line of ours whose roles were swapped (ATRN, TURN). */
  serve(line: SwappedLine, signal: AbortSignal): Promise<ServedSwapped>;
  /** Answers what was asked, then closes. */
  close(): Promise<void>;
}

export interface ListenersDeps {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  settings(): Settings;
  readonly intake: Pick<Intake, 'admit' | 'mayCarry'>;
  readonly guesses: ListenerDeps['guesses'];
  /** For branch offices that call. */
  readonly branches: Pick<ListenerDeps, 'etrn' | 'swap'>;
  /** The protocol log. */
  readonly logs: Pick<Logs, 'answered' | 'keepsProtocol'>;
  /** Sessions under way. */
  sessions(): readonly OpenSession[];
  readonly tell: { readonly attention: AttentionBoard; readonly announcements: Announcements };
}

/** What the doors share beyond what they are handed. */
interface Doorway extends ListenersDeps {
  readonly callers: Callers;
}

interface Door {
  readonly settings: Listener;
  readonly hostname: string;
  readonly open: OpenListener | null;
  readonly error: string | null;
}

/** A stop of the whole program may take ten seconds; the doors get most of it. */
const GRACE = 6_000;

export function openListeners(given: ListenersDeps): Listeners {
  const callers = rememberCallers(given.clock);
  const parts: Doorway = { ...given, callers };
  const doors = new Map<string, Door>();
  const applyNow = async (settings: Settings): Promise<void> => {
    const before = new Map(doors);
    for (const [id, door] of doors) if (!(await staysOpen(parts, door, settings))) await shut(doors, id);
    for (const wanted of settings.listeners) {
      if (!doors.has(wanted.id)) doors.set(wanted.id, await open(parts, wanted, settings.organization.hostname));
    }
    showTrouble(parts, before, doors);
    parts.tell.announcements.tell('status-changed', null);
  };
  const failed = (): boolean => [...doors.values()].some((door) => door.error !== null);
  const applied = keptApplied(parts.clock, () => parts.settings(), applyNow, failed);
  return {
    apply: applied.apply,
    views: () => [...doors.values()].map(view),
    callers: (listener) => callers.of(listener),
    firstOpen() {
      const first = [...doors.values()].find((door) => door.open?.state === 'open')?.open;
      return first ? { host: reachable(first.address), port: first.port } : null;
    },
    refuseFailed() {
      const dead = [...doors.values()].find((door) => door.error !== null);
      if (dead?.error) throw new ContractError('refused', `${dead.error}.`);
    },
    serve: (line, signal) => serve(parts, line, signal),
    async close() {
      await applied.close();
      await Promise.all([...doors.values()].map((door) => door.open?.close(GRACE)));
    },
  };
}

async function open(parts: Doorway, wanted: Listener, hostname: string): Promise<Door> {
  if (!wanted.enabled) return { settings: wanted, hostname, open: null, error: null };
  try {
    const tls = await certificateOf(wanted, { folder: join(parts.dir, 'tls'), hostname, clock: parts.clock });
    return { settings: wanted, hostname, open: await openListener(wanted, depsOf(parts, hostname, tls)), error: null };
  } catch (error) {
    return { settings: wanted, hostname, open: null, error: error instanceof Error ? error.message : String(error) };
  }
}

function depsOf(parts: Doorway, hostname: string, tls: ListenerDeps['tls']): ListenerDeps {
  const { clock, log, guesses, intake, branches, logs } = parts;
  return {
    clock,
    log,
    guesses,
    admit: intake.admit,
    hostname,
    tls,
    onAnswered: (command) => logs.answered(command),
    keepsProtocol: () => logs.keepsProtocol,
    ...branches,
    organization: () => parts.settings().organization,
    accounts: () => parts.settings().accounts,
    mayCarry: intake.mayCarry,
    onActivity: (event) => tell(parts, event),
  };
}

/** Mail that comes so was collected: no door's own settings decide its way, only its limits hold. */
function serve(parts: Doorway, line: SwappedLine, signal: AbortSignal): Promise<ServedSwapped> {
  const { listeners, organization } = parts.settings();
  const door = listeners.find((l) => l.enabled) ?? Listener.parse({ id: 'collected' });
  const deps = depsOf(parts, organization.hostname, null);
  return serveSwapped(
    line,
    door,
    {
      ...deps,
      admit: (envelope) => deps.admit({ ...envelope, listener: null, cameBy: cameByNow(parts.sessions()) }),
      mayCarry: (proposed) => parts.intake.mayCarry({ ...proposed, listener: null }),
      // We called them: nobody came to a door.
      onActivity: (event) => tellSessions(parts, event),
    },
    signal,
  );
}

/** True where the door took the change, or none was needed. */
async function staysOpen(parts: ListenersDeps, door: Door, settings: Settings): Promise<boolean> {
  const wanted = settings.listeners.find((l) => l.id === door.settings.id);
  if (!wanted?.enabled || !door.open || door.hostname !== settings.organization.hostname) return false;
  if (
    wanted.certificate !== door.settings.certificate &&
    JSON.stringify(wanted.certificate) !== JSON.stringify(door.settings.certificate)
  )
    return false;
  const tls = await certificateOf(wanted, {
    folder: join(parts.dir, 'tls'),
    hostname: door.hostname,
    clock: parts.clock,
  }).catch(() => null);
  return door.open.update(wanted, tls);
}

async function shut(doors: Map<string, Door>, id: string): Promise<void> {
  const door = doors.get(id);
  doors.delete(id);
  await door?.open?.close(GRACE);
}

/** A door that is tried again and again is told of once. */
function showTrouble(
  { tell: { attention }, log }: ListenersDeps,
  before: ReadonlyMap<string, Door>,
  doors: ReadonlyMap<string, Door>,
): void {
  for (const id of before.keys()) if (!doors.get(id)?.error) attention.clear(`listener:${id}`);
  for (const [id, { error }] of doors) {
    if (error === null) continue;
    if (before.get(id)?.error !== error) log.write('smtp-in', 'minimum', error, { listener: id });
    attention.raise(`listener:${id}`, 'error', receptionWords.notOpen(error), {
      kind: 'open',
      screen: 'listeners',
      id,
    });
  }
}

function view({ settings, open: door, error }: Door): Status['listeners'][number] {
  const { id, name, address, port } = settings;
  const state = error !== null ? 'failed' : (door?.state ?? 'closed');
  return { id, name, address, port: door?.port ?? port, state, error };
}

/** Where somebody on this computer reaches a door that is open on all addresses. */
export function reachable(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  return address === '::' ? '::1' : address;
}

function tell(parts: Doorway, event: Activity): void {
  if (event.kind === 'open') parts.callers.came(event.listener, event.remote);
  tellSessions(parts, event);
}

function tellSessions(parts: ListenersDeps, event: Activity): void {
  const { domains } = parts.settings().organization;
  for (const { inbound } of parts.sessions()) {
    if (event.kind === 'accepted')
      inbound.accepted(event.connection, isForUs(event.envelope, domains) ? event.bytes : null);
    else if (event.kind === 'bytes') inbound.bytes(event.connection);
    else if (event.kind === 'close') inbound.closed(event.connection);
    else inbound.stirred();
  }
}
