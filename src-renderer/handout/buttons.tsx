// The buttons by which a screen, or a piece of it, is taken away.
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { copyText } from '../parts/tell';
import { useBusy } from '../parts/use-busy';
import { handoutWords } from '../words/handout';
import { wizardWords } from '../words/wizard';
import { exportShown } from './export';
import { printSheet, printShown } from './print';
import type { PaperSheet } from './sheet';

export function ExportButton({ rests }: { readonly rests: boolean }): ReactNode {
  return <HandoutButton text={handoutWords.export} rests={rests} take={exportShown} />;
}

export function PrintButton(): ReactNode {
  return <HandoutButton text={handoutWords.print} take={printShown} />;
}

interface TakeAwayProps {
  /** As plain text. */
  readonly text: string;
  readonly sheet: PaperSheet;
}

/** A piece of a page for somebody who is not here: copied, or on paper. */
export function TakeAway({ text, sheet }: TakeAwayProps): ReactNode {
  const { title } = sheet;
  const copy = (): void => copyText(text, wizardWords.copied);
  return (
    <Group mt="sm" gap="xs">
      <Button size="compact-sm" variant="default" aria-label={wizardWords.copyIt(title)} onClick={copy}>
        {wizardWords.copy}
      </Button>
      <HandoutButton
        text={handoutWords.print}
        spoken={handoutWords.printIt(title)}
        take={async () => printSheet(sheet)}
      />
    </Group>
  );
}

interface HandoutButtonProps {
  readonly text: string;
  /** Where several of them stand on a page. */
  readonly spoken?: string;
  readonly rests?: boolean;
  take(): Promise<void>;
}

function HandoutButton({ text, spoken = text, rests = false, take }: HandoutButtonProps): ReactNode {
  const [busy, begin] = useBusy();
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={spoken}
      disabled={rests || busy}
      onClick={() => begin(take)}
    >
      {text}
    </Button>
  );
}
