// How long a stop may take, and what is waited for beyond that.
import { expect, test } from 'vitest';
import { endWell } from '../../../src-main/command-line/ending';
import { manualClock } from '../../support/manual-clock';

/** A relay that stops after so many seconds, while a line hangs up until then or never does. */
function ending(stopsAfter: number, hangsUpAfter: number) {
  const clock = manualClock();
  const told: string[] = [];
  const began = clock.monotonic();
  let over: number | null = null;
  const seconds = (): number => (clock.monotonic() - began) / 1000;
  const stop = (): Promise<void> => new Promise((resolve) => clock.after(stopsAfter * 1000, resolve));
  void endWell({ stop, hangingUp: () => (seconds() < hangsUpAfter ? ['Satellite'] : []) }, clock, (text) =>
    told.push(text),
  ).then(() => (over = seconds()));
  return {
    told,
    async after() {
      for (let i = 0; i < 200 && over === null; i++) await clock.advanceAsync(500);
      return over;
    },
  };
}

test('it is over when everything has ended', async () => {
  const quick = ending(3, 3);
  expect([await quick.after(), quick.told]).toEqual([3, []]);
});
test('after ten seconds nothing is waited for', async () => {
  const slow = ending(60, 0);
  expect([await slow.after(), slow.told]).toEqual([9.5, []]);
});
test('but for a line that is being hung up: money is running', async () => {
  const slow = ending(20, 20);
  expect([await slow.after(), slow.told]).toEqual([20, ['Waiting for Satellite to hang up, at most 30.5 seconds.']]);
});
test('that too has its limit, and what is still up is told', async () => {
  const stuck = ending(1000, 1000);
  expect([await stuck.after(), stuck.told]).toEqual([
    40,
    [
      'Waiting for Satellite to hang up, at most 30.5 seconds.',
      'Satellite did not hang up. The call may still be costing money: hang it up by hand.',
    ],
  ]);
});
