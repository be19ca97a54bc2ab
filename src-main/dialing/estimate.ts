// What a session now would move and cost, before it is paid for: the due mail that
// falls to each link at the rate that link was measured to have.
import { ContractError } from '../contract/errors';
import { isPriced, type Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { Estimate } from '../contract/views';
import { expected } from '../contract/price';
import type { CostBook } from '../link/cost-book';
import type { Queue } from '../queue/queue';
import type { LinkChoice } from './link-choice';
import { dialingWords } from '../words/dialing';

/** What an estimate is made of. */
interface Measures {
  readonly queue: Queue;
  readonly costBook: CostBook;
  readonly linkChoice: LinkChoice;
}

/** What is asked: for whom, by which line. */
interface Asked {
  readonly connector?: string | undefined;
  readonly connectors?: readonly string[] | undefined;
}

const NOTHING = { messages: 0, bytes: 0, seconds: 0, cost: 0 };

/** For some connectors or all; lines side by side take as long as the slowest. Throws ContractError 'not-found'. */
export function estimate(settings: Settings, { queue, costBook, linkChoice }: Measures, asked: Asked): Estimate {
  const ids = asked.connectors ?? (asked.connector === undefined ? undefined : [asked.connector]);
  const connectors = settings.connectors.filter(
    (c) => c.enabled && c.route.kind !== 'mailboxes' && (ids === undefined || ids.includes(c.id)),
  );
  if (ids !== undefined && connectors.length === 0)
    throw new ContractError('not-found', dialingWords.notOutward(ids.join(', ')));
  const shares = connectors.flatMap((c) =>
    linkChoice.call(c, {}).map(({ link, portion }) => ({ link, due: queue.due(c.id, undefined, undefined, portion) })),
  );
  const links = settings.links.filter((l) => shares.some(({ link }) => link.id === l.id));
  const parts = links.map((link) =>
    onLink(
      link,
      shares.filter((s) => s.link.id === link.id).map((s) => s.due),
      costBook,
    ),
  );
  const sum = (pick: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((all, part) => all + pick(part), 0);
  const normal = {
    messages: sum((p) => p.messages),
    bytes: sum((p) => p.bytes),
    seconds: Math.max(0, ...parts.map((p) => p.seconds)),
    cost: sum((p) => p.cost),
  };
  const [first] = links;
  return {
    ...normal,
    currency: first?.tariff.currency ?? 'EUR',
    large: NOTHING,
    largeLetters: [],
    fetch: { bytes: 0, seconds: 0, cost: 0, calls: 0 },
    total: normal,
    basis: first && costBook.rate(first.id) !== null ? 'measured' : 'guess',
    from: '',
    billedIn: first?.tariff.billingSeconds ?? 1,
    link: first?.id ?? null,
    priced: links.some(isPriced),
    ask: links.some(isPriced) && normal.cost >= (first?.doNotAskUnder ?? 0),
    month: { cost: first ? costBook.month(first.id).cost : 0, budget: first?.monthlyBudget ?? null },
  };
}

function onLink(link: Link, due: readonly ReturnType<Queue['due']>[], costBook: CostBook): typeof NOTHING {
  const bytes = due.reduce((all, d) => all + d.bytes, 0);
  return {
    messages: due.reduce((all, d) => all + d.messages, 0),
    bytes,
    ...expected(link, bytes, costBook.rate(link.id)),
  };
}
