// The "?" beside a field: what it means, and an example. Tab passes it by, because F1 in
// the field opens the same.
import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEscape } from '../parts/use-escape';
import { fieldHelpWords } from '../words/help/field-help';
import { fieldHelp, openFieldHelp, useFieldHelpOpen } from './field-help';
import styles from './fields.module.css';

const close = (): void => openFieldHelp(null);

interface HelpMarkProps {
  /** Of the field, with the numbers of its things. */
  readonly path: string;
  /** Under which its help is found. */
  readonly help: string;
  readonly label: string;
}

export function HelpMark({ path, help: name, label }: HelpMarkProps): ReactNode {
  const help = fieldHelp(name);
  const opened = useFieldHelpOpen(path);
  useEscape(opened, close);
  if (help === null) return null;
  return (
    <Popover opened={opened} onChange={close} position="top-end" width={300} withArrow withRoles={false} shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={styles['mark'] ?? ''}
          tabIndex={-1}
          title={fieldHelpWords.about(label)}
          aria-expanded={opened}
          onClick={() => openFieldHelp(opened ? null : path)}
        >
          <span aria-hidden="true">?</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={fieldHelpWords.about(label)}>
        <div className={styles['help']} aria-live="polite">
          <p>{help.meaning}</p>
          <p>{fieldHelpWords.example(help.example)}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
