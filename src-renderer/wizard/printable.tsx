// A piece of a page for somebody who is not here: printed alone on its sheet, or
// copied as plain text.
import { Button } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { copyText } from '../parts/tell';
import { wizardWords } from '../words/wizard';
import styles from './wizard.module.css';

export function Printable({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  const copy = (): void => copyText(text, wizardWords.copied);
  const print = (): void => {
    // Only this sheet; it stays marked no longer than the printing lasts.
    sheet.current?.setAttribute('data-sheet', '');
    window.addEventListener('afterprint', () => sheet.current?.removeAttribute('data-sheet'), { once: true });
    window.print();
  };
  return (
    <section ref={sheet} className={styles['box']} aria-label={title}>
      <h3>{title}</h3>
      {children}
      <div className={styles['sheetButtons']}>
        <Button size="xs" variant="default" onClick={copy} aria-label={wizardWords.copyIt(title)}>
          {wizardWords.copy}
        </Button>
        <Button size="xs" variant="default" onClick={print} aria-label={wizardWords.printIt(title)}>
          {wizardWords.print}
        </Button>
      </div>
    </section>
  );
}
