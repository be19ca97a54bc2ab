// Tables and sentences for people at a terminal. Pure: text in, text out. What
// comes from mail is shown without control characters, so that no subject can
// steer the terminal.
import { plain } from '../base/visible';
import { adviceText } from '../diagnose/cases/troubleshoot';
import type { Attention } from '../contract/attention';
import { issueText } from '../contract/issues';
import type { SignInView } from '../contract/sign-in/standing';
import type { HistoryRow } from '../contract/history/history';
import {
  recipientNamed,
  type QueueDetail,
  type QueueRow,
  type Session,
  type SessionDetail,
  type Status,
  waitingMessages,
} from '../contract/views';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { costsText, costText, sizeText } from '../words/amounts';
import { sideBySide } from '../contract/money/paid';
import type { UpdateView } from '../contract/updates/updates';
import { newerText } from '../updates/view';
import { updateWords } from '../words/updates/updates';

/** Columns padded to their widest cell, the last one left as it is. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows].map((row) => row.map(plain));
  const widths = header.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `text` as wide as the widest of `all`. */
export function padded(text: string, all: readonly string[]): string {
  return text.padEnd(Math.max(...all.map((one) => one.length)));
}

const NAMES_WIDE = 14;

/** "name:  value", a line each, the values below each other. */
export function facts(rows: readonly (readonly [name: string, value: string])[]): string {
  const wide = Math.max(NAMES_WIDE, ...rows.map(([name]) => name.length + 2));
  return rows.map(([name, value]) => `${`${name}:`.padEnd(wide)}${plain(value)}`).join('\n');
}

