// Asks before a screen with something unsaved is left: stay, go without it, or save
// it and go. The safe answer has the focus; what cannot be saved yet keeps the
// person where it can be mended.
import { Group, Text } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useLeaveGuard } from '../place';
import { Button } from '../press/button';
import { windowWords } from '../words/window';
import { formWords } from '../words/settings-forms';
import { Dialog } from './dialog';

interface Way {
  leave(): void;
  stay(): void;
}

export function LeaveFirst({
  unsaved,
  save,
}: {
  readonly unsaved: boolean;
  readonly save: () => Promise<boolean>;
}): ReactNode {
  const [way, setWay] = useState<Way | null>(null);
  const [busy, setBusy] = useState(false);
  useLeaveGuard(
    unsaved,
    useCallback((leave, stay) => setWay({ leave, stay }), []),
  );
  const stay = (): void => {
    way?.stay();
    setWay(null);
  };
  const leave = (): void => {
    setWay(null);
    way?.leave();
  };
  const saveFirst = (): void => {
    setBusy(true);
    void save()
      .then((taken) => (taken ? leave() : stay()))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog opened={way !== null} close={stay} title={formWords.leaveTitle} size="lg">
      <Text size="sm">{formWords.leaveMeaning}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={stay} data-autofocus>
          {formWords.stay}
        </Button>
        <Button variant="default" onClick={leave}>
          {formWords.leave}
        </Button>
        <Button onClick={saveFirst} disabled={busy}>
          {busy ? windowWords.asking : formWords.saveAndLeave}
        </Button>
      </Group>
    </Dialog>
  );
}
