// Above every screen while only the practice provider is set up, so that nobody takes
// practice for mail that went.
import type { ReactNode } from 'react';
import { useLive } from '../live';
import { go } from '../place';
import { Button } from '../press/button';
import { practiceWords } from '../words/practice';
import { Mark } from './mark';
import styles from './practice-band.module.css';

/** `current`: the screen below; on the one it leads to there is nothing to press. */
export function PracticeBand({ current }: { readonly current: string }): ReactNode {
  const { status } = useLive();
  if (status?.practising !== true) return null;
  return (
    <aside className={styles['band']} aria-label={practiceWords.label}>
      <Mark tone="warn">{practiceWords.nowhere}</Mark>
      {current !== SETUP && (
        <Button size="compact-sm" variant="default" onClick={() => go(SETUP)}>
          {practiceWords.setUp}
        </Button>
      )}
    </aside>
  );
}

const SETUP = 'setup';
