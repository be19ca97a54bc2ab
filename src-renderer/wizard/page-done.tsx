// The wizard's last page: all is set up; after practising, the answer that came, and the
// way to set up for real.
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { go } from '../place';
import { wizardWords } from '../words/wizard';
import { Answer } from './check/answer';
import { practises } from './draft';
import type { PageProps } from './page-parts';
import { realDraft } from './practising';
import { useTrialState } from './check/use-trial';

interface Props extends PageProps {
  /** The wizard has nothing to remember any more. */
  done(): void;
}

export function DonePage({ form, goTo, done }: Props): ReactNode {
  const { said } = useTrialState();
  const practised = practises(form.document);
  const leave = (): void => {
    done();
    go('overview');
  };
  const begin = (): void => {
    done();
    form.replace(realDraft(form.document));
    goTo('office');
  };
  const practiceText = said ? wizardWords.practiceDone : wizardWords.practiceSet;
  return (
    <>
      <p>{practised ? practiceText : wizardWords.doneDetail}</p>
      {practised && said && <Answer said={said} />}
      <Group>
        <Button onClick={leave}>{wizardWords.toOverview}</Button>
        {practised && (
          <Button variant="default" onClick={begin}>
            {wizardWords.real}
          </Button>
        )}
      </Group>
    </>
  );
}
