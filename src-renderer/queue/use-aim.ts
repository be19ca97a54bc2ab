// At which messages the actions are aimed: those that were chosen, and where one is
// opened, that one. What leaves the queue is aimed at no longer.
import { useEffect, useRef, useState } from 'react';
import type { QueueFilter } from '../../src-main/contract/methods';
import { useEvent } from '../live';
import { tellFailed } from '../parts/tell';
import { call, RelayError } from '../relay';
import type { Choosing } from '../table/model';
import type { Listed } from './columns';
import { headOf, isOnly, isSelected, NOTHING, only, ranged, type Selection, toggled, without } from './selection';
import type { QueueListing } from './use-queue-list';

/** More are not asked for one by one. */
const ASKED_FOR = 60;

export interface Aim {
  readonly selection: Selection;
  choose(selection: Selection): void;
  readonly choosing: Omit<Choosing<Listed>, 'remove'>;
}

/** `shown`: the message that is open, null where none is. */
export function useAim(filter: QueueFilter, shown: string | null, idsAt: QueueListing['idsAt']): Aim {
  const [selection, setSelection] = useState<Selection>(shown === null ? NOTHING : only(shown));
  const [before, setBefore] = useState({ shown, filter });
  if (before.shown !== shown || before.filter !== filter) {
    setBefore({ shown, filter });
    setSelection((now) => turned(now, before, { shown, filter }));
  }
  useDeparted(selection, (gone) => setSelection((now) => without(now, gone)));
  const latest = useRef(0);
  const range = (first: number, last: number, more: boolean): void => {
    const turn = ++latest.current;
    const ids = idsAt(first, last);
    if ('then' in ids)
      ids.then((come) => {
        if (turn === latest.current) setSelection((now) => ranged(now, come, more));
      }, tellFailed);
    else setSelection((now) => ranged(now, ids, more));
  };
  const choose = (next: Selection | ((now: Selection) => Selection)): void => {
    latest.current += 1;
    setSelection(next);
  };
  const choosing = {
    head: headOf(selection),
    isChosen: (row: Listed) => isSelected(selection, row.id),
    only: (row: Listed) => choose(only(row.id)),
    toggle: (row: Listed) => choose((now) => toggled(now, row.id)),
    range,
    all: () => choose({ kind: 'all' }),
    none: () => choose(NOTHING),
  };
  return { selection, choose, choosing };
}

interface Place {
  readonly shown: string | null;
  readonly filter: QueueFilter;
}

/** Another list begins with nothing chosen; an opened message is what is meant, until it is closed. */
function turned(now: Selection, before: Place, { shown, filter }: Place): Selection {
  if (before.shown !== shown && shown !== null) return only(shown);
  if (before.filter !== filter) return shown === null ? NOTHING : only(shown);
  return isOnly(now, before.shown) ? NOTHING : now;
}

/** Calls `tell` with those of the selected that have left the queue. */
function useDeparted(selection: Selection, tell: (gone: readonly string[]) => void): void {
  const busy = useRef(false);
  const ended = useRef(false);
  useEffect(() => () => void (ended.current = true), []);
  useEvent('queue', ({ changed }) => {
    if (selection.kind === 'all' || busy.current) return;
    const meant = [...selection.ids];
    const asked = changed === 'many' ? meant : meant.filter((id) => changed.includes(id));
    if (asked.length === 0 || asked.length > ASKED_FOR) return;
    busy.current = true;
    void Promise.all(asked.map(async (id) => ((await isGone(id)) ? [id] : [])))
      .then((gone) => ended.current || tell(gone.flat()))
      .finally(() => (busy.current = false));
  });
}

async function isGone(id: string): Promise<boolean> {
  try {
    await call('queue.get', { id });
    return false;
  } catch (error) {
    return error instanceof RelayError && error.code === 'not-found';
  }
}
