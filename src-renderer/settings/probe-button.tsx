// A Test button for what is saved, and what the test found. One that costs asks first.
import { Alert } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Finding } from '../../src-main/contract/diagnose/diagnose';
import { AskFirst, type Question } from '../parts/ask-first';
import { Findings } from '../parts/findings';
import { Button } from '../press/button';
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
  first = null,
}: {
  readonly label: string;
  readonly unsaved: boolean;
  readonly ask: () => Promise<Found>;
  /** What a person is asked before it begins; null: nothing. */
  readonly first?: Omit<Question, 'act'> | null;
}): ReactNode {
  const [state, setState] = useState<Found | 'busy' | { readonly trouble: string } | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const test = (): void => {
    setState('busy');
    ask().then(setState, (error: unknown) => setState({ trouble: sentence(error) }));
  };
  const press = (): void => (first === null ? test() : setQuestion({ ...first, act: test }));
  return (
    <div className={styles['probe']}>
      <AskFirst question={question} close={() => setQuestion(null)} />
      <div>
        <Button variant="default" size="xs" disabled={unsaved || state === 'busy'} onClick={press}>
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
