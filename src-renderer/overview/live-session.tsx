// The call under way: how far, how long, how dear.
import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Session } from '../../src-main/contract/views';
import { duration, money, number, roughly, size } from '../format';
import { useSeconds } from '../live';
import { windowWords } from '../words/window';
import { progress } from './now';
import styles from './overview.module.css';

export function LiveSession({ session, at }: { readonly session: Session; readonly at: number }): ReactNode {
  const now = useSeconds(true);
  const since = session.phase === 'dialing' ? 0 : Math.max(0, (now - at) / 1000);
  const online = session.secondsOnline + since;
  const { share, secondsLeft } = progress(session, online);
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
      <Progress.Root size="lg" radius="sm">
        <Progress.Section value={share * 100} aria-label={windowWords.live.progress} />
      </Progress.Root>
      <div className={styles['bytes']}>
        {windowWords.live.bytes(size(session.bytesOut), size(session.bytesOut + session.toSend.bytes))}
      </div>
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
