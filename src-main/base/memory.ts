// Keeps the memory of a program that runs for months near what it really needs. V8
// lets its heap grow fourfold before it collects what is left over; with 100,000
// messages waiting, a few changes to all of them then stood at a gigabyte. LIMIT:
// the flag is V8's own and may go with a later one; it is then passed over in silence.
import { setFlagsFromString } from 'node:v8';

/** Call it first: what is left over may grow to a third of what is in use. */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
}
