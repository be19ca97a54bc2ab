// What lies over the window and has to be closed: its name above, a cross that says what it does.
import { getDefaultZIndex, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { windowWords } from '../words/window';

interface DialogProps {
  readonly opened: boolean;
  readonly title: ReactNode;
  /** Default: md. */
  readonly size?: 'md' | 'lg' | 'xl';
  /** over: what it asks may be asked from another dialog; under: such a one lies over it, and has the keys. */
  readonly layer?: 'over' | 'under' | undefined;
  readonly children: ReactNode;
  close(): void;
}

export function Dialog({ opened, title, size = 'md', layer, children, close }: DialogProps): ReactNode {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<strong>{title}</strong>}
      size={size}
      centered
      closeOnEscape={layer !== 'under'}
      trapFocus={layer !== 'under'}
      zIndex={getDefaultZIndex('modal') + (layer === 'over' ? 1 : 0)}
      closeButtonProps={{ 'aria-label': windowWords.close }}
    >
      {children}
    </Modal>
  );
}
