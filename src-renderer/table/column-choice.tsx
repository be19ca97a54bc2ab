// Which columns a table shows, in which order and how wide: for the keyboard and the
// mouse, and the way back to how it was made.
import { ActionIcon, Checkbox, Group, Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Button } from '../press/button';
import { tableWords } from '../words/letter/queue';
import { AS_MADE, type Arrangement, flipped, inOrder, moved, widened } from './arrangement';
import styles from './table.module.css';

interface Listed {
  readonly key: string;
  readonly title: string;
  readonly width: string;
  readonly least?: number;
}

export interface ColumnChoiceProps {
  readonly columns: readonly Listed[];
  readonly arrangement: Arrangement;
  /** Of the table, in pixels. */
  readonly room: number;
  change(next: Arrangement): void;
  /** As wide as it is now, in pixels. */
  widthOf(key: string): number;
}

const STEP_PX = 24;

export function ColumnChoice(props: ColumnChoiceProps): ReactNode {
  const [opened, setOpened] = useState(false);
  const { columns, arrangement, change } = props;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon
          className={styles['choice']}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={tableWords.columns}
          title={tableWords.columns}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor">
            <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />
          </svg>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={tableWords.columns} className={styles['choiceBox']}>
        <ul>
          {inOrder(columns, arrangement).map((column) => (
            <ColumnLine key={column.key} column={column} {...props} />
          ))}
        </ul>
        <Group justify="space-between" mt="xs">
          <Button size="compact-xs" variant="default" onClick={() => change({ ...AS_MADE, sort: arrangement.sort })}>
            {tableWords.reset}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setOpened(false)}>
            {tableWords.done}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnLine({
  column: { key, title, least = 0 },
  columns,
  arrangement,
  room,
  change,
  widthOf,
}: ColumnChoiceProps & { readonly column: Listed }): ReactNode {
  const isShown = !arrangement.hidden.includes(key);
  const wider = (by: number): void => change(widened(arrangement, key, widthOf(key) + by));
  const isDrawn = isShown && least <= room;
  return (
    <li>
      <Checkbox
        size="xs"
        label={title}
        description={isShown && !isDrawn ? tableWords.noRoom : undefined}
        checked={isShown}
        onChange={() => change(flipped(columns, arrangement, key))}
      />
      <span>
        <Small name={tableWords.earlier(title)} sign="↑" act={() => change(moved(columns, arrangement, key, -1))} />
        <Small name={tableWords.later(title)} sign="↓" act={() => change(moved(columns, arrangement, key, 1))} />
        <Small name={tableWords.narrower(title)} sign="−" disabled={!isDrawn} act={() => wider(-STEP_PX)} />
        <Small name={tableWords.wider(title)} sign="+" disabled={!isDrawn} act={() => wider(STEP_PX)} />
      </span>
    </li>
  );
}

interface SmallProps {
  readonly name: string;
  readonly sign: string;
  readonly disabled?: boolean;
  readonly act: () => void;
}

function Small({ name, sign, disabled = false, act }: SmallProps): ReactNode {
  return (
    <ActionIcon variant="default" size="xs" aria-label={name} title={name} disabled={disabled} onClick={act}>
      {sign}
    </ActionIcon>
  );
}
