// A sign-in over a line that must be dialled: a call like any other, asked for in the same way,
// whose line is held up for it. What is not stored yet has no call; then the line must be up.
import { useEffect, useRef } from 'react';
import { goOnline } from '../calls/go-online';
import { useLive } from '../live';
import { useBusy } from '../parts/use-busy';
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
}

export function useDialling(connector: string, link: unknown): Dialling {
  const { status } = useLive();
  const [busy, work] = useBusy();
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  const stored = status?.connectors?.some(({ id }) => id === connector) ?? false;
  return {
    stored,
    dials: stored && isDialledLine(link),
    busy,
    begin: (device, run) =>
      work(() =>
        goOnline({
          connectors: [connector],
          resume: status?.paused ?? false,
          signIn: device ? 'code' : 'browser',
          began: ({ id }) => {
            // Whoever closed the dialog meanwhile has called it off.
            if (shown.current) run.begin(device, id);
            else void call('signIn.cancel', { id }).catch(() => undefined);
          },
        }),
      ),
  };
}
