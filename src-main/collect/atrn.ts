// ATRN, on-demand mail relay (RFC 2645): log in at the provider's port 366, ask for our
// domains, and after its 250 our side is the server on the very same line. So mail
// reaches an office with no fixed address and no open port. Asked again until nothing
// waits. A provider that knows the login by fewer domains than we have (450) is asked
// once more for whatever that login may have; that it refused ours is told all the same,
// for "no mail" would be believed.
import type { CollectMethod } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { replyText } from '../mail/reply';
import { type CollectDeps, type CollectRefusal, type CollectResult, type CommandConnection, refusalBy } from './method';
import { type AskedToSwap, refusalText, takeMail, untilNothingWaits } from './swapped';
import { collectWords } from '../words/collect';

type Atrn = Extract<CollectMethod, { method: 'atrn' }>;

/** RFC 2645 §5.1.1: the provider may look through its queue for so long before it answers. */
const PATIENCE = 600_000;

export function collectByAtrn(method: Atrn, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const { host, port, security, verifyCertificate, username, password, signIn } = method;
  const provider: SmartHost = {
    host,
    port,
    security,
    verifyCertificate,
    helo: false,
    auth:
      signIn === null
        ? { kind: 'password', username, password: password ?? '' }
        : { kind: 'oauth2', username, ...signIn },
  };
  let came = false;
  const askOn = async (connection: CommandConnection): Promise<AskedToSwap> => {
    const asked = await ask(connection, method, deps, signal);
    came ||= asked.kind === 'swapped' && asked.served.messages > 0;
    if (asked.kind !== 'refused') return asked;
    // What did come shows that this login has its mail by another name.
    return { ...asked, kind: came ? 'nothing' : 'failed' };
  };
  return untilNothingWaits('atrn', { open: () => deps.open(provider, signal), ask: askOn }, deps, signal);
}

/** refused: the provider does not let us fetch for our domains, and this login has nothing else there. */
async function ask(
  connection: CommandConnection,
  { domains }: Atrn,
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<AskedToSwap | { readonly kind: 'refused'; readonly text: string; readonly refusal: CollectRefusal }> {
  const ours = domains.length > 0 ? domains : deps.domains;
  const first = await connection.ask(`ATRN ${ours.join(',')}`, PATIENCE);
  const again = first.code === 450 && domains.length === 0;
  const reply = again ? await connection.ask('ATRN', PATIENCE) : first;
  if (reply.code === 250) return takeMail(connection, deps, signal);
  await connection.quit();
  if (!again || reply.code !== 453)
    return refusalText('ATRN', connection.host, again && reply.code >= 500 ? first : reply);
  const text = collectWords.atrn.notOurDomains(connection.host, ours, replyText(first));
  // With more domains than one it may keep some of them, and those may well be empty.
  return { kind: ours.length === 1 ? 'refused' : 'nothing', text, refusal: refusalBy(first) };
}
