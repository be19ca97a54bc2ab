// What the tests are made of. Five projects, from quick to slow: unit holds
// laws of single rooms, scenario starts the built relay, faults takes its power,
// its disk and its life away (short here, long by npm run faults), interop meets
// other people's mail programs, desktop drives real Electron under a display.
// Slow projects run one file at a time: two cores, real disks, real clocks.
import { defineConfig } from 'vitest/config';

const SECOND = 1000;
/** A file whose peer could not be fetched today (.ci/run says so). */
const WITHOUT = process.env['DIALPOST_TEST_WITHOUT'];

/** A project whose files start processes: one file at a time, time to wait. */
function slow(name: string, include: readonly string[], testSeconds: number) {
  return {
    extends: true as const, // vitest's type wants the literal, not boolean
    test: {
      name,
      include: [...include],
      exclude: WITHOUT ? [WITHOUT] : [],
      fileParallelism: false,
      // CI's machines are noisy; what needed a second try is named at the end (scripts/test.mjs).
      retry: process.env['CI'] === 'true' ? 1 : 0,
      testTimeout: testSeconds * SECOND,
      hookTimeout: 120 * SECOND,
      sequence: { groupOrder: groupOf(name) },
    },
  };
}

/** Groups run one after the other; vitest would mix the projects otherwise. */
function groupOf(name: string): number {
  return ['unit', 'scenario', 'faults', 'interop', 'desktop'].indexOf(name);
}

export default defineConfig({
  test: {
    globals: false,
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Its default of one second is too near on a busy machine.
    expect: { poll: { timeout: 30 * SECOND, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/architecture.test.ts', 'test/{unit,golden,dialog}/**/*.test.{ts,tsx}'],
          testTimeout: 20 * SECOND,
          sequence: { groupOrder: groupOf('unit') },
        },
      },
      slow('scenario', ['test/scenario/**/*.test.ts'], 180),
      slow('faults', ['test/faults/**/*.test.ts'], 180),
      slow('interop', ['test/interop/**/*.test.ts'], 180),
      slow('desktop', ['test/desktop/**/*.test.ts'], 120),
    ],
  },
});
