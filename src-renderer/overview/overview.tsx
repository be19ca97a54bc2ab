// Where the window opens: what happens now, the one button, and what will happen.
import { Alert, Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { canCall, type Status } from '../../src-main/contract/views';
import { useLive } from '../live';
import { AttentionList } from './attention-list';
import { FirstSteps } from './first-steps';
import { LiveSession } from './live-session';
import { MonthChart } from './month-chart';
import { nowText } from './now';
import styles from './overview.module.css';
import { PausedSteer } from './paused-steer';
import { ByConnector, LinksThisMonth, NextCalls, TakesMail } from './panels';
import { Mark } from '../parts/mark';
import { useBusy } from '../parts/use-busy';
import { call } from '../relay';
import { windowWords } from '../words/window';

export function Overview(): ReactNode {
  const { status, trouble, sessionAt } = useLive();
  return (
    <div className={styles['page']}>
      <h1 className="hidden">{windowWords.overview}</h1>
      {trouble !== null && (
        <Alert color="red" role="alert">
          {windowWords.noRelay(trouble)}
        </Alert>
      )}
      {status ? (
        <Known status={status} at={sessionAt} />
      ) : (
        trouble === null && <p role="status">{windowWords.starting}</p>
      )}
    </div>
  );
}

function Known({ status, at }: { readonly status: Status; readonly at: number }): ReactNode {
  const now = nowText(status);
  return (
    <>
      <section className={styles['now']}>
        <div>
          <div className={styles['line']} role="status" aria-live="off">
            <Mark tone={now.tone}>{now.line}</Mark>
          </div>
          {now.detail !== '' && <p className={styles['detail']}>{now.detail}</p>}
        </div>
        <Steer status={status} />
      </section>
      {status.listeners.length === 0 && <FirstSteps />}
      {status.session && <LiveSession session={status.session} at={at} />}
      <AttentionList items={status.attention} corrupt={status.queue.corrupt} />
      {status.listeners.length > 0 && <Panels status={status} />}
    </>
  );
}

function Panels({ status }: { readonly status: Status }): ReactNode {
  return (
    <>
      <div className={styles['panels']}>
        <NextCalls status={status} />
        <ByConnector status={status} />
        <LinksThisMonth status={status} />
        <TakesMail status={status} />
      </div>
      <MonthChart links={status.links} />
    </>
  );
}

/** The one button, and the small one beside it. */
function Steer({ status }: { readonly status: Status }): ReactNode {
  const [busy, begin] = useBusy();
  const ask = (method: 'session.start' | 'session.stop' | 'relay.pause' | 'relay.resume') => (): void =>
    begin(() => call(method, {}));
  if (!status.session && !canCall(status)) return null;
  if (!status.session && status.paused) return <PausedSteer send={() => call('session.start', {})} />;
  return (
    <Group gap="sm">
      <Button variant="default" size="md" disabled={busy} onClick={ask(status.paused ? 'relay.resume' : 'relay.pause')}>
        {status.paused ? windowWords.resume : windowWords.pause}
      </Button>
      {status.session ? (
        <HangUp
          key={status.session.id}
          disabled={busy}
          hanging={status.session.phase === 'hanging-up'}
          onClick={ask('session.stop')}
        />
      ) : (
        <Button
          size="md"
          variant={status.listeners.length > 0 ? 'filled' : 'default'}
          disabled={busy}
          onClick={ask('session.start')}
        >
          {busy ? windowWords.asking : windowWords.sendReceive}
        </Button>
      )}
    </Group>
  );
}

/**
 * It comes up where Send/receive stood, also when a call began by itself: a click already on its way must not hang
 * up.
 */
const SETTLE_MS = 800;

function HangUp({
  disabled,
  hanging,
  onClick,
}: {
  readonly disabled: boolean;
  readonly hanging: boolean;
  readonly onClick: () => void;
}): ReactNode {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Button size="md" color="red" disabled={disabled || hanging || !settled} onClick={onClick}>
      {hanging ? windowWords.hangingUp : windowWords.hangUp}
    </Button>
  );
}
