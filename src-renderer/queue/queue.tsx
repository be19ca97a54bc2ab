// Everything that waits, why, and until when.
import { Button, Group } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { QueueFilter } from '../../src-main/contract/methods';
import { size } from '../format';
import { Empty, Page } from '../parts/page';
import { focusTable, Table } from '../parts/table';
import { go } from '../place';
import { windowWords } from '../words/window';
import { Actions } from './actions';
import { type Listed, queueColumns } from './columns';
import { Filters } from './filters';
import { MessagePanel } from './message-panel';
import styles from './queue.module.css';
import { asked, howMany, isSelected, NOTHING, type Selection, toggled } from './selection';
import { type Sort, useQueueList } from './use-queue-list';

export function Queue({ shown }: { readonly shown: string | null }): ReactNode {
  const [filter, setFilter] = useState<QueueFilter>({});
  const [sort, setSort] = useState<Sort>('arrived');
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const { pages, bytes, held, hover, refresh } = useQueueList(filter, sort);
  const total = pages.total ?? 0;
  const count = howMany(selection, total);
  const sum = pages.total === null ? windowWords.loading : windowWords.total(total, size(bytes));
  const toggle = (row: Listed): void => setSelection((s) => toggled(s, row.id));
  const chosen = (row: Listed): boolean => isSelected(selection, row.id);
  const refilter = (next: QueueFilter): void => {
    setFilter(next);
    setSelection(NOTHING);
  };
  const done = (): void => {
    setSelection(NOTHING);
    refresh();
    focusTable();
  };
  const close = (): void => {
    go('queue');
    focusTable();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shown !== null) close();
  };
  return (
    <Page title={windowWords.queue} fill beside={<span role="status">{sum}</span>}>
      <Filters filter={filter} change={refilter} />
      <Group justify="space-between" mih={28}>
        <Actions selection={asked(selection, filter)} count={count} done={done} />
        <Choice count={count} total={total} selection={selection} choose={setSelection} />
      </Group>
      <HeldBack held={held} refresh={refresh} />
      <div className={styles['body']} onKeyDown={escape}>
        <Table
          name="queue"
          label={windowWords.queue}
          pages={pages}
          columns={queueColumns(chosen, toggle)}
          empty={<NothingListed filter={filter} />}
          idOf={(row) => row.id}
          openId={shown}
          open={(row) => go('queue', row.id)}
          isSelected={chosen}
          toggle={toggle}
          sort={sort}
          // The columns name only sorts of the contract.
          sortBy={(key) => setSort(key as Sort)}
          hover={hover}
        />
        {shown !== null && <MessagePanel id={shown} close={close} />}
      </div>
    </Page>
  );
}

function NothingListed({ filter }: { readonly filter: QueueFilter }): ReactNode {
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return filtered ? (
    <Empty title={windowWords.noMatch} />
  ) : (
    <Empty title={windowWords.emptyQueue} detail={windowWords.emptyQueueDetail} />
  );
}

/** What changed while the pointer rested on the list, shown when asked for. */
function HeldBack({ held, refresh }: { readonly held: number; refresh(): void }): ReactNode {
  if (held === 0) return null;
  return (
    <div className={styles['held']} role="status">
      <span>{windowWords.changed(held)}</span>
      <Button size="compact-xs" variant="default" onClick={refresh}>
        {windowWords.showChanges}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  readonly count: number;
  readonly total: number;
  readonly selection: Selection;
  choose(selection: Selection): void;
}

function Choice({ count, total, selection, choose }: ChoiceProps): ReactNode {
  return (
    <Group gap="xs" className={styles['choice']}>
      {count > 0 && <span role="status">{windowWords.selected(count)}</span>}
      {count > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => choose(NOTHING)}>
          {windowWords.clearSelection}
        </Button>
      )}
      {selection.kind !== 'all' && total > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => choose({ kind: 'all' })}>
          {windowWords.selectAll}
        </Button>
      )}
    </Group>
  );
}
