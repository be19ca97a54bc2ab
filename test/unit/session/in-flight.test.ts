import { expect, it } from 'vitest';
import { createInFlight } from '../../../src-main/session/in-flight';

it('what was taken counts as still to send until it is settled, its bytes until they are out', () => {
  let out = 100;
  const flight = createInFlight(() => out);
  flight.took('a', 1000);
  flight.took('b', 500);
  expect(flight.left()).toEqual({ messages: 2, bytes: 1500 });
  out += 1200;
  expect(flight.left()).toEqual({ messages: 2, bytes: 300 });
  flight.letGo('a');
  expect(flight.left()).toEqual({ messages: 1, bytes: 300 });
  out += 5000;
  expect(flight.left()).toEqual({ messages: 1, bytes: 0 });
  flight.letGo('b');
  flight.took('c', 70);
  expect(flight.left()).toEqual({ messages: 1, bytes: 70 });
});

it('a message put back before a byte of it left is counted by the queue again, and here no more', () => {
  const flight = createInFlight(() => 0);
  flight.took('a', 1000);
  flight.letGo('a');
  expect(flight.left()).toEqual({ messages: 0, bytes: 0 });
});
