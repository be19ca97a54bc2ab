// The calls, newest first, those under way on top as the window shows them.
import { IN_HOUSE } from '../../contract/link';
import type { Caller } from '../../contract/methods';
import type { Session } from '../../contract/views';
import { PHASE_WORDS, RESULT_WORDS, WHY_WORDS } from '../../words/named';
import { tableWords } from '../../words/ways-in/tables';
import { type Names, namesOf } from './names';
import { localTime, type SavedTable } from './saved-table';

export function callTable(relay: Caller): SavedTable<Session> {
  const names = namesOf(relay);
  return {
    columns: () => [...whenAndHow(names), ...figures(), ...outcome()],
    ask: withLive(relay, names),
    keyOf: ({ id }) => id,
    onlyGrows: true,
  };
}

type Columns = ReturnType<SavedTable<Session>['columns']>;

function whenAndHow(names: Names): Columns {
  const W = tableWords.calls;
  return [
    { title: W.started, of: ({ startedAt }) => localTime(startedAt) },
    { title: W.ended, of: ({ endedAt }) => localTime(endedAt) },
    { title: W.why, of: ({ why }) => WHY_WORDS[why] },
    { title: W.providers, of: ({ connectors }) => connectors.map(names.provider).join(', ') },
    { title: W.line, of: ({ link }) => names.line(link) },
  ];
}

function figures(): Columns {
  const W = tableWords.calls;
  return [
    { title: W.sent, of: ({ sent }) => sent },
    { title: W.received, of: ({ received }) => received },
    { title: W.failed, of: ({ failed }) => failed },
    // Older records do not tell.
    { title: W.left, of: ({ left }) => (left === undefined ? null : (left?.messages ?? 0)) },
    { title: W.bytesOut, of: ({ bytesOut }) => bytesOut },
    { title: W.bytesIn, of: ({ bytesIn }) => bytesIn },
    { title: W.seconds, of: ({ secondsOnline }) => Math.round(secondsOnline) },
    { title: W.cost, of: ({ cost }) => Math.round(cost * CENT_PARTS) / CENT_PARTS },
    { title: W.currency, of: ({ currency }) => currency },
  ];
}

/** Tariffs by the kilobyte have parts of cents. */
const CENT_PARTS = 10_000;

function outcome(): Columns {
  const W = tableWords.calls;
  return [
    { title: W.result, of: ({ phase, result }) => (phase === 'ended' ? RESULT_WORDS[result] : PHASE_WORDS[phase]) },
    { title: W.error, of: ({ error }) => error },
    { title: W.id, of: ({ id }) => id },
  ];
}

/** A call under way is in no file yet; one that is filed meanwhile is told once. */
function withLive(relay: Caller, names: Names): SavedTable<Session>['ask'] {
  let live: readonly Session[] | null = null;
  return async (offset, limit) => {
    const { sessions } = await names.read();
    live ??= sessions.filter(({ link }) => link !== IN_HOUSE.id).toReversed();
    const top = live.slice(offset, offset + limit);
    const from = Math.max(0, offset - live.length);
    const { total, rows } = await relay.call('session.list', { offset: from, limit: Math.max(1, limit - top.length) });
    const known = new Set(live.map(({ id }) => id));
    return { total: total + live.length, rows: [...top, ...rows.filter(({ id }) => !known.has(id))] };
  };
}
