// A sign-in over a line that must be dialled: a call like any other, asked for in the same way,
// whose line is held up for it. What is not stored yet has no call; then the line must be up.
import { useEffect, useRef } from 'react';
import { goOnline } from '../calls/go-online';
import { useLive } from '../live';
import { useBusy } from '../press/use-busy';
import type { Choice, Wanted } from '../calls/choice';
import type { SignInBegun } from '../../src-main/contract/sign-in/methods';
import { call } from '../relay';
import { isDialledLine } from './price';
import type { SignInRun } from './use-sign-in';

interface Dialling {
  /** The relay knows the connector. */
  readonly stored: boolean;
  /** A call is opened for it. */
  readonly dials: boolean;
  readonly busy: boolean;
  /** `run` begins when there is a call; where the person does not want one, nothing does. */
  begin(device: boolean, run: SignInRun): void;
  /** The same for the question whether a code was typed. */
  ask(begun: SignInBegun, run: SignInRun): void;
  /** A call that asks, as its price is asked for. */
  asking(begun: SignInBegun): Wanted;
}

export function useDialling(connector: string, link: unknown): Dialling {
  const { status } = useLive();
  const [busy, work] = useBusy();
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  const wanted = { connectors: [connector], resume: status?.paused ?? false };
  const asking = ({ id }: SignInBegun): Wanted => ({ ...wanted, signIn: 'code-asked', signInId: id });
  const online = (ask: Wanted, go: (call: string, choice: Choice) => void): void =>
    work(() =>
      goOnline({
        ...ask,
        began: ({ id }, choice) => {
          // Whoever closed the dialog meanwhile has called it off.
          if (shown.current) go(id, choice);
          else void call('signIn.cancel', { id }).catch(() => undefined);
        },
      }),
    );
  const stored = status?.connectors?.some(({ id }) => id === connector) ?? false;
  return {
    stored,
    dials: stored && isDialledLine(link),
    busy,
    begin: (device, run) =>
      online({ ...wanted, signIn: device ? 'code' : 'browser' }, (id, { hangUp }) =>
        run.begin({ device, session: id, hangUp }),
      ),
    ask: (begun, run) => online(asking(begun), (id) => run.ask(begun, id)),
    asking,
  };
}
