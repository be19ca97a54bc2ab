// Shown while nothing is set up: one button to an office that can be tried with
// no account and no line, and one to the wizard.
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { tellDone } from '../parts/tell';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { go } from '../place';
import { issueWords } from '../places/where';
import { call } from '../relay';
import { windowWords } from '../words/window';
import styles from './overview.module.css';

/** A call takes an object; the document is one. */
const practiceDocument = (): object => practiceSettings() as object; // its maker promises a document, which is an object

export function FirstSteps(): ReactNode {
  const [busy, begin] = useBusy();
  const practise = async (): Promise<void> => {
    const judged = await call('settings.set', practiceDocument());
    if (!judged.ok) throw new Error(judged.issues.map((issue) => issueWords(practiceDocument(), issue)).join('; '));
    await call('message.test', { to: 'echo@practice.example' });
    tellDone(windowWords.first.done);
  };
  return (
    <section className={styles['live']} aria-label={windowWords.first.title}>
      <p className={styles['what']}>{windowWords.first.what}</p>
      <h2 className={styles['firstTitle']}>{windowWords.first.begin}</h2>
      <p className={styles['detail']}>{windowWords.first.detail}</p>
      <Group mt="md">
        <Button disabled={busy} onClick={() => begin(practise)}>
          {busy ? windowWords.asking : windowWords.first.practise}
        </Button>
        <Button variant="default" onClick={() => go('setup')}>
          {windowWords.first.setUp}
        </Button>
      </Group>
    </section>
  );
}
