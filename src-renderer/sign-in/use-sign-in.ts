// A sign-in from its beginning to its end, as the dialog shows it. One that is left, with the
// dialog or with the screen, is called off; the relay then forgets it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Grant } from '../../src-main/contract/sign-in/grant';
import type { SignInBegun, SignInEnd } from '../../src-main/contract/sign-in/methods';
import { call, desk, sentence } from '../relay';
import { tellFailed } from '../parts/tell';

export type Stage =
  /** dialling: the line is to come up for it. */
  | { readonly at: 'before' | 'dialling' | 'beginning' }
  | { readonly at: 'waiting'; readonly begun: SignInBegun; readonly held: boolean }
  | { readonly at: 'ended'; readonly end: SignInEnd };

export interface SignInRun {
  readonly stage: Stage;
  /**
   * `device`: by a code that is typed anywhere, else by the browser, which opens. `session`: the call whose line is
   * held up for it; absent: there is none.
   */
  begin(device: boolean, session?: string): void;
  openBrowser(address: string): void;
  /** False: that address is none of this sign-in. */
  answer(address: string): Promise<boolean>;
  /** Back to the beginning; what runs is called off. */
  leave(): void;
}

interface Running {
  /** Of the sign-in; of the call that is opened for it until it has begun; null: not known yet. */
  id: string | null;
  readonly session: string | undefined;
}

export function useSignIn(connector: string, grant: Grant, signedIn: () => void): SignInRun {
  const [stage, setStage] = useState<Stage>({ at: 'before' });
  /** The one that runs; null: none, and what still comes of an earlier one is nobody's. */
  const run = useRef<Running | null>(null);
  const stop = useCallback(() => {
    const id = run.current?.id ?? null;
    run.current = null;
    if (id !== null) void call('signIn.cancel', { id }).catch(() => undefined);
  }, []);
  useEffect(() => stop, [stop]);
  const go = async (device: boolean, mine: Running): Promise<void> => {
    const { session } = mine;
    const held = session !== undefined;
    const begun = await call('signIn.begin', { connector, device, draft: grant, ...(held ? { session } : {}) });
    if (run.current !== mine) return void (await call('signIn.cancel', { id: begun.id }));
    mine.id = begun.id;
    setStage({ at: 'waiting', begun, held });
    if (!device) openBrowser(begun.address);
    const end = await call('signIn.wait', { id: begun.id });
    if (run.current !== mine) return;
    run.current = null;
    if (end.ok) signedIn();
    setStage({ at: 'ended', end });
  };
  return {
    stage,
    begin: (device, session) => {
      stop();
      const mine = { id: session ?? null, session };
      run.current = mine;
      setStage({ at: session === undefined ? 'beginning' : 'dialling' });
      go(device, mine).catch((error: unknown) => {
        if (run.current === mine) setStage({ at: 'ended', end: { ok: false, text: sentence(error) } });
      });
    },
    openBrowser,
    answer: async (address) => {
      const id = run.current?.id ?? null;
      return id !== null && (await call('signIn.answer', { id, address })).taken;
    },
    leave: () => {
      stop();
      setStage({ at: 'before' });
    },
  };
}

function openBrowser(address: string): void {
  desk('open-sign-in', address).catch(tellFailed);
}
