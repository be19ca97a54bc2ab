// What no single setting can know: ids that must be there and must not be there twice.
import type { z } from 'zod';
import { type Connector, linkIds } from '../connector';
import type { Link } from '../link';
import type { Account, Listener } from '../listener';
import { mailboxIssues } from '../mailboxes';
import type { Pop3 } from '../pop3';
import { grantIssues } from './grant-rules';
import { contractWords } from '../../words/contract';

interface Document {
  readonly pop3: Pop3;
  readonly listeners: readonly Listener[];
  readonly accounts: readonly Account[];
  readonly links: readonly Link[];
  readonly connectors: readonly Connector[];
}

type Complain = (path: (string | number)[], message: string) => void;

/** Adds an issue for every reference that leads nowhere and every id used twice. */
export function crossCheck(document: Document, context: z.RefinementCtx): void {
  const complain: Complain = (path, message) => void context.addIssue({ code: 'custom', path, message });
  unique(
    'listeners',
    'id',
    document.listeners.map((l) => l.id),
    complain,
  );
  unique(
    'accounts',
    'username',
    document.accounts.map((a) => a.username),
    complain,
  );
  unique(
    'links',
    'id',
    document.links.map((l) => l.id),
    complain,
  );
  unique(
    'connectors',
    'id',
    document.connectors.map((c) => c.id),
    complain,
  );
  samePort(document, complain);
  document.connectors.forEach((connector, i) => checkConnector(document, connector, i, complain));
}

function unique(list: string, key: string, ids: readonly string[], complain: Complain): void {
  const seen = new Set<string>();
  ids.forEach((id, i) => {
    if (seen.has(id)) complain([list, i, key], contractWords.twice.id(id));
    seen.add(id);
  });
}

function samePort({ listeners, pop3 }: Document, complain: Complain): void {
  const calledAt = (i: number): string => listeners[i]?.name || (listeners[i]?.id ?? '');
  listeners.forEach((listener, i) => {
    const twin = listeners.findIndex(
      (l) => l.enabled && l.port !== 0 && l.port === listener.port && l.address === listener.address,
    );
    if (listener.enabled && twin >= 0 && twin < i)
      complain(['listeners', i, 'port'], contractWords.twice.port(listener.port, calledAt(twin)));
  });
  const taken = listeners.findIndex(
    (l) => l.enabled && l.port !== 0 && l.port === pop3.port && l.address === pop3.address,
  );
  if (pop3.enabled && taken >= 0) complain(['pop3', 'port'], contractWords.twice.port(pop3.port, calledAt(taken)));
}

function checkConnector(document: Document, connector: Connector, i: number, complain: Complain): void {
  const links = document.links.map((l) => l.id);
  if (!links.includes(connector.link))
    complain(['connectors', i, 'link'], contractWords.nowhere.link(connector.link, links));
  connector.otherLinks.forEach((id, j) => {
    if (!links.includes(id)) complain(['connectors', i, 'otherLinks', j], contractWords.nowhere.link(id, links));
    if (linkIds(connector).indexOf(id) <= j) complain(['connectors', i, 'otherLinks', j], contractWords.twice.link(id));
  });
  const listeners = document.listeners.map((l) => l.id);
  if (connector.listeners !== 'all') {
    connector.listeners.forEach((id, j) => {
      if (!listeners.includes(id))
        complain(['connectors', i, 'listeners', j], contractWords.nowhere.listener(id, listeners));
    });
  }
  const accounts = document.accounts.map((a) => a.username);
  connector.holdForRemote?.accounts.forEach((name, j) => {
    if (!accounts.includes(name))
      complain(['connectors', i, 'holdForRemote', 'accounts', j], contractWords.nowhere.account(name, accounts));
  });
  for (const { path, message } of grantIssues(connector)) complain(['connectors', i, ...path], message);
  if (connector.route.kind === 'mailboxes') {
    for (const { path, message } of mailboxIssues(connector.route, document))
      complain(['connectors', i, 'route', ...path], message);
  }
}
