// The live checks of what is typed and not yet saved. An older relay may not know
// them, and the page is then shown without the check. Null: this relay cannot check.
import type { DnsProbe, Situation, SmtpProbe } from '../../src-main/contract/diagnose/diagnose';
import type { CollectProbe } from '../../src-main/contract/diagnose/collect';
import type { MailboxProbe } from '../../src-main/contract/diagnose/mailbox';
import type { ComputerProbe } from '../../src-main/contract/diagnose/computer';
import { call, RelayError } from '../relay';
import { asObject, listAt, read, textAt } from '../form/document';

async function ifKnown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RelayError && error.code === 'unknown-method') return null;
    throw error;
  }
}

function loginOf(host: unknown): object {
  const auth = read(host, 'auth');
  const password = read(auth, 'password');
  if (read(auth, 'kind') === 'oauth2') return asObject(auth);
  if (read(auth, 'kind') !== 'password') return { kind: 'none' };
  if (typeof password === 'string') return { kind: 'password', username: textAt(auth, 'username'), password };
  return asObject(password)['set'] === true ? { kind: 'stored' } : { kind: 'none' };
}

const asked = (host: unknown): object => ({
  host: read(host, 'host'),
  port: read(host, 'port'),
  security: read(host, 'security'),
  auth: loginOf(host),
  verifyCertificate: read(host, 'verifyCertificate') !== false,
});

/** Speaks to a smart host as the draft describes it; sends no mail. */
export function probeSmtp(host: unknown): Promise<SmtpProbe | null> {
  return ifKnown(call('diagnose.smtp', asked(host)));
}

/** Logs in at a mailbox as the draft of a way of fetching describes it; fetches nothing. */
export function probeMailbox(way: unknown): Promise<MailboxProbe | null> {
  return ifKnown(call('diagnose.mailbox', mailboxAsked(way)));
}

function mailboxAsked(way: unknown): object {
  const [username, mailbox] = [textAt(way, 'username'), textAt(way, 'mailbox')];
  return {
    method: read(way, 'method'),
    host: read(way, 'host'),
    port: read(way, 'port'),
    security: read(way, 'security'),
    verifyCertificate: read(way, 'verifyCertificate') !== false,
    auth: mailboxLoginOf(way),
    ...(username === '' ? {} : { username }),
    ...(mailbox === '' ? {} : { mailbox }),
  };
}

function mailboxLoginOf(way: unknown): object {
  const [username, password] = [textAt(way, 'username'), read(way, 'password')];
  const signIn = read(way, 'signIn');
  if (signIn !== null && signIn !== undefined) return { kind: 'oauth2', username, ...asObject(signIn) };
  return loginOf({ auth: { kind: 'password', username, password } });
}

/** How the provider of a smart host would release the mail it holds. */
export function probeCollect(host: unknown): Promise<CollectProbe | null> {
  return ifKnown(call('diagnose.collect', asked(host)));
}

/** What somebody says of the office's DNS, as it is typed. */
export interface DnsFacts {
  readonly situation: Situation;
  /** The office's fixed address, or ''. */
  readonly address: string;
  readonly hosts: string;
  /** A line each: the host, and its address where it is known. */
  readonly fronts: string;
  readonly servers: string;
}

const words = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

/** The question about a domain; `look` false: only which records should stand there. */
export function dnsAsk(
  domain: string,
  { situation, address, hosts, fronts, servers }: DnsFacts,
  hostname: string,
  look: boolean,
): object {
  const front = situation === 'front-servers';
  return {
    domain,
    situation,
    look,
    servers: words(servers),
    ...(hostname === '' ? {} : { hostname }),
    providerHosts: front ? [] : words(hosts),
    officeAddress: front || address.trim() === '' ? null : address.trim(),
    frontServers: front
      ? fronts
          .split('\n')
          .map(words)
          .filter((line) => line.length > 0)
          .map(([host, at = null]) => ({ host, address: at }))
      : [],
  };
}

export function probeDns(question: object): Promise<DnsProbe | null> {
  return ifKnown(call('diagnose.dns', question));
}

/** What this computer must have for the draft, before anything is set up. */
export function probeComputer(wants: object): Promise<ComputerProbe | null> {
  return ifKnown(call('diagnose.computer', wants));
}

/** The doors, lines and hosts of a draft that are whole enough to be looked at. */
export function computerWants(draft: unknown): object {
  const whole = (port: unknown): boolean =>
    typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65_535;
  const filled = (value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value.filter((word) => word !== '') : [];
  const hosts = listAt(draft, 'connectors').flatMap((c) =>
    read(c, 'route.kind') === 'smart-host' ? listAt(c, 'route.hosts').map((h) => textAt(h, 'host')) : [],
  );
  return {
    doors: listAt(draft, 'listeners')
      .filter((l) => whole(read(l, 'port')))
      .map((l) => ({ address: read(l, 'address'), port: read(l, 'port') })),
    links: listAt(draft, 'links').map((l) => ({
      name: textAt(l, 'name'),
      kind: read(l, 'kind'),
      connectCommand: filled(read(l, 'connectCommand')),
      disconnectCommand: filled(read(l, 'disconnectCommand')),
      statusCommand: filled(read(l, 'statusCommand')),
    })),
    hosts: [...new Set(hosts.filter((host) => host !== ''))],
  };
}
