// What the wizard edits: today's settings with whatever it needs added, so that
// everything it does not ask stays as it was set by hand. Pure.
import { asObject, freshId, listAt, read, textAt, write } from '../form/document';
import { freshConnector, freshLink, freshMailboxes } from '../settings/fresh';
import { forHere } from '../settings/listener-presets';
import { currencyOf } from './currency';
import { screenWords } from '../words/settings-screens';
import { wizardWords } from '../words/wizard';

/** Where in the draft the things the wizard asks about stand. */
export interface Roles {
  readonly listener: string;
  readonly link: string;
  readonly provider: string;
  readonly local: string;
}

const EMPTY = {
  version: 1,
  organization: { name: '', domains: [] },
  listeners: [],
  accounts: [],
  links: [],
  connectors: [],
};

/** Today's settings (null: none) with a listener, a line, a way out and a way home. */
export function startDraft(today: unknown): unknown {
  let draft: unknown = today ?? EMPTY;
  if (listAt(draft, 'listeners').length === 0) draft = write(draft, 'listeners', [forHere(draft)]);
  if (listAt(draft, 'links').length === 0) draft = write(draft, 'links', [lineHere()]);
  const ids = listAt(draft, 'connectors').map((c) => textAt(c, 'id'));
  const link = textAt(draft, 'links[0].id');
  if (providerAt(draft) < 0)
    draft = append(draft, { ...freshConnector(link), id: freshId('internet', ids), name: wizardWords.names.internet });
  if (localAt(draft) < 0) draft = append(draft, freshMailboxes(draft, wizardWords.names.local));
  return draft;
}

/** A line that is always there, with prices in the money of this place. */
function lineHere(): unknown {
  const { locale } = Intl.NumberFormat().resolvedOptions();
  return write(freshLink(screenWords.line), 'tariff.currency', currencyOf(locale));
}

function append(draft: unknown, connector: object): unknown {
  return write(draft, `connectors[${listAt(draft, 'connectors').length}]`, connector);
}

const patterns = (connector: unknown): readonly string[] =>
  listAt(connector, 'addressSpaces').map((s) => textAt(s, 'pattern'));

/** The connector that carries everything to a smart host, else straight to each domain. */
function providerAt(draft: unknown): number {
  const carries = (kind: string) =>
    listAt(draft, 'connectors').findIndex((c) => read(c, 'route.kind') === kind && patterns(c).includes('*'));
  const host = carries('smart-host');
  return host >= 0 ? host : carries('direct');
}

/** The connector that brings our own mail home. */
function localAt(draft: unknown): number {
  const domains = listAt(draft, 'organization.domains');
  const found = listAt(draft, 'connectors').findIndex((c) => patterns(c).some((p) => domains.includes(p)));
  return found >= 0 ? found : listAt(draft, 'connectors').findIndex((c) => read(c, 'route.kind') === 'mailboxes');
}

export function rolesOf(draft: unknown): Roles {
  const provider = providerAt(draft);
  const link = listAt(draft, 'links').findIndex((l) => read(l, 'id') === read(draft, `connectors[${provider}].link`));
  return {
    listener: 'listeners[0]',
    link: `links[${Math.max(0, link)}]`,
    provider: `connectors[${provider}]`,
    local: `connectors[${localAt(draft)}]`,
  };
}

/** New domains of the office; the way home follows, and keeps what else it carried. */
export function withDomains(draft: unknown, domains: readonly unknown[]): unknown {
  const { local } = rolesOf(draft);
  const old = listAt(draft, 'organization.domains');
  const before = listAt(draft, `${local}.addressSpaces`);
  const kept = before.filter((s) => !old.includes(read(s, 'pattern')) && !domains.includes(read(s, 'pattern')));
  const spaces = [
    ...domains.map((pattern) => before.find((s) => read(s, 'pattern') === pattern) ?? { pattern, cost: 1 }),
    ...kept,
  ];
  const housed = write(write(draft, `${local}.addressSpaces`, spaces), 'organization.domains', domains);
  return derived(withHomes(housed, local), old);
}

/** Mailboxes at a domain that nothing brings home any more go to the first domain, where their address is free. */
function withHomes(draft: unknown, local: string): unknown {
  const [first] = listAt(draft, 'organization.domains');
  const served = patterns(read(draft, local));
  if (first === undefined || served.some((pattern) => pattern.includes('*'))) return draft;
  const boxes = listAt(draft, `${local}.route.mailboxes`);
  const taken = boxes.map((box) => textAt(box, 'address'));
  const moved = boxes.map((box) => {
    const [name = '', domain = ''] = textAt(box, 'address').split('@');
    const address = `${name}@${String(first)}`;
    return served.includes(domain) || taken.includes(address) ? box : write(box, 'address', address);
  });
  return boxes.length === 0 ? draft : write(draft, `${local}.route.mailboxes`, moved);
}

/** Names that were made from the first domain are made from the new one. */
function derived(draft: unknown, old: readonly unknown[]): unknown {
  const made = (text: string): boolean =>
    text === '' || text === `mail.${String(old[0])}` || text === `postmaster@${String(old[0])}`;
  let next = draft;
  for (const key of ['hostname', 'postmaster'])
    if (made(textAt(draft, `organization.${key}`))) next = write(next, `organization.${key}`, undefined);
  return next;
}

/** True where the way out is the practice provider inside. */
export function practises(draft: unknown): boolean {
  return asObject(read(draft, 'practice'))['enabled'] === true;
}
