// A Test button for what is saved, and what the test found.
import { Alert, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Finding } from '../../src-main/contract/diagnose/diagnose';
import { Findings } from '../parts/findings';
import { sentence } from '../relay';
import { screenWords } from '../words/settings-screens';
import styles from './settings.module.css';

interface Found {
  readonly findings: readonly Finding[];
  /** Shown beneath them. */
  readonly more: ReactNode;
}

export function ProbeButton({
  label,
  unsaved,
  ask,
}: {
  readonly label: string;
  readonly unsaved: boolean;
  readonly ask: () => Promise<Found>;
}): ReactNode {
  const [state, setState] = useState<Found | 'busy' | { readonly trouble: string } | null>(null);
  const test = (): void => {
    setState('busy');
    ask().then(setState, (error: unknown) => setState({ trouble: sentence(error) }));
  };
  return (
    <div className={styles['probe']}>
      <div>
        <Button variant="default" size="xs" disabled={unsaved || state === 'busy'} onClick={test}>
          {state === 'busy' ? screenWords.testing : label}
        </Button>
      </div>
      {unsaved && <small>{screenWords.saveFirst}</small>}
      <div role="status">
        {state !== null &&
          state !== 'busy' &&
          ('trouble' in state ? (
            <Alert color="red">{state.trouble}</Alert>
          ) : (
            <Findings findings={state.findings} label={label} />
          ))}
      </div>
      {state !== null && state !== 'busy' && 'more' in state && state.more}
    </div>
  );
}
