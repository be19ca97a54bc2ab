// A value to be typed or pasted somewhere else, and the button that copies it.
import type { ReactNode } from 'react';
import { copyText } from '../parts/tell';
import { Button } from '../press/button';
import { wizardWords } from '../words/wizard';
import styles from './sign-in.module.css';

interface Props {
  readonly value: string;
  /** As a code that is read from across the room. */
  readonly large?: boolean;
}

export function Copyable({ value, large = false }: Props): ReactNode {
  const copy = (): void => copyText(value, wizardWords.copied);
  return (
    <span className={styles['copyable']}>
      <code className={styles[large ? 'large' : 'value']}>{value}</code>
      <Button size="compact-xs" variant="default" onClick={copy} aria-label={wizardWords.copyIt(value)}>
        {wizardWords.copy}
      </Button>
    </span>
  );
}
