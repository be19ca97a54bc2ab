// The queue's list, kept current without moving rows under the pointer: while it
// rests on the list, rows change in place and departures are marked; the order is
// read again when it leaves, or when the person asks.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Params, QueueFilter } from '../../src-main/contract/methods';
import { useEvent } from '../live';
import { type Pages, usePages } from '../parts/use-pages';
import { call, RelayError } from '../relay';
import type { Listed } from './columns';

const QUIET_MS = 400;
const IN_PLACE = 60;

export type Sort = Params<'queue.list'>['sort'];

export interface QueueListing {
  readonly pages: Pages<Listed>;
  readonly bytes: number;
  /** Changes not yet shown because the pointer rests on the list. */
  readonly held: number;
  hover(inside: boolean): void;
  refresh(): void;
}

export function useQueueList(filter: QueueFilter, sort: Sort): QueueListing {
  const [bytes, setBytes] = useState(0);
  const [held, setHeld] = useState(0);
  const inside = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pages = usePages<Listed>(JSON.stringify([filter, sort]), async (offset, limit) => {
    const answer = await call('queue.list', { ...filter, sort, offset, limit });
    setBytes(answer.bytes);
    return answer;
  });
  const { refresh, patch } = pages;
  const show = useCallback((): void => {
    setHeld(0);
    refresh();
  }, [refresh]);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);
  useEvent('queue', ({ changed }) => {
    if (inside.current) {
      setHeld((n) => n + (changed === 'many' ? 1 : changed.length));
      if (changed !== 'many' && changed.length <= IN_PLACE) changed.forEach((id) => void inPlace(id, patch));
      return;
    }
    timer.current ??= setTimeout(() => {
      timer.current = null;
      show();
    }, QUIET_MS);
  });
  const hover = (now: boolean): void => {
    inside.current = now;
    if (!now && held > 0) show();
  };
  return { pages, bytes, held, hover, refresh: show };
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
