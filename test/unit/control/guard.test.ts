// B1: no single slip ends all mail. A fault is logged and shown; a second one within a
// minute builds the rooms again, in order; nothing restarts without end.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { standGuard } from '../../../src-main/control/guard';
import { Rooms, type RunningRelay } from '../../../src-main/control/rooms';
import { silentLog } from '../../../src-main/base/log';
import { manualClock } from '../../support/manual-clock';

function rig() {
  const clock = manualClock();
  const at = new EventEmitter();
  const [told, logged, restarts]: [string[], string[], number[]] = [[], [], []];
  const leave = standGuard(
    {
      clock,
      raise: (text) => void told.push(text),
      log: { write: (_, __, text) => void logged.push(text) },
      restart: async () => void restarts.push(clock.monotonic()),
    },
    at,
  );
  return { clock, at, told, logged, restarts, leave };
}

describe('B1: an uncaught fault', () => {
  it.each(['uncaughtException', 'unhandledRejection'])(
    'is logged with its stack and told, and nothing ends (%s)',
    (event) => {
      const { at, told, logged, restarts, leave } = rig();
      at.emit(event, new RangeError('too deep'));
      at.emit(event, 'no error at all');
      expect(logged[0]).toMatch(/RangeError: too deep\n +at /);
      expect(told[0]).toMatch(/Mail goes on/);
      expect(restarts).toHaveLength(1);
      leave();
      expect(at.listenerCount(event)).toBe(0);
    },
  );

  it('that comes alone restarts nothing; two within a minute do; a flood does so every five minutes at most', async () => {
    const { clock, at, restarts } = rig();
    for (let n = 0; n < 5; n++) {
      at.emit('uncaughtException', new Error('now and then'));
      await clock.advanceAsync(61_000);
    }
    expect(restarts).toEqual([]);
    for (let second = 0; second < 600; second++) {
      at.emit('uncaughtException', new Error('all the time'));
      await clock.advanceAsync(1_000);
    }
    expect(restarts).toHaveLength(2);
  });
});

describe('B1: rooms that are built again', () => {
  const relayOf = (log: string[], n: number): RunningRelay => ({
    // Nobody asks these rooms a question.
    handlers: { n } as unknown as RunningRelay['handlers'],
    listen: () => () => undefined,
    wake: () => undefined,
    raise: (text) => void log.push(`${n}: ${text}`),
    hangingUp: () => [],
    stop: async () => void log.push(`stop ${n}`),
  });

  it('are stopped before they start, answer "starting" meanwhile, and are tried again until they stand', async () => {
    const clock = manualClock();
    const log: string[] = [];
    let starts = 0;
    const rooms = new Rooms(
      clock,
      silentLog,
      async () => {
        log.push(`start ${++starts}`);
        if (starts === 2) throw new Error('the port is taken');
        return relayOf(log, starts);
      },
      () => log.push('given up'),
    );
    await rooms.open();
    const again = rooms.restart();
    expect(rooms.handlers()).toBeNull();
    await clock.advanceAsync(31_000);
    await again;
    rooms.raise('hello');
    await rooms.stop();
    expect(log).toEqual(['start 1', 'stop 1', 'start 2', 'start 3', '3: hello', 'stop 3']);
  });

  it.each(['end', 'start'])(
    'are given up when they do not %s within minutes, and never two stand at once',
    async (which) => {
      const clock = manualClock();
      const log: string[] = [];
      let starts = 0;
      const never = new Promise<never>(() => undefined);
      const rooms = new Rooms(
        clock,
        silentLog,
        async () => {
          log.push(`start ${++starts}`);
          if (which === 'start' && starts === 2) return never;
          return { ...relayOf(log, starts), ...(which === 'end' ? { stop: () => never } : {}) };
        },
        (why) => log.push(why),
      );
      await rooms.open();
      const again = rooms.restart();
      await clock.advanceAsync(11 * 60_000);
      await again;
      const before = which === 'end' ? ['start 1'] : ['start 1', 'stop 1', 'start 2'];
      expect(log).toEqual([...before, expect.stringMatching(/It ends; accepted mail is safe on the disk/)]);
    },
  );
});
