// "Save a report": everything a technician needs to see, in one file where the person says.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBusy } from '../parts/use-busy';
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
