// What went and what came: when, to whom, with which result. A row opens the letter; the
// call that moved it is one press away. The list stands still while the pointer is on it.
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { HistoryFilter, HistoryRow } from '../../src-main/contract/history/history';
import { ExportButton } from '../handout/buttons';
import { useShownTable } from '../handout/shown';
import { useEvent } from '../live';
import { Empty, Page } from '../parts/page';
import { BesideList } from '../parts/side-panel';
import { usePages } from '../parts/use-pages';
import { go } from '../place';
import { call } from '../relay';
import { focusTable, Table } from '../table/table';
import { letterWords } from '../words/letters';
import { windowWords } from '../words/window';
import { letterColumns } from './columns';
import { LetterFilters, type Looked } from './filters';
import { LetterPanel } from './letter-panel';
import { ANY_DAY, spanOf } from './period';

const ALL: Looked = { days: ANY_DAY };

export function Delivered({ shown }: { readonly shown: string | null }): ReactNode {
  const [looked, setLooked] = useState(ALL);
  const filter = useMemo(() => filterOf(looked), [looked]);
  const { pages, hover } = useLetters(filter);
  useShownTable({ of: 'letters', filter });
  const close = (): void => {
    go('delivered');
    focusTable();
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shown !== null) close();
  };
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Page
      title={windowWords.delivered}
      fill
      beside={
        <>
          <span role="status">{pages.total === null ? windowWords.loading : windowWords.entries(pages.total)}</span>
          <ExportButton rests={pages.total === null || pages.total === 0} />
        </>
      }
    >
      <LetterFilters looked={looked} change={setLooked} />
      <BesideList onKeyDown={escape}>
        <Table
          name="delivered"
          label={windowWords.delivered}
          pages={pages}
          columns={COLUMNS}
          idOf={(r) => r.id}
          empty={
            filtered ? (
              <Empty title={windowWords.noMatch} />
            ) : (
              <Empty title={letterWords.none} detail={letterWords.noneDetail} />
            )
          }
          openId={shown}
          open={(r) => go('delivered', r.id)}
          hover={hover}
        />
        {shown !== null && <LetterPanel id={shown} close={close} />}
      </BesideList>
    </Page>
  );
}

const COLUMNS = letterColumns();

function filterOf({ days, ...words }: Looked): HistoryFilter {
  return { ...words, ...spanOf(days, new Date()) };
}

/** The rows, read again after each call; while the pointer is on the list, once it has left. */
function useLetters(filter: HistoryFilter) {
  const pages = usePages<HistoryRow>(JSON.stringify(filter), (offset, limit) =>
    call('history.list', { ...filter, offset, limit }),
  );
  const pointer = useRef({ inside: false, stale: false });
  const refresh = (): void => {
    pointer.current.stale = pointer.current.inside;
    if (!pointer.current.inside) pages.refresh();
  };
  useEvent('session', (session) => {
    if (session.phase === 'ended') refresh();
  });
  const hover = (inside: boolean): void => {
    pointer.current.inside = inside;
    if (!inside && pointer.current.stale) refresh();
  };
  return { pages, hover };
}
