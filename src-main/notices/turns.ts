// So many at a time, the others in the order they came: a thousand messages given
// back at once shall not hold a thousand contents in memory. One that fails gives
// its place to the next.

/** Runs what it is given as soon as fewer than `most` are under way. */
export function takingTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (work) => {
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay++;
    try {
      return await work();
    } finally {
      // The place goes from hand to hand, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else underWay--;
    }
  };
}
