// What the relay does now, kept for every part that shows it: one status, made
// current by events. It is asked for once, then told; after a gap ('starting',
// a relay that went away) it asks again every two seconds until it is answered.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EventName, Events } from '../src-main/contract/events';
import type { Session, Status } from '../src-main/contract/views';
import { call, hear, sentence } from './relay';
import { storeOf } from './store';

export interface Live {
  readonly status: Status | null;
  /** Why there is no status, in words; null while there is one or none was asked. */
  readonly trouble: string | null;
  /** performance.now() when the session's numbers came. */
  readonly sessionAt: number;
}

const AGAIN_MS = 2000;
const live = storeOf<Live>({ status: null, trouble: null, sessionAt: 0 });
let started = false;

function change(next: Partial<Live>): void {
  live.tell({ ...live.now(), ...next });
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

/** That it has ended the status tells, with what became of it, whether that was a call, and the month's money. */
function withSession(status: Status, session: Session): Status {
  if (session.phase === 'ended') return status;
  const sessions = [...status.sessions.filter((s) => s.id !== session.id), session];
  const isShown = status.session === null || status.session.id === session.id;
  return { ...status, sessions, session: isShown ? session : status.session };
}

function start(): void {
  started = true;
  hear('status', (status) => change({ status, trouble: null, sessionAt: performance.now() }));
  hear('attention', (attention) => {
    const { status } = live.now();
    if (status) change({ status: { ...status, attention } });
  });
  hear('session', (session) => {
    const { status } = live.now();
    if (status) change({ status: withSession(status, session), sessionAt: performance.now() });
  });
  ask();
}

function watch(watcher: () => void): () => void {
  if (!started) start();
  return live.watch(watcher);
}

export function useLive(): Live {
  return useSyncExternalStore(watch, live.now);
}

/** As far as was told: for what is asked at a press and shown nowhere. */
export const liveNow = (): Live => live.now();

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
