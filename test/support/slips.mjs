// Preloaded into a real `serve` (node --import): makes a slip in a socket's handler, as a
// library might have one. It is made where bytes that hold SLIP come in, and in a timer
// where they hold LATE, so that nothing on the way can catch it; "slop" as a command slips
// inside the command's own handler. The product knows nothing of it.
import { Socket } from 'node:net';

const emit = Socket.prototype.emit;
/** @this {Socket} @param {[event: string | symbol, ...told: unknown[]]} given */
Socket.prototype.emit = function (...given) {
  const [event, ...told] = given;
  const text = event === 'data' ? String(told[0]) : '';
  if (text.includes('SLIP')) throw new RangeError('a slip in a handler');
  if (text.includes('LATE')) setTimeout(() => void Promise.reject(new RangeError('a slip that nobody awaits')), 1);
  return Reflect.apply(emit, this, given);
};

const toUpperCase = String.prototype.toUpperCase;
String.prototype.toUpperCase = function () {
  if (String(this) === 'slop') throw new RangeError('a slip in a command');
  return toUpperCase.call(this);
};
