// What every kind of line can do for the link: dial once, hang up once, say how
// it stands. The link (link.ts) does the repeating, the waiting and the worrying.
// Nothing here throws; trouble is a value with a sentence.
import type { Ran, Run } from '../base/run';
import { ranText } from '../base/run';
import type { HangUpCommand } from './guard';

export type LineStatus = 'up' | 'down' | 'unknown';

/**
 * `busy` is worth another try, `hopeless` is not (a wrong password, no such entry);
 * after `time` and `cancelled` the line may be half up and has to be hung up.
 */
export type Dialled =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'busy' | 'hopeless' | 'time' | 'cancelled'; readonly text: string };

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

/** How long a question such as "are you up?" may take. */
export const ASK_LIMIT = 10_000;

export const unknownMetered = (): Promise<boolean | null> => Promise.resolve(null);

/** A program's end as a dialling's end; `judge` knows what its exit codes other than 0 mean. */
export function dialledBy(
  ran: Ran,
  program: string,
  limitMs: number,
  judge?: (ran: Ran) => { hopeless: boolean; text: string } | null,
): Dialled {
  if (ran.end === 'exit' && ran.code === 0) return { ok: true };
  const plain = ranText(ran, program, limitMs);
  if (ran.end === 'time' || ran.end === 'cancelled') return { ok: false, why: ran.end, text: plain };
  if (ran.end === 'missing') return { ok: false, why: 'hopeless', text: plain };
  const judged = judge?.(ran) ?? null;
  return { ok: false, why: judged?.hopeless ? 'hopeless' : 'busy', text: judged?.text ?? plain };
}

/** A program's end as a hanging up's end; `judge` as for dialling. */
export function hungUpBy(
  ran: Ran,
  program: string,
  limitMs: number,
  judge?: (ran: Ran) => { text: string } | null,
): HungUp {
  if (ran.end === 'exit' && ran.code === 0) return { ok: true };
  return { ok: false, text: (ran.end === 'exit' ? judge?.(ran)?.text : null) ?? ranText(ran, program, limitMs) };
}

export type DialerDeps = { readonly run: Run };
