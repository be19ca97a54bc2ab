// Listeners as smtpd services of master.cf (smtpd(8)), with the parameters and tables they
// need. Whatever a person typed stands in main.cf, under a parameter of the listener's own,
// and master.cf names that parameter: its options know blanks and braces of their own.
import type { Listener } from '../contract/listener';
import type { Settings } from '../contract/settings';
import { AT_HOME } from '../access/networks';
import { type ExportedFile, type Notes, linesText } from './files';
import { asciiForm, listedNetwork, listensAt, mainValue, maskedNetwork, plainNames } from './syntax';

export interface Part {
  /** Parameters of main.cf, as they are written there. */
  readonly main: readonly string[];
  /** Lines of master.cf. */
  readonly master: readonly string[];
  readonly files: readonly ExportedFile[];
}

interface Named {
  readonly listener: Listener;
  readonly name: string;
}

export function listenersPart({ listeners, accounts }: Settings, notes: Notes): Part {
  const names = plainNames(listeners.map(({ id }) => id));
  const parts = listeners
    .filter(({ enabled }) => enabled)
    .map((listener) => onePart({ listener, name: names.get(listener.id) ?? listener.id }, accounts.length > 0, notes));
  return {
    main: parts.flatMap(({ main }) => main),
    master: parts.flatMap(({ master }) => master),
    files: parts.flatMap(({ files }) => files),
  };
}

/** Where Postfix listens if any free port would do. */
const USUAL_PORT = 2525;

function onePart({ listener, name }: Named, hasAccounts: boolean, notes: Notes): Part {
  const own = `listener_${name}`;
  const place = `listeners[${listener.id}]`;
  if (listener.port === 0) notes.add('free-port', `${place}.port`);
  const hasLogin = listener.authentication !== 'off' && hasAccounts;
  const rewritten = rewriteOf(own, listener, notes);
  const options: readonly string[] = [
    `syslog_name=postfix/${own}`,
    ...(listener.greetingName === null ? [] : [`myhostname=$${own}_greets_as`]),
    ...tlsOptions(own, listener),
    `smtpd_sasl_auth_enable=${hasLogin ? 'yes' : 'no'}`,
    `smtpd_tls_auth_only=${listener.authenticateWithoutTls ? 'no' : 'yes'}`,
    `mynetworks=$${own}_may_relay`,
    `smtpd_client_restrictions=$${own}_clients`,
    `smtpd_sender_restrictions=$${own}_senders`,
    `smtpd_relay_restrictions=$${own}_relay`,
    `smtpd_recipient_limit=${listener.maxRecipients}`,
    `message_size_limit=${listener.maxMessageBytes}`,
    `smtpd_client_connection_count_limit=${listener.maxConnectionsPerClient}`,
    ...(listener.remoteTriggered
      ? ['smtpd_etrn_restrictions=$held_etrn']
      : ['smtpd_etrn_restrictions=reject', 'smtpd_discard_ehlo_keywords=etrn,silent-discard']),
    ...rewritten.options,
  ];
  const head = `${listensAt(listener.address, listener.port || USUAL_PORT)} inet n - n - ${listener.maxConnections} smtpd`;
  return {
    main: [...parameters(own, listener, hasLogin, notes), ...rewritten.main],
    master: [head, ...options.map((option) => `  -o ${option}`), ...rewritten.master],
    files: [{ name: `clients_${name}`, text: clientsTable(listener), mode: 0o644 }],
  };
}

function tlsOptions(own: string, { tls, certificate }: Listener): readonly string[] {
  const files =
    certificate === 'self-signed' || tls === 'none'
      ? []
      : [`smtpd_tls_cert_file=$${own}_certificate`, `smtpd_tls_key_file=$${own}_key`];
  const level = tls === 'none' ? 'none' : 'may';
  return [
    `smtpd_tls_security_level=${tls === 'implicit' ? 'encrypt' : level}`,
    ...(tls === 'implicit' ? ['smtpd_tls_wrappermode=yes'] : []),
    ...files,
  ];
}

function parameters(own: string, listener: Listener, hasLogin: boolean, notes: Notes): readonly string[] {
  const { greetingName, certificate, tls, relay, authentication } = listener;
  const place = `listeners[${listener.id}]`;
  const typed = (name: string, value: string, at: string): readonly string[] =>
    notes.kept(mainValue(value), 'unwritable', `${place}.${at}`).map((text) => `${own}_${name} = ${text}`);
  const files =
    certificate === 'self-signed' || tls === 'none'
      ? []
      : [
          ...typed('certificate', certificate.certFile, 'certificate.certFile'),
          ...typed('key', certificate.keyFile, 'certificate.keyFile'),
        ];
  const loggedIn = hasLogin && relay.authenticated ? [`$no_relay_logins`, 'permit_sasl_authenticated'] : [];
  return [
    '',
    ...(greetingName === null ? [] : typed('greets_as', asciiForm(greetingName), 'greetingName')),
    ...files,
    `${own}_may_relay = ${relay.allow.map(listedNetwork).join(', ')}`.trim(),
    `${own}_clients = check_client_access cidr:$config_directory/clients_${own.replace(/^listener_/, '')}, reject`,
    `${own}_senders =${sendersRule(authentication, hasLogin)}`,
    `${own}_relay = ${['permit_mynetworks', ...loggedIn, 'reject_unauth_destination'].join(', ')}`,
  ];
}

function sendersRule(authentication: Listener['authentication'], hasLogin: boolean): string {
  if (authentication !== 'required') return '';
  return hasLogin ? ' permit_sasl_authenticated, reject' : ' reject';
}

/** cidr_table(5): who is denied first, then who may connect. */
function clientsTable({ access: { allow, deny } }: Listener): string {
  const may = allow.length > 0 ? allow : AT_HOME;
  return linesText([
    ...deny.map((network) => `${maskedNetwork(network)} REJECT`),
    ...may.map((network) => `${maskedNetwork(network)} OK`),
  ]);
}

interface Rewritten {
  readonly options: readonly string[];
  readonly main: readonly string[];
  readonly master: readonly string[];
}

/** A cleanup service of the listener's own puts one sender in the place of all (canonical(5)). */
function rewriteOf(own: string, { rewriteSender, id }: Listener, notes: Notes): Rewritten {
  const written =
    rewriteSender === null
      ? []
      : notes.kept(staticTable(rewriteSender), 'unwritable', `listeners[${id}].rewriteSender`);
  if (written.length === 0) return { options: [], main: [], master: [] };
  return {
    options: [`cleanup_service_name=cleanup_${own}`, 'local_header_rewrite_clients=static:all'],
    main: written.map((table) => `${own}_sender = ${table}`),
    master: [
      `cleanup_${own} unix n - n - 0 cleanup`,
      `  -o syslog_name=postfix/${own}`,
      `  -o sender_canonical_maps=$${own}_sender`,
      '  -o sender_canonical_classes=envelope_sender,header_sender',
    ],
  };
}

function staticTable(address: string): string | null {
  const value = mainValue(address);
  return value === null || /[\s,{}]/.test(value) ? null : `static:${value}`;
}
