// What every kind of line can do for the link: dial once, hang up once, say how
// it stands. The link (link.ts) does the repeating, the waiting and the worrying.
// Nothing here throws; trouble is a value with its facts and a sentence.
import { lastLines, type Ran, ranText, type Run } from '../base/run';
import type { DialFault, DialTrouble } from '../contract/dial-fault';
import type { Link } from '../contract/link';
import type { HangUpCommand } from './guard';

export type LineStatus = 'up' | 'down' | 'unknown';

/** A dialling that failed: its facts, what the program said, and all of it in words. */
export interface DialFailure {
  readonly fault: DialFault;
  /** The program's own last lines; "" where it said nothing. */
  readonly said: string;
  readonly text: string;
}

/** After `time` and `cancelled` the line may be half up and has to be hung up. */
export type Dialled =
  { readonly ok: true } | ({ readonly ok: false; readonly why: 'failed' | 'time' | 'cancelled' } & DialFailure);

export type HungUp = { readonly ok: true } | { readonly ok: false; readonly text: string };

export interface Dialer {
  dial(limitMs: number, signal: AbortSignal): Promise<Dialled>;
  hangUp(limitMs: number): Promise<HungUp>;
  /** What `hangUp` runs, for whoever has to do it when we are gone; null where nothing is run. */
  readonly hangUpCommand: HangUpCommand | null;
  /** How the line stands; null where this line cannot tell. */
  readonly status: (() => Promise<LineStatus>) | null;
  /** True or false where the system knows whether this line is metered, null where not. */
  metered(): Promise<boolean | null>;
}

export type CommandsAsk = Pick<Link, 'entry' | 'username'>;

/** A program and its arguments for each; [] where nothing is run. */
export interface LinkCommands {
  readonly connect: readonly string[];
  readonly hangUp: readonly string[];
  readonly status: readonly string[];
}

/** How long a question such as "are you up?" may take. */
export const ASK_LIMIT = 10_000;

export const unknownMetered = (): Promise<boolean | null> => Promise.resolve(null);

/** What an exit code other than 0 means; null where the program's own words say more. */
export type ExitJudge = (ran: Ran) => { readonly fault: DialFault; readonly text: string } | null;

/** A row of a table of exit codes. */
export type CodeMeaning = readonly [trouble: DialTrouble, hopeless?: 'hopeless'];

/** What a table says of a code; null where it says nothing. */
export function faultByCode<Code extends number>(
  table: Readonly<Record<Code, CodeMeaning>>,
  by: DialFault['by'],
  code: number | null,
): (DialFault & { readonly code: Code }) | null {
  const isKnown = (asked: number): asked is Code => asked in table;
  if (code === null || !isKnown(code)) return null;
  const [trouble, hopeless] = table[code];
  return { trouble, by, code, hopeless: hopeless === 'hopeless' };
}

/** A program's end as a dialling's end. */
export function dialledBy(ran: Ran, program: string, limitMs: number, judge?: ExitJudge): Dialled {
  if (ran.end === 'exit' && ran.code === 0) return { ok: true };
  const said = lastLines(ran.output);
  const judged = ran.end === 'exit' ? (judge?.(ran) ?? null) : null;
  if (judged) return { ok: false, why: 'failed', said, ...judged };
  const fault: DialFault = { ...PLAIN_ENDS[ran.end], by: 'program', code: ran.code };
  const why = ran.end === 'time' || ran.end === 'cancelled' ? ran.end : 'failed';
  return { ok: false, why, fault, said, text: ranText(ran, program, limitMs) };
}

const PLAIN_ENDS: Readonly<Record<Ran['end'], Pick<DialFault, 'trouble' | 'hopeless'>>> = {
  exit: { trouble: 'other', hopeless: false },
  time: { trouble: 'time', hopeless: false },
  cancelled: { trouble: 'other', hopeless: false },
  missing: { trouble: 'program-missing', hopeless: true },
};

/** A program's end as a hanging up's end; `judge` as for dialling. */
export function hungUpBy(ran: Ran, program: string, limitMs: number, judge?: ExitJudge): HungUp {
  if (ran.end === 'exit' && ran.code === 0) return { ok: true };
  return { ok: false, text: (ran.end === 'exit' ? judge?.(ran)?.text : null) ?? ranText(ran, program, limitMs) };
}

export type DialerDeps = { readonly run: Run };
