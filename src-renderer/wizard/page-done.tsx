// The wizard's last page: all is set up; after practising, the answer that came, and the
// way to set up for real.
import { Group } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { beginChecklist } from '../overview/checklist';
import { go } from '../place';
import { Button } from '../press/button';
import { wizardWords } from '../words/wizard';
import { Answer } from './check/answer';
import { practises } from './draft';
import { useKept } from './kept';
import type { PageProps, Records } from './page-parts';
import { realDraft } from './practising';
import { useTrialState } from './check/use-trial';

interface Props extends PageProps {
  /** The wizard has nothing to remember any more. */
  done(): void;
}

export function DonePage({ form, goTo, done }: Props): ReactNode {
  const { said } = useTrialState();
  const practised = practises(form.document);
  const [records] = useKept<Records>('dns-records', 'later');
  useEffect(() => {
    if (!practised) beginChecklist(records === 'later');
  }, [practised, records]);
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