/** "2026-11-23 14:05" in local time; "-" for null. */
export function whenText(iso: string | null): string {
  if (iso === null) return '-';
  const at = new Date(iso);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const secondsOf = (iso: string): string => String(new Date(iso).getSeconds()).padStart(2, '0');

function seconds(count: number): string {
  return count < 90 ? `${Math.round(count)} s` : `${Math.round(count / 60)} min`;
}

const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const people = (row: QueueRow): string => {
  const { first, others } = recipientNamed(row);
  return others > 0 ? `${first} +${others}` : first;
};
/** The time, or the word of the kind where there is none. */
const goesWhen = (row: QueueRow): string => {
  if (!row.goes) return '-';
  const { at, kind } = row.goes;
  return at === null || kind === 'now' ? W.goes[kind] : whenText(at);
};

export function queueText(rows: readonly QueueRow[], total: number): string {
  if (total === 0) return W.none.waiting;
  const lines = rows.map((r) => [
    r.id,
    r.state,
    r.sender ?? '<>',
    people(r),
    sizeText(r.bytes),
    whenText(r.arrived),
    String(r.attempts),
    goesWhen(r),
    shorten(r.goes?.text ?? r.reason ?? '-', 60),
    shorten(r.subject, 40),
  ]);
  const more = rows.length < total ? `\n${W.more(total - rows.length)}` : '';
  return table(W.columns.queue, lines) + more;
}

export function detailText({ row, attempts, headers, routing }: QueueDetail): string {
  const name = W.message;
  const recipients = row.recipients.map((r) => [r.address, r.status, r.reply ?? '-']);
  const tries = attempts.map((a) => [whenText(a.at), a.connector, a.host, a.recipient, a.result, a.reply]);
  return [
    facts([
      [name.id, row.id],
      [name.state, row.state],
      [name.from, row.sender ?? `<> ${W.nullSender}`],
      [name.subject, row.subject],
      [name.size, sizeText(row.bytes)],
      [name.arrived, whenText(row.arrived)],
      [name.priority, row.priority],
      [name.goes, row.goes ? `${goesWhen(row)}: ${row.goes.text}` : '-'],
      [name.nextAttempt, whenText(row.nextAttempt)],
      [name.why, row.reason ?? '-'],
    ]),
    table(W.columns.recipients, recipients),
    table(
      W.columns.routing,
      routing.map((r) => [r.recipient, r.connector ?? '-', r.why]),
    ),
    tries.length > 0 ? table(W.columns.tries, tries) : W.none.tries,
    headers.split(/\r?\n/).map(plain).join('\n').trimEnd(),
  ].join('\n\n');
}

export function sessionsText(rows: readonly Session[], total: number): string {
  if (total === 0) return W.none.sessions;
  const lines = rows.map((s) => [
    s.id,
    whenText(s.startedAt),
    s.why,
    s.link,
    seconds(s.secondsOnline),
    String(s.sent),
    String(s.received),
    String(s.failed),
    sizeText(s.bytesOut + s.bytesIn),
    costText(s.cost, s.currency),
    s.phase === 'ended' ? s.result : s.phase,
    s.error ?? '',
  ]);
  return table(W.columns.sessions, lines);
}

export function sessionLines(session: SessionDetail): string {
  const phases = session.phases.map((p) => `${whenText(p.at)}:${secondsOf(p.at)}  ${p.phase}`).join('\n');
  const advice = (session.advice ?? []).map((one) => plain(adviceText(one))).join('\n');
  return [
    sessionsText([session], 1),
    phases,
    ...(advice === '' ? [] : [advice]),
    session.transcript.split(/\r?\n/).map(plain).join('\n'),
  ].join('\n\n');
}

export function historyText(rows: readonly HistoryRow[], total: number): string {
  if (total === 0) return W.none.history;
  return table(
    W.columns.history,
    rows.map((r) => [whenText(r.at), r.result, r.sender ?? '<>', r.recipient, sizeText(r.bytes), r.host, r.reply]),
  );
}

/** One letter that has left the queue: how it came in, and for each recipient every try as far as it is kept. */
export function letterText(rows: readonly HistoryRow[]): string {
  const [row] = rows;
  if (!row) return W.none.history;
  const name = W.message;
  const tries = rows.flatMap(({ recipient, putOff = [], at, session, host, result, reply }) => [
    ...putOff.map(({ first, last = first, times, host: by, reply: said }) => [
      whenText(first.at),
      whenText(last.at),
      String(times),
      last.session ?? '-',
      by,
      recipient,
      W.putOff,
      said,
    ]),
    [whenText(at), whenText(at), '1', session ?? '-', host, recipient, result, reply],
  ]);
  const untold = rows.reduce((sum, { triesUntold = 0 }) => sum + triesUntold, 0);
  return [
    facts([
      [name.id, row.id],
      [name.from, row.sender ?? `<> ${W.nullSender}`],
      [name.subject, row.subject ?? '-'],
      [name.size, sizeText(row.bytes)],
      [name.arrived, whenText(row.arrived ?? null)],
      [name.handedIn, [row.listener ?? '-', row.account, row.cameBy].filter(Boolean).join(', ')],
    ]),
    table(W.columns.story, tries),
    ...(untold > 0 ? [W.triesUntold(untold)] : []),
  ].join('\n\n');
}

export function statusText(status: Status): string {
  const { queue } = status;
  const parts = [...(status.practising ? [W.practising] : []), runningText(status)];
  parts.push(
    table(
      W.columns.listeners,
      status.listeners.map((l) => [l.id, `${l.address}:${l.port}`, l.state, l.error ?? '']),
    ),
  );
  parts.push(
    table(
      W.columns.links,
      status.links.map((l) => [
        l.id,
        l.state,
        whenText(l.since),
        seconds(l.secondsThisMonth),
        costsText(sideBySide(l.currency, l.costsThisMonth ?? [{ cost: l.costThisMonth, currency: l.currency }])),
      ]),
    ),
  );
  parts.push(W.status.queue(waitingMessages(status), queue, sizeText(queue.bytes), queue.corrupt));
  parts.push(status.sessions.length > 0 ? status.sessions.map(progressText).join('\n') : W.status.noSession);
  if (status.next.length > 0)
    parts.push(
      table(
        W.columns.next,
        status.next.map((n) => [whenText(n.at), n.connector, W.nextWhy[n.why]]),
      ),
    );
  const signIns = status.signIns ?? [];
  if (signIns.length > 0) parts.push(signInsText(signIns));
  for (const item of status.attention) parts.push(attentionText(item));
  return parts.join('\n\n');
}

function signInsText(signIns: readonly SignInView[]): string {
  const rows = signIns.map(({ username, provider, uses, state, account, since, renewed, lapses }) => [
    account ?? username,
    provider,
    [...new Set(uses.map(({ connector }) => connector))].join(' '),
    state,
    whenText(since),
    whenText(renewed),
    whenText(lapses?.at ?? null),
  ]);
  return table(W.columns.signIns, rows);
}

/** With the places of settings.json that it is about. */
function attentionText({ severity, text, issues = [] }: Attention): string {
  return [`${W.status.severity[severity]}: ${plain(text)}`, ...issues.map((issue) => plain(issueText(issue)))].join(
    '\n',
  );
}

/** What is known of newer versions, a sentence a line. */
export function updateText({ running, newer, lookWanted, trouble }: UpdateView): string {
  return [
    ...(newer
      ? [updateWords.running(running), newerText(newer), updateWords.state[newer.state]]
      : [updateWords.none(running)]),
    ...(trouble === null ? [] : [trouble]),
    ...(lookWanted ? [updateWords.lookLater] : []),
  ]
    .map(plain)
    .join('\n');
}

function runningText({ version, startedAt, paused, pausedUntil = null }: Status): string {
  const since = whenText(startedAt);
  if (!paused) return W.status.running(version, since);
  return W.status.paused(version, since, pausedUntil === null ? null : whenText(pausedUntil));
}

/** One line of a live session. */
export function progressText(s: Session): string {
  const { messages } = s.toSend;
  const left = messages > 0 ? { messages, size: sizeText(s.toSend.bytes) } : null;
  const spent = { online: seconds(s.secondsOnline), cost: costText(s.cost, s.currency) };
  return W.session.progress(s.phase, s, left, spent);
}
