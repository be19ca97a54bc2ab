// The wizard's first page: what this computer must have, and practise or set up.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { wizardWords } from '../words/wizard';
import { ComputerChecks } from './computer-checks';
import type { PageProps } from './page-parts';
import { withPreset } from './presets';
import styles from './wizard.module.css';

export function StartPage({ form, goTo }: PageProps): ReactNode {
  const practise = (): void => {
    form.replace(withPreset(form.document, 'practice'));
    goTo('office');
  };
  return (
    <>
      <ComputerChecks draft={form.document} />
      <div className={styles['choices']}>
        <section className={styles['box']} aria-label={wizardWords.practise}>
          <p className={styles['hint']}>{wizardWords.practiseDetail}</p>
          <Button mt="sm" variant="default" onClick={practise}>
            {wizardWords.practise}
          </Button>
        </section>
        <section className={styles['box']} aria-label={wizardWords.real}>
          <p className={styles['hint']}>{wizardWords.realDetail}</p>
          <Button mt="sm" onClick={() => goTo('office')}>
            {wizardWords.real}
          </Button>
        </section>
      </div>
      {!form.first && <p className={styles['hint']}>{wizardWords.rerun}</p>}
    </>
  );
}
