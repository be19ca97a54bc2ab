// What left the queue: when, to whom, with which reply.
import { Group, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { HistoryRow } from '../../src-main/contract/history/history';
import { exactly, size, when } from '../format';
import { useEvent } from '../live';
import { ConnectorNames } from '../parts/names';
import { Mark, type Tone } from '../parts/mark';
import { Empty, Page } from '../parts/page';
import { type Column, Table } from '../parts/table';
import { usePages } from '../parts/use-pages';
import { go } from '../place';
import { call } from '../relay';
import { HISTORY_WORDS, windowWords } from '../words/window';

const RESULTS = ['delivered', 'failed', 'removed'] as const;
const TONES: Readonly<Record<HistoryRow['result'], Tone>> = { delivered: 'good', failed: 'bad', removed: 'quiet' };

const COLUMNS: readonly Column<HistoryRow>[] = [
  {
    key: 'when',
    title: windowWords.columns.when,
    width: 'minmax(84px, 116px)',
    show: (r) => <time title={exactly(r.at)}>{when(r.at)}</time>,
  },
  {
    key: 'result',
    title: windowWords.columns.result,
    width: 'minmax(84px, 100px)',
    show: (r) => <Mark tone={TONES[r.result]}>{HISTORY_WORDS[r.result]}</Mark>,
  },
  {
    key: 'from',
    title: windowWords.columns.from,
    width: 'minmax(60px, 1.2fr)',
    least: 520,
    show: (r) => r.sender ?? windowWords.nullSender,
  },
  { key: 'to', title: windowWords.columns.to, width: 'minmax(60px, 1.2fr)', show: (r) => r.recipient },
  { key: 'size', title: windowWords.columns.size, width: '64px', end: true, least: 620, show: (r) => size(r.bytes) },
  {
    key: 'connector',
    title: windowWords.columns.connector,
    width: '90px',
    least: 760,
    show: (r) => <ConnectorNames ids={[r.connector]} />,
  },
  {
    key: 'reply',
    title: windowWords.columns.reply,
    width: 'minmax(80px, 1.6fr)',
    least: 420,
    show: (r) => <span title={`${r.host}: ${r.reply}`}>{r.reply}</span>,
  },
];

export function Delivered(): ReactNode {
  const [search, setSearch] = useState('');
  const [result, setResult] = useState<HistoryRow['result'] | undefined>(undefined);
  const filter = { ...(search === '' ? {} : { search }), ...(result === undefined ? {} : { result }) };
  const pages = usePages<HistoryRow>(JSON.stringify(filter), (offset, limit) =>
    call('history.list', { ...filter, offset, limit }),
  );
  useEvent('session', (session) => {
    if (session.phase === 'ended') pages.refresh();
  });
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={windowWords.delivered}
      fill
      beside={
        <span role="status">{pages.total === null ? windowWords.loading : windowWords.entries(pages.total)}</span>
      }
    >
      <Group gap="xs">
        <TextInput
          size="xs"
          type="search"
          flex="1 1 220px"
          aria-label={windowWords.deliveredSearch}
          placeholder={windowWords.deliveredSearch}
          value={search}
          onChange={(e) => setSearch(e.currentTarget.value)}
        />
        <Select
          size="xs"
          flex="0 1 160px"
          miw={120}
          aria-label={windowWords.filterResult}
          placeholder={windowWords.anyResult}
          clearable
          data={RESULTS.map((value) => ({ value, label: HISTORY_WORDS[value] }))}
          value={result ?? null}
          onChange={(value) => setResult(RESULTS.find((r) => r === value))}
        />
      </Group>
      <Table
        name="delivered"
        label={windowWords.delivered}
        pages={pages}
        columns={COLUMNS}
        idOf={(r) => `${r.id} ${r.recipient} ${r.at}`}
        empty={
          filtered ? (
            <Empty title={windowWords.noMatch} />
          ) : (
            <Empty title={windowWords.deliveredNone} detail={windowWords.deliveredNoneDetail} />
          )
        }
        open={(r) => r.session !== null && go('sessions', r.session)}
      />
    </Page>
  );
}
