// main.cf (postconf(5)): what holds for the whole of Postfix, and the parameters of its
// parts. PROMISE: every parameter that settings decide stands here once.
import type { Settings } from '../contract/settings';
import type { Carrier } from './carriers';
import { type Notes, linesText } from './files';
import type { Part } from './listeners';
import { asciiForm, domainForms, mainValue } from './syntax';

export function mainCf(settings: Settings, carriers: readonly Carrier[], parts: readonly Part[], notes: Notes): string {
  const { organization, listeners } = settings;
  const [first = 'localhost'] = organization.domains.flatMap(domainForms);
  const typed = (name: string, value: string): readonly string[] =>
    notes.kept(mainValue(value), 'unwritable', name).map((text) => `${name} = ${text}`);
  const deferred = carriers.filter((carrier) => carrier.deferred).map(({ service }) => service);
  const sizes = listeners.filter(({ enabled }) => enabled).map((one) => one.maxMessageBytes);
  return linesText([
    '# Written by "dialpost export postfix". EXPLANATION.txt says what came from where.',
    'compatibility_level = 3.6',
    ...typed('myhostname', asciiForm(organization.hostname)),
    `mydomain = ${first}`,
    `myorigin = ${first}`,
    'mydestination =',
    'local_recipient_maps =',
    'local_transport = error:5.1.1 nobody has a mailbox here',
    'alias_maps =',
    'alias_database =',
    'inet_interfaces = all',
    'mynetworks = 127.0.0.0/8, [::1]/128',
    `relay_domains = ${organization.domains.flatMap(domainForms).join(', ')}`,
    'parent_domain_matches_subdomains =',
    'transport_maps = texthash:$config_directory/transport',
    ...(deferred.length > 0 ? [`defer_transports = ${deferred.join(', ')}`] : []),
    ...CAUTION,
    '',
    ...(sizes.length > 0 ? [`message_size_limit = ${Math.max(...sizes)}`] : []),
    'mailbox_size_limit = 0',
    ...retries(carriers, notes),
    ...notices(settings, typed),
    ...parts.flatMap(({ main }) => main),
  ]);
}

const CAUTION: readonly string[] = [
  '',
  '# Nobody asks for names while the line is down.',
  'smtpd_peername_lookup = no',
  'smtp_host_lookup = dns, native',
  'lmtp_host_lookup = dns, native',
  '',
  '# No listener, no recipient and no login is taken for granted: master.cf says it for each.',
  'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination',
  'smtpd_sasl_auth_enable = no',
  'smtpd_sasl_security_options = noanonymous',
  'smtpd_etrn_restrictions = reject',
  'disable_vrfy_command = yes',
  'smtpd_client_event_limit_exceptions =',
  'smtpd_tls_cert_file = $config_directory/dialpost-cert.pem',
  'smtpd_tls_key_file = $config_directory/dialpost-key.pem',
  '',
  'smtp_sasl_security_options = noanonymous',
  'lmtp_sasl_security_options = noanonymous',
  'smtp_tls_CApath = /etc/ssl/certs',
  'lmtp_tls_CApath = /etc/ssl/certs',
  'tls_append_default_CA = yes',
];

/** One pattern for the whole queue: that of the first connector that goes out. */
function retries(carriers: readonly Carrier[], notes: Notes): readonly string[] {
  const [first, ...others] = carriers.filter(({ connector }) => connector.route.kind !== 'mailboxes');
  if (!first) return [];
  const { retry } = first.connector;
  for (const { connector } of others)
    if (JSON.stringify(connector.retry) !== JSON.stringify(retry))
      notes.add('other-retry', `connectors[${connector.id}].retry`);
  const [shortest, longest] = [Math.min(...retry.minutes), Math.max(...retry.minutes)];
  const lifetime = longestLifetime(carriers);
  return [
    `queue_run_delay = ${Math.min(5, shortest)}m`,
    `minimal_backoff_time = ${shortest}m`,
    `maximal_backoff_time = ${longest}m`,
    `maximal_queue_lifetime = ${lifetime}h`,
    `bounce_queue_lifetime = ${lifetime}h`,
    `delay_warning_time = ${retry.delayNoticeHours ?? 0}h`,
  ];
}

/** Postfix counts from a message's arrival, so nobody's mail goes back before its own hours. */
function longestLifetime(carriers: readonly Carrier[]): number {
  return Math.min(MOST_HOURS, Math.max(...carriers.map(({ connector }) => connector.retry.expireHours), 1));
}
const MOST_HOURS = 100 * 24;

function notices(
  { notices: { postmasterCopies }, organization: { postmaster } }: Settings,
  typed: (name: string, value: string) => readonly string[],
): readonly string[] {
  return [
    `notify_classes = ${[...(postmasterCopies ? ['bounce', '2bounce'] : []), 'resource', 'software'].join(', ')}`,
    ...['bounce', '2bounce', 'delay', 'error'].flatMap((kind) => typed(`${kind}_notice_recipient`, postmaster)),
  ];
}
