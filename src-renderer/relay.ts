// The page's only way to the post office: ask by method, hear by event. A refusal
// is thrown as RelayError with its code and a sentence fit to be shown.
import type { Bridge, BridgeAnswer, DesktopRequests, DesktopRequest } from '../src-main/contract/bridge';
import type { ErrorCode, Issue } from '../src-main/contract/errors';
import type { EventName, Events } from '../src-main/contract/events';
import type { Method, Params, Results } from '../src-main/contract/methods';
import { windowWords } from './words/window';

declare global {
  interface Window {
    readonly dialpost: Bridge;
  }
}

export class RelayError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: readonly Issue[],
  ) {
    super(message);
    this.name = 'RelayError';
  }
}

/** Refusals come as values; here they are thrown. */
function resultOf(answer: BridgeAnswer): unknown {
  if (!('error' in answer)) return answer.result;
  const { code, message, issues = [] } = answer.error;
  // A refusal of what was typed names the places of a request, which nobody here has seen.
  throw new RelayError(code, issues.length > 0 ? windowWords.unfit(issues.map((i) => i.message)) : message, issues);
}

/** What may be left out is left to the relay's defaults. */
export type Ask<M extends Method> = Partial<Params<M>>;

export async function call<M extends Method>(method: M, params: Ask<M>): Promise<Results[M]> {
  // The dispatch answers from the same table of methods.
  return resultOf(await window.dialpost.call(method, params)) as Results[M];
}

/** What only the desktop can do; a refusal is thrown as RelayError. */
export async function desk<W extends DesktopRequest>(
  wish: W,
  about?: string,
): Promise<Awaited<ReturnType<DesktopRequests[W]>>> {
  // The desktop answers in the shape of the same contract.
  return resultOf(await window.dialpost.desk(wish, about)) as Awaited<ReturnType<DesktopRequests[W]>>;
}

/** Calls `fn` for every event called `name` until the returned function is called. */
export function hear<E extends EventName>(name: E, fn: (data: Events[E]) => void): () => void {
  return window.dialpost.on((event, data) => {
    // The name tells the shape.
    if (event === (name as EventName)) fn(data as unknown as Events[E]);
  });
}

/** The sentence of anything that was thrown. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
