// The one gate: whatever comes in by window, socket or command line is judged
// here against the table in contract/methods and nowhere else. It answers with a
// result or an ErrorBody and never throws; a bug of ours is logged with its stack, told
// like every fault, and shown as 'internal' without details that could hold a secret.
import { isSlip, reportFault } from '../base/fault-line';
import type { Log } from '../base/log';
import { ContractError, type ErrorBody } from '../contract/errors';
import { type Handlers, isMethod, type Method, PARAMS, type Params } from '../contract/methods';
import { isTooDeep } from '../config/document-file';
import { issueText, judge } from '../contract/issues';
import { controlWords } from '../words/ways-in/control';

/** `last`: a slip of ours was met, and a connection that asked is ended with this answer. */
export type Answer = { readonly result: unknown } | { readonly error: ErrorBody; readonly last?: boolean };
export type Dispatch = (method: string, params: unknown) => Promise<Answer>;

/** `handlers` answers null while the relay is still starting. */
export function createDispatch(
  handlers: () => Handlers | null,
  log: Log,
  fault: (error: unknown) => void = reportFault,
): Dispatch {
  return async (method, params) => {
    try {
      return { result: await answer(handlers(), method, params) };
    } catch (error) {
      if (error instanceof ContractError) return { error: error.body() };
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.write('relay', 'minimum', controlWords.failed(method, stack));
      const last = isSlip(error);
      if (last) fault(error);
      return {
        last,
        error: { code: 'internal', message: controlWords.couldNot(firstLine(stack)) },
      };
    }
  };
}

async function answer(handlers: Handlers | null, name: string, params: unknown): Promise<unknown> {
  const method = knownMethod(name);
  if (!handlers) throw new ContractError('starting', controlWords.starting);
  if (method === 'events.subscribe') return {};
  return invoke(handlers, method, judgeParams(method, params));
}

/** Throws ContractError 'unknown-method' with the names there are. */
export function knownMethod(name: string): Method {
  if (isMethod(name)) return name;
  throw new ContractError('unknown-method', controlWords.noSuchMethod(name, Object.keys(PARAMS).sort()));
}

/**
 * The parameters as the method's schema completes them. Throws ContractError 'bad-request' with every place that does
 * not fit.
 */
export function judgeParams<M extends Method>(method: M, params: unknown): Params<M> {
  // Settings and the like are walked by functions that call themselves, and there is an end to that.
  if (typeof params === 'object' && params !== null && isTooDeep(params))
    throw new ContractError('bad-request', controlWords.tooDeep(method));
  const judged = judge<unknown>(PARAMS[method], params ?? {});
  // The schema of this very method has just produced it; the compiler cannot follow a name chosen at run time.
  if (judged.ok) return judged.data as Params<M>;
  const { issues } = judged;
  const places = issues.map(issueText).join('; ');
  throw new ContractError('bad-request', controlWords.unfit(method, places), issues);
}

function invoke(handlers: Handlers, method: Exclude<Method, 'events.subscribe'>, params: unknown): unknown {
  // The schema of this very method has just produced params; the compiler cannot follow a name chosen at run time.
  const handler = handlers[method] as (params: Params<typeof method> | unknown) => unknown;
  return handler(params);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/^\w*Error: /, '') ?? '';
}
