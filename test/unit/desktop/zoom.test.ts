// The window's size of letters: step by step, between limits, and kept.
import { describe, expect, test } from 'vitest';
import { fit, ZOOM_STEPS, zoomed } from '../../../src-main/desktop/place';

describe('zoom', () => {
  test('goes up and down the steps and stays at either end', () => {
    const up = Array.from({ length: 12 }).reduce<number[]>(
      (seen) => [...seen, zoomed(seen.at(-1) ?? 0, 'larger')],
      [75],
    );
    expect([...new Set(up)]).toEqual(ZOOM_STEPS);
    expect([zoomed(200, 'larger'), zoomed(75, 'smaller')]).toEqual([200, 75]);
  });
  test('comes back to the usual from anywhere', () => {
    expect([75, 133, 200].map((percent) => zoomed(percent, 'usual'))).toEqual([100, 100, 100]);
  });
  test('goes on from a size between two steps', () => {
    expect([zoomed(120, 'larger'), zoomed(120, 'smaller'), zoomed(500, 'larger')]).toEqual([125, 110, 200]);
  });
  test('is kept with the place of the window, and never larger or smaller than the steps', () => {
    const place = { width: 1000, height: 700 };
    const kept = (zoom: unknown) => fit({ ...place, zoom }, []).zoom;
    expect([kept(125), kept(123), kept(9000), kept(-3), kept('big'), kept(undefined)]).toEqual([
      125,
      125,
      200,
      75,
      undefined,
      undefined,
    ]);
  });
});
