// The fields of each part of the settings, in the order people think of them.
// What a kind of link, route or collecting does not know is not shown.
import { listAt, read, textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { has, is } from '../form/fields';
import { L } from '../words/fields';
import { F, G } from '../words/settings-forms';
import { S } from '../words/saving';

/** The things of a list by their key, for a choice. */
export const namesOf =
  (list: string, key: string) =>
  (document: unknown): Readonly<Record<string, string>> =>
    Object.fromEntries(
      listAt(document, list)
        .map((thing) => [textAt(thing, key), textAt(thing, 'name') || textAt(thing, key)] as const)
        .filter(([value]) => value !== ''),
    );

const dialled = is('kind', 'ras', 'pppd', 'networkmanager', 'command');
const command = is('kind', 'command');
export const LINK: readonly Field[] = [
  { kind: 'choice', path: 'kind', label: L.linkKind, choices: L.linkWords },
  { kind: 'text', path: 'entry', label: L.entry, hint: L.entryHint, when: is('kind', 'ras', 'pppd', 'networkmanager') },
  { kind: 'text', path: 'username', label: L.username, when: is('kind', 'ras') },
  { kind: 'password', path: 'password', label: L.password, when: is('kind', 'ras') },
  { kind: 'argv', path: 'connectCommand', label: L.connect, hint: L.argvHint, wide: true, when: command },
  { kind: 'argv', path: 'disconnectCommand', label: L.disconnect, wide: true, when: command },
];
export const TARIFF: readonly Field[] = [
  { kind: 'text', path: 'tariff.currency', label: L.currency },
  { kind: 'number', path: 'tariff.perMinute', label: L.perMinute, decimals: true },
  { kind: 'number', path: 'tariff.perCall', label: L.perCall, decimals: true },
  { kind: 'number', path: 'tariff.perMegabyte', label: L.perMegabyte, decimals: true },
  { kind: 'number', path: 'tariff.billingSeconds', label: L.billing },
  { kind: 'number', path: 'monthlyBudget', label: L.budget, hint: L.budgetHint, blank: S.unlimited, decimals: true },
];
export const LINK_MORE: readonly Field[] = [
  { kind: 'argv', path: 'statusCommand', label: L.statusCommand, wide: true, when: command },
  { kind: 'number', path: 'dialAttempts', label: L.attempts, when: dialled },
  { kind: 'number', path: 'redialDelaySeconds', label: L.redial, when: dialled },
  { kind: 'number', path: 'dialTimeoutSeconds', label: L.dialTimeout, when: dialled },
  { kind: 'number', path: 'maxOnlineMinutes', label: L.maxOnline, blank: S.unlimited },
  { kind: 'list', path: 'dnsServers', label: L.dns },
  { kind: 'choice', path: 'metered', label: L.metered, choices: L.meteredWords },
  { kind: 'choice', path: 'limits.when', label: L.limitsWhen, choices: L.limitsWords },
  { kind: 'size', path: 'limits.maxBytes', label: L.limitsBytes, hint: L.limitsHint, blank: S.unlimited },
  { kind: 'several', path: 'limits.priorities', label: L.priorities, choices: G.priorityWords },
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
  { kind: 'choice', path: 'auth.provider', label: G.provider, choices: G.providerWords, when: oauth },
  { kind: 'text', path: 'auth.clientId', label: G.clientId, hint: G.clientIdHint, when: oauth },
  { kind: 'password', path: 'auth.clientSecret', label: G.clientSecret, hint: G.clientSecretHint, when: oauth },
  { kind: 'password', path: 'auth.refreshToken', label: G.refreshToken, hint: G.refreshTokenHint, when: oauth },
  { kind: 'maybe', path: 'auth.tokenUrl', label: G.tokenUrl, hint: G.tokenUrlHint, when: oauth },
];

export const HOST: readonly Field[] = [
  { kind: 'text', path: 'host', label: L.host },
  { kind: 'number', path: 'port', label: L.port },
  { kind: 'choice', path: 'security', label: L.security, choices: L.securityWords },
  { kind: 'variant', path: 'auth', tag: 'kind', label: L.login, choices: G.loginWords, fresh: freshLogin },
  { kind: 'text', path: 'auth.username', label: L.username, when: is('auth.kind', 'password', 'oauth2') },
  { kind: 'password', path: 'auth.password', label: L.password, when: is('auth.kind', 'password') },
  ...OAUTH,
  { kind: 'switch', path: 'verifyCertificate', label: L.verify, when: is('security', 'starttls', 'implicit') },
];
/** What hardly anybody needs to say of a host. */
export const HOST_MORE: readonly Field[] = [{ kind: 'switch', path: 'helo', label: G.helo, hint: G.heloHint }];

const login = is('method', 'atrn', 'imap', 'pop3');
const box = is('method', 'imap', 'pop3');
export const COLLECT: readonly Field[] = [
  {
    kind: 'list',
    path: 'domains',
    label: L.fetchDomains,
    hint: L.fetchDomainsHint,
    when: is('method', 'etrn', 'atrn'),
  },
  { kind: 'text', path: 'host', label: L.host, when: is('method', 'atrn', 'finger', 'text', 'imap', 'pop3') },
  { kind: 'number', path: 'port', label: L.port, when: is('method', 'atrn', 'finger', 'text', 'imap', 'pop3') },
  { kind: 'maybe', path: 'host', label: G.etrnHost, hint: G.etrnHostHint, when: is('method', 'etrn') },
  {
    kind: 'number',
    path: 'port',
    label: G.etrnPort,
    blank: G.usual,
    when: (base) => is('method', 'etrn')(base) && textAt(base, 'host') === '',
  },
  {
    kind: 'number',
    path: 'port',
    label: G.etrnPort,
    blank: '25',
    when: (base) => is('method', 'etrn')(base) && textAt(base, 'host') !== '',
  },
  { kind: 'choice', path: 'security', label: L.security, choices: L.securityWords, when: is('method', 'atrn') },
  { kind: 'choice', path: 'security', label: L.security, choices: L.tlsWords, when: box },
  { kind: 'text', path: 'username', label: L.username, when: login },
  { kind: 'password', path: 'password', label: L.password, when: login },
  {
    kind: 'switch',
    path: 'verifyCertificate',
    label: L.verify,
    when: (base) => login(base) && textAt(base, 'security') !== 'none',
  },
  { kind: 'text', path: 'mailbox', label: L.mailbox, when: is('method', 'imap') },
  { kind: 'choice', path: 'after', label: L.after, choices: L.afterWords, when: box },
  { kind: 'text', path: 'moveTo', label: L.moveTo, when: is('after', 'move') },
  { kind: 'maybe', path: 'deliverTo', label: L.deliverTo, hint: L.deliverToHint, when: box },
  {
    kind: 'maybe',
    path: 'envelopeHeader',
    label: G.envelopeHeader,
    hint: G.envelopeHeaderHint,
    when: (base) => box(base) && textAt(base, 'deliverTo') === '',
  },
  { kind: 'number', path: 'maxMessages', label: G.mostMessages, blank: S.unlimited, when: box },
  { kind: 'size', path: 'maxMessageBytes', label: G.largest, blank: S.unlimited, when: box },
  { kind: 'text', path: 'query', label: L.query, when: is('method', 'finger') },
  { kind: 'text', path: 'send', label: L.send, when: is('method', 'text') },
  { kind: 'text', path: 'expect', label: L.expect, when: is('method', 'text') },
  { kind: 'argv', path: 'command', label: L.command, hint: L.argvHint, wide: true, when: is('method', 'command') },
  { kind: 'number', path: 'timeoutSeconds', label: L.timeout, when: is('method', 'command') },
];

const encrypted = is('tls', 'starttls', 'implicit');
const ownFiles = (base: unknown): boolean => encrypted(base) && has('certificate')(base);
/** Of a door that offers encryption. */
export const CERTIFICATE: readonly Field[] = [
  {
    kind: 'toggle',
    path: 'certificate',
    label: F.certificate,
    hint: F.certificateHint,
    on: { certFile: '', keyFile: '' },
    off: 'self-signed',
    when: encrypted,
  },
  { kind: 'text', path: 'certificate.certFile', label: F.certFile, when: ownFiles },
  { kind: 'text', path: 'certificate.keyFile', label: F.keyFile, when: ownFiles },
];

export const LISTENER: readonly Field[] = [
  { kind: 'text', path: 'name', label: L.name },
  { kind: 'text', path: 'id', label: L.id, hint: L.idHint },
  { kind: 'text', path: 'address', label: L.address },
  { kind: 'number', path: 'port', label: L.port },
  { kind: 'switch', path: 'enabled', label: L.enabled },
  { kind: 'choice', path: 'tls', label: L.tls, choices: L.tlsWords },
  ...CERTIFICATE,
  { kind: 'choice', path: 'authentication', label: L.authentication, choices: L.authWords },
  {
    kind: 'switch',
    path: 'authenticateWithoutTls',
    label: L.plainLogin,
    when: is('authentication', 'optional', 'required'),
  },
  { kind: 'list', path: 'access.allow', label: L.allow, hint: L.allowHint },
  { kind: 'list', path: 'access.deny', label: L.deny },
  { kind: 'list', path: 'relay.allow', label: L.relayAllow, hint: L.relayHint },
  { kind: 'switch', path: 'relay.authenticated', label: L.relayLogin },
  { kind: 'size', path: 'maxMessageBytes', label: G.largestMessage },
  { kind: 'number', path: 'maxRecipients', label: L.maxRecipients },
  { kind: 'number', path: 'maxConnections', label: L.maxConnections },
  { kind: 'number', path: 'maxConnectionsPerClient', label: L.maxPerClient },
  { kind: 'maybe', path: 'greetingName', label: G.greeting, hint: G.greetingHint },
  { kind: 'maybe', path: 'rewriteSender', label: L.rewrite, hint: L.rewriteHint },
  { kind: 'switch', path: 'remoteTriggered', label: L.remote },
];

export const ACCOUNT: readonly Field[] = [
  { kind: 'text', path: 'username', label: L.username },
  { kind: 'password', path: 'password', label: L.password },
  { kind: 'list', path: 'dequeueDomains', label: L.dequeue },
  { kind: 'switch', path: 'mayRelay', label: L.mayRelay },
];

export const CONNECTOR: readonly Field[] = [
  { kind: 'text', path: 'name', label: L.name },
  { kind: 'text', path: 'id', label: L.id, hint: L.idHint },
  { kind: 'switch', path: 'enabled', label: L.enabled },
];
const host = is('route.kind', 'smart-host');
const direct = is('route.kind', 'direct');
const out = is('route.kind', 'smart-host', 'direct');
export const ROUTE: readonly Field[] = [
  { kind: 'choice', path: 'route.order', label: L.order, choices: L.orderWords, when: host },
  { kind: 'choice', path: 'route.protocol', label: L.protocol, choices: L.protocolWords, when: host },
  { kind: 'list', path: 'route.dnsServers', label: G.directDns, hint: G.directDnsHint, when: direct },
  { kind: 'number', path: 'route.port', label: G.directPort, when: direct },
  { kind: 'number', path: 'route.maxConnections', label: L.maxConnections, when: out },
  { kind: 'choice', path: 'route.pipelining', label: L.pipelining, choices: L.pipeWords, when: out },
  {
    kind: 'toggle',
    path: 'route.rateLimit',
    label: G.rate,
    hint: G.rateHint,
    on: { messages: 100, per: 'hour' },
    off: null,
    when: host,
  },
  { kind: 'number', path: 'route.rateLimit.messages', label: G.rateMessages, when: has('route.rateLimit') },
  { kind: 'choice', path: 'route.rateLimit.per', label: G.ratePer, choices: G.rateWords, when: has('route.rateLimit') },
];
/** Where mail comes from, and whether somebody else comes for it. */
export const FROM: readonly Field[] = [
  { kind: 'toggle', path: 'listeners', label: G.everyListener, on: 'all', off: [] },
  {
    kind: 'several',
    path: 'listeners',
    label: G.fromListeners,
    choices: namesOf('listeners', 'id'),
    empty: G.noListeners,
    when: (base) => Array.isArray(read(base, 'listeners')),
  },
  { kind: 'toggle', path: 'holdForRemote', label: G.hold, hint: G.holdHint, on: { accounts: [] }, off: null },
  {
    kind: 'several',
    path: 'holdForRemote.accounts',
    label: G.holdAccounts,
    choices: namesOf('accounts', 'username'),
    empty: G.noAccounts,
    when: has('holdForRemote'),
  },
];
export const OTHER_LINKS: readonly Field[] = [
  { kind: 'several', path: 'otherLinks', label: L.otherLinks, hint: L.otherLinksHint, choices: namesOf('links', 'id') },
];
export const CARRIES: readonly Field[] = [
  { kind: 'switch', path: 'content.normal', label: L.normal },
  { kind: 'switch', path: 'content.system', label: L.system },
  { kind: 'several', path: 'content.priorities', label: L.priorities, choices: G.priorityWords },
  { kind: 'size', path: 'content.maxBytes', label: G.largestMessage, blank: S.unlimited },
  { kind: 'choice', path: 'restrictions.default', label: L.senders, choices: L.senderWords },
  { kind: 'list', path: 'restrictions.except', label: L.except, hint: L.exceptHint },
];
export const TIMES: readonly Field[] = [
  { kind: 'number', path: 'triggers.queuedMessages', label: L.trigMessages, blank: S.blankNever },
  { kind: 'size', path: 'triggers.queuedBytes', label: G.queuedSize, blank: S.blankNever },
  { kind: 'number', path: 'triggers.oldestMinutes', label: L.trigAge, blank: S.blankNever },
  { kind: 'switch', path: 'triggers.urgent', label: L.trigUrgent },
  { kind: 'number', path: 'wait.firstMessageSeconds', label: L.waitFirst },
  { kind: 'number', path: 'wait.idleSeconds', label: L.waitIdle },
  { kind: 'number', path: 'wait.maxMinutes', label: L.waitMax },
  { kind: 'numbers', path: 'retry.minutes', label: L.retryMinutes },
  { kind: 'number', path: 'retry.delayNoticeHours', label: L.delayNotice, blank: S.blankNever },
  { kind: 'number', path: 'retry.expireHours', label: L.expire },
];
