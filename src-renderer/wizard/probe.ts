// The live checks, asked by name: an older relay may not know them, and the page
// is then shown without the check. Null: this relay cannot check.
import type { DnsProbe, Finding, SmtpProbe } from '../../src-main/contract/diagnose';
import { asObject, read, textAt } from '../parts/document';
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

export interface ComputerCheck {
  readonly findings: readonly Finding[];
}

/** What this computer must have, before anything is set up. */
export async function probeComputer(port: number): Promise<ComputerCheck | null> {
  // The relay answers in the contract's shape.
  return (await ask('diagnose.computer', { port })) as ComputerCheck | null;
}

/** Ways of asking for held mail that the host offers, by its EHLO answer. */
export function offered(extensions: readonly string[]): readonly ('etrn' | 'atrn' | 'turn')[] {
  const words = extensions.map((e) => (e.split(' ')[0] ?? '').toUpperCase());
  return (['etrn', 'atrn', 'turn'] as const).filter((m) => words.includes(m.toUpperCase()));
}
