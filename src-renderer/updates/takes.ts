// What fetching a newer version takes, as button and question say it. Pure.
import type { NewerVersion, UpdateCharge } from '../../src-main/contract/updates/updates';
import { aboutMoney, roughly, size } from '../format';

/** Below this nobody counts, seconds. */
const SHORTEST = 60;

export function takesOf({ bytes, fetchedBytes }: NewerVersion, { seconds, cost, currency, name }: UpdateCharge) {
  return {
    size: size(bytes - fetchedBytes),
    money: cost === 0 ? null : aboutMoney(cost, currency),
    time: roughly(Math.max(seconds, SHORTEST)),
    line: name,
  };
}
