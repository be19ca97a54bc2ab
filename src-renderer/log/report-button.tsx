// "Save a report": everything a technician needs to see, in one file where the person says.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { tellDone } from '../parts/tell';
import { useBusy } from '../parts/use-busy';
import { desk } from '../relay';
import { windowWords } from '../words/window';
import { attentionWords } from '../words/attention';

export function ReportButton(): ReactNode {
  const [busy, begin] = useBusy();
  const save = async (): Promise<void> => {
    const { path } = await desk('save-report');
    if (path !== null) tellDone(attentionWords.reportSaved(path));
  };
  return (
    <Button size="xs" variant="default" disabled={busy} title={attentionWords.reportHint} onClick={() => begin(save)}>
      {busy ? windowWords.asking : attentionWords.report}
    </Button>
  );
}
