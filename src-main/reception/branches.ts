// Branch offices that call for the mail we hold for them (listener.remoteTriggered,
// connector.holdForRemote). ETRN starts a session that delivers by the connector's
// route; ATRN and TURN deliver on the line the branch opened, one transfer a branch at
// a time, and filed as a session. A transfer that is cut off leaves its mail in the queue,
// and the next call gets it at once; a line that fell without a word is given up for it.
// Nobody hears of mail that is not his: 459 or 450 whatever is held.
import type { Socket } from 'node:net';
import type { Connector } from '../contract/connector';
import type { Settings } from '../contract/settings';
import type { SessionDetail } from '../contract/views';
import type { Brake } from '../delivery/brake';
import type { Source } from '../delivery/source';
import { deliverSwapped } from '../delivery/swapped';
import { accessOf } from '../access/networks';
import type { EtrnAsk, SwapAnswer, SwapAsk } from '../listener/deps';
import type { Refusal } from '../listener/refusal';
import { domainOf, matchStrength } from '../mail/address';
import { isReplyUnknown } from '../mail/cause';
import type { QueueItem, Recipient } from '../mail/envelope';
import { TOO_HEAVY } from '../queue/broken-off';
import type { TakenMessage } from '../queue/entry';
import type { Queue } from '../queue/queue';
import type { Spool } from '../spool/spool';
import { askedText, beginBranchCall, type BranchCall, type BranchCallDeps } from './branch-call';
import type { Logs } from '../logs/logs';
import { openOffers } from '../session/offers';
import { BRANCH_REPLIES } from './branch-replies';
import { FallenLines } from './fallen-lines';
import { receptionWords } from '../words/doors';

export interface Branches {
  etrn(ask: EtrnAsk): Promise<Refusal>;
  swap(ask: SwapAsk): Promise<SwapAnswer>;
  /** A transfer under way, as the session it is. */
  find(session: string): SessionDetail | null;
  /** Ends the transfers under way; what was not sent waits as before. */
  close(): Promise<void>;
}

export interface BranchDeps extends BranchCallDeps {
  readonly queue: Queue;
  readonly logTap: Logs['logTap'];
  readonly spool: Pick<Spool, 'read'>;
  /** Watches over one call of a branch; what was refused is remembered from call to call, by the connector. */
  brakeFor(connector: string): Brake;
  /** Starts sessions for these connectors; `note` tells who asked. False while nothing may be dialled. */
  release(connectors: readonly string[], note: string): boolean;
}

/** Which recipients are meant. */
type Wanted = (address: string) => boolean;

/** Mail put off so recently has just been tried; calling again must not turn it round and round. */
const JUST_TRIED = 60_000;
/** Whose line takes the mail of some connectors now. */
interface Taker {
  readonly call: BranchCall;
  readonly socket: Socket;
  /** Resolves when the connectors are free again. */
  readonly over: Promise<unknown>;
}

export function openBranches(parts: BranchDeps): Branches {
  /** By connector; null while it is looked what there is. */
  const busy = new Map<string, Taker | null>();
  const transfers = new Set<Promise<void>>();
  const calls = new Map<string, BranchCall>();
  const late = new Set<string>();
  const fallen = new FallenLines();
  const stopping = new AbortController();
  const free = (connectors: readonly string[]): void => connectors.forEach((id) => busy.delete(id));
  const begin = (ask: SwapAsk, connectors: readonly string[], wanted: Wanted, socket: Socket): void => {
    const call = beginBranchCall(parts, ask, connectors);
    calls.set(call.logContext.session, call);
    const sent = send(parts, { ask, call, connectors, wanted, late }, socket, stopping.signal);
    // The next call is served while this one is being filed.
    const over = sent.finally(() => free(connectors));
    connectors.forEach((id) => busy.set(id, { call, socket, over }));
    const transfer = over
      .then((trouble) => {
        if (trouble === null) fallen.wentWell(connectors, call.longestPause);
        return call.end(trouble);
      })
      .finally(() => {
        calls.delete(call.logContext.session);
        transfers.delete(transfer);
      });
    transfers.add(transfer);
  };
  return {
    etrn: (ask) => answerEtrn(parts, ask),
    async swap(ask) {
      const allowed = allowedTo(parts.settings(), ask);
      if (!allowed) return BRANCH_REPLIES.notYours;
      const { connectors, wanted } = allowed;
      const takers = connectors.map((id) => busy.get(id) ?? null);
      await endFallen(takers, parts, (silence) => fallen.isGivenUp(connectors, silence));
      if (stopping.signal.aborted || connectors.some((id) => busy.has(id))) return BRANCH_REPLIES.busy;
      connectors.forEach((id) => busy.set(id, null));
      const waiting = await makeDue(parts, connectors, wanted).catch((error: unknown) => {
        free(connectors);
        throw error;
      });
      if (waiting > 0) return { ...BRANCH_REPLIES.reversing, take: (socket) => begin(ask, connectors, wanted, socket) };
      free(connectors);
      return BRANCH_REPLIES.noMail;
    },
    find: (session) => calls.get(session)?.view() ?? null,
    async close() {
      stopping.abort();
      await Promise.all(transfers);
    },
  };
}

