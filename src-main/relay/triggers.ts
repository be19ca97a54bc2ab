// When waiting mail itself is reason enough to go online (contract: triggers).
// Pure: what waits for a connector, against what its settings say.
import type { Connector } from '../contract/connector';

export interface Waiting {
  readonly messages: number;
  readonly bytes: number;
  /** Milliseconds since 1970 of the oldest due message, null when there is none. */
  readonly oldest: number | null;
  /** How many are of high priority. */
  readonly urgent: number;
}

/** Why a session should open now, or null. */
export function pulled(triggers: Connector['triggers'], waiting: Waiting, now: number): 'urgent' | 'trigger' | null {
  if (waiting.messages === 0) return null;
  if (triggers.urgent && waiting.urgent > 0) return 'urgent';
  const many = triggers.queuedMessages !== null && waiting.messages >= triggers.queuedMessages;
  const big = triggers.queuedBytes !== null && waiting.bytes >= triggers.queuedBytes;
  const ripe = ripeAt(triggers, waiting);
  return many || big || (ripe !== null && ripe <= now) ? 'trigger' : null;
}

/** When the oldest message alone will be reason enough; null when age is none. */
export function ripeAt(triggers: Connector['triggers'], waiting: Waiting): number | null {
  return triggers.oldestMinutes === null || waiting.oldest === null ? null : waiting.oldest + triggers.oldestMinutes * 60_000;
}
