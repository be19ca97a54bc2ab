// A piece of a page for somebody who is not here: in a box of its own, copied as plain text or
// put on paper. What is on paper is made for paper, and may have room to write in; its title
// is the box's.
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { HandoutButton } from '../handout/buttons';
import { printSheet } from '../handout/print';
import type { PaperSheet } from '../handout/sheet';
import { copyText } from '../parts/tell';
import { Button } from '../press/button';
import { handoutWords } from '../words/handout';
import { wizardWords } from '../words/wizard';
import styles from './wizard.module.css';

interface Props {
  /** As plain text. */
  readonly text: string;
  readonly sheet: PaperSheet;
  readonly children: ReactNode;
}

export function TakeAway({ text, sheet, children }: Props): ReactNode {
  const { title } = sheet;
  return (
    <section className={styles['box']} aria-label={title}>
      <h3>{title}</h3>
      {children}
      <Group mt="sm" gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={wizardWords.copyIt(title)}
          onClick={() => copyText(text, wizardWords.copied)}
        >
          {wizardWords.copy}
        </Button>
        <HandoutButton
          text={handoutWords.print}
          spoken={handoutWords.printIt(title)}
          take={async () => printSheet(sheet)}
        />
      </Group>
    </section>
  );
}
