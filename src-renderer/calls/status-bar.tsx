// The bar below every screen: whether the line is up, what it moves and costs, and the one
// button for it. It is no live region: a reader hears changes of state from parts/aloud.
import { Anchor } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { IN_HOUSE } from '../../src-main/contract/link';
import { canCall, isHangingUp, type Session, type Status } from '../../src-main/contract/views';
import { duration, exactly } from '../format';
import { useLive, useSeconds } from '../live';
import { Mark } from '../parts/mark';
import { linkName } from '../parts/names';
import { hrefTo } from '../place';
import { callWords } from '../words/calls';
import { CallButton } from './call-button';
import { ProgressBar } from './call-progress';
import { bytesText, hangingText, lastCallLine, nextCallLine, paidText, phaseText, waitText } from './call-text';
import { HangUp } from './hang-up';
import { useKeptPrice } from './price';
import { callProgress } from './progress';
import styles from './status-bar.module.css';

export function StatusBar(): ReactNode {
  const { status, sessionAt } = useLive();
  const bar = useRef<HTMLElement>(null);
  useKeptPrice();
  // Work that uses no line is no call.
  const session = status?.session?.link === IN_HOUSE.id ? null : (status?.session ?? null);
  useFocusInside(bar, session?.id ?? null);
  if (!status) return null;
  return (
    <footer ref={bar} tabIndex={-1} className={styles['bar']} aria-label={callWords.bar.label}>
      {session ? (
        <Online key={session.id} status={status} session={session} at={sessionAt} />
      ) : (
        <Offline status={status} />
      )}
    </footer>
  );
}

/**
 * A call that begins or ends puts another button in the place of the one that had the focus: the keyboard then goes on
 * from the bar, and a second Enter presses nothing.
 */
function useFocusInside(bar: RefObject<HTMLElement | null>, session: string | null): void {
  const inside = useRef(false);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      inside.current = target instanceof Node && bar.current?.contains(target) === true;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [bar]);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) bar.current?.focus();
  }, [bar, session]);
}

function Offline({ status }: { readonly status: Status }): ReactNode {
  const { lastSession, paused } = status;
  const ready = canCall(status);
  return (
    <>
      <div className={`${styles['words']} ${styles['flow']}`}>
        <Mark tone={paused ? 'warn' : 'good'}>{callWords.bar.offline}</Mark>
        {lastSession && (
          <Anchor
            href={hrefTo('sessions', lastSession.id)}
            size="sm"
            className={styles['last']}
            title={exactly(lastSession.startedAt)}
          >
            {lastCallLine(lastSession)}
          </Anchor>
        )}
        <span>{ready ? nextCallLine(status) : callWords.bar.notSetUp}</span>
      </div>
      {ready && <CallButton status={status} />}
    </>
  );
}

interface OnlineProps {
  readonly status: Status;
  readonly session: Session;
  /** performance.now() when its numbers came. */
  readonly at: number;
}

function Online({ status, session, at }: OnlineProps): ReactNode {
  const [pressed, setPressed] = useState(false);
  const tick = useSeconds(true);
  const hanging = pressed || isHangingUp(session);
  const online = secondsOnline(session, at, tick);
  const paid = paidText(session);
  const more = status.sessions.length - 1;
  return (
    <>
      <div className={hanging ? `${styles['words']} ${styles['flow']}` : styles['words']}>
        <Mark tone="busy">
          <strong className="numbers">
            {hanging ? callWords.hanging.now : callWords.bar.online(duration(online))}
          </strong>
        </Mark>
        {hanging ? (
          <span>{hangingText(session, Date.now())}</span>
        ) : (
          <Moving session={session} status={status} online={online} />
        )}
        {more > 0 && <span>{callWords.bar.moreLines(more)}</span>}
      </div>
      {paid !== null && <strong className="numbers">{paid}</strong>}
      <HangUp session={session} hanging={hanging} pressed={() => setPressed(true)} />
    </>
  );
}

/** Seconds at this moment: those told, and those since. */
export function secondsOnline({ phase, secondsOnline: told }: Session, at: number, tick: number): number {
  return phase === 'dialing' ? told : told + Math.max(0, (tick - at) / 1000);
}

function Moving({
  session,
  status,
  online,
}: {
  readonly session: Session;
  readonly status: Status;
  readonly online: number;
}): ReactNode {
  const progress = callProgress(session);
  const carries = session.phase === 'dialing' || session.phase === 'sending';
  return (
    <>
      <span>{phaseText(session, linkName(status, session.link), status.update?.newer)}</span>
      {carries && progress.all > 0 && (
        <div className={styles['progress']}>
          <ProgressBar progress={progress} />
        </div>
      )}
      <span>{carries ? bytesText(progress) : waitText(session, online, Date.now())}</span>
    </>
  );
}
