// "Save a report": everything a technician needs to see, in one file where the person says.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { tellDone, tellFailed } from '../parts/tell';
import { desk } from '../relay';
import { W } from '../words';
import { N } from '../words-attention';

export function ReportButton(): ReactNode {
  const [busy, setBusy] = useState(false);
  const save = (): void => {
    setBusy(true);
    desk('save-report').then(({ path }) => path !== null && tellDone(N.reportSaved(path)), tellFailed).finally(() => setBusy(false));
  };
  return <Button variant="default" disabled={busy} title={N.reportHint} onClick={save}>{busy ? W.asking : N.report}</Button>;
}
