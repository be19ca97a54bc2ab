// The ways in which a connector's held mail is fetched, as they stand in the settings. Pure.
import { textAt } from './document';

/** The ways at `collect`: one stands alone, several as a list. */
export function waysOf(collect: unknown): readonly unknown[] {
  return Array.isArray(collect) ? collect : [collect];
}

/** Those that fetch anything. */
export function fetchingWays(collect: unknown): readonly unknown[] {
  return waysOf(collect).filter((way) => !['', 'none'].includes(textAt(way, 'method')));
}
