// What was done, told at the edge of the window with the way to take it back.
import { Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Button } from '../press/button';
import { queueWords } from '../words/letter/queue';
import { windowWords } from '../words/window';

const LONG_ENOUGH_MS = 12_000;

/** The function takes the sentence away again: what it offers was done otherwise, or is no longer to be had. */
export function tellWithUndo(text: string, undo: () => void): () => void {
  const take = (): void => {
    notifications.hide(id);
    undo();
  };
  const id = notifications.show({
    message: (
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <span>{text}</span>
        <Button size="compact-sm" variant="default" onClick={take}>
          {queueWords.undo}
        </Button>
      </Group>
    ),
    autoClose: LONG_ENOUGH_MS,
    closeButtonProps: { 'aria-label': windowWords.close },
  });
  return () => void notifications.hide(id);
}
