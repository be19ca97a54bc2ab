// Saves the list that is shown as a table: all that is found, not only what is read already.
// The desktop asks where.
import { tellDone } from '../parts/tell';
import { desk } from '../relay';
import { handoutWords } from '../words/handout';
import { tableShown } from './shown';

/** Rejects with a sentence. */
export async function exportShown(): Promise<void> {
  const shown = tableShown();
  if (shown === null) return tellDone(handoutWords.nothingToExport);
  const { path, rows, moved } = await desk('export-table', JSON.stringify(shown));
  if (path !== null) tellDone([handoutWords.exported(rows, path), moved ? handoutWords.moved : ''].join(' ').trim());
}
