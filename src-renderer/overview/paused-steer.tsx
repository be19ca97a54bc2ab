// What a person can do about a pause: end it, or end it and go online at once. A call
// alone would be refused, so none is offered.
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBusy } from '../parts/use-busy';
import { call } from '../relay';
import { windowWords } from '../words/window';

export function PausedSteer({ send }: { readonly send: () => Promise<unknown> }): ReactNode {
  const [busy, begin] = useBusy();
  const resume = (): Promise<unknown> => call('relay.resume', {});
  return (
    <Group gap="sm">
      <Button variant="default" size="md" disabled={busy} onClick={() => begin(resume)}>
        {windowWords.resume}
      </Button>
      <Button size="md" disabled={busy} onClick={() => begin(() => resume().then(send))}>
        {busy ? windowWords.asking : windowWords.resumeAndSend}
      </Button>
    </Group>
  );
}
