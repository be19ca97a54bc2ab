// What the relay does now, kept for every part that shows it: one status, made
// current by events. It is asked for once, then told; after a gap ('starting',
// a relay that went away) it asks again every two seconds until it is answered.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EventName, Events } from '../src-main/contract/events';
import type { Session, Status } from '../src-main/contract/views';
import { call, hear, sentence } from './relay';

export interface Live {
  readonly status: Status | null;
  /** Why there is no status, in words; null while there is one or none was asked. */
  readonly trouble: string | null;
  /** performance.now() when the session's numbers came. */
  readonly sessionAt: number;
}

const AGAIN_MS = 2000;
let live: Live = { status: null, trouble: null, sessionAt: 0 };
const watchers = new Set<() => void>();
let started = false;

function change(next: Partial<Live>): void {
  live = { ...live, ...next };
  for (const watcher of watchers) watcher();
}

function ask(): void {
  call('status', {}).then(
    (status) => change({ status, trouble: null, sessionAt: performance.now() }),
    (error: unknown) => {
      change({ trouble: sentence(error) });
      setTimeout(ask, AGAIN_MS);
    },
  );
}

function withSession(status: Status, session: Session): Status {
  const others = status.sessions.filter((s) => s.id !== session.id);
  const sessions = session.phase === 'ended' ? others : [...others, session];
  const shown = status.session?.id === session.id || !status.session ? session : status.session;
  return { ...status, sessions, session: shown.phase === 'ended' ? (sessions[0] ?? null) : shown };
}

function start(): void {
  started = true;
  hear('status', (status) => change({ status, trouble: null, sessionAt: performance.now() }));
  hear('attention', (attention) => live.status && change({ status: { ...live.status, attention } }));
  hear(
    'session',
    (session) => live.status && change({ status: withSession(live.status, session), sessionAt: performance.now() }),
  );
  ask();
}

function watch(watcher: () => void): () => void {
  if (!started) start();
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useLive(): Live {
  return useSyncExternalStore(watch, () => live);
}

/** As far as was told: for what is asked at a press and shown nowhere. */
export function liveNow(): Live {
  return live;
}

/** Whether a call is under way, as far as was told. */
export function isOnline(): boolean {
  return (live.status?.session ?? null) !== null;
}

/** Calls the latest `fn` for each event. */
export function useEvent<E extends EventName>(name: E, fn: (data: Events[E]) => void): void {
  const latest = useRef(fn);
  useEffect(() => {
    latest.current = fn;
  });
  useEffect(() => hear(name, (data) => latest.current(data)), [name]);
}

/** performance.now() once a second while `running`. */
export function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
