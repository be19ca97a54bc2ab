// What the tests are made of. Seven projects, from quick to slow: unit holds laws of
// single rooms, scenario starts the built relay, measured the same where its time or
// its memory is looked at, faults takes its power, its disk and its life away (short
// here, long by npm run faults), interop meets other people's mail programs, windows
// runs the built relay and the packages under Wine, desktop drives real Electron under
// a display. Most of them mostly wait for lines, disks and other programs, so two files
// run at once; the desktop, which shares one display, and the measured run one at a time.
import { defineConfig } from 'vitest/config';

const SECOND = 1000;
/** A file whose peer could not be fetched today (.ci/run says so). */
const WITHOUT = process.env['DIALPOST_TEST_WITHOUT'];

/** Nothing may run beside these. */
const MEASURED = ['test/scenario/large.test.ts', 'test/scenario/many-ids.test.ts', 'test/scenario/kill.test.ts'];
const ORDER = ['unit', 'scenario', 'measured', 'faults', 'interop', 'windows', 'desktop'];

interface Slow {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Files that run at once. */
  readonly atOnce: number;
  readonly testSeconds: number;
}

/** A project whose files start processes. */
function slow(name: string, { include, exclude = [], atOnce, testSeconds }: Slow) {
  return {
    extends: true as const, // vitest's type wants the literal, not boolean
    test: {
      name,
      include: [...include],
      exclude: [...exclude, ...(WITHOUT ? [WITHOUT] : [])],
      maxWorkers: atOnce,
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
  return ORDER.indexOf(name);
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
          // Reading our modules anew for each of three hundred files took longer than the tests themselves.
          isolate: false,
          setupFiles: ['test/support/as-it-was.ts'],
          testTimeout: 20 * SECOND,
          sequence: { groupOrder: groupOf('unit') },
        },
      },
      slow('scenario', { include: ['test/scenario/**/*.test.ts'], exclude: MEASURED, atOnce: 2, testSeconds: 180 }),
      slow('measured', { include: MEASURED, atOnce: 1, testSeconds: 180 }),
      slow('faults', { include: ['test/faults/**/*.test.ts'], atOnce: 2, testSeconds: 180 }),
      slow('interop', { include: ['test/interop/**/*.test.ts'], atOnce: 2, testSeconds: 180 }),
      slow('windows', { include: ['test/windows/**/*.test.ts'], atOnce: 2, testSeconds: 120 }),
      slow('desktop', { include: ['test/desktop/**/*.test.ts'], atOnce: 1, testSeconds: 120 }),
    ],
  },
});
