// What lies over the window and has to be closed: its name above, a cross that says what it does.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { windowWords } from '../words/window';

interface DialogProps {
  readonly opened: boolean;
  readonly title: ReactNode;
  /** Default: md. */
  readonly size?: 'md' | 'lg' | 'xl';
  readonly children: ReactNode;
  close(): void;
}

export function Dialog({ opened, title, size = 'md', children, close }: DialogProps): ReactNode {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<strong>{title}</strong>}
      size={size}
      centered
      closeButtonProps={{ 'aria-label': windowWords.close }}
    >
      {children}
    </Modal>
  );
}
