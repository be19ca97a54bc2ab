// How mail that a provider holds is asked for, by fetchmail(1), which knows ETRN, ODMR
// (that is ATRN), IMAP and POP3; and by the commands of the settings.
import { type CollectMethod, collectMethods } from '../contract/collect';
import { passwordText } from '../contract/fields';
import type { Settings } from '../contract/settings';
import type { Carrier } from './carriers';
import { type ExportedFile, type Notes, linesText } from './files';
import { domainForms, fetchmailString, shellCommand } from './syntax';

export interface FetchRun {
  /** Lines of a shell, run while the line is up. */
  readonly commands: readonly string[];
  readonly files: readonly ExportedFile[];
}

type Ways = { readonly [M in CollectMethod['method']]: Extract<CollectMethod, { method: M }> };
type Mailbox = Ways['imap'] | Ways['pop3'];

export function fetchRunOf(carrier: Carrier, settings: Settings, notes: Notes): FetchRun {
  const methods = collectMethods(carrier.connector.collect);
  const place = `connectors[${carrier.connector.id}].collect`;
  const polls = methods.flatMap((method) => pollOf(method, carrier, settings, notes));
  const own = methods.flatMap((method) =>
    method.method === 'command'
      ? notes.kept(shellCommand(['timeout', String(method.timeoutSeconds), ...method.command]), 'unwritable', place)
      : [],
  );
  const name = `fetchmailrc_${carrier.service}`;
  return {
    commands: [...own, ...(polls.length > 0 ? [`fetchmail --nodetach -f /etc/postfix/${name}`] : [])],
    files: polls.length > 0 ? [{ name, text: linesText(polls), mode: 0o600 }] : [],
  };
}

function pollOf(method: CollectMethod, carrier: Carrier, settings: Settings, notes: Notes): readonly string[] {
  switch (method.method) {
    case 'etrn':
      return etrnPoll(method, carrier, settings, notes);
    case 'atrn':
      return atrnPoll(method, carrier, settings, notes);
    case 'imap':
    case 'pop3':
      return mailboxPoll(method, carrier, settings, notes);
    default:
      return [];
  }
}

const placeOf = ({ connector }: Carrier, method: CollectMethod): string =>
  `connectors[${connector.id}].collect[${method.method}]`;

function etrnPoll(method: Ways['etrn'], carrier: Carrier, settings: Settings, notes: Notes): readonly string[] {
  const [first] = carrier.hosts;
  const host = method.host ?? first?.host;
  if (host === undefined) return [];
  const domains = domainsOf(method.domains, settings);
  const line = `poll ${fetchmailString(host) ?? ''} protocol ETRN service ${method.port ?? first?.port ?? 25}`;
  return notes.kept(domains, 'unwritable', placeOf(carrier, method)).map((list) => `${line} fetchdomains ${list}`);
}

function atrnPoll(method: Ways['atrn'], carrier: Carrier, settings: Settings, notes: Notes): readonly string[] {
  const login = loginOf(method, carrier, notes);
  const domains = domainsOf(method.domains, settings);
  if (login === null || domains === null) return [];
  return [
    `poll ${fetchmailString(method.host) ?? ''} protocol ODMR service ${method.port}`,
    `  ${login} fetchdomains ${domains}`,
  ];
}

function mailboxPoll(method: Mailbox, carrier: Carrier, settings: Settings, notes: Notes): readonly string[] {
  const login = loginOf(method, carrier, notes);
  if (login === null) return [];
  const place = placeOf(carrier, method);
  const written = (text: string): string => notes.kept(fetchmailString(text), 'unwritable', place)[0] ?? '""';
  if (method.deliverTo === null && method.envelopeHeader === null) notes.add('no-envelope', place);
  const to = method.deliverTo === null ? '*' : written(method.deliverTo);
  const sorted =
    method.deliverTo === null
      ? [
          ...(method.envelopeHeader === null ? [] : [`  envelope ${written(method.envelopeHeader)}`]),
          `  localdomains ${settings.organization.domains.flatMap(domainForms).map(written).join(' ')}`,
        ]
      : [];
  return [
    `poll ${written(method.host)} protocol ${method.method === 'imap' ? 'IMAP' : 'POP3'} service ${method.port} no dns`,
    ...sorted,
    `  ${login} is ${to} here`,
    ...(method.method === 'imap' ? [`  folder ${written(method.mailbox)}`] : []),
    `  mda "/usr/sbin/sendmail -i -f %F -- %T"`,
    `  ${TLS[method.security]} ${method.verifyCertificate ? 'sslcertck' : 'no sslcertck'}`,
    `  ${method.after === 'delete' ? 'no keep fetchall' : 'keep'}`,
    ...(method.maxMessages === null ? [] : [`  fetchlimit ${method.maxMessages}`]),
    ...(method.maxMessageBytes === null ? [] : [`  limit ${method.maxMessageBytes}`]),
  ];
}

const TLS = { none: `sslproto ''`, starttls: `sslproto 'TLS1.2+'`, implicit: `ssl sslproto 'TLS1.2+'` } as const;

/** null, and noted: there is none that fetchmail could use. */
function loginOf(method: Ways['atrn'] | Mailbox, carrier: Carrier, notes: Notes): string | null {
  const place = placeOf(carrier, method);
  if (method.signIn !== null) return (notes.add('sign-in', place), null);
  const password = passwordText(method.password);
  if (password === '') return (notes.add('password', place), null);
  const [name, word] = [fetchmailString(method.username), fetchmailString(password)];
  if (name === null || word === null) return (notes.add('unwritable', place), null);
  return `user ${name} there with password ${word}`;
}

/** "@office.example" is asked for as it stands (RFC 1985 §5.2). */
function domainsOf(asked: readonly string[], { organization }: Settings): string | null {
  const domains = asked.length > 0 ? asked : organization.domains.map((domain) => domainForms(domain)[0] ?? domain);
  const written = domains.map(fetchmailString);
  return written.includes(null) ? null : written.join(' ');
}