/** Ends the lines whose silence so far means that they fell, and resolves when their connectors are free. */
async function endFallen(
  takers: readonly (Taker | null)[],
  { clock }: Pick<BranchDeps, 'clock'>,
  isGivenUp: (silence: number) => boolean,
): Promise<void> {
  for (const taker of new Set(takers)) {
    if (taker === null || !isGivenUp(clock.monotonic() - taker.call.movedAt)) continue;
    taker.socket.destroy();
    await taker.over;
  }
}

/** One branch's taking of its mail. */
interface Transfer {
  readonly ask: SwapAsk;
  readonly call: BranchCall;
  readonly connectors: readonly string[];
  readonly wanted: Wanted;
  /** Letters that the branch refused in words about us, over all its calls: they come behind the others. */
  readonly late: Set<string>;
}

/** Sends; why the line ended, null: in order. Never rejects. */
async function send(
  parts: BranchDeps,
  { ask, call, connectors, wanted, late }: Transfer,
  socket: Socket,
  signal: AbortSignal,
): Promise<string | null> {
  const { clock, log } = parts;
  const { logContext, transcript, moved } = call;
  const lasting = `${ask.account} by ${ask.verb}`;
  const source = branchSource(parts, { call, connectors, wanted, late, lasting }, () => signal.aborted);
  const name = `${ask.account} [${ask.remote}] by ${ask.verb}`;
  const facts = { account: ask.account, remote: ask.remote, session: logContext.session };
  log.write('smtp-out', 'medium', receptionWords.log.branchTakes, facts);
  const deps = {
    clock,
    transcript,
    hostname: parts.settings().organization.hostname,
    name,
    lasting,
    logTap: parts.logTap(logContext),
    moved,
  };
  const trouble = await deliverSwapped(socket, source, deps, signal).catch((error: unknown) => {
    log.write('smtp-out', 'minimum', receptionWords.log.branchBroke(ask.account, String(error)));
    return receptionWords.branch.ourFault;
  });
  const text = trouble === null ? receptionWords.log.branchHas : receptionWords.log.branchEnded(trouble);
  log.write('smtp-out', trouble === null ? 'medium' : 'minimum', text, facts);
  source.close();
  return trouble;
}

interface BranchSource extends Source {
  /** Puts back what was taken and not meant. */
  close(): void;
}

/** `hungUp`: by us. */
function branchSource(
  { queue, spool, brakeFor }: BranchDeps,
  { call, connectors, wanted, late, lasting }: Omit<Transfer, 'ask'> & { readonly lasting: string },
  hungUp: () => boolean,
): BranchSource {
  const offers = openOffers(spool);
  const aside: TakenMessage[] = [];
  /** Under these the line broke before, or they stood in the way: the others first. */
  const behind: TakenMessage[] = [];
  const isWanted = ({ address }: Recipient): boolean => wanted(address);
  const take = (): TakenMessage | undefined => {
    for (const connector of connectors) {
      for (let mine = queue.take({ connector }); mine; mine = queue.take({ connector })) {
        if (mine.recipients.some(isWanted) && !mine.item.cuts && !late.has(mine.item.id)) return mine;
        (mine.recipients.some(isWanted) ? behind : aside).push(mine);
      }
    }
    return behind.shift();
  };
  const at = ({ connector }: TakenMessage) => ({ session: call.logContext.session, connector });
  const settle: Source['settle'] = async (one, outcomes) => {
    const mine = offers.answered(one);
    late.delete(one.id);
    await queue.settle(mine, outcomes, at(mine));
    call.settled(outcomes);
  };
  const putBack: Source['putBack'] = (one, how) => {
    if (how?.inTheWay) late.add(one.id);
    queue.putBack(offers.answered(one));
  };
  return {
    brake: brakeFor(connectors[0] ?? ''),
    next() {
      const mine = take();
      return mine ? offers.make(mine, mine.recipients.filter(isWanted), late.has(mine.item.id)) : null;
    },
    settle,
    putBack,
    async brokeOff(one, { host, bytes, undecided }, outcomes) {
      if (hungUp()) return outcomes.length > 0 ? settle(one, outcomes) : putBack(one);
      const mine = offers.answered(one);
      call.settled(await queue.brokeOff(mine, { host, bytes, undecided, why: 'line' }, outcomes, at(mine)));
    },
    hold: (one, _, said) => {
      const mine = offers.answered(one);
      return queue.brake(mine, { connector: mine.connector, host: lasting, said });
    },
    close: () => [...aside.splice(0), ...behind.splice(0)].forEach((mine) => queue.putBack(mine)),
  };
}

