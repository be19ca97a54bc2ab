// When a letter goes, and why then: the one answer for every list, panel and estimate.
// Pure: what is known of the letter, of its connector and of the lines is handed in. The
// time is always one at which a call will be made by itself, never one that a schedule,
// a pause or a budget forbids; the text is short, for a column, and says what holds the
// letter until then. A letter for several goes with the first of them that can.
import type { Connector } from '../contract/connector';
import type { Goes } from '../contract/views';
import { type DueQuestion, isAsked } from '../queue/lane';
import type { Letter, OpenPart } from '../queue/letter';
import { isIn, type Portion } from '../queue/portion';
import { dialingWords } from '../words/dialing';
import { type NextCall, nextCall, type Outlook } from './next-call';
import { largeMailOpen } from './occasions';

/** A line of the connector's, in the order in which they are to be taken. */
export interface Way extends Outlook {
  /** What falls to it. */
  readonly takes: Portion;
  readonly name: string;
  /** This month's budget is used up. */
  readonly spent: boolean;
}

/** A connector and its lines, as they stand now. */
export interface Ways {
  readonly connector: Connector;
  readonly lines: readonly Way[];
  /** When its rate lets the next one out, milliseconds since 1970; 0: now. */
  readonly freeAt: number;
  /** What the calls under way take of its mail; `at`: put-off mail too. */
  readonly underWay: readonly DueQuestion[];
  /** Why the line that would be taken now leaves it behind, or null. */
  barred(letter: Pick<Letter, 'bytes' | 'priority'>): string | null;
}

/** What holds for every letter. */
export interface Circumstances {
  readonly now: number;
  readonly zone: string;
  /** Paused, until then; null in it: until somebody resumes; null: not paused. */
  readonly paused: { readonly until: number | null } | null;
  ways(connector: string): Ways | null;
}

interface Answer {
  readonly at: number | null;
  readonly kind: Goes['kind'];
  readonly text: string;
}

export function goes(letter: Letter, standing: Circumstances): Goes {
  const { at, kind, text } = answer(letter, standing);
  return { at: at === null ? null : new Date(at).toISOString(), kind, text };
}

function answer(letter: Letter, standing: Circumstances): Answer {
  const W = dialingWords.goes;
  const { now } = standing;
  if (letter.held) return { at: null, kind: 'held', text: W.held(letter.held) };
  if (letter.active) return { at: now, kind: 'now', text: letter.wish ? W.wish[letter.wish] : W.active };
  const answers = letter.open.map((part) => partGoes(letter, part, standing));
  const none: Answer = { at: now, kind: 'now', text: W.ending };
  return answers.reduce((best, one) => (isSooner(one, best) ? one : best), answers[0] ?? none);
}

function isSooner(one: Answer, other: Answer): boolean {
  return one.at !== null && (other.at === null || one.at < other.at);
}

function partGoes(letter: Letter, part: OpenPart, standing: Circumstances): Answer {
  const W = dialingWords.goes;
  const { now, paused } = standing;
  const byPerson = (text: string): Answer => ({ at: null, kind: 'person', text });
  const ways = part.connector === null ? null : standing.ways(part.connector);
  if (!ways) return byPerson(part.why);
  if (ways.connector.holdForRemote) return byPerson(W.branch);
  if (!ways.connector.enabled) return byPerson(W.off);
  if (isUnderWay(letter, part, ways, now)) return { at: now, kind: 'now', text: W.underWay };
  if (paused?.until === null) return byPerson(W.paused);
  const way = ways.lines.find((line) => isIn(letter, line.takes)) ?? null;
  const call = way && nextCall(way, { ...letter, from: part.due, large: part.large });
  if (call && call.at <= now) return { at: now, kind: 'now', text: W.atOnce };
  return { at: call?.at ?? null, ...whyThen({ letter, part, ways, way, call, standing }) };
}

function isUnderWay(letter: Letter, part: OpenPart, { underWay, freeAt }: Ways, now: number): boolean {
  return underWay.some((ask) => {
    if (freeAt > now || (part.due > now && ask.at === undefined)) return false;
    if (ask.portion && !isIn(letter, ask.portion)) return false;
    return isAsked({ oversize: part.large, named: letter.named }, ask);
  });
}

interface Case {
  readonly letter: Letter;
  readonly part: OpenPart;
  readonly ways: Ways;
  /** The line that carries it; null: none. */
  readonly way: Way | null;
  readonly call: NextCall | null;
  readonly standing: Circumstances;
}

/** What holds it: the line first, then its size, then what was said of it, then the schedule. */
function whyThen(known: Case): Omit<Answer, 'at'> {
  const W = dialingWords.goes;
  const { letter, part, ways, way, call, standing } = known;
  const barred = ways.barred(letter);
  if (barred !== null || !way) return { kind: 'line', text: barred ?? W.noLine };
  if (way.spent) return { kind: 'line', text: call ? W.budget(way.name) : W.budgetByPerson(way.name) };
  const { connector } = ways;
  const from = Math.max(standing.now, way.barredUntil, part.due);
  if (part.large && connector.oversize && !largeMailOpen(connector, standing.zone, from)) {
    const { overBytes } = connector.oversize;
    return call ? { kind: 'large', text: W.large(overBytes) } : { kind: 'person', text: W.largeByPerson(overBytes) };
  }
  const putOff = part.due > 0 && part.tries > 0 ? W.putOff(part.said ?? '', part.tries) : null;
  if (!call) return { kind: 'person', text: W.joined(putOff, W.byPerson(connector.triggers)) };
  if (putOff !== null) return { kind: 'retry', text: putOff };
  return whyCall(known, call);
}

/** Why a letter that was not tried goes at the moment of `call`. */
function whyCall({ letter, ways, way, standing }: Case, call: NextCall): Omit<Answer, 'at'> {
  const W = dialingWords.goes;
  const { triggers, schedule } = ways.connector;
  const planned = (text: string): Omit<Answer, 'at'> => ({ kind: 'schedule', text: W.orSooner(text, triggers) });
  if (call.by === 'send') return planned(schedule.kind === 'weekly' && !schedule.everyMinutes ? W.opens : W.calls);
  if (call.by === 'collect') return planned(W.collects);
  if (call.by === 'large') return planned(W.withLarge);
  if (call.at === ways.freeAt) return { kind: 'line', text: W.rate };
  if (call.at === standing.paused?.until) return { kind: 'schedule', text: W.pauseEnds };
  if (call.by === 'again' || call.at === way?.notBefore) return { kind: 'retry', text: W.again };
  const { oldestMinutes } = triggers;
  const ownAge = oldestMinutes !== null && call.at === letter.arrived + oldestMinutes * 60_000;
  return planned(ownAge ? W.aged(oldestMinutes) : W.together);
}
