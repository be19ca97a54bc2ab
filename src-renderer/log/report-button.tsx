// "Save a report": everything a technician needs to see, in one file where the person says.
import type { ReactNode } from 'react';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { windowWords } from '../words/window';
import { attentionWords } from '../words/attention';
import { saveReport } from './save-report';

export function ReportButton(): ReactNode {
  const [busy, begin] = useBusy();
  return (
    <Button
      size="xs"
      variant="default"
      disabled={busy}
      title={attentionWords.reportHint}
      onClick={() => begin(saveReport)}
    >
      {busy ? windowWords.asking : attentionWords.report}
    </Button>
  );
}
