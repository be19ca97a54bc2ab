// The practice provider's side of ETRN (RFC 1985): which words are understood and
// what is answered. Pure. Everybody may ask for any domain; nothing is secret here.
import { normalizeDomain } from '../mail/address';

export interface EtrnAnswer {
  readonly code: number;
  readonly text: string;
  /** The domains whose mail is to be delivered now. */
  readonly start: readonly string[];
}

const no = (code: number, text: string): EtrnAnswer => ({ code, text, start: [] });

/**
 * Answers the argument of ETRN. `held` counts what waits by domain; `reachable` is
 * false while the office has no open listener.
 */
export function answerEtrn(argument: string, held: ReadonlyMap<string, number>, reachable: boolean): EtrnAnswer {
  // RFC 1985 §5.3: '@' asks for a domain and all below it, '#' names a queue.
  if (argument === '') return no(501, '5.5.4 ETRN needs a domain');
  if (argument.startsWith('#'))
    return no(459, `4.7.0 Node ${argument} not allowed: the practice provider has no named queues`);
  const below = argument.startsWith('@');
  const domain = normalizeDomain(below ? argument.slice(1) : argument);
  if (domain === null || domain.startsWith('[')) return no(501, '5.5.4 ETRN needs a domain');
  const start = [...held.keys()].filter((d) => d === domain || (below && d.endsWith(`.${domain}`)));
  const count = start.reduce((sum, d) => sum + (held.get(d) ?? 0), 0);
  if (count === 0) return no(251, `2.0.0 No messages waiting for node ${domain}`);
  if (!reachable) return no(458, `4.3.2 Unable to queue messages for node ${domain}: the office has no open listener`);
  return { code: 250, text: `2.0.0 Queuing for node ${domain} started, messages waiting: ${count}`, start };
}
