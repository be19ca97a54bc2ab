// The stage's queue: letters of each kind a row can be of, and when each goes and why, in
// the relay's own words.
import type { AttemptView, Goes, QueueRow } from '../../../src-main/contract/views';
import { dialingWords } from '../../../src-main/words/dialing';

const MINUTE = 60_000;
const NOW = Date.now();
const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();
const LARGE_BYTES = 200_000;
const NO_AMOUNTS = { queuedMessages: null, queuedBytes: null };

const SUBJECTS = [
  'Stock list for November',
  'Re: Vaccines, cold chain',
  'Scan from the front desk',
  'Position report 12:00 UTC',
  'Crew change papers',
  '',
];
const GREYLISTED = '451 4.7.1 Greylisted, try again in 5 minutes';

const words = dialingWords.goes;
/** Why a letter that nobody has tried yet waits: each kind there is. */
const WAITS: readonly Goes[] = [
  { at: at(42), kind: 'schedule', text: words.opens },
  { at: at(0), kind: 'now', text: words.atOnce },
  { at: at(1300), kind: 'large', text: words.large(LARGE_BYTES) },
  {
    at: null,
    kind: 'line',
    text: dialingWords.tooLarge({ unmetered: true, line: 'Satellite phone' }, 612_000, 500_000),
  },
  { at: null, kind: 'person', text: words.byPerson(NO_AMOUNTS) },
];
const RETRY: Goes = { at: at(12), kind: 'retry', text: words.putOff(GREYLISTED, 2) };
const HELD: Goes = { at: null, kind: 'held', text: words.held({ kind: 'by-hand' }) };

function goesOf(state: QueueRow['state'], i: number): Goes | undefined {
  if (state === 'deferred') return RETRY;
  return state === 'hold' ? HELD : WAITS[(i / 2) % WAITS.length];
}

function bytesOf(kind: Goes['kind'] | undefined, i: number): number {
  const bytes = 3000 + ((i * 7919) % 90_000);
  return kind === 'large' || kind === 'line' ? bytes + 600_000 : bytes;
}

export function row(i: number): QueueRow {
  const state = (['incoming', 'deferred', 'incoming', 'hold'] as const)[i % 4] ?? 'incoming';
  const reply = state === 'deferred' ? GREYLISTED : null;
  const goes = goesOf(state, i);
  return {
    id: `0Q${String(i).padStart(14, '0')}`,
    state,
    sender: i % 11 === 0 ? null : `person${i % 7}@clinic.example`,
    recipients: [
      { address: `partner${i % 13}@away.example`, status: state === 'deferred' ? 'deferred' : 'waiting', reply },
      ...(i % 5 === 0 ? [{ address: 'second@other.example', status: 'waiting' as const, reply: null }] : []),
    ],
    subject: SUBJECTS[i % SUBJECTS.length] ?? '',
    messageId: `<${i}@clinic.example>`,
    bytes: bytesOf(goes?.kind, i),
    arrived: at(-3 - i * 0.7),
    priority: 'normal',
    system: i % 11 === 0,
    oversize: goes?.kind === 'large' || goes?.kind === 'line',
    attempts: state === 'deferred' ? 2 : 0,
    nextAttempt: state === 'deferred' ? RETRY.at : null,
    connector: 'isp',
    reason: state === 'hold' ? HELD.text : reply,
    ...(goes ? { goes } : {}),
  };
}

/** Each try put off by the first recipient's host. */
export function attempts({ attempts: times, recipients: [first] }: QueueRow): readonly AttemptView[] {
  return Array.from({ length: times }, (_, i) => ({
    at: at(i - 2),
    session: `P${i}`,
    connector: 'isp',
    host: 'mx.away.example',
    recipient: first?.address ?? '',
    result: 'deferred',
    reply: first?.reply ?? '',
  }));
}
