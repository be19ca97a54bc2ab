// How mail leaves: each connector as a service of master.cf (smtp(8)), the transport table
// (transport(5)), what depends on the sender, and the logins at smart hosts. Passwords stand
// in files of their own, which nobody but root reads.
import { isIP } from 'node:net';
import type { SmartHost } from '../contract/connector';
import { passwordText } from '../contract/fields';
import type { Settings } from '../contract/settings';
import { createRouter } from '../routing/router';
import { matchStrength } from '../mail/address';
import { type Carrier, carrierOfOwn, type Served, transportOf } from './carriers';
import { type ExportedFile, type Notes, linesText } from './files';
import type { Part } from './listeners';
import { addressExpression, asciiForm, domainForms, lookupKeys, nextHop, tableKey, tableLine } from './syntax';

export function carriersPart(carriers: readonly Carrier[], notes: Notes): Part {
  const parts = carriers
    .filter(({ connector }) => connector.route.kind !== 'mailboxes')
    .map((one) => onePart(one, notes));
  return {
    main: parts.flatMap(({ main }) => main),
    master: parts.flatMap(({ master }) => master),
    files: parts.flatMap(({ files }) => files),
  };
}

function onePart(carrier: Carrier, notes: Notes): Part {
  const { connector, service, hosts } = carrier;
  const { route } = connector;
  if (route.kind === 'mailboxes') return { main: [], master: [], files: [] };
  const program = route.kind === 'smart-host' ? route.protocol : 'smtp';
  const logins = loginsFile(carrier, notes);
  const policy = policyFile(carrier, notes);
  const isImplicit = hosts[0]?.security === 'implicit';
  const options: readonly string[] = [
    `syslog_name=postfix/${service}`,
    ...(hosts.length === 0 ? ['smtp_tls_security_level=may'] : []),
    ...(isImplicit ? [`${program}_tls_wrappermode=yes`, `${program}_tls_security_level=encrypt`] : []),
    ...policy.map(({ name }) => `${program}_tls_policy_maps=texthash:$config_directory/${name}`),
    ...logins.flatMap(({ name }) => [
      `${program}_sasl_auth_enable=yes`,
      `${program}_sasl_password_maps=texthash:$config_directory/${name}`,
    ]),
    ...(hosts.some(({ helo }) => helo) && program === 'smtp'
      ? ['smtp_never_send_ehlo=yes', 'smtp_always_send_ehlo=no']
      : []),
    ...(route.pipelining === 'off' ? [`${program}_discard_ehlo_keywords=pipelining`] : []),
    ...(route.kind === 'direct' && route.port !== SMTP_PORT ? [`smtp_tcp_port=${route.port}`] : []),
  ];
  return {
    main: [`${service}_destination_concurrency_limit = ${route.maxConnections}`, ...rateOf(carrier, notes)],
    master: [
      `${service} unix - - n - ${route.maxConnections} ${program}`,
      ...options.map((option) => `  -o ${option}`),
    ],
    files: [...logins, ...policy],
  };
}

const SMTP_PORT = 25;
const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

function rateOf({ connector: { route, id }, service }: Carrier, notes: Notes): readonly string[] {
  if (route.kind !== 'smart-host' || route.rateLimit === null) return [];
  const seconds = SECONDS[route.rateLimit.per] / route.rateLimit.messages;
  if (seconds < 1) return (notes.add('fast-rate', `connectors[${id}].route.rateLimit`), []);
  return [`${service}_destination_rate_delay = ${Math.ceil(seconds)}s`];
}

/** A line for each host (postconf(5), smtp_tls_policy_maps). */
function policyFile({ hosts, service, connector: { id } }: Carrier, notes: Notes): readonly ExportedFile[] {
  if (hosts.length === 0) return [];
  const lines = hosts.map((host) => `${nextHop(host.host, host.port)} ${tlsLevel(host, id, notes)}`);
  return [{ name: `tls_policy_${service}`, text: linesText(lines), mode: 0o644 }];
}

function tlsLevel({ security, verifyCertificate, host, auth }: SmartHost, id: string, notes: Notes): string {
  if (security === 'none') return 'none';
  // A login goes encrypted only: who takes STARTTLS out of a talk shall not get the password.
  if (security === 'opportunistic') return auth.kind === 'none' ? 'may' : 'encrypt';
  if (!verifyCertificate) return 'encrypt';
  // Nothing is taken back: its mail waits until somebody names the host.
  if (isIP(host) !== 0) notes.add('certificate-by-address', `connectors[${id}].route.hosts[${host}]`);
  return `secure match=${isIP(host) === 0 ? asciiForm(host) : 'nexthop'}`;
}

