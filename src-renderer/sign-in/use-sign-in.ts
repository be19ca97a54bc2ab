// A sign-in from its beginning to its end, as the dialog shows it. One that is left, with the
// dialog or with the screen, is called off; the relay then forgets it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Grant } from '../../src-main/contract/sign-in/grant';
import type { SignInBegun, SignInEnd } from '../../src-main/contract/sign-in/methods';
import { call, desk, sentence } from '../relay';
import { tellFailed } from '../parts/tell';

export type Stage =
  | { readonly at: 'before' | 'beginning' }
  | { readonly at: 'waiting'; readonly begun: SignInBegun }
  | { readonly at: 'ended'; readonly end: SignInEnd };

export interface SignInRun {
  readonly stage: Stage;
  /** `device`: by a code that is typed anywhere, else by the browser, which opens. */
  begin(device: boolean): void;
  openBrowser(address: string): void;
  /** False: that address is none of this sign-in. */
  answer(address: string): Promise<boolean>;
  /** Back to the beginning; what runs is called off. */
  leave(): void;
}

export function useSignIn(connector: string, grant: Grant, signedIn: () => void): SignInRun {
  const [stage, setStage] = useState<Stage>({ at: 'before' });
  /** The one that runs; null: none, and what still comes of an earlier one is nobody's. */
  const run = useRef<{ id: string | null } | null>(null);
  const stop = useCallback(() => {
    const id = run.current?.id ?? null;
    run.current = null;
    if (id !== null) void call('signIn.cancel', { id }).catch(() => undefined);
  }, []);
  useEffect(() => stop, [stop]);
  const go = async (device: boolean, mine: { id: string | null }): Promise<void> => {
    const begun = await call('signIn.begin', { connector, device, draft: grant });
    if (run.current !== mine) return void (await call('signIn.cancel', { id: begun.id }));
    mine.id = begun.id;
    setStage({ at: 'waiting', begun });
    if (!device) openBrowser(begun.address);
    const end = await call('signIn.wait', { id: begun.id });
    if (run.current !== mine) return;
    run.current = null;
    if (end.ok) signedIn();
    setStage({ at: 'ended', end });
  };
  return {
    stage,
    begin: (device) => {
      stop();
      const mine = { id: null };
      run.current = mine;
      setStage({ at: 'beginning' });
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
