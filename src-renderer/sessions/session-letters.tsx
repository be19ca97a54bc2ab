// The letters a call sent and brought; a row opens the letter.
import type { ReactNode } from 'react';
import type { HistoryRow } from '../../src-main/contract/history/history';
import { letterColumns } from '../delivered/columns';
import { Section } from '../parts/section';
import { usePages } from '../parts/use-pages';
import { go } from '../place';
import { call } from '../relay';
import { Table } from '../table/table';
import { letterWords } from '../words/letters';
import { windowWords } from '../words/window';
import styles from './sessions.module.css';

const COLUMNS = letterColumns(true);

export function SessionLetters({ id }: { readonly id: string }): ReactNode {
  const pages = usePages<HistoryRow>(id, (offset, limit) => call('history.list', { session: id, offset, limit }));
  return (
    <Section title={letterWords.ofCall}>
      {pages.total === null && <p role="status">{windowWords.loading}</p>}
      {pages.total === 0 && <p>{letterWords.noneOfCall}</p>}
      {pages.total !== null && pages.total > 0 && (
        <div className={styles['letters']} data-many={pages.total > FEW || undefined}>
          <Table
            name="session-letters"
            label={letterWords.ofCall}
            pages={pages}
            columns={COLUMNS}
            idOf={(r) => r.id}
            empty={null}
            open={(r) => go('delivered', r.id)}
          />
        </div>
      )}
    </Section>
  );
}

/** So many stand in the lower of two heights. */
const FEW = 4;
