// The bar of a call: what is confirmed, and lighter what is on its way. The words beside it
// say the same, so the second part is for eyes alone.
import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { callWords } from '../words/calls';
import { bytesText } from './call-text';
import type { CallProgress } from './progress';

export function ProgressBar({ progress }: { readonly progress: CallProgress }): ReactNode {
  return (
    <Progress.Root size="lg" radius="sm">
      <Progress.Section
        value={progress.confirmedPercent}
        aria-label={callWords.live.progress}
        aria-valuetext={bytesText(progress)}
      />
      <Progress.Section value={progress.onWayPercent} color="blue.3" withAria={false} aria-hidden="true" />
    </Progress.Root>
  );
}
