// What the tests are made of. Nine projects, from quick to slow: unit holds laws of
// single rooms, many what floods one of them or breaks every bit (npm run check goes
// without), scenario starts the built relay, measured is what looks at its time or its
// memory, faults takes its power, its disk and its life away (short here, long by
// npm run faults), interop meets other people's mail programs, windows runs the built
// relay and the packages under Wine, desktop drives real Electron under a display, packed
// the same as npm run dist makes it. Most of them mostly wait for lines, disks and other
// programs, so two files run at once, of the rooms four, in the desktop as many as there
// are displays; what is measured, and what packs out of one folder, runs one at a time.
import { defineConfig } from 'vitest/config';

const SECOND = 1000;
/** Files that this machine cannot run, as .ci/run says with the reason. */
const WITHOUT = (process.env['DIALPOST_TEST_WITHOUT'] ?? '').split(' ').filter((file) => file !== '');
/** That npm test opened, as DISPLAY takes them; whoever runs vitest by hand has one, and sits at it. */
const DISPLAYS = process.env['DIALPOST_TEST_DISPLAYS']?.split(' ') ?? [];

/** Nothing may run beside these: their time or their memory is looked at. */
const MEASURED = [
  'test/scenario/large.test.ts',
  'test/scenario/many-ids.test.ts',
  'test/scenario/kill.test.ts',
  'test/unit/support/growth.test.ts',
  'test/unit/diagnose/growth.test.ts',
  'test/unit/smtp/long-headers.test.ts',
  'test/unit/mail/header-memory.test.ts',
];
/** Done thousands of times over. */
const MANY = [
  'test/unit/**/floods.test.ts',
  'test/unit/access/guesses.test.ts',
  'test/unit/config/{bad-bits,history}.test.ts',
  'test/unit/delivery/{damaged,doubled-replies,swallowed-replies}.test.ts',
  'test/unit/listener/{login-room,office-first,places}.test.ts',
  'test/unit/queue/asked-for.test.ts',
  'test/unit/reading/hostile.test.ts',
  'test/unit/smtp/seven-bit.test.ts',
  'test/unit/spool/{damage,torn}.test.ts',
  'test/unit/updates/install-app-image.test.ts',
];
/** They pack from out/, and the key goes there for that time. */
const PACKED = ['test/desktop/app-image.test.ts', 'test/desktop/dist.test.ts', 'test/desktop/updated.test.ts'];
const ORDER = ['unit', 'many', 'scenario', 'measured', 'faults', 'interop', 'windows', 'desktop', 'packed'];

interface Slow {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Files that run at once. */
  readonly atOnce: number;
  readonly testSeconds: number;
  readonly setupFiles?: readonly string[];
}

/** A project whose files start processes. */
function slow(name: string, { include, exclude = [], atOnce, testSeconds, setupFiles = [] }: Slow) {
  return {
    extends: true as const, // vitest's type wants the literal, not boolean
    test: {
      name,
      include: [...include],
      exclude: [...exclude, ...WITHOUT],
      maxWorkers: atOnce,
      setupFiles: [...setupFiles],
      testTimeout: testSeconds * SECOND,
      hookTimeout: 120 * SECOND,
      sequence: { groupOrder: groupOf(name) },
    },
  };
}

/** A project of single rooms, each worker reading our modules once. */
function rooms(name: string, include: readonly string[], exclude: readonly string[]) {
  return {
    extends: true as const,
    test: {
      name,
      include: [...include],
      exclude: [...exclude],
      // Half of their time they wait for a socket, a disk or a clock.
      maxWorkers: 4,
      // Reading our modules anew for each of three hundred files took longer than the tests themselves.
      isolate: false,
      setupFiles: ['test/support/as-it-was.ts'],
      testTimeout: 20 * SECOND,
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
    // npm run check is for the tenth time in an hour: what it has compiled it need not compile again.
    experimental: {
      fsModuleCache: process.env['DIALPOST_TEST_REMEMBERS'] === '1',
      fsModuleCachePath: 'node_modules/.cache/vitest',
    },
    maxWorkers: 2,
    // Its default of one second is too near on a busy machine.
    expect: { poll: { timeout: 30 * SECOND, interval: 50 } },
    projects: [
      rooms(
        'unit',
        ['test/architecture.test.ts', 'test/{unit,golden,dialog}/**/*.test.{ts,tsx}'],
        [...MEASURED, ...MANY],
      ),
      rooms('many', MANY, MEASURED),
      slow('scenario', { include: ['test/scenario/**/*.test.ts'], exclude: MEASURED, atOnce: 2, testSeconds: 180 }),
      slow('measured', { include: MEASURED, atOnce: 1, testSeconds: 180 }),
      slow('faults', { include: ['test/faults/**/*.test.ts'], atOnce: 2, testSeconds: 180 }),
      slow('interop', { include: ['test/interop/**/*.test.ts'], atOnce: 2, testSeconds: 180 }),
      slow('windows', { include: ['test/windows/**/*.test.ts'], atOnce: 2, testSeconds: 120 }),
      slow('desktop', {
        include: ['test/desktop/**/*.test.ts'],
        exclude: PACKED,
        atOnce: DISPLAYS.length || 1,
        testSeconds: 120,
        setupFiles: ['test/desktop/support/own-display.ts'],
      }),
      slow('packed', { include: PACKED, atOnce: 1, testSeconds: 120 }),
    ],
  },
});
