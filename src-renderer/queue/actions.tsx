// What can be done with the messages it is aimed at, as a row of buttons and as the
// menu of a right click.
import { PRIORITY_WORDS } from '../../src-main/words/named';
import { Group, Menu } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../press/button';
import { queueWords } from '../words/letter/queue';
import styles from './queue.module.css';
import { type Deeds, DEEDS, URGENCIES } from './use-deeds';

export function ActionBar({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { count, rests, act } = deeds;
  const named = (deed: (typeof DEEDS)[number] | 'priority'): string =>
    count === 0 ? queueWords.act[deed] : queueWords.actOn[deed](count);
  const button = (deed: (typeof DEEDS)[number]): ReactNode => (
    <Button
      key={deed}
      size="compact-sm"
      variant="default"
      disabled={rests}
      aria-label={named(deed)}
      title={named(deed)}
      onClick={() => act(deed)}
    >
      {queueWords.act[deed]}
    </Button>
  );
  return (
    <Group gap={6}>
      {DEEDS.slice(0, 4).map(button)}
      <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            disabled={rests}
            aria-label={named('priority')}
            title={named('priority')}
            rightSection={<span aria-hidden="true">▾</span>}
          >
            {queueWords.act.priority}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {URGENCIES.map((one) => (
            <Menu.Item key={one} data-autofocus={one === 'high' || undefined} onClick={() => act(one)}>
              {PRIORITY_WORDS[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {DEEDS.slice(4).map(button)}
      {deeds.question}
    </Group>
  );
}

/** The menu of a right click on `children`, with every action; `open`: opens the one message it is aimed at. */
export function ActionMenu({
  deeds: { count, rests, act },
  open,
  children,
}: {
  readonly deeds: Deeds;
  readonly open: (() => void) | null;
  readonly children: ReactElement;
}): ReactNode {
  const item = (deed: (typeof DEEDS)[number]): ReactNode => (
    <Menu.Item
      key={deed}
      data-autofocus={(open === null && deed === 'hold') || undefined}
      disabled={rests}
      className={deed === 'remove' ? styles['grave'] : undefined}
      onClick={() => act(deed)}
    >
      {queueWords.actOn[deed](count)}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.ContextMenu>{children}</Menu.ContextMenu>
      {/* It belongs to no button that could name it. */}
      <Menu.Dropdown aria-labelledby={undefined} aria-label={queueWords.menu(count)} className={styles['menu']}>
        {open && (
          <Menu.Item data-autofocus onClick={open}>
            {queueWords.actOn.open()}
          </Menu.Item>
        )}
        {open && <Menu.Divider />}
        {DEEDS.slice(0, 4).map(item)}
        <Menu.Divider />
        {URGENCIES.map((one) => (
          <Menu.Item key={one} disabled={rests} onClick={() => act(one)}>
            {queueWords.makePriority[one](count)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {DEEDS.slice(4).map(item)}
      </Menu.Dropdown>
    </Menu>
  );
}
