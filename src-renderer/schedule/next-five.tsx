// The next five calls of a schedule as the relay computes them, clock changes and all, and
// what else makes mail go or come.
import type { ReactNode } from 'react';
import type { Schedule } from '../../src-main/contract/schedule';
import type { SchedulePreview } from '../../src-main/contract/views';
import { exactly, planned } from '../format';
import { NEXT_WORDS, windowWords } from '../words/window';
import { savingWords } from '../words/saving';
import { plannedOf, type PreviewedTimes, sentencesOf, usePreview } from './preview';
import styles from './schedule.module.css';

interface NextFiveProps {
  readonly schedule: Schedule;
  /** Where it is a connector's own: what else makes calls there. */
  readonly connector: PreviewedTimes;
}

export function NextFive({ schedule, connector }: NextFiveProps): ReactNode {
  const preview = usePreview(schedule, connector);
  return (
    <section aria-label={savingWords.nextFive} className={styles['next']}>
      <h2>{savingWords.nextFive}</h2>
      {preview === undefined && <p>{windowWords.loading}</p>}
      {preview === null && <p>{savingWords.noPreview}</p>}
      {preview && <Calls calls={plannedOf(preview)} />}
      {preview && sentencesOf(preview, schedule).map((text) => <p key={text}>{text}</p>)}
    </section>
  );
}

function Calls({ calls }: { readonly calls: NonNullable<SchedulePreview['planned']> }): ReactNode {
  if (calls.length === 0) return null;
  // What makes them is said where that differs.
  const several = new Set(calls.map(({ why }) => why)).size > 1 || calls[0]?.why !== 'schedule';
  return (
    <ol>
      {calls.map(({ at, why }) => (
        <li key={at}>
          <time dateTime={at} title={exactly(at)}>
            {planned(at)}
          </time>
          {several && <small>{NEXT_WORDS[why]}</small>}
        </li>
      ))}
    </ol>
  );
}
