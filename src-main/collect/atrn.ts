// ATRN, on-demand mail relay (RFC 2645): log in at the provider's port 366, ask for our
// domains, and after its 250 our side is the server on the very same line. So mail
// reaches an office with no fixed address and no open port. Asked again until nothing
// waits. A provider that knows the login by fewer domains than we have (450) is asked
// once more for whatever that login may have.
import type { CollectMethod } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import type { CollectDeps, CollectResult, CommandLine } from './collect';
import { type Asked, refusalText, takeMail, untilNothingWaits } from './swapped-line';

type Atrn = Extract<CollectMethod, { method: 'atrn' }>;

/** RFC 2645 §5.1.1: the provider may look through its queue for so long before it answers. */
const PATIENCE = 600_000;

export function collectByAtrn(method: Atrn, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const { host, port, security, verifyCertificate, username, password } = method;
  const provider: SmartHost = { host, port, security, verifyCertificate, helo: false, auth: { kind: 'password', username, password } };
  return untilNothingWaits('atrn', () => deps.open(provider, signal), (line) => ask(line, method, deps, signal), deps, signal);
}

async function ask(line: CommandLine, { domains }: Atrn, deps: CollectDeps, signal: AbortSignal): Promise<Asked> {
  const ours = domains.length > 0 ? domains : deps.domains;
  let reply = await line.ask(`ATRN ${ours.join(',')}`, PATIENCE);
  if (reply.code === 450 && domains.length === 0) reply = await line.ask('ATRN', PATIENCE);
  if (reply.code === 250) return takeMail(line, deps, signal);
  await line.quit();
  return refusalText('ATRN', line.host, reply);
}
