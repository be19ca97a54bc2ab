// The links that may carry a connector's mail, in the order in which they are to be
// taken now, and the part of the mail that falls to each: what its limits let through
// and no link before it takes. First comes a link whose session the connector already
// takes part in; then those that work, within their budget, cheapest for the bytes that
// wait; a link that did not come up lately comes last until its patience is over.
//
// Prices are compared as they stand: links in different currencies are the settings'
// own affair. Nothing here dials; sessions.ts acts on what it says.
import type { Clock } from '../base/clock';
import { once } from '../base/once';
import { collectMethods } from '../contract/collect';
import { type Connector, linkIds } from '../contract/connector';
import { IN_HOUSE, isDialled, type Link, limitsNow, type LinkLimits } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { QueueRow } from '../contract/views';
import { cost, expected } from '../contract/price';
import { isBudgetSpent } from '../link/cost';
import type { CostBook } from '../link/cost-book';
import type { DueQuestion } from '../queue/lane';
import type { Queue } from '../queue/queue';
import { beyond, either, EVERYTHING, isIn, type Portion } from '../queue/portion';
import type { Links } from './links';
import type { Backoff } from './backoff';
import { dialingWords } from '../words/dialing';

export interface LinkChoiceDeps {
  readonly clock: Clock;
  settings(): Settings;
  readonly queue: Queue;
  readonly backoff: Backoff;
  readonly costBook: CostBook;
  readonly links: Links;
  /** Does the connector take part in a session on this link? */
  inSession(link: string, connector: string): boolean;
}

export interface Share {
  readonly link: Link;
  /** What falls to this link. */
  readonly portion: Portion;
}

/** What the call is to carry, and whether it asks for held mail (without a word: yes). */
export interface CallQuestion extends Omit<DueQuestion, 'portion'> {
  readonly fetch?: boolean;
  /** Where to look for what waits; absent: in the queue. */
  readonly mail?: Pick<Queue, 'due'>;
}

export interface LinkChoice {
  /** All links of the connector, in the order in which they are to be taken. */
  shares(connector: Connector): readonly Share[];
  /**
   * The links that a call now would take: those with due mail; the first where nothing waits, or held mail is to be
   * fetched; none where no link may carry what waits. `tried` are left out.
   */
  call(connector: Connector, ask: CallQuestion, tried?: readonly string[]): readonly Share[];
  /**
   * What a session on `link` may carry of the connector's mail now: not what a cheaper line carries at the same time.
   */
  portion(connector: Connector, link: Link): Portion;
  /** False where the link's budget is used up. */
  affordable(link: string): boolean;
  /** For the rows of one answer: why a message is left behind by the line that would be taken now, or null. */
  waits(): (row: Pick<QueueRow, 'bytes' | 'priority' | 'connector'>) => string | null;
}

/** So many bytes a call without mail is reckoned with: greetings, and asking for ours. */
const GREETINGS = 4096;
const NONE = { over: -1, upTo: -1 };

export function createLinkChoice(deps: LinkChoiceDeps): LinkChoice {
  const inOrder = (connector: Connector): readonly Link[] => linksInOrder(deps, connector);
  const firstOf = (connector: Connector): { readonly link: Link; readonly barred: LinkLimits | null } | null => {
    const [link] = inOrder(connector);
    return link ? { link, barred: limitsOf(deps, connector, link) } : null;
  };
  const sharesOf = (connector: Connector, links: readonly Link[]): readonly Share[] =>
    shared(links, (link) => within(limitsOf(deps, connector, link)));
  return {
    shares: (connector) => sharesOf(connector, inOrder(connector)),
    portion(connector, link) {
      const busy = inOrder(connector).filter((one) => one.id === link.id || deps.inSession(one.id, connector.id));
      return sharesOf(connector, busy).find((share) => share.link.id === link.id)?.portion ?? EVERYTHING;
    },
    call(connector, { fetch = true, mail = deps.queue, ...ask }, tried = []) {
      const due = (portion?: Portion): number => mail.due(connector.id, { ...ask, portion }).messages;
      const all = sharesOf(
        connector,
        inOrder(connector).filter((link) => !tried.includes(link.id)),
      );
      const laden = all.filter((share) => due(share.portion) > 0);
      const fetches = fetch && collectMethods(connector.collect).length > 0;
      return laden.length > 0 || !(due() === 0 || fetches) ? laden : all.slice(0, 1);
    },
    affordable(id) {
      const link = deps.settings().links.find((l) => l.id === id);
      return !link || !isSpent(deps, link);
    },
    waits() {
      // Which line comes first costs a look through the queue: once a connector, not once a row.
      const lines = new Map(
        deps.settings().connectors.map((connector) => [connector.id, once(() => firstOf(connector))]),
      );
      return (row) => {
        const first = lines.get(row.connector ?? '')?.();
        return first?.barred && !isIn(row, within(first.barred)) ? waitsText(row, first.link, first.barred) : null;
      };
    },
  };
}

