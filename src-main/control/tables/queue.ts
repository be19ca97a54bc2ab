// What waits in the queue: a row for each message, with everybody it is for.
import type { Caller, QueueFilter, QueueList } from '../../contract/methods';
import type { QueueRow } from '../../contract/views';
import { PRIORITY_WORDS, STATE_WORDS } from '../../words/named';
import { tableWords } from '../../words/ways-in/tables';
import { namesOf } from './names';
import { localTime, type SavedTable } from './saved-table';

export function queueTable(relay: Caller, filter: QueueFilter, sort: QueueList['sort']): SavedTable<QueueRow> {
  const W = tableWords.queue;
  const names = namesOf(relay);
  return {
    columns: () => [
      { title: W.arrived, of: ({ arrived }) => localTime(arrived) },
      { title: W.from, of: ({ sender }) => sender },
      { title: W.to, of: ({ recipients }) => recipients.map(({ address }) => address).join(', ') },
      { title: W.subject, of: ({ subject }) => subject },
      { title: W.bytes, of: ({ bytes }) => bytes },
      { title: W.state, of: ({ state }) => STATE_WORDS[state] },
      { title: W.goesAt, of: (row) => localTime(row.goes ? row.goes.at : row.nextAttempt) },
      { title: W.goes, of: ({ goes }) => goes?.text },
      { title: W.priority, of: ({ priority }) => PRIORITY_WORDS[priority] },
      { title: W.tries, of: ({ attempts }) => attempts },
      { title: W.provider, of: ({ connector }) => connector && names.provider(connector) },
      { title: W.reason, of: ({ reason }) => reason },
      { title: W.id, of: ({ id }) => id },
    ],
    ask: async (offset, limit) => {
      await names.read();
      return relay.call('queue.list', { ...filter, sort, offset, limit });
    },
    keyOf: ({ id }) => id,
    onlyGrows: false,
  };
}
