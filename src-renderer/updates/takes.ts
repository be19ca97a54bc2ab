// What fetching a newer version takes, as its button says it. Pure.
import type { UpdateCharge } from '../../src-main/contract/updates/updates';
import { aboutMoney, roughly, size } from '../format';

/** Below this nobody counts, seconds. */
const SHORTEST = 60;

export function takesOf({ seconds, cost, currency, name }: UpdateCharge, bytes: number) {
  return {
    size: size(bytes),
    money: cost === 0 ? null : aboutMoney(cost, currency),
    time: roughly(Math.max(seconds, SHORTEST)),
    line: name,
  };
}