/** The connector's links, the one to be taken first at the front. */
function linksInOrder(deps: LinkChoiceDeps, connector: Connector): readonly Link[] {
  const { links } = deps.settings();
  const own = linkIds(connector).flatMap((id) => links.find((link) => link.id === id) ?? []);
  if (connector.route.kind === 'mailboxes' && own.some(isDialled)) return [IN_HOUSE];
  if (own.length < 2) return own;
  const bytes = deps.queue.due(connector.id).bytes;
  const alternatives = { connector, currencies: own.map(({ tariff }) => tariff.currency) };
  const marks = new Map(own.map((link) => [link, marksOf(deps, alternatives, link, bytes)]));
  // Equal ones stay in the order of the settings.
  return [...own].sort((a, b) => compare(marks.get(a) ?? [], marks.get(b) ?? []));
}

function limitsOf({ links }: LinkChoiceDeps, connector: Connector, link: Link): LinkLimits | null {
  return connector.route.kind === 'mailboxes' ? null : limitsNow(link, links.toldMetered(link.id));
}

/** To each link what it takes and none before it does. */
function shared(links: readonly Link[], takes: (link: Link) => Portion): readonly Share[] {
  let earlier: Portion = { low: NONE, normal: NONE, high: NONE };
  return links.map((link) => {
    const own = takes(link);
    const share = { link, portion: beyond(own, earlier) };
    earlier = either(own, earlier);
    return share;
  });
}

function within(limits: LinkLimits | null): Portion {
  if (!limits) return EVERYTHING;
  const range = { over: -1, upTo: limits.maxBytes ?? Number.POSITIVE_INFINITY };
  const of = (priority: LinkLimits['priorities'][number]) => (limits.priorities.includes(priority) ? range : NONE);
  return { low: of('low'), normal: of('normal'), high: of('high') };
}

interface Alternatives {
  readonly connector: Connector;
  /** Of its links, in the order of the settings. */
  readonly currencies: readonly string[];
}

/**
 * Compared one after the other; the smaller goes first. A line that costs nothing is before all others; what costs
 * something is compared within its currency, and the currency of the line that stands first in the settings is first:
 * nobody here knows how they compare.
 */
function marksOf(
  deps: LinkChoiceDeps,
  { connector, currencies }: Alternatives,
  link: Link,
  bytes: number,
): readonly number[] {
  const inSession = deps.inSession(link.id, connector.id);
  const troubled = deps.backoff.notBefore(connector.id, link.id) > deps.clock.now();
  const paid = price(deps, link, bytes);
  const before = [inSession ? 0 : 1, troubled ? 1 : 0, isSpent(deps, link) ? 1 : 0];
  return paid === 0 ? before : [...before, 1 + currencies.indexOf(link.tariff.currency), paid];
}

function isSpent({ costBook }: LinkChoiceDeps, link: Link): boolean {
  return isBudgetSpent(link, costBook.month(link.id).costs);
}

function price(deps: LinkChoiceDeps, link: Link, bytes: number): number {
  const moved = Math.max(bytes, GREETINGS);
  const { seconds } = expected(link, moved, deps.costBook.rate(link.id));
  // A call that is under way is paid for.
  return cost(link.tariff, seconds, moved, isDialled(link) && deps.links.find(link.id)?.state === 'up' ? 0 : 1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const [longer] = a.length < b.length ? [b] : [a];
  return longer.map((_, i) => (a[i] ?? 0) - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function waitsText(
  { bytes, priority }: Pick<QueueRow, 'bytes' | 'priority'>,
  link: Link,
  { when, maxBytes, priorities }: LinkLimits,
): string {
  const barred = { unmetered: when === 'metered', line: link.name || link.id };
  return priorities.includes(priority)
    ? dialingWords.tooLarge(barred, bytes, maxBytes ?? 0)
    : dialingWords.notCarried(barred, priority);
}
