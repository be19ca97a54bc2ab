// Each call: when, why, what it moved, what it cost. One opened shows its detail.
import { type ReactNode, useCallback } from 'react';
import { IN_HOUSE } from '../../src-main/contract/link';
import type { Session } from '../../src-main/contract/views';
import { WHY_WORDS } from '../../src-main/words/named';
import { duration, exactly, money, number, size, when } from '../format';
import { ExportButton } from '../handout/buttons';
import { useShownTable } from '../handout/shown';
import { useEvent, useLive } from '../live';
import { ConnectorNames } from '../parts/names';
import { Empty, Page } from '../parts/page';
import type { Column } from '../table/model';
import { Table } from '../table/table';
import { type Pages, usePages } from '../parts/use-pages';
import { go } from '../place';
import { call } from '../relay';
import { windowWords } from '../words/window';
import { resultMark } from './result-mark';
import { SessionView } from './session-view';

const COLUMNS: readonly Column<Session>[] = [
  {
    key: 'started',
    title: windowWords.columns.started,
    width: 'minmax(84px, 116px)',
    show: (s) => <time title={exactly(s.startedAt)}>{when(s.startedAt)}</time>,
  },
  { key: 'why', title: windowWords.session.why, width: '90px', least: 760, show: (s) => WHY_WORDS[s.why] },
  {
    key: 'connector',
    title: windowWords.columns.connector,
    width: 'minmax(70px, 1fr)',
    least: 480,
    show: (s) => <ConnectorNames ids={s.connectors} />,
  },
  {
    key: 'result',
    title: windowWords.columns.result,
    width: 'minmax(80px, 1.2fr)',
    show: (s) => <span title={s.error ?? undefined}>{resultMark(s)}</span>,
  },
  {
    key: 'length',
    title: windowWords.columns.length,
    width: '52px',
    end: true,
    show: (s) => duration(s.secondsOnline),
  },
  { key: 'sent', title: windowWords.columns.sent, width: '46px', end: true, least: 380, show: (s) => number(s.sent) },
  {
    key: 'received',
    title: windowWords.columns.received,
    width: '62px',
    end: true,
    least: 560,
    show: (s) => number(s.received),
  },
  {
    key: 'failed',
    title: windowWords.columns.failed,
    width: '48px',
    end: true,
    least: 820,
    show: (s) => number(s.failed),
  },
  {
    key: 'bytes',
    title: windowWords.columns.bytes,
    width: '64px',
    end: true,
    least: 760,
    show: (s) => size(s.bytesOut + s.bytesIn),
  },
  {
    key: 'cost',
    title: windowWords.columns.cost,
    width: '70px',
    end: true,
    least: 440,
    show: (s) => money(s.cost, s.currency),
  },
];

export function Sessions({ shown }: { readonly shown: string | null }): ReactNode {
  return shown === null ? <SessionList /> : <SessionView id={shown} />;
}

/** A call under way is in no file yet: it stands on top until it is. Work that uses no line is no call. */
function useWithLive(filed: Pages<Session>): Pages<Session> {
  const { status } = useLive();
  const known = (id: string): boolean => FIRST_ROWS.some((i) => filed.row(i)?.id === id);
  const live = (status?.sessions ?? []).filter(({ id, link }) => link !== IN_HOUSE.id && !known(id)).toReversed();
  const more = live.length;
  const { want } = filed;
  const wantFiled = useCallback(
    (first: number, last: number) => want(Math.max(0, first - more), Math.max(0, last - more)),
    [want, more],
  );
  return {
    ...filed,
    total: filed.total === null ? null : filed.total + more,
    row: (index) => (index < more ? live[index] : filed.row(index - more)),
    want: wantFiled,
  };
}

/** Where one that has just been filed is found. */
const FIRST_ROWS: readonly number[] = Array.from({ length: 8 }, (_, i) => i);

function SessionList(): ReactNode {
  const pages = useWithLive(useFiled());
  useShownTable({ of: 'calls' });
  return (
    <Page
      title={windowWords.sessions}
      fill
      beside={
        <>
          {pages.total === null ? windowWords.loading : windowWords.entries(pages.total)}
          <ExportButton rests={pages.total === null || pages.total === 0} />
        </>
      }
    >
      <Table
        name="sessions"
        label={windowWords.sessions}
        pages={pages}
        columns={COLUMNS}
        empty={<Empty title={windowWords.session.none} detail={windowWords.session.noneDetail} />}
        idOf={(s) => s.id}
        open={(s) => go('sessions', s.id)}
      />
    </Page>
  );
}

function useFiled(): Pages<Session> {
  const pages = usePages<Session>('sessions', (offset, limit) => call('session.list', { offset, limit }));
  useEvent('session', (session) => {
    if (session.phase === 'ended' || session.phase === 'dialing') pages.refresh();
    else pages.patch((old) => (old.id === session.id ? session : old));
  });
  return pages;
}
