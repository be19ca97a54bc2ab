// The wizard's first page: the question, practise (where nothing real is set up) or set up.
import type { ReactNode } from 'react';
import { Button } from '../press/button';
import { wizardWords } from '../words/wizard';
import { practises } from './draft';
import type { PageProps } from './page-parts';
import { hasProvider, practisingDraft, realDraft } from './practising';
import styles from './wizard.module.css';

export function StartPage({ form, goTo }: PageProps): ReactNode {
  const practise = (): void => {
    form.replace(practisingDraft(form.document));
    goTo('check');
  };
  const begin = (): void => {
    form.replace(realDraft(form.document));
    goTo('office');
  };
  return (
    <>
      <div className={styles['choices']}>
        {!hasProvider(form.document) && (
          <section className={styles['box']} aria-label={wizardWords.practise}>
            <p className={styles['hint']}>{wizardWords.practiseDetail}</p>
            <Button mt="sm" variant="default" onClick={practise}>
              {wizardWords.practise}
            </Button>
          </section>
        )}
        <section className={styles['box']} aria-label={wizardWords.real}>
          <p className={styles['hint']}>{wizardWords.realDetail}</p>
          <Button mt="sm" onClick={begin}>
            {wizardWords.real}
          </Button>
        </section>
      </div>
      {!form.first && (
        <p className={styles['hint']}>{practises(form.document) ? wizardWords.afterPractice : wizardWords.rerun}</p>
      )}
    </>
  );
}
