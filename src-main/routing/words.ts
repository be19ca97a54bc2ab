// What routing answers in words: why this connector, why not that one, and what a client
// hears when none may carry its mail. The reply to a client is a line of a protocol, in
// English ASCII (RFC 5321 §4.2) whatever is spoken here.
import { inEnglish } from '../words/page';
import { routingWords } from '../words/routing';
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

/** A refusal, and its sentence for people here. */
export interface Unroutable {
  readonly why: string;
  readonly refusal: RoutingRefusal;
}

/** What only practises has no way for real mail. */
export const PRACTICE_ONLY: RestrictionObstacle = { kind: 'practice', why: 'practice' };

function obstacleText({ why, limit = 0 }: RestrictionObstacle): string {
  return routingWords.obstacle[why](limit);
}

/** "; Satellite was passed over: larger than the 2 MB it may carry", or "". */
export function passedOverText(passed: readonly PassedOver[]): string {
  return passed.map(({ name, obstacle }) => routingWords.passedOver(name, obstacleText(obstacle))).join('');
}

function unroutable(refusal: Omit<RoutingRefusal, 'text'>, say: () => string): Unroutable {
  return { why: say(), refusal: { ...refusal, text: inEnglish(say) } };
}

/** No address space of any connector names the recipient. */
export function unservedRefusal(domain: string): Unroutable {
  return unroutable({ code: 550, enhanced: '5.4.4' }, () => routingWords.refused.unserved(domain));
}

/** Only "*" matches one of our own domains: sent out it would come straight back. */
export function loopRefusal(domain: string, name: string): Unroutable {
  return unroutable({ code: 550, enhanced: '5.4.4' }, () => routingWords.refused.loop(domain, name));
}

/** Connectors serve the recipient, none may carry the message. */
export function barredRefusal(passed: readonly PassedOver[]): Unroutable {
  const reasons = (): string => passed.map(({ name, obstacle }) => `${name}: ${obstacleText(obstacle)}`).join('; ');
  const is = (kind: RestrictionObstacle['kind']): boolean => passed.some(({ obstacle }) => obstacle.kind === kind);
  // Switched off is somebody's choice for now, not a verdict on the mail: it waits, or is asked to come again.
  if (is('disabled')) return unroutable({ code: 451, enhanced: '4.3.2' }, () => routingWords.refused.notNow(reasons()));
  if (is('size')) {
    const limit = passed.find(({ obstacle }) => obstacle.limit !== undefined)?.obstacle.limit;
    return unroutable({ code: 552, enhanced: '5.3.4', ...(limit === undefined ? {} : { limit }) }, () =>
      routingWords.refused.tooLarge(reasons()),
    );
  }
  if (is('practice'))
    return unroutable({ code: 550, enhanced: '5.7.1', newMailOnly: true }, () => routingWords.refused.practising);
  return unroutable({ code: 550, enhanced: '5.7.1' }, () => routingWords.refused.notAllowed(reasons()));
}
