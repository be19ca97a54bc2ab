// The call under way: how far, how long, how dear.
import type { ReactNode } from 'react';
import type { Session } from '../../src-main/contract/views';
import { ProgressBar } from '../calls/call-progress';
import { bytesText } from '../calls/call-text';
import { callProgress } from '../calls/progress';
import { secondsOnline } from '../calls/status-bar';
import { duration, money, number, roughly } from '../format';
import { useSeconds } from '../live';
import { windowWords } from '../words/window';
import styles from './overview.module.css';

export function LiveSession({ session, at }: { readonly session: Session; readonly at: number }): ReactNode {
  const online = secondsOnline(session, at, useSeconds(true));
  const progress = callProgress(session);
  const { secondsLeft } = progress;
  const numbers: readonly (readonly [string, string])[] = [
    [windowWords.live.online, duration(online)],
    [
      windowWords.live.left,
      secondsLeft === null ? windowWords.unknown : windowWords.live.leftAbout(roughly(secondsLeft)),
    ],
    [windowWords.live.cost, money(session.cost, session.currency)],
    [windowWords.live.sent, number(session.sent)],
    [windowWords.live.received, number(session.received)],
    ...(session.deferred > 0 ? [[windowWords.live.deferred, number(session.deferred)] as const] : []),
    ...(session.failed > 0 ? [[windowWords.live.failed, number(session.failed)] as const] : []),
  ];
  return (
    <section className={styles['live']} aria-label={windowWords.live.title}>
      <ProgressBar progress={progress} />
      <div className={styles['bytes']}>{bytesText(progress)}</div>
      <dl className={styles['numbers']}>
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
