// Where the window stood last time and how large its page was drawn, kept in window.json of the data folder. A
// file that does not parse, or a place that is on no screen any more, is as good
// as none: the window opens at its usual size in the middle.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  /** In percent; where nothing is said the usual. */
  readonly zoom?: number;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = { width: 900, height: 600 } as const;
const USUAL: WindowPlace = { width: 1180, height: 780, maximized: false };
/** At least this much of the title bar must be on a screen, or nobody can take hold of it. */
const GRIP = 80;

/** The remembered place if it is still usable on `screens`, else the usual one. */
export function readPlace(dir: string, screens: readonly Area[]): WindowPlace {
  try {
    return fit(JSON.parse(readFileSync(file(dir), 'utf8')), screens);
  } catch {
    return USUAL;
  }
}

/** Written at once: a window often closes because the app ends, and nobody waits then. Throws the system's error. */
export function rememberPlace(dir: string, place: WindowPlace): void {
  const beside = `${file(dir)}.new`;
  writeFileSync(beside, JSON.stringify(place), { mode: 0o600 });
  renameSync(beside, file(dir));
}

/** `stored` is whatever the file held. */
export function fit(stored: unknown, screens: readonly Area[]): WindowPlace {
  if (typeof stored !== 'object' || stored === null) return USUAL;
  const number = (key: string): number | undefined => {
    const value: unknown = Reflect.get(stored, key);
    return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : undefined;
  };
  const width = Math.max(SMALLEST.width, number('width') ?? USUAL.width);
  const height = Math.max(SMALLEST.height, number('height') ?? USUAL.height);
  const percent = number('zoom');
  const zoom = percent === undefined ? {} : { zoom: nearestZoom(percent) };
  const maximized = Reflect.get(stored, 'maximized') === true;
  const [x, y] = [number('x'), number('y')];
  if (x === undefined || y === undefined) return { width, height, maximized, ...zoom };
  const reachable = screens.some(
    (s) => x + width > s.x + GRIP && x + GRIP < s.x + s.width && y >= s.y && y + GRIP < s.y + s.height,
  );
  return reachable ? { x, y, width, height, maximized, ...zoom } : { width, height, maximized, ...zoom };
}

function file(dir: string): string {
  return join(dir, 'window.json');
}

/** In percent. */
export const ZOOM_STEPS = [75, 90, 100, 110, 125, 150, 175, 200] as const;
export const USUAL_ZOOM = 100;

export type ZoomChange = 'larger' | 'smaller' | 'usual';

/** `percent` after the change; at either end it stays. */
export function zoomed(percent: number, change: ZoomChange): number {
  if (change === 'usual') return USUAL_ZOOM;
  const steps = change === 'larger' ? ZOOM_STEPS : ZOOM_STEPS.toReversed();
  return steps.find((step) => (change === 'larger' ? step > percent : step < percent)) ?? nearestZoom(percent);
}

export function nearestZoom(percent: number): number {
  return ZOOM_STEPS.reduce<number>(
    (best, step) => (Math.abs(step - percent) < Math.abs(best - percent) ? step : best),
    USUAL_ZOOM,
  );
}
