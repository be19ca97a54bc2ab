// The sentences routing speaks: why this connector, why not that one, and what
// a client hears when none may carry its mail. Plain English, one line each.
import type { RestrictionObstacle } from './restrictions';

/** Somebody passed over, and why. */
export interface PassedOver {
  readonly name: string;
  readonly obstacle: RestrictionObstacle;
}

/** What is said at SMTP time, or stands in a bounce: "552 5.3.4 …". */
export interface RoutingRefusal {
  readonly code: 451 | 550 | 552;
  readonly enhanced: string;
  readonly text: string;
  /** Where it is too large: the most bytes that are taken. */
  readonly limit?: number;
  /** Said to who hands mail in; mail that was taken before waits until there is a way for it. */
  readonly newMailOnly?: boolean;
}

/** What only practises has no way for real mail. */
export const PRACTICE_ONLY: RestrictionObstacle = {
  kind: 'practice',
  text: 'the practice provider takes mail for practice.example only',
};

/** "Internet: pattern *.example, cost 1". */
export function chosenText(name: string, pattern: string, cost: number): string {
  return `${name}: pattern ${pattern}, cost ${cost}`;
}

/** "; Satellite was passed over: larger than the 2 MiB it may carry", or "". */
export function passedOverText(passed: readonly PassedOver[]): string {
  return passed.map(({ name, obstacle }) => `; ${name} was passed over: ${obstacle.text}`).join('');
}

/** No address space of any connector names the recipient. */
export function unservedRefusal(domain: string): RoutingRefusal {
  return { code: 550, enhanced: '5.4.4', text: `No connector here serves ${domain}` };
}

/** Only "*" matches one of our own domains: sent out it would come straight back. */
export function loopRefusal(domain: string, name: string): RoutingRefusal {
  const text = `${domain} is our own domain and no connector names it; ${name} serves "*" only and would send it round in a circle. Give the domain to a connector, or add one with mailboxes`;
  return { code: 550, enhanced: '5.4.4', text };
}

/** Connectors serve the recipient, none may carry the message. */
export function barredRefusal(passed: readonly PassedOver[]): RoutingRefusal {
  const reasons = passed.map(({ name, obstacle }) => `${name}: ${obstacle.text}`).join('; ');
  // Switched off is somebody's choice for now, not a verdict on the mail: it waits, or is asked to come again.
  if (passed.some(({ obstacle }) => obstacle.kind === 'disabled')) {
    return { code: 451, enhanced: '4.3.2', text: `No connector may carry this now (${reasons})` };
  }
  if (passed.some(({ obstacle }) => obstacle.kind === 'size')) {
    const limit = passed.find(({ obstacle }) => obstacle.limit !== undefined)?.obstacle.limit;
    return {
      code: 552,
      enhanced: '5.3.4',
      text: `Message too large (${reasons})`,
      ...(limit === undefined ? {} : { limit }),
    };
  }
  if (passed.some(({ obstacle }) => obstacle.kind === 'practice')) {
    return {
      code: 550,
      enhanced: '5.7.1',
      text: 'This post office only practises yet: it takes mail for its own addresses and for practice.example, and real mail would not arrive. Set up a real provider and send it again',
      newMailOnly: true,
    };
  }
  return { code: 550, enhanced: '5.7.1', text: `Not allowed here (${reasons})` };
}
