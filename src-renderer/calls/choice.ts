// What a person chose for a call, and how the relay is asked for it: the same words for
// the price and for the call itself, so that what was priced is what goes. Pure.
import type { Agreed } from '../../src-main/contract/methods';
import type { SignInWay } from '../../src-main/contract/sign-in/load';
import type { Estimate, Session } from '../../src-main/contract/views';
import type { Ask } from '../relay';

/** What a button wants a call for; without a word the usual: all normal mail, and fetching. */
export interface Wanted {
  readonly connectors?: readonly string[];
  readonly link?: string;
  /** Just these messages. */
  readonly ids?: readonly string[];
  /** Whoever paused the post office resumes it with this call. */
  readonly resume?: boolean;
  /** The line is held up for a sign-in first. */
  readonly signIn?: SignInWay;
  /** With "code-asked": which sign-in is asked about. */
  readonly signInId?: string;
  /** Hears of the call, and of what was chosen for it. */
  readonly began?: (session: Session, choice: Choice) => void;
  /** How the call is begun, where that is not session.start. */
  readonly begin?: (agreed: { readonly agreed?: Agreed }) => Promise<unknown>;
}

export interface Choice {
  readonly normal: boolean;
  readonly large: ReadonlySet<string>;
  readonly fetch: boolean;
  /** Of a sign-in by a code: this call only brings it, and nothing else goes. */
  readonly hangUp?: boolean;
}

export type CallAsk = Ask<'session.start'> & Ask<'queue.estimate'>;

export const USUAL_CHOICE: Choice = { normal: true, large: new Set(), fetch: true };

export function asksFor(
  { connectors, link, ids, signIn, signInId }: Wanted,
  { normal, large, fetch, hangUp = false }: Choice,
): CallAsk {
  const base = {
    ...(connectors && connectors.length > 0 ? { connectors: [...connectors] } : {}),
    ...(link === undefined ? {} : { link }),
    ...(signIn === undefined ? {} : { signIn }),
    ...(signInId === undefined ? {} : { signInId }),
  };
  if (hangUp) return { ...base, ids: [], signIn: 'code-given' };
  if (ids !== undefined) return { ...base, ids: [...ids] };
  if (!normal) return { ...base, ids: [...large], fetch };
  return { ...base, ...(large.size > 0 ? { also: [...large] } : {}), ...(fetch ? {} : { fetch: false }) };
}

/** What the sheet begins with: the cheaper way where there are two. */
export function firstChoice({ codeCalls }: Estimate): Choice {
  return codeCalls?.cheaper === true ? { ...USUAL_CHOICE, hangUp: true } : USUAL_CHOICE;
}

/** Which rows there are: what does not wait and is not asked for is no choice. */
export function offered({ messages, largeLetters, fetch, large }: Estimate): {
  readonly normal: boolean;
  readonly letters: Estimate['largeLetters'];
  /** So many more large ones than can be listed. */
  readonly more: number;
  readonly fetch: boolean;
} {
  const letters = largeLetters.slice(0, MOST_LETTERS);
  return {
    normal: messages > 0,
    letters,
    more: Math.max(0, large.messages - letters.length),
    fetch: fetch.seconds > 0 || fetch.calls > 0,
  };
}

const MOST_LETTERS = 50;

/** A letter that has gone meanwhile is no choice any more, nor is hanging up where that saves nothing now. */
export function stillOffered(estimate: Estimate, choice: Choice): Choice {
  if (choice.hangUp === true && estimate.codeCalls?.cheaper !== true)
    return stillOffered(estimate, { ...choice, hangUp: false });
  const large = [...choice.large].filter((id) => offered(estimate).letters.some((letter) => letter.id === id));
  return large.length === choice.large.size ? choice : { ...choice, large: new Set(large) };
}

/** Is the call still made by the lines, and at the prices, that were shown first? */
export function isSameLine(first: Estimate, now: Estimate): boolean {
  const of = ({ lines = [] }: Estimate): readonly string[] => lines.map(({ id, tariff }) => `${id} ${tariff}`).sort();
  return JSON.stringify(of(first)) === JSON.stringify(of(now));
}

/** Something is chosen of what is offered; where nothing is, the line may be opened all the same. */
export function isChosen(estimate: Estimate, { normal, large, fetch }: Choice): boolean {
  if (estimate.signIn) return true;
  if (estimate.named !== undefined) return estimate.named > 0;
  const offer = offered(estimate);
  const nothing = !offer.normal && offer.letters.length === 0 && !offer.fetch;
  return nothing || (offer.normal && normal) || large.size > 0 || (offer.fetch && fetch);
}

export function withLetter(choice: Choice, id: string): Choice {
  const large = new Set(choice.large);
  if (!large.delete(id)) large.add(id);
  return { ...choice, large };
}
