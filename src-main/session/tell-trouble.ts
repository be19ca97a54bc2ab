// Trouble of a session and of stored settings on the attention board, each with the
// click that leads to its fix: a host that does not serve us or does not take our
// password, held mail that is not released to us, a line that does not come up. What
// works again, or was set anew, is taken off the board.
import type { CollectResult } from '../collect/method';
import type { Connector } from '../contract/connector';
import type { Link } from '../contract/link';
import type { Trouble } from '../delivery/source';
import { advised, collectSymptom, dialSymptom } from './advice';
import type { DialFailure } from '../link/dialer';
import type { AttentionBoard, AttentionKey } from '../contract/attention';
import { sessionWords } from '../words/session';

/** Keys that changed settings take off: the next session tells anew. */
export const SESSION_TROUBLE = ['connector:', 'collect:', 'dial:'] as const;

/** What sending by `connector` came to; null: it went well. Answers where that is shown. */
export function tellDelivery(
  attention: AttentionBoard,
  { id }: Connector,
  trouble: Trouble | null,
): AttentionKey | null {
  const key = `connector:${id}` as const;
  if (!trouble || trouble.kind === 'braked') {
    attention.clear(key);
    // What the brake holds is told by itself, with its own ways out (attention/refused-mail).
    return trouble && `braked:${id}`;
  }
  const signIn = trouble.reply?.signIn;
  if (signIn) {
    // One sign-in may serve many: it is told once, by itself (attention/warnings).
    attention.clear(key);
    return `sign-in:${signIn.id}`;
  }
  const passing = trouble.kind === 'unreachable' || trouble.kind === 'cut' || trouble.kind === 'disk';
  attention.raise(
    key,
    trouble.kind === 'password' ? 'error' : 'warning',
    trouble.text,
    passing ? { kind: 'send', connectors: [id] } : { kind: 'open', screen: 'connectors', id },
  );
  return key;
}

/** Cases of the troubleshooter that need a person; the others pass by themselves. */
const LASTING: readonly string[] = [
  'collect-login',
  'collect-459',
  'collect-atrn-refused',
  'collect-not-offered',
  'collect-port',
];

/** Where asking for held mail by `connector` is shown when it came to `result`; null: it passes by itself. */
export function collectedShownAs(
  connector: string,
  result: CollectResult,
): `collect:${string}` | `sign-in:${string}` | null {
  const { signIn } = result.refusal ?? {};
  if (signIn !== undefined) return `sign-in:${signIn}`;
  return LASTING.includes(advised(collectSymptom(result)).id) ? `collect:${connector}` : null;
}

/**
 * What asking for held mail came to: the last method tried tells. `sending`: the trouble that this session had with
 * sending.
 */
export function tellCollected(
  attention: AttentionBoard,
  { id, name }: Connector,
  results: readonly CollectResult[],
  sending: Trouble | null,
): void {
  const last = results.at(-1);
  const key = `collect:${id}` as const;
  if (!last) return;
  const advice = advised(collectSymptom(last));
  const failed = last.kind === 'failed' || last.kind === 'unsupported';
  // One sign-in may serve many: it is told once, by itself (attention/warnings).
  if (last.refusal?.signIn !== undefined) return attention.clear(key);
  // What the host does not give or delete stays unseen there, or fills the mailbox.
  if (last.amiss === 'again')
    return attention.raise(key, 'warning', last.text, { kind: 'open', screen: 'connectors', id });
  // A host that is not there for anybody is one thing to tell, and sending has told it.
  if (!failed || (last.refusal?.fault === 'unreached' && isUnreachable(sending, last.refusal.hosts ?? [])))
    return attention.clear(key);
  if (collectedShownAs(id, last) === null) return;
  const text = sessionWords.notFetched(name || id, advice.text);
  attention.raise(key, advice.id === 'collect-login' ? 'error' : 'warning', text, {
    kind: 'open',
    screen: 'connectors',
    id,
  });
}

/** Is the host that sending could not reach, at whatever port, one of `hosts`? */
function isUnreachable(sending: Trouble | null, hosts: readonly string[]): boolean {
  const nameOf = (host: string): string => host.replace(/:\d+$/, '');
  return sending?.kind === 'unreachable' && hosts.some((host) => nameOf(host) === nameOf(sending.host));
}

/** What dialling came to; `failure` null: the line came up. */
export function tellDialled(attention: AttentionBoard, { id }: Link, failure: DialFailure | null): void {
  const key = `dial:${id}` as const;
  if (failure === null) return attention.clear(key);
  const advice = advised(dialSymptom(failure));
  attention.raise(
    key,
    failure.fault.trouble === 'password' ? 'error' : 'warning',
    sessionWords.mailIsSafe(advice.text),
    { kind: 'open', screen: 'links', id },
  );
}

/** What was found amiss in settings and passwords; gone when good ones are set. */
export function tellFound(attention: AttentionBoard, problems: readonly string[]): void {
  attention.clearAll('found:');
  for (const [i, text] of problems.entries())
    attention.raise(`found:${i}`, 'warning', text, { kind: 'open', screen: 'connectors', id: null });
}
