// The end of a log as it is filtered, read by the relay, and read again when the
// relay says that there is more. While it is paused nothing moves; everything said
// meanwhile is read when it goes on.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogLines } from '../../src-main/contract/methods';
import { useEvent } from '../live';
import { type Ask, call, sentence } from '../relay';

const LINES = 500;
/** Many lines come at once; they are read once. */
const PAUSE_MS = 400;

export interface Tail {
  readonly read: LogLines | null;
  readonly trouble: string | null;
  readonly paused: boolean;
  pause(on: boolean): void;
}

export type Filter = Omit<Ask<'log.tail'>, 'limit'> & { readonly kind: 'diagnostic' | 'protocol' };

export function useTail(filter: Filter): Tail {
  const [read, setRead] = useState<LogLines | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [paused, setPaused] = useState(false);
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(0);
  const asked = JSON.stringify(filter);
  const look = useCallback(() => {
    const mine = ++latest.current;
    // The filter as it stands in `asked`: what was written by the line above.
    call('log.tail', { ...(JSON.parse(asked) as Filter), limit: LINES }).then(
      (answer) => {
        if (mine !== latest.current) return;
        setRead(answer);
        setTrouble(null);
      },
      (error: unknown) => setTrouble(sentence(error)),
    );
  }, [asked]);
  const lookSoon = useCallback(() => {
    if (paused) return;
    soon.current ??= setTimeout(() => {
      soon.current = null;
      look();
    }, PAUSE_MS);
  }, [look, paused]);
  useEffect(look, [look]);
  useEffect(
    () => () => {
      if (soon.current !== null) clearTimeout(soon.current);
      soon.current = null;
    },
    [lookSoon],
  );
  const diagnostic = filter.kind === 'diagnostic';
  useEvent('log', () => diagnostic && lookSoon());
  // Nothing tells of a line of the protocol; it grows when something happens.
  useEvent('status', () => !diagnostic && lookSoon());
  useEvent('session', () => !diagnostic && lookSoon());
  const pause = (on: boolean): void => {
    setPaused(on);
    if (!on) look();
  };
  return { read, trouble, paused, pause };
}
