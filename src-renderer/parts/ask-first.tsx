// Asks before something that cannot be taken back. The safe answer has the focus.
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from '../press/button';
import { windowWords } from '../words/window';
import { Dialog } from './dialog';

export interface Question {
  readonly title: string;
  readonly meaning: string;
  readonly yes: string;
  readonly danger: boolean;
  act(): void;
}

export function AskFirst({
  question,
  close,
}: {
  readonly question: Question | null;
  readonly close: () => void;
}): ReactNode {
  const yes = (): void => {
    question?.act();
    close();
  };
  return (
    <Dialog opened={question !== null} close={close} title={question?.title}>
      <Text size="sm">{question?.meaning}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          {windowWords.cancel}
        </Button>
        <Button color={question?.danger ? 'red' : undefined} onClick={yes}>
          {question?.yes}
        </Button>
      </Group>
    </Dialog>
  );
}
