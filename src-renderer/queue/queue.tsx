// Everything that waits, why, and until when.
import { Group } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { QueueFilter } from '../../src-main/contract/methods';
import { size } from '../format';
import { ExportButton } from '../handout/buttons';
import { useShownTable } from '../handout/shown';
import { Empty, Page } from '../parts/page';
import { BesideList } from '../parts/side-panel';
import { Button } from '../press/button';
import { focusTable, Table } from '../table/table';
import { useSort } from '../table/use-arrangement';
import { go } from '../place';
import { queueWords } from '../words/letter/queue';
import { windowWords } from '../words/window';
import { QueuedMessage } from '../message/queued';
import { ActionBar, ActionMenu } from './actions';
import { type Listed, QUEUE_COLUMNS } from './columns';
import { undoLast } from './deeds';
import { Filters } from './filters';
import styles from './queue.module.css';
import { asked, howMany, NOTHING, onlyOne, type Selection } from './selection';
import { type Aim, useAim } from './use-aim';
import { useDeeds } from './use-deeds';
import { type Sort, useQueueList } from './use-queue-list';

export function Queue({ shown }: { readonly shown: string | null }): ReactNode {
  const [filter, setFilter] = useState<QueueFilter>({});
  const [sorted, sortBy] = useSort('queue', QUEUE_COLUMNS, 'arrived');
  // The columns name only sorts of the contract.
  const sort = sorted as Sort;
  const { pages, matching, held, hover, refresh, own, idsAt } = useQueueList(filter, sort);
  useShownTable({ of: 'queue', filter, sort });
  const aim = useAim(filter, shown, idsAt);
  const count = howMany(aim.selection, matching.total);
  const close = (): void => {
    go('queue');
    focusTable();
  };
  const deeds = useDeeds(asked(aim.selection, filter), count, {
    done: (ids, deed) => {
      own(ids);
      if (shown === null) aim.choose(NOTHING);
      else if (ids.includes(shown) && (deed === 'remove' || deed === 'bounce')) go('queue');
      focusTable();
    },
  });
  const remove = (row: Listed): void => {
    if (count > 0) return deeds.act('remove');
    aim.choosing.only(row);
    deeds.actOn(row.id, 'remove');
  };
  const one = onlyOne(aim.selection);
  return (
    <Page title={windowWords.queue} fill beside={<Sum known={pages.total !== null} matching={matching} />}>
      <Filters filter={filter} change={setFilter} />
      <Aimed count={count} total={matching.total} selection={aim.selection} choose={aim.choose} />
      <ActionBar deeds={deeds} />
      <BesideList onKeyDown={(event) => onKey(event, { shown, aim, close })}>
        <ActionMenu deeds={deeds} open={one === null || one === shown ? null : () => go('queue', one)}>
          <div className={styles['list']}>
            <Table
              name="queue"
              label={windowWords.queue}
              pages={pages}
              columns={QUEUE_COLUMNS}
              empty={<NothingListed filter={filter} />}
              idOf={(row) => row.id}
              openId={shown}
              open={(row) => (row.id === shown ? aim.choosing.only(row) : go('queue', row.id))}
              choosing={{ ...aim.choosing, remove }}
              sort={sort}
              sortBy={sortBy}
              hover={hover}
            />
            <HeldBack held={held} refresh={refresh} />
          </div>
        </ActionMenu>
        {shown !== null && <QueuedMessage id={shown} close={close} />}
      </BesideList>
    </Page>
  );
}

interface SumProps {
  readonly known: boolean;
  readonly matching: { readonly total: number; readonly bytes: number };
}

/** How much is listed, and the way to take it along. */
function Sum({ known, matching: { total, bytes } }: SumProps): ReactNode {
  return (
    <>
      <span role="status">{known ? windowWords.total(total, size(bytes)) : windowWords.loading}</span>
      <ExportButton rests={total === 0} />
    </>
  );
}

interface Place {
  readonly shown: string | null;
  readonly aim: Aim;
  close(): void;
}

/** Escape closes what is open, then lets go of what is chosen. */
function onKey(event: KeyboardEvent<HTMLElement>, { shown, aim, close }: Place): void {
  // A menu that lies over the list is heard here too.
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
  if (event.key === 'Escape' && shown !== null) close();
  else if (event.key === 'Escape') aim.choose(NOTHING);
  else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    if (!(event.target instanceof HTMLInputElement) && undoLast()) event.preventDefault();
  }
}

function NothingListed({ filter }: { readonly filter: QueueFilter }): ReactNode {
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return filtered ? (
    <Empty title={windowWords.noMatch} />
  ) : (
    <Empty title={windowWords.emptyQueue} detail={windowWords.emptyQueueDetail} />
  );
}

/** What changed while the pointer rested on the list, shown when asked for. It lies over the list's end. */
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

interface AimedProps {
  readonly count: number;
  readonly total: number;
  readonly selection: Selection;
  choose(selection: Selection): void;
}

/** At what the actions are aimed. Its room is kept also while they are aimed at nothing. */
function Aimed({ count, total, selection, choose }: AimedProps): ReactNode {
  return (
    <Group gap="xs" className={styles['aimed']}>
      <span role="status">{count > 0 ? queueWords.aimedAt(count) : queueWords.aimedAtNothing}</span>
      {selection.kind !== 'all' && total > 0 && (
        <Button size="compact-xs" variant="subtle" flex="none" onClick={() => choose({ kind: 'all' })}>
          {queueWords.selectAll(total)}
        </Button>
      )}
      {count > 0 && (
        <Button size="compact-xs" variant="subtle" flex="none" onClick={() => choose(NOTHING)}>
          {queueWords.clear}
        </Button>
      )}
    </Group>
  );
}
