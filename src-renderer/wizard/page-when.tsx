// The wizard's page about when to call: what is proposed for a line that costs, and the week.
import { type ReactNode, useState } from 'react';
import { Button } from '../press/button';
import { Layers } from '../schedule/schedule';
import { wizardWords } from '../words/wizard';
import { useKept } from './kept';
import { TimesNote } from './line-means';
import type { PageProps } from './page-parts';
import { asProposed, isAsProposed, isDear } from './spare';
import type { Terminal } from './ways-online';

export function WhenPage({ form, roles }: PageProps): ReactNode {
  const [terminal] = useKept<Terminal>('terminal', 'unknown');
  const [round, setRound] = useState(0);
  const { document } = form;
  const propose = (): void => {
    form.replace(asProposed(document));
    setRound((n) => n + 1);
  };
  return (
    <>
      <TimesNote form={form} roles={roles} terminal={terminal} />
      {isDear(form.at(roles.link)) && !isAsProposed(document, roles) && (
        <div>
          <Button variant="default" size="xs" onClick={propose}>
            {wizardWords.line.propose}
          </Button>
        </div>
      )}
      <Layers key={round} form={form} base={roles.provider} />
    </>
  );
}
