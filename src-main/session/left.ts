// What a call leaves behind when it ends: mail that was to go in it and did not, and why, and
// large mail that was left to its own times. Held mail is a person's affair and not left; what
// goes on by another line is that call's.
import type { Connector } from '../contract/connector';
import type { Session } from '../contract/views';
import { isReplyUnknown, replyShown } from '../mail/cause';
import { isOpen, type Recipient } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import { type LeftReason, sessionWords } from '../words/session';
import type { SessionRequest } from './requests';
import type { SessionRun } from './session';

export interface LeftDeps {
  readonly queue: Pick<Queue, 'due' | 'get' | 'soonest'>;
  readonly request: Pick<SessionRequest, 'expected' | 'question' | 'usual'>;
  readonly now: number;
  readonly zone: string;
  /** The connectors whose mail this call carried to the end, not those that went on by another line. */
  readonly connectors: readonly Connector[];
  /** Letters that the other side put off in this call, or that are in doubt, and whose they were. */
  readonly putOff: ReadonlyMap<string, Connector['id']>;
  /** When a letter goes by itself, ISO; null: never, or nobody knows. */
  goes(id: string): string | null;
  /** When the connector may send again by its rate; 0: now. */
  freeAt(connector: Connector): number;
}

type Ending = Pick<SessionRun, 'stopping' | 'broken' | 'senders'> & {
  readonly record: Pick<SessionRun['record'], 'cameUp'>;
};

/** In the order of the connectors; null: everything that was to go has gone. */
export function leftBehind(deps: LeftDeps, run: Ending): Session['left'] {
  const reasons: LeftReason[] = [];
  const add = (reason: LeftReason): void => {
    const same = reasons.find((one) => one.kind === reason.kind && one.said === reason.said && one.at === reason.at);
    if (!same) reasons.push(reason);
    else reasons[reasons.indexOf(same)] = { ...same, messages: same.messages + reason.messages };
  };
  for (const one of waitingAgain(deps)) {
    if (isReplyUnknown(one)) add({ kind: 'in-doubt', messages: 1 });
    else add({ kind: 'put-off', messages: 1, said: replyShown(one) ?? '' });
  }
  for (const connector of deps.connectors) {
    const due = deps.queue.due(connector.id, deps.request.expected(connector)).messages;
    const doubted = Math.min(due, doubtedOf(connector, deps));
    const messages = due - doubted;
    if (doubted > 0) add({ kind: 'in-doubt', messages: doubted });
    const why = whyNot(deps, run, connector);
    if (messages > 0 && !goesWithoutCall(connector, why)) add({ messages, ...why });
  }
  const messages = reasons.reduce((sum, reason) => sum + reason.messages, 0);
  return messages === 0 ? null : { messages, why: sessionWords.left(reasons, deps.zone) };
}

/** Those that were put off and still wait for their time. */
function waitingAgain(deps: LeftDeps): readonly Recipient[] {
  return [...deps.putOff.keys()].flatMap((id) => openOnesOf(id, deps).find((one) => isPutOff(one, deps)) ?? []);
}

/** How many are in doubt and may go again at once, so that they count as due. */
function doubtedOf({ id }: Connector, deps: LeftDeps): number {
  const doubted = (one: Recipient): boolean => isReplyUnknown(one) && !isPutOff(one, deps);
  return [...deps.putOff].filter(([letter, whose]) => whose === id && openOnesOf(letter, deps).some(doubted)).length;
}

function isPutOff({ nextAttempt }: Recipient, { now }: LeftDeps): boolean {
  return nextAttempt !== null && nextAttempt > now;
}

function openOnesOf(id: string, { queue }: LeftDeps): readonly Recipient[] {
  const item = queue.get(id);
  return !item || item.state === 'hold' ? [] : item.recipients.filter(isOpen);
}

/** What came for a mailbox here in the call's last moment needs no line, and goes at once behind it. */
function goesWithoutCall({ route }: Connector, { kind }: Pick<LeftReason, 'kind'>): boolean {
  return route.kind === 'mailboxes' && kind === 'late';
}

/** Why what is due of `connector` has not gone. */
function whyNot(
  { freeAt }: LeftDeps,
  { stopping, broken, senders, record }: Ending,
  connector: Connector,
): Omit<LeftReason, 'messages'> {
  if (stopping.aborted) return { kind: 'stopped' };
  if (!record.cameUp()) return { kind: 'not-dialled' };
  if (broken.signal.aborted) {
    const why: unknown = broken.signal.reason;
    return { kind: why === 'line' || why === 'time' ? why : 'ours' };
  }
  const trouble = senders.get(connector.id)?.trouble();
  if (trouble) return { kind: 'trouble', said: trouble.host };
  const at = freeAt(connector);
  return at > 0 ? { kind: 'rate', at } : { kind: 'late' };
}

/** Large mail of these connectors that this call was not for, and when the first of it goes by itself. */
export function largeLeft({ queue, request, connectors, goes }: LeftDeps): Session['largeLeft'] {
  let messages = 0;
  const times: string[] = [];
  for (const connector of connectors) {
    const { oversize } = connector;
    const { oversize: asked } = request.question(connector);
    if (!oversize || !request.usual(connector.id) || asked === undefined) continue;
    const large = { connector: connector.id, oversize: true, named: 'not' } as const;
    messages += queue.due(connector.id, { ...large, at: Number.POSITIVE_INFINITY }).messages;
    const soonest = queue.soonest(large);
    const at = soonest === null ? null : goes(soonest);
    if (at !== null) times.push(at);
  }
  if (messages === 0) return null;
  return { messages, at: times.sort()[0] ?? null };
}
