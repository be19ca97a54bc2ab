// A call on paper: its figures, its phases, what went wrong, and the letters it moved, as
// many as stand on some twenty pages. What was said on the line only where it is shown.
import type { HistoryRow } from '../../src-main/contract/history/history';
import type { SessionDetail, Status } from '../../src-main/contract/views';
import { DIRECTION_WORDS, HISTORY_WORDS, PHASE_WORDS, RESULT_WORDS, WHY_WORDS } from '../../src-main/words/named';
import { leftTexts } from '../calls/call-text';
import { duration, exactly, money, number, planned, size, timeOfDay } from '../format';
import { type PaperSheet, type SheetFact, SheetFacts, SheetTable } from '../handout/sheet';
import { connectorName, linkName } from '../parts/names';
import { call } from '../relay';
import { handoutWords } from '../words/handout';
import { letterWords } from '../words/letters';
import { windowWords } from '../words/window';
import { spans } from './phases';

const MOST_LETTERS = 1000;

export interface PrintedCall {
  readonly session: SessionDetail;
  readonly status: Status | null;
  /** What was said on the line stands there too. */
  readonly said: boolean;
}

export async function callSheet({ session, status, said }: PrintedCall): Promise<PaperSheet> {
  const { id, transcript, error, advice = [] } = session;
  const { rows, total } = await call('history.list', { session: id, limit: MOST_LETTERS });
  const notes = [...(error === null ? [] : [error]), ...leftTexts(session)];
  return {
    title: windowWords.session.titleAt(planned(session.startedAt)),
    body: (
      <>
        <SheetFacts facts={factsOf(session, status)} />
        {notes.map((text) => (
          <p key={text} className="note">
            {text}
          </p>
        ))}
        {advice.map(({ id: cause, cause: text, means }) => (
          <p key={cause} className="note">
            {text} {means}
          </p>
        ))}
        <h2>{letterWords.ofCall}</h2>
        {rows.length === 0 ? (
          <p>{letterWords.noneOfCall}</p>
        ) : (
          <SheetTable titles={titles()} rows={rows.map(cellsOf)} />
        )}
        {total > rows.length && <p className="note">{handoutWords.firstOf(rows.length, total)}</p>}
        {said && <h2>{windowWords.session.transcript}</h2>}
        {said && <div className="raw">{transcript || windowWords.session.noTranscript}</div>}
      </>
    ),
  };
}

function factsOf(session: SessionDetail, status: Status | null): readonly SheetFact[] {
  const { phase, result, endedAt, connectors, link, cost, currency } = session;
  const W = windowWords.columns;
  const moved = (messages: number, bytes: number): string => `${number(messages)} · ${size(bytes)}`;
  return [
    [W.result, phase === 'ended' ? RESULT_WORDS[result] : PHASE_WORDS[phase]],
    [W.started, exactly(session.startedAt)],
    ...(endedAt === null ? [] : [[PHASE_WORDS.ended, exactly(endedAt)] as const]),
    [windowWords.session.why, WHY_WORDS[session.why]],
    [W.connector, connectors.map((one) => connectorName(status, one)).join(', ')],
    [windowWords.session.line, linkName(status, link)],
    [W.length, duration(session.secondsOnline)],
    [W.sent, moved(session.sent, session.bytesOut)],
    [W.received, moved(session.received, session.bytesIn)],
    [W.failed, number(session.failed)],
    [W.cost, money(cost, currency)],
    [windowWords.session.phases, phasesText(session)],
  ];
}

function phasesText(session: SessionDetail): string {
  return spans(session)
    .map(({ phase, seconds }) => `${PHASE_WORDS[phase]} ${duration(seconds)}`)
    .join(' · ');
}

function titles(): readonly string[] {
  const W = windowWords.columns;
  return [W.when, letterWords.direction, W.subject, W.from, W.to, W.result, W.size];
}

function cellsOf({ at, direction = 'out', subject, sender, recipient, result, bytes }: HistoryRow): readonly string[] {
  return [
    timeOfDay(at),
    DIRECTION_WORDS[direction],
    subject ?? letterWords.noSubjectKept,
    sender ?? windowWords.nullSender,
    recipient,
    HISTORY_WORDS[result],
    size(bytes),
  ];
}
