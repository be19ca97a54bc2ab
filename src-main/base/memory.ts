// Keeps the memory of a program that runs for months near what it really needs. V8
// lets its heap grow fourfold before it collects what is left over; with 100,000
// messages waiting, a few changes to all of them then stood at a gigabyte. And what
// is made at a place whose things lived long before it makes among the old ones at
// once: a connection seems to be such a thing, and drags all it knows there when it
// is long over (measured while accepting: a tenth of all work went into that).
// LIMIT: the flags are V8's own and may go with a later one, which then says on
// stderr that it does not know them, and goes on.
import { setFlagsFromString } from 'node:v8';

/** Call it first: what is left over may grow to a third of what is in use. */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--no-allocation-site-pretenuring');
}
