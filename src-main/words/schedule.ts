// What the diagnostic log tells of calls in time.
import { page } from './page';

export const scheduleWords = page({
  clockSetBack: 'the clock was set back; calls follow the new time',
  zoneIsNow: (zone: string) => `the time zone is now ${zone}`,
  timeIsOver: 'a call was slept through and its time is over',
  madeNow: 'a call that was slept through is made now',
  isDue: 'a call is due',
  notStarted: 'a due call could not be started',
});
