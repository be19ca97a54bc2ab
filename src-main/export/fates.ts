// What becomes of every setting: where it is carried to, why it has no equal in Postfix (a
// topic of the explanation), or that it means nothing there. A setting that does not stand
// here fails a test; nothing of a person's office is left behind in silence.
import type { exportWords } from '../words/moving-on/export';

export type Topic = keyof typeof exportWords.topics;

export interface Fate {
  /** The file it is found in again. */
  readonly to?: string;
  /** What is said of it; where `to` stands too, part of it has an equal. */
  readonly topic?: Topic;
}

const to = (file: string): Fate => ({ to: file });
const topic = (name: Topic): Fate => ({ topic: name });
const partly = (file: string, name: Topic): Fate => ({ to: file, topic: name });
/** Of no meaning there. */
const idle: Fate = {};

const MASTER = 'master.cf';
const MAIN = 'main.cf';
const SCRIPT = 'dialpost-call-…';
const TIMER = 'dialpost-call-….timer';
const FETCH = 'fetchmailrc_…';
const SASL = 'sasl_passwd_…';

/** Each of `names` below `base` fares alike. */
function below(base: string, names: readonly string[], fate: Fate): Readonly<Record<string, Fate>> {
  return Object.fromEntries(names.map((name) => [`${base}.${name}`, fate]));
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `open.${day}`);
const SCHEDULE = ['kind', 'minutes', 'everyMinutes', ...DAYS];
const GRANT = [
  ...['provider', 'tenant', 'issuer', 'clientId', 'clientSecret', 'clientCertificate'],
  ...['flow', 'refreshToken', 'tokenUrl'],
];

const LISTENERS: Readonly<Record<string, Fate>> = {
  'listeners.name': idle,
  ...below('listeners', ['id', 'enabled', 'address', 'port', 'tls', 'maxRecipients', 'maxMessageBytes'], to(MASTER)),
  ...below('listeners', ['authentication', 'authenticateWithoutTls', 'maxConnections'], to(MASTER)),
  'listeners.maxConnectionsPerClient': to(MASTER),
  ...below('listeners', ['certificate', 'certificate.certFile', 'certificate.keyFile', 'greetingName'], to(MAIN)),
  ...below('listeners', ['relay.allow', 'relay.authenticated'], to(MAIN)),
  ...below('listeners', ['access.allow', 'access.deny'], to('clients_…')),
  'listeners.remoteTriggered': partly(MASTER, 'branches'),
  'listeners.rewriteSender': partly(MAIN, 'rewriteSender'),
  ...below('accounts', ['username', 'password'], partly('dovecot-logins', 'logins')),
  'accounts.mayRelay': to('no_relay_logins'),
  'accounts.dequeueDomains': to('held_…'),
};

const LINKS: Readonly<Record<string, Fate>> = {
  'links.id': to(SCRIPT),
  'links.name': idle,
  ...below('links', ['kind', 'entry', 'username', 'password', 'connectCommand', 'disconnectCommand'], to(SCRIPT)),
  ...below('links', ['dialAttempts', 'redialDelaySeconds', 'dialTimeoutSeconds', 'maxOnlineMinutes'], to(SCRIPT)),
  'links.statusCommand': topic('lineStatus'),
  'links.dnsServers': topic('dns'),
  ...below('links.tariff', ['currency', 'perMinute', 'perCall', 'perMegabyte', 'billingSeconds'], topic('price')),
  'links.doNotAskUnder': topic('price'),
  'links.monthlyBudget': topic('budget'),
  'links.metered': topic('limits'),
  ...below('links.limits', ['when', 'maxBytes', 'priorities'], topic('limits')),
};

const HOSTS: Readonly<Record<string, Fate>> = {
  ...below('connectors.route.hosts', ['host', 'port'], to(MAIN)),
  ...below('connectors.route.hosts', ['security', 'verifyCertificate'], to('tls_policy_…')),
  'connectors.route.hosts.helo': to(MASTER),
  ...below('connectors.route.hosts.auth', ['kind', 'username', 'password'], to(SASL)),
  ...below('connectors.route.hosts.auth', GRANT, topic('signIn')),
};

const MAILBOXES: Readonly<Record<string, Fate>> = {
  ...below('connectors.route.mailboxes', ['address', 'account'], partly('dovecot-dialpost.conf', 'mailboxes')),
  ...below('connectors.route.mailboxes', ['aliases', 'keepCopy'], to('aliases')),
  'connectors.route.mailboxes.forwardTo': partly('aliases', 'forwarding'),
  'connectors.route.mailboxes.quotaBytes': topic('quota'),
  'connectors.route.catchAll': to('aliases'),
  'connectors.route.unknown': to('recipients'),
};

