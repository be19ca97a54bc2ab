// Where the window opens: what happens now, the one button, and what will happen.
import { Alert, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { isAway } from '../../src-main/contract/attention';
import { canCall, type Status } from '../../src-main/contract/views';
import { LargeCallButton } from '../calls/call-button';
import { useLive } from '../live';
import { Button } from '../press/button';
import { AttentionList } from './attention-list';
import { ChecklistPanel } from './checklist-panel';
import { FirstSteps } from './first-steps';
import { LastCall } from './last-call';
import { LiveSession } from './live-session';
import { MonthChart } from './month-chart';
import { nowText } from './now';
import styles from './overview.module.css';
import { ByConnector, LinksThisMonth, NextCalls, TakesMail } from './panels';
import { PauseButton } from './pause-button';
import { Mark } from '../parts/mark';
import { useBusy } from '../press/use-busy';
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
          {status.daemon && !isAway(status) && <p className={styles['detail']}>{windowWords.steersDaemon}</p>}
        </div>
        <Steer status={status} />
      </section>
      {status.listeners.length === 0 && !isAway(status) && <FirstSteps />}
      {status.session && <LiveSession session={status.session} at={at} />}
      {!status.session && status.lastSession && <LastCall session={status.lastSession} />}
      <AttentionList items={status.attention} corrupt={status.queue.corrupt} />
      {status.listeners.length > 0 && <ChecklistPanel status={status} />}
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

/** The large button, while no call is under way (Hang up stands in the status bar), and the small one beside it. */
function Steer({ status }: { readonly status: Status }): ReactNode {
  const [busy, begin] = useBusy();
  if (!status.session && !canCall(status)) return null;
  return (
    <Group gap="sm">
      {status.paused ? (
        <Button variant="default" size="md" disabled={busy} onClick={() => begin(() => call('relay.resume', {}))}>
          {windowWords.resume}
        </Button>
      ) : (
        <PauseButton />
      )}
      {!status.session && <LargeCallButton status={status} />}
    </Group>
  );
}
