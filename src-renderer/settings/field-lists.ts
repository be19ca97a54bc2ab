// The fields of each part of the settings, in the order people think of them.
// What a kind of link, route or collecting does not know is not shown.
import { CollectMethod } from '../../src-main/contract/collect';
import { DIALLED_KINDS, ENTRY_KINDS } from '../../src-main/contract/link';
import { listAt, read, textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { has, is } from '../form/fields';
import { fieldWords } from '../words/fields';
import { formWords, connectorWords } from '../words/settings-forms';
import { savingWords } from '../words/saving';

/** The things of a list by their key, for a choice. */
export const namesOf =
  (list: string, key: string) =>
  (document: unknown): Readonly<Record<string, string>> =>
    Object.fromEntries(
      listAt(document, list)
        .map((thing) => [textAt(thing, key), textAt(thing, 'name') || textAt(thing, key)] as const)
        .filter(([value]) => value !== ''),
    );

const dialled = is('kind', ...DIALLED_KINDS);
const command = is('kind', 'command');
export const LINK: readonly Field[] = [
  { kind: 'choice', path: 'kind', label: fieldWords.linkKind, choices: fieldWords.linkWords },
  {
    kind: 'text',
    path: 'entry',
    label: fieldWords.entry,
    hint: fieldWords.entryHint,
    when: is('kind', ...ENTRY_KINDS),
  },
  { kind: 'text', path: 'username', label: fieldWords.username, when: is('kind', 'ras') },
  { kind: 'password', path: 'password', label: fieldWords.password, when: is('kind', 'ras') },
  {
    kind: 'argv',
    path: 'connectCommand',
    label: fieldWords.connect,
    hint: fieldWords.argvHint,
    wide: true,
    when: command,
  },
  { kind: 'argv', path: 'disconnectCommand', label: fieldWords.disconnect, wide: true, when: command },
];
export const TARIFF: readonly Field[] = [
  { kind: 'text', path: 'tariff.currency', label: fieldWords.currency },
  { kind: 'number', path: 'tariff.perMinute', label: fieldWords.perMinute, decimals: true },
  { kind: 'number', path: 'tariff.perCall', label: fieldWords.perCall, decimals: true },
  { kind: 'number', path: 'tariff.perMegabyte', label: fieldWords.perMegabyte, decimals: true },
  { kind: 'number', path: 'tariff.billingSeconds', label: fieldWords.billing },
  {
    kind: 'number',
    path: 'monthlyBudget',
    label: fieldWords.budget,
    hint: fieldWords.budgetHint,
    blank: savingWords.unlimited,
    decimals: true,
  },
];
export const LINK_MORE: readonly Field[] = [
  { kind: 'argv', path: 'statusCommand', label: fieldWords.statusCommand, wide: true, when: command },
  { kind: 'number', path: 'dialAttempts', label: fieldWords.attempts, when: dialled },
  { kind: 'number', path: 'redialDelaySeconds', label: fieldWords.redial, when: dialled },
  { kind: 'number', path: 'dialTimeoutSeconds', label: fieldWords.dialTimeout, when: dialled },
  { kind: 'number', path: 'maxOnlineMinutes', label: fieldWords.maxOnline, blank: savingWords.unlimited },
  { kind: 'list', path: 'dnsServers', label: fieldWords.dns },
  { kind: 'choice', path: 'metered', label: fieldWords.metered, choices: fieldWords.meteredWords },
  { kind: 'choice', path: 'limits.when', label: fieldWords.limitsWhen, choices: fieldWords.limitsWords },
  {
    kind: 'size',
    path: 'limits.maxBytes',
    label: fieldWords.limitsBytes,
    hint: fieldWords.limitsHint,
    blank: savingWords.unlimited,
  },
  { kind: 'several', path: 'limits.priorities', label: fieldWords.priorities, choices: connectorWords.priorityWords },
];

/** What a login needs before anything is typed; the name is kept. */
function freshLogin(kind: string, before: unknown): object {
  const username = textAt(before, 'username');
  if (kind === 'password') return { username, password: null };
  return kind === 'oauth2'
    ? { provider: 'microsoft', username, clientId: '', clientSecret: null, refreshToken: null, tokenUrl: null }
    : {};
}

const oauth = is('auth.kind', 'oauth2');
const OAUTH: readonly Field[] = [
  {
    kind: 'choice',
    path: 'auth.provider',
    label: connectorWords.provider,
    choices: connectorWords.providerWords,
    when: oauth,
  },
  {
    kind: 'text',
    path: 'auth.clientId',
    label: connectorWords.clientId,
    hint: connectorWords.clientIdHint,
    when: oauth,
  },
  {
    kind: 'password',
    path: 'auth.clientSecret',
    label: connectorWords.clientSecret,
    hint: connectorWords.clientSecretHint,
    when: oauth,
  },
  {
    kind: 'password',
    path: 'auth.refreshToken',
    label: connectorWords.refreshToken,
    hint: connectorWords.refreshTokenHint,
    when: oauth,
  },
  {
    kind: 'maybe',
    path: 'auth.tokenUrl',
    label: connectorWords.tokenUrl,
    hint: connectorWords.tokenUrlHint,
    when: oauth,
  },
];

export const HOST: readonly Field[] = [
  { kind: 'text', path: 'host', label: fieldWords.host },
  { kind: 'number', path: 'port', label: fieldWords.port },
  { kind: 'choice', path: 'security', label: fieldWords.security, choices: fieldWords.securityWords },
  {
    kind: 'variant',
    path: 'auth',
    tag: 'kind',
    label: fieldWords.login,
    choices: connectorWords.loginWords,
    fresh: freshLogin,
  },
  { kind: 'text', path: 'auth.username', label: fieldWords.username, when: is('auth.kind', 'password', 'oauth2') },
  { kind: 'password', path: 'auth.password', label: fieldWords.password, when: is('auth.kind', 'password') },
  ...OAUTH,
  { kind: 'switch', path: 'verifyCertificate', label: fieldWords.verify, when: is('security', 'starttls', 'implicit') },
];
/** What hardly anybody needs to say of a host. */
export const HOST_MORE: readonly Field[] = [
  { kind: 'switch', path: 'helo', label: connectorWords.helo, hint: connectorWords.heloHint },
];

/** True of a way of fetching that knows `key`. */
const knows = (key: string): ((base: unknown) => boolean) =>
  is('method', ...CollectMethod.options.filter(({ shape }) => key in shape).map(({ shape }) => shape.method.value));
const login = knows('username');
const box = knows('after');
const etrn = is('method', 'etrn');
/** ETRN alone needs no host: it asks the one that mail is sent to. */
const hostNeeded = (base: unknown): boolean => knows('host')(base) && !etrn(base);
export const COLLECT: readonly Field[] = [
  {
    kind: 'list',
    path: 'domains',
    label: fieldWords.fetchDomains,
    hint: fieldWords.fetchDomainsHint,
    when: knows('domains'),
  },
  { kind: 'text', path: 'host', label: fieldWords.host, when: hostNeeded },
  {
    kind: 'number',
    path: 'port',
    label: fieldWords.port,
    when: hostNeeded,
  },
  {
    kind: 'maybe',
    path: 'host',
    label: connectorWords.etrnHost,
    hint: connectorWords.etrnHostHint,
    when: etrn,
  },
  {
    kind: 'number',
    path: 'port',
    label: connectorWords.etrnPort,
    blank: connectorWords.usual,
    when: (base) => etrn(base) && textAt(base, 'host') === '',
  },
  {
    kind: 'number',
    path: 'port',
    label: connectorWords.etrnPort,
    blank: '25',
    when: (base) => etrn(base) && textAt(base, 'host') !== '',
  },
  {
    kind: 'choice',
    path: 'security',
    label: fieldWords.security,
    choices: fieldWords.securityWords,
    when: is('method', 'atrn'),
  },
  { kind: 'choice', path: 'security', label: fieldWords.security, choices: fieldWords.tlsWords, when: box },
  { kind: 'text', path: 'username', label: fieldWords.username, when: login },
  { kind: 'password', path: 'password', label: fieldWords.password, when: login },
  {
    kind: 'switch',
    path: 'verifyCertificate',
    label: fieldWords.verify,
    when: (base) => login(base) && textAt(base, 'security') !== 'none',
  },
  { kind: 'text', path: 'mailbox', label: fieldWords.mailbox, when: is('method', 'imap') },
  { kind: 'choice', path: 'after', label: fieldWords.after, choices: fieldWords.afterWords, when: box },
  { kind: 'text', path: 'moveTo', label: fieldWords.moveTo, when: is('after', 'move') },
  { kind: 'maybe', path: 'deliverTo', label: fieldWords.deliverTo, hint: fieldWords.deliverToHint, when: box },
  {
    kind: 'maybe',
    path: 'envelopeHeader',
    label: connectorWords.envelopeHeader,
    hint: connectorWords.envelopeHeaderHint,
    when: (base) => box(base) && textAt(base, 'deliverTo') === '',
  },
  { kind: 'number', path: 'maxMessages', label: connectorWords.mostMessages, blank: savingWords.unlimited, when: box },
  { kind: 'size', path: 'maxMessageBytes', label: connectorWords.largest, blank: savingWords.unlimited, when: box },
  { kind: 'text', path: 'query', label: fieldWords.query, when: is('method', 'finger') },
  { kind: 'text', path: 'send', label: fieldWords.send, when: is('method', 'text') },
  { kind: 'text', path: 'expect', label: fieldWords.expect, when: is('method', 'text') },
  {
    kind: 'argv',
    path: 'command',
    label: fieldWords.command,
    hint: fieldWords.argvHint,
    wide: true,
    when: is('method', 'command'),
  },
  { kind: 'number', path: 'timeoutSeconds', label: fieldWords.timeout, when: is('method', 'command') },
];

const encrypted = is('tls', 'starttls', 'implicit');
const ownFiles = (base: unknown): boolean => encrypted(base) && has('certificate')(base);
/** Of a door that offers encryption. */
export const CERTIFICATE: readonly Field[] = [
  {
    kind: 'toggle',
    path: 'certificate',
    label: formWords.certificate,
    hint: formWords.certificateHint,
    on: { certFile: '', keyFile: '' },
    off: 'self-signed',
    when: encrypted,
  },
  { kind: 'text', path: 'certificate.certFile', label: formWords.certFile, when: ownFiles },
  { kind: 'text', path: 'certificate.keyFile', label: formWords.keyFile, when: ownFiles },
];

export const LISTENER: readonly Field[] = [
  { kind: 'text', path: 'name', label: fieldWords.name },
  { kind: 'text', path: 'id', label: fieldWords.id, hint: fieldWords.idHint },
  { kind: 'text', path: 'address', label: fieldWords.address },
  { kind: 'number', path: 'port', label: fieldWords.port },
  { kind: 'switch', path: 'enabled', label: fieldWords.enabled },
  { kind: 'choice', path: 'tls', label: fieldWords.tls, choices: fieldWords.tlsWords },
  ...CERTIFICATE,
  { kind: 'choice', path: 'authentication', label: fieldWords.authentication, choices: fieldWords.authWords },
  {
    kind: 'switch',
    path: 'authenticateWithoutTls',
    label: fieldWords.plainLogin,
    when: is('authentication', 'optional', 'required'),
  },
  { kind: 'list', path: 'access.allow', label: fieldWords.allow, hint: fieldWords.allowHint },
  { kind: 'list', path: 'access.deny', label: fieldWords.deny },
  { kind: 'list', path: 'relay.allow', label: fieldWords.relayAllow, hint: fieldWords.relayHint },
  { kind: 'switch', path: 'relay.authenticated', label: fieldWords.relayLogin },
  { kind: 'size', path: 'maxMessageBytes', label: connectorWords.largestMessage },
  { kind: 'number', path: 'maxRecipients', label: fieldWords.maxRecipients },
  { kind: 'number', path: 'maxConnections', label: fieldWords.maxConnections },
  { kind: 'number', path: 'maxConnectionsPerClient', label: fieldWords.maxPerClient },
  { kind: 'maybe', path: 'greetingName', label: connectorWords.greeting, hint: connectorWords.greetingHint },
  { kind: 'maybe', path: 'rewriteSender', label: fieldWords.rewrite, hint: fieldWords.rewriteHint },
  { kind: 'switch', path: 'remoteTriggered', label: fieldWords.remote },
];

export const ACCOUNT: readonly Field[] = [
  { kind: 'text', path: 'username', label: fieldWords.username },
  { kind: 'password', path: 'password', label: fieldWords.password },
  { kind: 'list', path: 'dequeueDomains', label: fieldWords.dequeue },
  { kind: 'switch', path: 'mayRelay', label: fieldWords.mayRelay },
];

export const CONNECTOR: readonly Field[] = [
  { kind: 'text', path: 'name', label: fieldWords.name },
  { kind: 'text', path: 'id', label: fieldWords.id, hint: fieldWords.idHint },
  { kind: 'switch', path: 'enabled', label: fieldWords.enabled },
];
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
