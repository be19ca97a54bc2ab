// A portion of a line, counted and taken, against a plain list of the same messages.
import { expect, test } from 'vitest';
import type { Priority, QueueItem } from '../../../src-main/mail/envelope';
import { newEntry } from '../../../src-main/queue/entry';
import { ConnectorLane, newPlace } from '../../../src-main/queue/lane';
import { beyond, either, EVERYTHING, isIn, type Portion } from '../../../src-main/queue/portion';

const PRIORITIES: readonly Priority[] = ['low', 'normal', 'high'];
/** On, just under and just over the ends of the size classes. */
const SIZES = [
  0, 1, 200, 16_383, 16_384, 16_385, 200_000, 262_144, 262_145, 1_000_000, 2_097_152, 2_097_153, 40_000_000,
];
const NOW = 1_000;

/** A message as a line looks at it. */
function entryOf(id: string, bytes: number, priority: Priority, arrived: number) {
  // Only what a line reads of an item; the rest has no say here.
  return newEntry({ id, bytes, priority, arrived } as QueueItem, []);
}

function laneOfAll() {
  const lane = new ConnectorLane();
  let at = 0;
  const entries = SIZES.flatMap((bytes) => PRIORITIES.map((priority) => entryOf(`m${at}`, bytes, priority, at++)));
  // Some large mail, and some whose time comes later.
  const places = entries.map((entry, i) => newPlace(entry, 'isp', i % 5 === 0 ? NOW + 10 : 0, i % 3 === 0));
  for (const place of places) lane.add(place, NOW);
  return { lane, places };
}

const range = (over: number, upTo: number) => ({ over, upTo });
const portions: readonly Portion[] = [
  EVERYTHING,
  ...SIZES.flatMap((over) =>
    SIZES.filter((upTo) => upTo >= over).map((upTo): Portion => ({
      low: range(over, upTo),
      normal: range(-1, upTo),
      high: range(over - 1, Number.POSITIVE_INFINITY),
    })),
  ),
  { low: range(-1, -1), normal: range(-1, 204_800), high: range(-1, 1_000_000) },
];

test('what is due of a portion is what a plain count says, whatever was parked before', () => {
  const { lane, places } = laneOfAll();
  portions.forEach((portion, i) => {
    lane.first({ portion: portions[(i * 7) % portions.length] }, NOW);
    for (const oversize of [undefined, true, false]) {
      for (const at of [NOW, NOW + 20]) {
        const meant = places
          .filter(
            (p) => (oversize === undefined || p.oversize === oversize) && p.dueAt <= at && isIn(p.entry.item, portion),
          )
          .map((p) => p.entry.item);
        expect(lane.due(NOW, at, { oversize, portion })).toEqual({
          messages: meant.length,
          bytes: meant.reduce((sum, item) => sum + item.bytes, 0),
          urgent: meant.filter((item) => item.priority === 'high').length,
          oldest: meant.length === 0 ? null : Math.min(...meant.map((item) => item.arrived)),
        });
      }
    }
  });
});

test.each(portions.filter((_, i) => i % 9 === 0 || i > portions.length - 3))(
  'taking of a portion takes all of it and nothing else; the rest is there for a line without limits (%#)',
  (limits) => {
    const { lane, places } = laneOfAll();
    const within = places.filter((p) => isIn(p.entry.item, limits)).length;
    const take = (portion?: Portion): number => {
      let taken = 0;
      for (let place = lane.first({ portion }, NOW + 20); place; place = lane.first({ portion }, NOW + 20)) {
        if (portion) expect(isIn(place.entry.item, portion)).toBe(true);
        lane.remove(place);
        taken += 1;
      }
      return taken;
    };
    expect([take(limits), take()]).toEqual([within, places.length - within]);
  },
);

test('the shares of several lines are each message once', () => {
  const own: readonly Portion[] = [
    { low: range(-1, -1), normal: range(-1, 204_800), high: range(-1, 204_800) },
    { low: range(-1, 1_000), normal: range(-1, 1_000), high: range(-1, 2_000_000) },
    EVERYTHING,
  ];
  let earlier: Portion = { low: range(-1, -1), normal: range(-1, -1), high: range(-1, -1) };
  const shares = own.map((portion) => {
    const share = beyond(portion, earlier);
    earlier = either(portion, earlier);
    return share;
  });
  for (const { entry } of laneOfAll().places) {
    const first = own.findIndex((portion) => isIn(entry.item, portion));
    expect(shares.flatMap((share, i) => (isIn(entry.item, share) ? [i] : []))).toEqual([first]);
  }
});
