// Hang up, and what follows the press: it is said at once, also before the relay answers,
// and who cannot wait for the last replies cuts the line.
import { type ReactNode, useEffect, useState } from 'react';
import type { Session } from '../../src-main/contract/views';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { call } from '../relay';
import { callWords } from '../words/calls';
import { windowWords } from '../words/window';
import { inDoubt } from './call-text';
import styles from './status-bar.module.css';

/**
 * It comes up where Send/receive stood, also when a call began by itself: a click already on its way must not hang
 * up.
 */
export const SETTLE_MS = 800;

export function HangUp({
  session,
  hanging,
  pressed,
}: {
  readonly session: Session;
  readonly hanging: boolean;
  pressed(): void;
}): ReactNode {
  const [settled, setSettled] = useState(false);
  const [, begin] = useBusy();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const hangUp = (): void => {
    pressed();
    begin(() => call('session.stop', {}));
  };
  if (hanging) return <CutNow doubt={inDoubt(session)} />;
  return (
    <Button size="sm" color="red" disabled={!settled} onClick={hangUp}>
      {windowWords.hangUp}
    </Button>
  );
}

/** Where nothing is being confirmed any more there is nothing to cut short. */
function CutNow({ doubt }: { readonly doubt: number }): ReactNode {
  const [busy, begin] = useBusy();
  if (doubt === 0) return null;
  return (
    <>
      <Button size="sm" color="red" disabled={busy} onClick={() => begin(() => call('session.stop', { now: true }))}>
        {callWords.hanging.cut}
      </Button>
      <small className={styles['quiet']}>{callWords.hanging.twice(doubt)}</small>
    </>
  );
}
