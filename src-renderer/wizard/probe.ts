// The live checks, asked by name: an older relay may not know them, and the page
// is then shown without the check. Null: this relay cannot check.
import type { DnsProbe, SmtpProbe } from '../../src-main/contract/diagnose';
import type { ComputerProbe } from '../../src-main/contract/diagnose-computer';
import { asObject, listAt, read, textAt } from '../parts/document';
import { RelayError } from '../relay';

async function ask(method: string, params: object): Promise<unknown> {
  const answer = await window.dialpost.call(method, params);
  if ('result' in answer) return answer.result;
  if (answer.error.code === 'unknown-method') return null;
  throw new RelayError(answer.error.code, answer.error.message, answer.error.issues ?? []);
}

/** Speaks to a smart host as the draft describes it; sends no mail. */
export async function probeSmtp(host: unknown): Promise<SmtpProbe | null> {
  const auth = read(host, 'auth');
  const password = read(auth, 'password');
  const login = read(auth, 'kind') !== 'password' ? { kind: 'none' }
    : typeof password === 'string' ? { kind: 'password', username: textAt(auth, 'username'), password }
    : asObject(password)['set'] === true ? { kind: 'stored' } : { kind: 'none' };
  // The relay answers in the contract's shape.
  return (await ask('diagnose.smtp', { host: read(host, 'host'), port: read(host, 'port'), security: read(host, 'security'), auth: login })) as SmtpProbe | null;
}

export async function probeDns(domain: string, situation: string): Promise<DnsProbe | null> {
  // The relay answers in the contract's shape.
  return (await ask('diagnose.dns', { domain, situation })) as DnsProbe | null;
}

/** What this computer must have for the draft, before anything is set up. */
export async function probeComputer(wants: object): Promise<ComputerProbe | null> {
  // The relay answers in the contract's shape.
  return (await ask('diagnose.computer', wants)) as ComputerProbe | null;
}

/** The doors, lines and hosts of a draft that are whole enough to be looked at. */
export function computerWants(draft: unknown): object {
  const whole = (port: unknown): boolean => typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65_535;
  const words = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.filter((word) => word !== '') : []);
  const hosts = listAt(draft, 'connectors').flatMap((c) => (read(c, 'route.kind') === 'smart-host' ? listAt(c, 'route.hosts').map((h) => textAt(h, 'host')) : []));
  return {
    doors: listAt(draft, 'listeners').filter((l) => whole(read(l, 'port'))).map((l) => ({ address: read(l, 'address'), port: read(l, 'port') })),
    links: listAt(draft, 'links').map((l) => ({
      name: textAt(l, 'name'), kind: read(l, 'kind'),
      connectCommand: words(read(l, 'connectCommand')), disconnectCommand: words(read(l, 'disconnectCommand')), statusCommand: words(read(l, 'statusCommand')),
    })),
    hosts: [...new Set(hosts.filter((host) => host !== ''))],
  };
}

/** Ways of asking for held mail that the host offers, by its EHLO answer. */
export function offered(extensions: readonly string[]): readonly ('etrn' | 'atrn' | 'turn')[] {
  const words = extensions.map((e) => (e.split(' ')[0] ?? '').toUpperCase());
  return (['etrn', 'atrn', 'turn'] as const).filter((m) => words.includes(m.toUpperCase()));
}
