// A sign-in from its beginning to its end, as the dialog shows it. One that is left, with the
// dialog or with the screen, is called off, and the relay forgets it; but a code that is typed
// while no line is up waits there for whoever comes back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Grant } from '../../src-main/contract/sign-in/grant';
import type { SignInBegun } from '../../src-main/contract/sign-in/methods';
import { call } from '../relay';
import { askedStage, keptCode, openBrowser, signInStage, type Stage, type Way } from './stages';

export interface SignInRun {
  readonly stage: Stage;
  begin(way: Way): void;
  /** Looks for a code that is being typed while no line is up. */
  look(): void;
  /** Was it typed? `session`: the call whose line is held up for the question; absent: there is none. */
  ask(begun: SignInBegun, session?: string): void;
  openBrowser(address: string): void;
  /** False: that address is none of this sign-in. */
  answer(address: string): Promise<boolean>;
  /** Back to the beginning; what runs is called off, and a code that is being typed is kept. */
  leave(): void;
  /** The same, and the code is not wanted any more. */
  forget(begun: SignInBegun): void;
}

interface Running {
  /** Of the sign-in; of the call that is opened for it until it has begun; null: not known yet. */
  id: string | null;
}

const calledOff = (id: string): void => void call('signIn.cancel', { id }).catch(() => undefined);

export function useSignIn(connector: string, grant: Grant, signedIn: () => void): SignInRun {
  const [stage, setStage] = useState<Stage>({ at: 'before' });
  /** The one that runs; null: none, and what still comes of an earlier one is nobody's. */
  const run = useRef<Running | null>(null);
  const stop = useCallback(() => {
    const id = run.current?.id ?? null;
    run.current = null;
    if (id !== null) calledOff(id);
  }, []);
  useEffect(() => stop, [stop]);
  const whose = { connector, grant };
  const follow = (session: string | undefined, next: Stage, work: (mine: Running) => Promise<Stage>): void => {
    stop();
    const mine = { id: session ?? null };
    run.current = mine;
    setStage(next);
    void work(mine).then((then) => {
      if (run.current !== mine) return;
      run.current = null;
      if (then.at === 'ended' && then.end.ok) signedIn();
      setStage(then);
    });
  };
  const waits = (mine: Running, begun: SignInBegun, held: boolean): boolean => {
    if (run.current !== mine) return false;
    mine.id = begun.id;
    if (begun.kept !== true) setStage({ at: 'waiting', begun, held });
    return true;
  };
  const leave = (): void => {
    stop();
    setStage({ at: 'before' });
  };
  return {
    stage,
    begin: (way) => {
      const held = way.session !== undefined;
      follow(way.session, { at: held ? 'dialling' : 'beginning' }, (mine) =>
        signInStage(whose, way, (begun) => waits(mine, begun, held)),
      );
    },
    look: () =>
      void keptCode(whose).then((begun) => {
        if (begun !== null && run.current === null) setStage({ at: 'down', begun, note: null });
      }),
    ask: (begun, session) => follow(session, { at: 'asking' }, () => askedStage(whose, begun, session)),
    openBrowser,
    answer: async (address) => {
      const id = run.current?.id ?? null;
      return id !== null && (await call('signIn.answer', { id, address })).taken;
    },
    leave,
    forget: ({ id }) => {
      leave();
      calledOff(id);
    },
  };
}
