// A list and, beside it, the thing of it that is open. Where there is no room for both, the
// thing stands in the list's place.
import { CloseButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { windowWords } from '../words/window';
import styles from './side-panel.module.css';

export function BesideList(props: {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['both']} onKeyDown={props.onKeyDown}>
      {props.children}
    </div>
  );
}

interface SidePanelProps {
  readonly label: string;
  readonly title: ReactNode;
  /** Which thing is shown: another one may take the focus. */
  readonly of: string;
  /** Beside its title. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
  close(): void;
}

export function SidePanel({ label, title, of, beside, children, close }: SidePanelProps): ReactNode {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => takeFocus(panel.current), [of]);
  return (
    <aside ref={panel} tabIndex={-1} className={styles['panel']} aria-label={label}>
      <div className={styles['head']}>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <div className={styles['beside']}>
          {beside}
          <CloseButton aria-label={windowWords.close} onClick={close} />
        </div>
      </div>
      <div className={styles['content']}>{children}</div>
    </aside>
  );
}

/** Somebody at the keyboard goes on inside; a hand on the mouse stays in the list, where there is room for it. */
function takeFocus(panel: HTMLElement | null): void {
  const now = document.activeElement;
  if (now === null || now === document.body) return;
  if (now.matches(':focus-visible') || !now.checkVisibility({ visibilityProperty: true })) panel?.focus();
}
