import { expect, it } from 'vitest';
import { createInFlight } from '../../../src-main/session/sender';

it('what was taken counts whole as still to send until it is settled, however much of it has left', () => {
  const flight = createInFlight(() => undefined);
  flight.took('a', 1000);
  flight.took('b', 500);
  expect(flight.left()).toEqual({ messages: 2, bytes: 1500 });
  flight.letGo('a');
  flight.letGo('a');
  expect(flight.left()).toEqual({ messages: 1, bytes: 500 });
  flight.letGo('b');
  expect(flight.left()).toEqual({ messages: 0, bytes: 0 });
});
