// ATRN (RFC 2645) and TURN as a branch office asks for them: who may ask, when, and
// for which domains. Whether mail waits, and who gets it, is for the one who is handed
// the question. Pure.
import { normalizeDomain } from '../mail/address';
import type { SwapAsk } from './deps';
import type { Client } from './policy';
import { REFUSALS, type Refusal } from './refusal';

interface Asking {
  readonly client: Client;
  readonly hostNameAppearsAs: string | false;
  readonly session: { readonly envelope: { readonly mailFrom: unknown } };
}

/** The question to pass on, or why it is refused at once. `argument` is what stood behind the verb. */
export function judgeSwap({ client, hostNameAppearsAs, session }: Asking, verb: SwapAsk['verb'], argument: string, listener: string): SwapAsk | Refusal {
  if (!hostNameAppearsAs) return REFUSALS.helloFirst;
  if (session.envelope.mailFrom) return REFUSALS.swapInTransaction;
  // RFC 2645 §4 and §5.1: AUTH comes first; TURN, which names nobody, wants secrecy too.
  if (!client.account) return REFUSALS.swapWithoutLogin;
  if (verb === 'TURN' && !client.secure) return REFUSALS.turnInClear;
  const domains = domainsOf(argument);
  if (domains === null || (verb === 'TURN' && domains.length > 0)) return REFUSALS.badDomains;
  return { verb, domains, account: client.account.username, remote: client.address, secure: client.secure, listener };
}

/** "a.example,b.example"; null where one is no domain. */
function domainsOf(argument: string): readonly string[] | null {
  if (argument === '') return [];
  const domains = argument.split(',').map((text) => normalizeDomain(text.trim()));
  const good = domains.filter((domain) => domain !== null && !domain.startsWith('[')).map(String);
  return good.length === domains.length ? good : null;
}
