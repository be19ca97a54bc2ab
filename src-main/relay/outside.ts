// What happens around the relay and not by it: the clock or the zone is set, the computer
// sleeps, a day begins, somebody edits settings.json. One watch for all of it, closed as one.
import { type ClockWatch, watchClock } from '../attention/clock-watch';
import { followHandEdits, type HandEditDeps } from './hand-edits';

export interface OutsideDeps extends HandEditDeps {
  zone(): string;
  /** The clock or the zone was set, the computer slept, or a day has begun. */
  turned(): void;
}

export function watchOutside(deps: OutsideDeps): Pick<ClockWatch, 'close'> {
  const watches = [
    watchClock(
      deps.clock,
      () => deps.zone(),
      () => deps.turned(),
    ),
    followHandEdits(deps),
  ];
  return { close: () => watches.forEach((watch) => watch.close()) };
}
