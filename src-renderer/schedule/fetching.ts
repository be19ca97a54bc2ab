// When mail that is held for us is asked for, in a sentence beside a connector's calls: as
// the relay's timetable does it (an always-on line has times for it by itself, a dialled one
// asks in its calls). Pure.
import { DIALLED_KINDS } from '../../src-main/contract/link';
import { listAt, read, textAt } from '../form/document';
import { same } from '../form/merge';
import { savingWords } from '../words/saving';

/** null: nobody is asked. */
export function fetchingText(document: unknown, base: string): string | null {
  const collect = read(document, `${base}.collect`);
  const ways: readonly unknown[] = Array.isArray(collect) ? collect : [collect];
  const asked = ways.filter((way) => !['', 'none'].includes(textAt(way, 'method')));
  if (asked.length === 0) return null;
  const own = asked.map((way) => read(way, 'schedule') ?? null).find((schedule) => schedule !== null);
  if (own !== undefined)
    return same(own, read(document, `${base}.schedule`)) ? savingWords.fetchedThen : savingWords.fetchedOwn;
  const link = listAt(document, 'links').find((l) => read(l, 'id') === read(document, `${base}.link`));
  return DIALLED_KINDS.includes(textAt(link, 'kind')) ? savingWords.fetchedInCalls : savingWords.fetchedOften;
}
