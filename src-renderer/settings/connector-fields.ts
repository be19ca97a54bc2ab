// The fields of a connector, in the order people think of them: where it delivers, where
// its mail comes from, what it carries, when it calls.
import { listAt, read, textAt } from '../form/document';
import type { Field, NamedField } from '../parts/field-list';
import { has, is } from '../form/fields';
import { fieldWords } from '../words/fields';
import { connectorWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';
import { screenWords } from '../words/settings-screens';
import { freshRoute } from './fresh';

/** The things of a list by their key, for a choice. */
export const namesOf =
  (list: string, key: string) =>
  (document: unknown): Readonly<Record<string, string>> =>
    Object.fromEntries(
      listAt(document, list)
        .map((thing) => [textAt(thing, key), textAt(thing, 'name') || textAt(thing, key)] as const)
        .filter(([value]) => value !== ''),
    );

export const CONNECTOR: readonly Field[] = [
  { kind: 'text', path: 'name', label: fieldWords.name },
  { kind: 'text', path: 'id', label: fieldWords.id, hint: fieldWords.idHint },
  { kind: 'switch', path: 'enabled', label: fieldWords.enabled },
];
export const LINE: Field = {
  kind: 'choice',
  path: 'link',
  label: fieldWords.link,
  choices: namesOf('links', 'id'),
};
/** Typed a line each, in a field of its own. */
export const SPACES: NamedField = {
  path: 'addressSpaces',
  label: screenWords.spaces,
  hint: screenWords.spacesHint,
};
export const ROUTE_KIND: Field = {
  kind: 'variant',
  path: 'route',
  tag: 'kind',
  label: fieldWords.route,
  choices: fieldWords.routeWords,
  fresh: (kind) => freshRoute(kind),
};
const host = is('route.kind', 'smart-host');
const direct = is('route.kind', 'direct');
const out = is('route.kind', 'smart-host', 'direct');
export const ROUTE: readonly Field[] = [
  { kind: 'choice', path: 'route.order', label: fieldWords.order, choices: fieldWords.orderWords, when: host },
  { kind: 'choice', path: 'route.protocol', label: fieldWords.protocol, choices: fieldWords.protocolWords, when: host },
  {
    kind: 'list',
    path: 'route.dnsServers',
    label: connectorWords.directDns,
    hint: connectorWords.directDnsHint,
    when: direct,
  },
  { kind: 'number', path: 'route.port', label: connectorWords.directPort, when: direct },
  { kind: 'number', path: 'route.maxConnections', label: fieldWords.maxConnections, when: out },
  { kind: 'choice', path: 'route.pipelining', label: fieldWords.pipelining, choices: fieldWords.pipeWords, when: out },
  {
    kind: 'toggle',
    path: 'route.rateLimit',
    label: connectorWords.rate,
    hint: connectorWords.rateHint,
    on: { messages: 100, per: 'hour' },
    off: null,
    when: host,
  },
  {
    kind: 'number',
    path: 'route.rateLimit.messages',
    label: connectorWords.rateMessages,
    when: has('route.rateLimit'),
  },
  {
    kind: 'choice',
    path: 'route.rateLimit.per',
    label: connectorWords.ratePer,
    choices: connectorWords.rateWords,
    when: has('route.rateLimit'),
  },
];
/** Where mail comes from, and whether somebody else comes for it. */
export const FROM: readonly Field[] = [
  { kind: 'toggle', path: 'listeners', label: connectorWords.everyListener, on: 'all', off: [] },
  {
    kind: 'several',
    path: 'listeners',
    label: connectorWords.fromListeners,
    choices: namesOf('listeners', 'id'),
    empty: connectorWords.noListeners,
    when: (base) => Array.isArray(read(base, 'listeners')),
  },
  {
    kind: 'toggle',
    path: 'holdForRemote',
    label: connectorWords.hold,
    hint: connectorWords.holdHint,
    on: { accounts: [] },
    off: null,
  },
  {
    kind: 'several',
    path: 'holdForRemote.accounts',
    label: connectorWords.holdAccounts,
    choices: namesOf('accounts', 'username'),
    empty: connectorWords.noAccounts,
    when: has('holdForRemote'),
  },
];
export const OTHER_LINKS: readonly Field[] = [
  {
    kind: 'several',
    path: 'otherLinks',
    label: fieldWords.otherLinks,
    hint: fieldWords.otherLinksHint,
    choices: namesOf('links', 'id'),
  },
];
export const CARRIES: readonly Field[] = [
  { kind: 'switch', path: 'content.normal', label: fieldWords.normal },
  { kind: 'switch', path: 'content.system', label: fieldWords.system },
  { kind: 'several', path: 'content.priorities', label: fieldWords.priorities, choices: connectorWords.priorityWords },
  { kind: 'size', path: 'content.maxBytes', label: connectorWords.largestMessage, blank: savingWords.unlimited },
  { kind: 'choice', path: 'restrictions.default', label: fieldWords.senders, choices: fieldWords.senderWords },
  { kind: 'list', path: 'restrictions.except', label: fieldWords.except, hint: fieldWords.exceptHint },
];
export const TIMES: readonly Field[] = [
  { kind: 'number', path: 'triggers.queuedMessages', label: fieldWords.trigMessages, blank: savingWords.blankNever },
  { kind: 'size', path: 'triggers.queuedBytes', label: connectorWords.queuedSize, blank: savingWords.blankNever },
  { kind: 'number', path: 'triggers.oldestMinutes', label: fieldWords.trigAge, blank: savingWords.blankNever },
  { kind: 'switch', path: 'triggers.urgent', label: fieldWords.trigUrgent },
  { kind: 'number', path: 'wait.firstMessageSeconds', label: fieldWords.waitFirst },
  { kind: 'number', path: 'wait.idleSeconds', label: fieldWords.waitIdle },
  { kind: 'number', path: 'wait.maxMinutes', label: fieldWords.waitMax },
  { kind: 'numbers', path: 'retry.minutes', label: fieldWords.retryMinutes },
  { kind: 'number', path: 'retry.delayNoticeHours', label: fieldWords.delayNotice, blank: savingWords.blankNever },
  { kind: 'number', path: 'retry.expireHours', label: fieldWords.expire },
];