function loginsFile({ hosts, service, connector: { id } }: Carrier, notes: Notes): readonly ExportedFile[] {
  const lines = hosts.flatMap(({ host, port, auth }) => {
    const place = `connectors[${id}].route.hosts[${host}]`;
    if (auth.kind === 'none') return [];
    if (auth.kind === 'oauth2') return (notes.add('sign-in', place), []);
    const password = passwordText(auth.password);
    if (password === '') return (notes.add('password', place), []);
    const line = auth.username.includes(':') ? null : tableLine(nextHop(host, port), `${auth.username}:${password}`);
    return notes.kept(line, 'unwritable', place);
  });
  return lines.length === 0 ? [] : [{ name: `sasl_passwd_${service}`, text: linesText(lines), mode: 0o600 }];
}

/** Every pattern but "*", and our own domains, which never go out by "*". */
export function transportTable({ organization }: Settings, served: readonly Served[], notes: Notes): string {
  const lines = new Map<string, string>();
  const add = (key: string, to: string, at: string): void => {
    const written = notes.kept(tableKey(key), 'unwritable', at);
    for (const one of written) lines.set(one, to);
  };
  for (const domain of organization.domains) {
    const carrier = carrierOfOwn(domain, served);
    if (!carrier) notes.add('unserved', domain);
    for (const form of domainForms(domain)) add(form, carrier ? transportOf(carrier) : UNSERVED, domain);
  }
  for (const { pattern, carrier } of served)
    if (pattern !== '*') for (const key of lookupKeys(pattern)) add(key, transportOf(carrier), pattern);
  return linesText([...lines].map(([key, to]) => `${key} ${to}`));
}

const UNSERVED = 'error:5.1.2 no connector serves this domain';
const NOBODY = 'error:5.4.4 no connector serves this domain';

/** Where all other mail goes, and what of it depends on its sender. */
export function otherMail(
  settings: Settings,
  served: readonly Served[],
  carriers: readonly Carrier[],
  notes: Notes,
): Part {
  const found = served.find(({ pattern }) => pattern === '*')?.carrier;
  const rest = found?.connector.restrictions.default === 'accept' ? found : undefined;
  const bySender = senderLines(settings, carriers, notes);
  return {
    main: [
      `default_transport = ${rest ? rest.service : NOBODY}`,
      // Mailboxes are no host.
      ...(rest && rest.nextHop !== '' ? [`relayhost = ${rest.nextHop}`] : []),
      ...(bySender.length > 0 ? ['sender_dependent_default_transport_maps = regexp:$config_directory/senders'] : []),
    ],
    master: [],
    files: bySender.length > 0 ? [{ name: 'senders', text: linesText(bySender), mode: 0o644 }] : [],
  };
}

/** Domains as routing sees one that nobody names. */
const SOMEWHERE = 'anyone@somewhere.invalid';

/** Each pattern of senders that some connector treats otherwise, the most exact first (regexp_table(5)). */
function senderLines(settings: Settings, carriers: readonly Carrier[], notes: Notes): readonly string[] {
  const patterns = new Set(
    settings.connectors.flatMap(({ restrictions }) => restrictions.except.map((p) => p.toLowerCase())),
  );
  if (patterns.size === 0) return [];
  const router = createRouter(settings);
  const chosen = (sender: string): Carrier | undefined => {
    const facts = { sender, bytes: null, priority: 'normal', system: false, listener: null } as const;
    const { connector } = router.route(facts, SOMEWHERE);
    return carriers.find((one) => one.connector.id === connector);
  };
  const usual = chosen('anyone@elsewhere.invalid');
  const samples = [...patterns].map((pattern) => ({ pattern, sample: sampleOf(pattern) }));
  if (samples.every(({ sample }) => chosen(sample) === usual)) return [];
  return samples
    .sort((a, b) => matchStrength(b.pattern, b.sample) - matchStrength(a.pattern, a.sample))
    .flatMap(({ pattern, sample }) => {
      const to = chosen(sample);
      if (to && to.nextHop === '' && usual?.nextHop !== '') return (notes.add('sender-direct', pattern), []);
      return [`${addressExpression(pattern)} ${to ? transportOf(to) : NOBODY}`];
    });
}

/** An address that `pattern` names. */
export function sampleOf(pattern: string): string {
  if (pattern.includes('@')) return pattern;
  if (pattern === '*') return SOMEWHERE;
  return `anyone@${pattern.replace(/^\*\./, 'any.')}`;
}
