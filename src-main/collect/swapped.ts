// What ATRN and TURN share: ask, and where the answer is 250 the roles are swapped and
// our side greets and takes mail on the same socket (RFC 2645 §5.2). Peers end such a
// line with mail still held, so the same is asked again on a new one until they say
// that nothing waits, or lines bring nothing. Every line ends with a sentence.
import { sleep } from '../base/clock';
import { type Reply, replyText } from '../mail/reply';
import {
  type CollectDeps,
  type CollectResult,
  type CommandConnection,
  type OpenedConnection,
  refusalBy,
  type ServedConnection,
} from './method';
import { collectWords } from '../words/collect';

type SwapAnswer = Pick<CollectResult, 'kind' | 'text' | 'refusal'>;

/** What one request came to. */
export type AskedToSwap = { readonly kind: 'swapped'; readonly served: ServedConnection } | SwapAnswer;

/** A peer that sends one message a line is endured so often; what is left comes with the next call. */
const MOST_LINES = 500;

/**
 * Exim keeps its messages locked for a moment after a line, and gives nothing to one that asks meanwhile: after
 * a line with mail one without is no proof. Milliseconds before it is asked again; then it is believed.
 */
const EMPTY_PAUSES = [1_000, 3_000];

/** Milliseconds, where nobody says. */
const SILENCE = 60_000;

/** Hands the line over to our listener; `line` is of no further use. */
export async function takeMail(
  connection: CommandConnection,
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<AskedToSwap> {
  const { secure, host } = connection;
  const socket = connection.release();
  if (!socket || !deps.swapped)
    return {
      kind: 'failed',
      text: collectWords.swapped.broke(host),
    };
  deps.transcript.note(collectWords.swapped.now);
  const served = await deps.swapped.serve({ socket, secure, silence: deps.swapped.silence ?? SILENCE }, signal);
  deps.transcript.note(collectWords.swapped.cameByLine(served.messages, served.orderly));
  return { kind: 'swapped', served };
}

/** How one method opens a line and asks on it. */
interface AskingLine {
  open(): Promise<OpenedConnection>;
  /** Must end the line unless it was swapped. */
  ask(connection: CommandConnection): Promise<AskedToSwap>;
}

/** Opens lines and asks until there is nothing more to come. */
export async function untilNothingWaits(
  method: 'atrn' | 'turn',
  line: AskingLine,
  deps: Pick<CollectDeps, 'clock'>,
  signal: AbortSignal,
): Promise<CollectResult> {
  let taken = 0;
  let empty = 0;
  for (let lines = 0; lines < MOST_LINES && !signal.aborted; lines++) {
    const opened = await line.open();
    if (!opened.ok)
      return {
        method,
        kind: 'failed',
        text: told(
          taken,
          taken > 0 ? collectWords.swapped.restNotAsked(opened.text) : collectWords.swapped.notAsked(opened.text),
        ),
        ...(opened.refusal ? { refusal: opened.refusal } : {}),
      };
    const { host } = opened.connection;
    const asked = await line.ask(opened.connection);
    if (asked.kind !== 'swapped') return ended(method, taken, asked);
    const { messages, silent } = asked.served;
    taken += messages;
    empty = messages > 0 ? 0 : empty + 1;
    // Exim leaves without a goodbye while it still holds mail: as long as lines bring something, they are worth
    // another.
    if (messages > 0 && !signal.aborted) continue;
    const pause = taken > 0 && !silent ? EMPTY_PAUSES[empty - 1] : undefined;
    if (pause === undefined || signal.aborted) return { method, ...emptyLine(taken, host, asked.served) };
    await sleep(deps.clock, pause, signal);
  }
  return {
    method,
    kind: signal.aborted ? 'failed' : 'done',
    text: told(taken, collectWords.swapped.restLater),
  };
}

function emptyLine(taken: number, host: string, { orderly, silent }: ServedConnection): SwapAnswer {
  if (silent)
    return {
      kind: 'failed',
      text: told(taken, collectWords.swapped.silent(host)),
    };
  if (!orderly)
    return {
      kind: 'failed',
      text: told(taken, collectWords.swapped.cut(host)),
    };
  return nothingOr(
    taken,
    taken > 0 ? collectWords.swapped.nothingMore(host) : collectWords.swapped.nothingToSend(host),
  );
}

function ended(method: 'atrn' | 'turn', taken: number, { kind, text, refusal }: SwapAnswer): CollectResult {
  const why = refusal ? { refusal } : {};
  return kind === 'nothing'
    ? { method, ...nothingOr(taken, text), ...why }
    : { method, kind: taken > 0 && kind === 'unsupported' ? 'done' : kind, text: told(taken, text), ...why };
}

function nothingOr(taken: number, text: string): SwapAnswer {
  return taken > 0 ? { kind: 'done', text: told(taken, text) } : { kind: 'nothing', text };
}

/** `end`: what came to an end, and how. */
function told(taken: number, end: string): string {
  return taken > 0 ? collectWords.swapped.came(taken, end) : end;
}

/** Refusals that both verbs share, as data and in words. */
export function refusalText(verb: string, host: string, reply: Reply): SwapAnswer {
  return { ...refusalWords(verb, host, reply), refusal: refusalBy(reply) };
}

function refusalWords(verb: string, host: string, reply: Reply): SwapAnswer {
  const W = collectWords.swapped;
  const said = replyText(reply);
  switch (reply.code) {
    case 0:
      return {
        kind: 'failed',
        text: W.brokeAsking(host, said),
      };
    case 450:
      return {
        kind: 'failed',
        text: W.notAllowed(host, verb, said),
      };
    case 451:
    case 421:
      return {
        kind: 'failed',
        text: W.notNow(host, said),
      };
    case 453:
      return { kind: 'nothing', text: W.none(host, said) };
    case 500:
    case 502:
    case 504:
      return {
        kind: 'unsupported',
        text: W.unknown(host, verb, said),
      };
    case 501:
      return {
        kind: 'failed',
        text: W.badDomains(host, said),
      };
    case 530:
    case 535:
    case 538:
      return {
        kind: 'failed',
        text: W.loginFirst(host, verb, said),
      };
    default:
      return { kind: 'failed', text: W.refused(host, said) };
  }
}