const CONNECTORS: Readonly<Record<string, Fate>> = {
  'connectors.name': idle,
  ...below('connectors', ['id', 'enabled'], to(MASTER)),
  'connectors.link': to(SCRIPT),
  'connectors.otherLinks': topic('otherLinks'),
  'connectors.listeners': topic('byListener'),
  ...below('connectors.addressSpaces', ['pattern', 'cost'], to('transport')),
  'connectors.route.kind': to(MASTER),
  ...HOSTS,
  ...MAILBOXES,
  'connectors.route.order': topic('balance'),
  ...below('connectors.route', ['maxConnections', 'pipelining', 'protocol', 'port'], to(MASTER)),
  ...below('connectors.route.rateLimit', ['messages', 'per'], to(MAIN)),
  'connectors.route.dnsServers': topic('dns'),
  ...below('connectors.schedule', SCHEDULE, to(TIMER)),
  ...below('connectors.oversize.schedule', SCHEDULE, topic('oversize')),
  'connectors.oversize.overBytes': topic('oversize'),
  ...below('connectors.triggers', ['queuedMessages', 'queuedBytes', 'oldestMinutes', 'urgent'], topic('triggers')),
  ...below('connectors.content', ['system', 'normal', 'priorities', 'maxBytes'], topic('content')),
  ...below('connectors.restrictions', ['default', 'except'], partly('senders', 'senders')),
  'connectors.holdForRemote.accounts': to('held_…'),
  ...below('connectors.wait', ['firstMessageSeconds'], to(SCRIPT)),
  ...below('connectors.wait', ['idleSeconds', 'maxMinutes'], topic('wait')),
  ...below('connectors.retry', ['minutes', 'delayNoticeHours', 'expireHours'], partly(MAIN, 'offline')),
};

const COLLECT: Readonly<Record<string, Fate>> = {
  ...below('connectors.collect', ['method'], partly(FETCH, 'collect')),
  ...below('connectors.collect', ['domains', 'host', 'port', 'username', 'password', 'security'], to(FETCH)),
  ...below('connectors.collect', ['verifyCertificate', 'deliverTo', 'envelopeHeader', 'mailbox'], to(FETCH)),
  ...below('connectors.collect', ['maxMessages', 'maxMessageBytes'], to(FETCH)),
  ...below('connectors.collect', ['after', 'moveTo'], partly(FETCH, 'afterFetching')),
  ...below('connectors.collect', ['command', 'timeoutSeconds'], to(SCRIPT)),
  ...below('connectors.collect', ['query', 'send', 'expect'], topic('collect')),
  ...below('connectors.collect.schedule', SCHEDULE, topic('collectTimes')),
  ...below('connectors.collect.signIn', GRANT, topic('signIn')),
};

const OFFICE: Readonly<Record<string, Fate>> = {
  version: idle,
  language: idle,
  'organization.name': idle,
  ...below('organization', ['domains', 'hostname', 'postmaster'], to(MAIN)),
  ...below('pop3', ['enabled', 'address', 'port', 'tls', 'authenticateWithoutTls', 'maxConnections'], topic('pop3')),
  ...below('pop3', ['certificate', 'certificate.certFile', 'certificate.keyFile'], topic('pop3')),
  ...below('pop3.access', ['allow', 'deny'], topic('pop3')),
  keepDeliveredDays: topic('keeping'),
  'notices.postmasterCopies': to(MAIN),
  'notices.largeMail': topic('oversize'),
  ...below('notices.heartbeat', ['to', 'after', 'at'], topic('heartbeat')),
  ...below('warnings', ['nothingSentHours', 'queueMessages', 'certificateDays'], topic('warnings')),
  ...below('warnings', ['diskFreeMegabytes', 'budgetPercent', 'clockMinutes'], topic('warnings')),
  ...below('practice', ['enabled', 'port'], topic('practice')),
  ...below('log.protocol', ['enabled', 'period', 'keepDays', 'fields', 'folder', 'maxBytes'], topic('logs')),
  'log.diagnostic.revertAfterMinutes': topic('logs'),
  ...below('log.diagnostic.levels', ['default', 'dial', 'dns', 'tls', 'smtp-in', 'smtp-out'], topic('logs')),
  ...below('log.diagnostic.levels', ['queue', 'collect', 'schedule', 'relay'], topic('logs')),
  ...below('desktop', ['startAtLogin', 'startHidden', 'notify'], idle),
  'updates.feed': idle,
};

/** By the setting's path without places of lists: "connectors.route.hosts.port". */
export const FATES: Readonly<Record<string, Fate>> = {
  ...OFFICE,
  ...LISTENERS,
  ...LINKS,
  ...CONNECTORS,
  ...COLLECT,
};
