// The queue's list, kept current without moving rows under the pointer: while it
// rests on the list, rows change in place and departures are marked; the order is
// read again when it leaves, or when the person asks. How many match is always the
// number of now.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Params, QueueFilter } from '../../src-main/contract/methods';
import { useEvent } from '../live';
import { type Pages, usePages } from '../parts/use-pages';
import { call, RelayError } from '../relay';
import type { Listed } from './columns';

const QUIET_MS = 400;
const IN_PLACE = 60;
/** How long what the person did here is still told as changed. */
const OWN_MS = 800;
const PAGE = 1000;

export type Sort = Params<'queue.list'>['sort'];

interface Matching {
  readonly total: number;
  readonly bytes: number;
}

export interface QueueListing {
  readonly pages: Pages<Listed>;
  /** What matches now, also where the list stands still. */
  readonly matching: Matching;
  /** Changes not yet shown because the pointer rests on the list. */
  readonly held: number;
  hover(inside: boolean): void;
  refresh(): void;
  /** The person did this to these: the list shows it, whatever the pointer does. */
  own(ids: readonly string[]): void;
  /** The ids of the rows at these places, both included. */
  idsAt(first: number, last: number): readonly string[] | Promise<readonly string[]>;
}

export function useQueueList(filter: QueueFilter, sort: Sort): QueueListing {
  const [matching, setMatching] = useState<Matching>({ total: 0, bytes: 0 });
  const [held, setHeld] = useState(0);
  const inside = useRef(false);
  const done = useRef({ ids: new Set<string>(), until: 0 });
  const ask = async (offset: number, limit: number) => {
    const answer = await call('queue.list', { ...filter, sort, offset, limit });
    setMatching({ total: answer.total, bytes: answer.bytes });
    return answer;
  };
  const pages = usePages<Listed>(JSON.stringify([filter, sort]), ask);
  const { refresh, patch } = pages;
  const show = useCallback((): void => {
    setHeld(0);
    refresh();
  }, [refresh]);
  const soon = useSoon(() => {
    // Also where the pointer came meanwhile.
    if (inside.current) void ask(0, 1).catch(() => undefined);
    else refresh({ still: () => inside.current, dropped: () => setHeld((n) => Math.max(1, n)) });
  });
  useEvent('queue', ({ changed }) => {
    const others = strangers(changed, done.current);
    if (others === 0) return;
    if (inside.current) setHeld((n) => n + others);
    if (inside.current && changed !== 'many' && changed.length <= IN_PLACE)
      changed.forEach((id) => void inPlace(id, patch));
    soon();
  });
  const hover = (now: boolean): void => {
    inside.current = now;
    if (!now && held > 0) show();
  };
  const own = (ids: readonly string[]): void => {
    done.current = { ids: new Set(ids), until: performance.now() + OWN_MS };
    show();
  };
  return { pages, matching, held, hover, refresh: show, own, idsAt: (from, to) => idsAt(pages, ask, from, to) };
}

/** How many changes are not the person's own of just now. */
function strangers(
  changed: readonly string[] | 'many',
  own: { readonly ids: ReadonlySet<string>; readonly until: number },
): number {
  const isNow = performance.now() < own.until;
  if (changed === 'many') return isNow && own.ids.size > IN_PLACE ? 0 : 1;
  return isNow ? changed.filter((id) => !own.ids.has(id)).length : changed.length;
}

/** Calls `work` once, a moment after it was last wanted first. */
function useSoon(work: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, QUIET_MS);
  };
}

/** At once where they have come already; the others are asked for. */
function idsAt(
  pages: Pages<Listed>,
  ask: (offset: number, limit: number) => Promise<{ readonly rows: readonly Listed[] }>,
  first: number,
  last: number,
): readonly string[] | Promise<readonly string[]> {
  const ids: string[] = [];
  for (let i = first; i <= last; i++) {
    const row = pages.row(i);
    if (row === undefined) return askIds(ask, first, last);
    ids.push(row.id);
  }
  return ids;
}

async function askIds(
  ask: (offset: number, limit: number) => Promise<{ readonly rows: readonly Listed[] }>,
  first: number,
  last: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  while (first + ids.length <= last) {
    const { rows } = await ask(first + ids.length, Math.min(PAGE, last - first - ids.length + 1));
    if (rows.length === 0) break;
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

async function inPlace(id: string, patch: Pages<Listed>['patch']): Promise<void> {
  try {
    const { row } = await call('queue.get', { id });
    patch((old) => (old.id === id ? row : old));
  } catch (error) {
    if (error instanceof RelayError && error.code === 'not-found')
      patch((old) => (old.id === id ? { ...old, gone: true } : old));
  }
}
