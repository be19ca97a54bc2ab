// The letters that were sent and received: a row for each recipient and what became of it.
import { historyKey } from '../../contract/history/csv';
import type { HistoryFilter, HistoryRow } from '../../contract/history/history';
import type { Caller } from '../../contract/methods';
import { DIRECTION_WORDS, HISTORY_WORDS } from '../../words/named';
import { tableWords } from '../../words/ways-in/tables';
import { namesOf } from './names';
import { localTime, type SavedTable } from './saved-table';

const BEFORE = 'at,direction,subject,sender,recipient,result,reply,bytes,host,connector,session,id';

export function letterTable(relay: Caller, filter: HistoryFilter): SavedTable<HistoryRow> {
  const W = tableWords.letters;
  const names = namesOf(relay);
  return {
    columns: () => [
      { title: W.at, of: ({ at }) => localTime(at) },
      { title: W.direction, of: ({ direction }) => direction && DIRECTION_WORDS[direction] },
      { title: W.subject, of: ({ subject }) => subject },
      { title: W.from, of: ({ sender }) => sender },
      { title: W.to, of: ({ recipient }) => recipient },
      { title: W.result, of: ({ result }) => HISTORY_WORDS[result] },
      { title: W.reply, of: ({ reply }) => reply },
      { title: W.bytes, of: ({ bytes }) => bytes },
      { title: W.host, of: ({ host }) => host },
      { title: W.provider, of: ({ connector }) => names.provider(connector) },
      { title: W.call, of: ({ session }) => session },
      { title: W.id, of: ({ id }) => id },
    ],
    ask: async (offset, limit) => {
      await names.read();
      return relay.call('history.list', { ...filter, offset, limit });
    },
    keyOf: historyKey,
    onlyGrows: true,
    beganBefore: [BEFORE],
  };
}
