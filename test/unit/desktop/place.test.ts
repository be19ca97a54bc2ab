import { describe, expect, test } from 'vitest';
import { fit } from '../../../src-main/desktop/place';

const SCREEN = [{ x: 0, y: 0, width: 1920, height: 1080 }];

describe('the window opens where it stood', () => {
  test('a place on a screen is used as it is', () => {
    const place = { x: 100, y: 50, width: 1200, height: 800, maximized: true };
    expect(fit(place, SCREEN)).toEqual(place);
  });
  test('a place on a screen that is gone keeps the size and loses the place', () => {
    expect(fit({ x: 2400, y: 50, width: 1200, height: 800, maximized: false }, SCREEN)).toEqual({
      width: 1200,
      height: 800,
      maximized: false,
    });
  });
  test('never smaller than the screens are drawn for', () => {
    expect(fit({ width: 200, height: 100 }, SCREEN)).toMatchObject({ width: 900, height: 600 });
  });
  test('nonsense is as good as nothing', () => {
    expect(fit(null, SCREEN)).toEqual(fit('x', SCREEN));
    expect(fit({ x: 'left', width: Number.NaN }, SCREEN)).toEqual({ width: 1180, height: 780, maximized: false });
  });
});
