// ETRN (RFC 1985), ATRN (RFC 2645) and TURN as a branch office asks for them: who may ask,
// when, and for which domains. Whether mail waits, and who gets it, is for the one who is
// handed the question; what he refuses by throwing is 451, but a slip of ours is thrown on.
import { isSlip } from '../base/fault-line';
import { normalizeDomain } from '../mail/address';
import type { EtrnAsk, SwapAnswer, SwapAsk } from './deps';
import type { Guest } from './door';
import { REFUSALS, type Refusal } from './refusal';

type Asking = Pick<Guest, 'client' | 'hostNameAppearsAs' | 'session'>;

/** `argument` is what stood behind the verb. */
export async function askEtrn(
  { client, hostNameAppearsAs, session }: Asking,
  argument: string,
  listener: string,
  etrn: (ask: EtrnAsk) => Promise<Refusal> | Refusal,
): Promise<Refusal> {
  if (!hostNameAppearsAs) return REFUSALS.helloFirst;
  // RFC 1985 §5.3.
  if (session.envelope.mailFrom) return REFUSALS.etrnInTransaction;
  if (argument === '' || /[\s\x00-\x1f\x7f]/.test(argument)) return REFUSALS.badNode;
  const { account, secure, address } = client;
  return Promise.resolve({ argument, account: account?.username ?? null, remote: address, secure, listener })
    .then(etrn)
    .catch(ourFaultUnlessSlip);
}

/** ATRN or TURN as it was said to `listener`. */
interface SaidSwap extends Pick<SwapAsk, 'verb' | 'listener'> {
  /** What stood behind the verb. */
  readonly argument: string;
}

/** The same for ATRN and TURN. */
export async function askSwap(
  guest: Asking,
  said: SaidSwap,
  swap: (ask: SwapAsk) => Promise<SwapAnswer> | SwapAnswer,
): Promise<SwapAnswer> {
  const ask = judgeSwap(guest, said);
  return 'code' in ask ? ask : Promise.resolve(ask).then(swap).catch(ourFaultUnlessSlip);
}

/** For what the queue or a disk refused. */
function ourFaultUnlessSlip(error: unknown): Refusal {
  if (isSlip(error)) throw error;
  return REFUSALS.ourFault;
}

/** The question to pass on, or why it is refused at once. */
function judgeSwap(
  { client, hostNameAppearsAs, session }: Asking,
  { verb, argument, listener }: SaidSwap,
): SwapAsk | Refusal {
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
