// The next five calls of a schedule as the relay computes them, clock changes and all.
import { type ReactNode, useEffect, useState } from 'react';
import type { Schedule } from '../../src-main/contract/schedule';
import { exactly, planned } from '../format';
import { call } from '../relay';
import { windowWords } from '../words/window';
import { savingWords } from '../words/saving';
import styles from './schedule.module.css';

const PAUSE_MS = 150;
const CALLS = 5;

export function NextFive({ schedule }: { readonly schedule: Schedule }): ReactNode {
  // null: no answer could be had; undefined: none is here yet.
  const [calls, setCalls] = useState<readonly string[] | null | undefined>(undefined);
  const text = JSON.stringify(schedule);
  useEffect(() => {
    let wanted = true;
    const ask = setTimeout(() => {
      // What was a schedule a moment ago is one still.
      call('schedule.preview', { schedule: JSON.parse(text) as Schedule, count: CALLS }).then(
        (answer) => wanted && setCalls(answer.calls),
        () => wanted && setCalls(null),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(ask);
    };
  }, [text]);
  return (
    <section aria-label={savingWords.nextFive} className={styles['next']}>
      <h2>{savingWords.nextFive}</h2>
      <Calls calls={calls} schedule={schedule} />
    </section>
  );
}

interface CallsProps {
  /** undefined: not asked yet; null: it cannot be said. */
  readonly calls: readonly string[] | null | undefined;
  readonly schedule: Schedule;
}

function Calls({ calls, schedule }: CallsProps): ReactNode {
  if (calls === undefined) return <p>{windowWords.loading}</p>;
  if (calls === null) return <p>{savingWords.noPreview}</p>;
  if (calls.length === 0) return <p>{schedule.kind === 'never' ? savingWords.noCalls : savingWords.atOnce}</p>;
  return (
    <ol>
      {calls.map((at) => (
        <li key={at}>
          <time dateTime={at} title={exactly(at)}>
            {planned(at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
