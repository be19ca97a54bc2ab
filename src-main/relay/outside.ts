// What happens around the relay and not by it: the clock or the zone is set, somebody
// edits settings.json. One watch for all of it, closed as one.
import { type ClockWatch, watchClock } from './clock-watch';
import { followHandEdits, type HandEditParts } from './hand-edits';

export interface OutsideParts extends HandEditParts {
  zone(): string;
  /** The clock or the zone was set. */
  turned(): void;
}

export function watchOutside(parts: OutsideParts): Pick<ClockWatch, 'close'> {
  const watches = [watchClock(parts.clock, () => parts.zone(), () => parts.turned()), followHandEdits(parts)];
  return { close: () => watches.forEach((watch) => watch.close()) };
}