/** What waits for a branch, put-off mail included, made due now; answers how many messages. */
async function makeDue({ queue, clock }: BranchDeps, connectors: readonly string[], wanted: Wanted): Promise<number> {
  // A reply that is unknown is asked for at once, but not under a letter that breaks the line each time.
  const ripe = ({ address, status, lastAttempt, cause }: Recipient, { cuts }: Pick<QueueItem, 'cuts'>): boolean =>
    status === 'deferred' &&
    wanted(address) &&
    (clock.now() - (lastAttempt ?? 0) > JUST_TRIED || (isReplyUnknown({ cause }) && (cuts?.count ?? 0) < TOO_HEAVY));
  const deferred = connectors.flatMap((connector) => queue.select({ connector, state: 'deferred' }));
  const again = deferred.filter((id) => {
    const item = queue.get(id);
    return item?.recipients.some((one) => ripe(one, item));
  });
  if (again.length > 0) await queue.retry(again);
  const now = clock.now();
  const isDue = ({ address, status, nextAttempt }: Recipient): boolean =>
    wanted(address) && (status === 'waiting' || (status === 'deferred' && (nextAttempt ?? 0) <= now));
  const all = connectors.flatMap((connector) => queue.select({ connector }));
  return new Set(all.filter((id) => queue.get(id)?.state !== 'hold' && queue.get(id)?.recipients.some(isDue))).size;
}

/** What a login may take of what it asks for; null where it asks for more. */
function allowedTo(
  settings: Settings,
  ask: SwapAsk,
): { readonly connectors: readonly string[]; readonly wanted: Wanted } | null {
  const held = settings.connectors.filter((c) => c.enabled && c.holdForRemote?.accounts.includes(ask.account));
  const own =
    settings.accounts.find((a) => a.username === ask.account)?.dequeueDomains.map((d) => d.toLowerCase()) ?? [];
  const mayHave = (domain: string): boolean =>
    held.some((c) => serves(c, domain)) && (own.length === 0 || own.includes(domain));
  if (held.length === 0 || !ask.domains.every(mayHave)) return null;
  const domains = ask.domains.length > 0 ? ask.domains : own;
  return {
    connectors: held.map((c) => c.id),
    wanted: (address) => domains.length === 0 || domains.includes(domainOf(address)),
  };
}

/** True where one of its address spaces names the domain; "*" names nobody. */
function serves(connector: Connector, domain: string): boolean {
  return connector.addressSpaces.some(
    ({ pattern }) => pattern !== '*' && matchStrength(pattern.slice(pattern.lastIndexOf('@') + 1), `x@${domain}`) > 0,
  );
}

async function answerEtrn(parts: BranchDeps, ask: EtrnAsk): Promise<Refusal> {
  const node = ask.argument.toLowerCase();
  const meant = meantBy(parts.settings(), node).filter((connector) => mayRelease(parts.settings(), connector, ask));
  if (meant.length === 0) return BRANCH_REPLIES.nodeNotYours(ask.argument);
  const wanted: Wanted = node.startsWith('#') ? () => true : (address) => isNode(domainOf(address), node);
  const ids = meant.map((c) => c.id);
  const waiting = await makeDue(parts, ids, wanted);
  if (waiting === 0) return BRANCH_REPLIES.noneForNode(ask.argument);
  if (!parts.release(ids, askedText('ETRN', ask.account, ask.remote, [ask.argument])))
    return BRANCH_REPLIES.notNow(ask.argument);
  return BRANCH_REPLIES.started(ask.argument, waiting);
}

/** RFC 1985 §5.3: "domain", "@domain" with all below it, "#name" for a queue, which is a connector here. */
function meantBy({ connectors }: Settings, node: string): readonly Connector[] {
  const outward = connectors.filter((c) => c.enabled && c.route.kind !== 'mailboxes');
  if (node.startsWith('#')) return outward.filter((c) => c.id.toLowerCase() === node.slice(1));
  return outward.filter((c) => serves(c, node.replace(/^@/, '')));
}

function isNode(domain: string, node: string): boolean {
  return node.startsWith('@') ? domain === node.slice(1) || domain.endsWith(`.${node.slice(1)}`) : domain === node;
}

/** By login, or by address: the host the mail would go to anyway, and those on the listener's relay list. */
function mayRelease(
  settings: Settings,
  { holdForRemote, route, addressSpaces }: Connector,
  { account, remote, listener }: EtrnAsk,
): boolean {
  const own = settings.accounts.find((a) => a.username === account)?.dequeueDomains ?? [];
  const named = addressSpaces.some(({ pattern }) =>
    own.some((domain) => matchStrength(pattern, `x@${domain}`) > 0 && pattern !== '*'),
  );
  if (account !== null && (named || (own.length === 0 && holdForRemote?.accounts.includes(account)))) return true;
  if (route.kind === 'smart-host' && route.hosts.some(({ host }) => host === remote)) return true;
  const door = settings.listeners.find((l) => l.id === listener);
  return door !== undefined && accessOf(door).mayRelay(remote);
}
