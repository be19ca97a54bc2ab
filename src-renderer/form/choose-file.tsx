// Beside a field for a program or a file: the system's own dialog to choose it in. What is
// typed stays possible, and stays where the person thinks better of choosing.
import type { ReactNode } from 'react';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { desk } from '../relay';
import { savingWords } from '../words/saving';

interface ChooseFileProps {
  /** What the field is called, for who hears it. */
  readonly label: string;
  chosen(path: string): void;
}

export function ChooseFile({ label, chosen }: ChooseFileProps): ReactNode {
  const [busy, begin] = useBusy();
  const choose = async (): Promise<void> => {
    const { path } = await desk('choose-file');
    if (path !== null) chosen(path);
  };
  return (
    <Button
      variant="default"
      size="xs"
      mt={6}
      disabled={busy}
      aria-label={savingWords.chooseFor(label)}
      onClick={() => begin(choose)}
    >
      {savingWords.choose}
    </Button>
  );
}
