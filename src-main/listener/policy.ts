// What a listener says to MAIL FROM and RCPT TO: pure questions about a client, a
// listener's settings and an address. The law of relaying stands in `judgeRecipient`:
// mail to our own domains is taken from everybody who may connect; mail to other
// domains only from the relay list and from accounts that may relay.
import type { Account, Listener } from '../contract/listener';
import { isLocal, isRoutingTrick, parseAddress } from '../mail/address';
import type { Access } from '../access/networks';
import { REFUSALS, type Refusal } from './refusal';

export interface Client {
  readonly address: string;
  /** Who logged in, or null. */
  readonly account: Account | null;
  readonly secure: boolean;
}

export interface ListenerRules {
  readonly listener: Listener;
  readonly access: Access;
  /** organization.domains. */
  readonly domains: readonly string[];
}

/** Parameters by name; true where no value was given. */
export type Parameters = Readonly<Record<string, string | true>>;

const MAIL_PARAMETERS = ['SIZE', 'BODY', 'SMTPUTF8', 'RET', 'ENVID', 'AUTH'];
const RCPT_PARAMETERS = ['NOTIFY', 'ORCPT'];

/** Whether logging in is possible on this connection now. */
export function mayLogInHere(listener: Listener, secure: boolean): boolean {
  return listener.authentication !== 'off' && (secure || listener.authenticateWithoutTls);
}

/** True where there is a way to log in, encrypted or not. */
export function mayEverLogIn(listener: Listener): boolean {
  return mayLogInHere(listener, listener.tls !== 'none');
}

/** Why AUTH is refused outright, or null. */
export function judgeLogin(listener: Listener, secure: boolean): Refusal | null {
  if (listener.authentication === 'off') return REFUSALS.noLoginHere;
  if (mayLogInHere(listener, secure)) return null;
  return listener.tls === 'none' ? REFUSALS.noLoginInClear : REFUSALS.encryptFirst;
}

/** MAIL FROM as a client said it. */
export interface SaidSender {
  /** The command as it came. */
  readonly raw: Buffer;
  /** "" is the null sender. */
  readonly address: string;
  readonly parameters: Parameters;
}

export function judgeSender(
  { listener }: ListenerRules,
  client: Client,
  { raw, address, parameters }: SaidSender,
): Refusal | null {
  if (listener.authentication === 'required' && !client.account) return REFUSALS.loginFirst;
  const unknown = Object.keys(parameters).find((name) => !MAIL_PARAMETERS.includes(name));
  if (unknown !== undefined) return REFUSALS.unknownParameter(unknown);
  // RFC 1870 §6.1; twenty digits do not fit a number exactly, but near enough to compare.
  const size = parameters['SIZE'];
  if (typeof size === 'string' && Number(size) > listener.maxMessageBytes)
    return REFUSALS.tooBig(listener.maxMessageBytes);
  // It is replaced, whatever it says: scanners and machines make theirs up.
  if (listener.rewriteSender !== null) return null;
  const letters = judgeCharacters(raw, parameters['SMTPUTF8'] === true);
  if (letters) return letters;
  return address === '' || parseAddress(qualified(address, 'localhost')) !== null ? null : REFUSALS.badSender;
}

/** RFC 6531 §3.5: beyond ASCII only valid UTF-8, and only where the client said so. */
export function judgeCharacters(raw: Buffer, smtputf8: boolean): Refusal | null {
  if (raw.every((byte) => byte < 0x80)) return null;
  if (!isUtf8(raw)) return REFUSALS.badUtf8;
  return smtputf8 ? null : REFUSALS.utf8NotSaid;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Buffer): boolean {
  try {
    UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export function judgeRecipient(
  rules: ListenerRules,
  client: Client,
  address: string,
  parameters: Parameters,
): Refusal | null {
  const unknown = Object.keys(parameters).find((name) => !RCPT_PARAMETERS.includes(name));
  if (unknown !== undefined) return REFUSALS.unknownParameter(unknown);
  const whole = completed(rules, client, address);
  if (isRoutingTrick(whole)) return REFUSALS.routingTrick;
  if (!parseAddress(whole)) return whole.includes('@') ? REFUSALS.badAddress : REFUSALS.noDomain;
  return isLocal(whole, rules.domains) ? null : judgeRelay(rules, client);
}

/** "anna" from one of our own clients is anna here, as Postfix completes it; a stranger has to say whom he means. */
function completed(rules: ListenerRules, client: Client, address: string): string {
  const [own] = rules.domains;
  const bare = address !== '' && !address.includes('@') && !parseAddress(address);
  return bare && own !== undefined && mayRelay(rules, client) ? qualified(address, own) : address;
}

/** Whether mail to anywhere is taken from this client: it is one of ours. */
export function mayRelay(rules: ListenerRules, client: Client): boolean {
  return judgeRelay(rules, client) === null;
}

function judgeRelay({ listener, access }: ListenerRules, client: Client): Refusal | null {
  if (access.mayRelay(client.address)) return null;
  const { account } = client;
  if (!account) return REFUSALS.relayDenied(listener.relay.authenticated && listener.authentication !== 'off');
  if (!listener.relay.authenticated) return REFUSALS.relayDenied(false);
  return account.mayRelay ? null : REFUSALS.accountMayNotRelay(account.username);
}

/** The address as the envelope keeps it: domain in its ASCII form unless the message is SMTPUTF8. */
export function envelopeAddress(address: string, smtputf8: boolean, ownDomain: string): string {
  const whole = qualified(address, ownDomain);
  const parsed = parseAddress(whole);
  return !parsed || smtputf8 ? whole : `${parsed.local}@${parsed.domain}`;
}

/** RFC 5321 §4.5.1: <postmaster> without a domain is ours; so is <root>, as programs on Unix say it of themselves. */
function qualified(address: string, ownDomain: string): string {
  return address.includes('@') ? address : `${address}@${ownDomain}`;
}
