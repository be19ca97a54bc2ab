// Where the client id is had: the provider's registration, step by step, behind a fold that
// stands open until an id is typed.
import type { ReactNode } from 'react';
import type { Grant } from '../../src-main/contract/sign-in/grant';
import { signInWords } from '../words/sign-in';
import { Copyable } from './copyable';
import { registration } from './registration';
import styles from './sign-in.module.css';

interface Props {
  readonly grant: Grant;
  readonly opened: boolean;
}

export function RegistrationSteps({ grant: { provider, flow }, opened }: Props): ReactNode {
  return (
    <details open={opened}>
      <summary>{signInWords.howRegistered}</summary>
      <p className={styles['hint']}>{signInWords.onceForAll}</p>
      <ol className={styles['steps']}>
        {registration(provider, flow).map(({ text, values }) => (
          <li key={text}>
            {text}
            {values.length > 0 && (
              <div className={styles['values']}>
                {values.map((value) => (
                  <Copyable key={value} value={value} />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
