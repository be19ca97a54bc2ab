// The buttons by which a screen is taken away, and the one that any of them is.
import type { ReactNode } from 'react';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { handoutWords } from '../words/handout';
import { exportShown } from './export';
import { printShown } from './print';

export function ExportButton({ rests }: { readonly rests: boolean }): ReactNode {
  return <HandoutButton text={handoutWords.export} rests={rests} take={exportShown} />;
}

export function PrintButton(): ReactNode {
  return <HandoutButton text={handoutWords.print} take={printShown} />;
}

interface HandoutButtonProps {
  readonly text: string;
  /** Where several of them stand on a page. */
  readonly spoken?: string;
  readonly rests?: boolean;
  take(): Promise<void>;
}

export function HandoutButton({ text, spoken = text, rests = false, take }: HandoutButtonProps): ReactNode {
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
