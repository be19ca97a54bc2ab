// What states, results and reasons are called, one word each: the window and the tables it
// saves say the same.
import { page } from './page';

export const STATE_WORDS = page({
  incoming: 'Waiting',
  active: 'Sending',
  deferred: 'Trying again',
  hold: 'On hold',
});

export const PRIORITY_WORDS = page({
  low: 'Low',
  normal: 'Normal',
  high: 'Urgent',
});

export const PHASE_WORDS = page({
  dialing: 'Dialing',
  'signing-in': 'Signing in',
  sending: 'Sending',
  collecting: 'Asking for our mail',
  waiting: 'Waiting for incoming mail',
  updating: 'Looking for a newer Dialpost',
  'hanging-up': 'Hanging up',
  ended: 'Ended',
});

export const WHY_WORDS = page({
  schedule: 'On schedule',
  person: 'By hand',
  trigger: 'Mail waiting',
  urgent: 'Urgent mail',
  branch: 'A branch called',
  'hand-over': 'Handing over',
});

export const RESULT_WORDS = page({
  ok: 'Done',
  partly: 'Partly',
  failed: 'Failed',
});

export const HISTORY_WORDS = page({
  delivered: 'Delivered',
  failed: 'Returned',
  removed: 'Removed',
});

export const DIRECTION_WORDS = page({
  out: 'Sent',
  in: 'Received',
  house: 'Within the house',
});
