// What the wizard proposes for a line, so that one that costs spares money (pure): three
// calls a day, large mail by hand, waits that end before another billing step begins,
// held mail asked for in those calls. Told from what a person chose by hand by this alone:
// what stands exactly as it was proposed for the line as it was, is proposed anew for the
// line as it is now; everything else stays.
import { DIALLED_KINDS, isPriced, Link, type Tariff } from '../../src-main/contract/link';
import { type Schedule, WEEKDAYS, type Weekday } from '../../src-main/contract/schedule';
import { read, textAt, write } from '../form/document';
import { same } from '../form/merge';
import { freshConnector } from '../settings/fresh';
import { type Roles, rolesOf } from './draft';

/** When a line that costs calls, local time. */
const CALL_HOURS = [7, 12, 18] as const;
export const CALLS_A_DAY = CALL_HOURS.length;
/** Over this, mail is large: 200 kB. */
const LARGE_BYTES = 200_000;

/** Seconds a provider is given to begin, at least and at most. */
const FIRST = { least: 10, most: 60 };
/** Seconds of silence that end a call, at least and at most. */
const IDLE = { least: 5, most: 20 };
/** Where every second is billed there is no step to fit into. */
const UNSTEPPED = { first: 20, idle: 10 };

/** The tariff of a line as it is typed; null where it is none yet. */
export function tariffOf(link: unknown): Tariff | null {
  const typed = Link.shape.tariff.safeParse(read(link, 'tariff'));
  return typed.success ? typed.data : null;
}

/** Does every call by it, or every byte, cost somebody something? */
export function isDear(link: unknown): boolean {
  const tariff = tariffOf(link);
  return DIALLED_KINDS.includes(textAt(link, 'kind')) || (tariff !== null && isPriced({ tariff }));
}

/** "07:00", as the settings write it. */
const clock = (hour: number, minute = 0): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
/** The times of the calls, for a sentence. */
export const CALL_TIMES: readonly string[] = CALL_HOURS.map((hour) => clock(hour));

function threeADay(): Schedule {
  const day = CALL_HOURS.map((hour) => `${clock(hour)}-${clock(hour, 15)}`);
  // fromEntries forgets its keys; they are the weekdays.
  const open = Object.fromEntries(WEEKDAYS.map((name) => [name, day])) as Record<Weekday, string[]>;
  return { kind: 'weekly', open, everyMinutes: null };
}

/** How long a call waits for mail, so that a billing step is used and no other is begun for nothing. */
export function waitsFor({ perMinute, billingSeconds }: Tariff): { readonly first: number; readonly idle: number } {
  const fits = (least: number, most: number, wish: number): number => Math.max(least, Math.min(most, wish));
  if (perMinute === 0) return PLAIN_WAITS;
  if (billingSeconds === 1) return UNSTEPPED;
  return {
    first: fits(FIRST.least, FIRST.most, billingSeconds - 2),
    idle: fits(IDLE.least, IDLE.most, Math.floor(billingSeconds / 2)),
  };
}

const PLAIN = freshConnector('');
const PLAIN_WAITS = {
  first: Number(textAt(PLAIN, 'wait.firstMessageSeconds')),
  idle: Number(textAt(PLAIN, 'wait.idleSeconds')),
};

/** Places inside the connector, and what is proposed there. */
export function proposalFor(link: unknown): Readonly<Record<string, unknown>> {
  const dear = isDear(link);
  const tariff = tariffOf(link);
  const { first, idle } = dear && tariff ? waitsFor(tariff) : PLAIN_WAITS;
  return {
    schedule: dear ? threeADay() : read(PLAIN, 'schedule'),
    oversize: dear ? { overBytes: LARGE_BYTES, schedule: { kind: 'never' } } : null,
    'wait.firstMessageSeconds': first,
    'wait.idleSeconds': idle,
    'collect.schedule': dear ? threeADay() : null,
  };
}

const PLAIN_PROPOSAL = proposalFor({});

/** The draft with `value` at a place of its line, and the proposals that follow from it. */
export function withLine(draft: unknown, path: string, value: unknown): unknown {
  const roles = rolesOf(draft);
  const next = write(draft, path, value);
  const before = proposalFor(read(draft, roles.link));
  return Object.entries(proposalFor(read(next, roles.link))).reduce(
    (all, [place, wish]) =>
      places(draft, roles, place)
        // What a document leaves out is what the contract puts there: as on a line that costs nothing.
        .filter((at) => same(read(draft, at) ?? PLAIN_PROPOSAL[place], before[place]))
        .reduce((d, at) => write(d, at, wish), all),
    next,
  );
}

/** Where a proposal stands: of several ways of fetching, each has times of its own. */
function places(draft: unknown, { provider }: Roles, place: string): readonly string[] {
  if (place !== 'collect.schedule') return [`${provider}.${place}`];
  const ways = read(draft, `${provider}.collect`);
  if (Array.isArray(ways)) return ways.map((_, i) => `${provider}.collect[${i}].schedule`);
  return ways === undefined ? [] : [`${provider}.collect.schedule`];
}

/** Do the connector's times stand as they are proposed for its line? */
export function isAsProposed(draft: unknown, { link, provider }: Roles): boolean {
  return same(read(draft, `${provider}.schedule`), proposalFor(read(draft, link))['schedule']);
}

/** The draft with everything as it is proposed for its line, whatever was chosen before. */
export function asProposed(draft: unknown): unknown {
  const roles = rolesOf(draft);
  return Object.entries(proposalFor(read(draft, roles.link))).reduce(
    (all, [place, wish]) => places(draft, roles, place).reduce((d, at) => write(d, at, wish), all),
    draft,
  );
}
