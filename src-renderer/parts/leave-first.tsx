// Asks before a screen with something unsaved is left: stay, go without it, or save
// it and go. The safe answer has the focus; what cannot be saved yet keeps the
// person where it can be mended.
import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useLeaveGuard } from '../place';
import { W } from '../words/window';
import { F } from '../words/settings-forms';

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
    <Modal
      size="lg"
      opened={way !== null}
      onClose={stay}
      title={<strong>{F.leaveTitle}</strong>}
      centered
      closeButtonProps={{ 'aria-label': W.close }}
    >
      <Text size="sm">{F.leaveMeaning}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={stay} data-autofocus>
          {F.stay}
        </Button>
        <Button variant="default" onClick={leave}>
          {F.leave}
        </Button>
        <Button onClick={saveFirst} disabled={busy}>
          {busy ? W.asking : F.saveAndLeave}
        </Button>
      </Group>
    </Modal>
  );
}
