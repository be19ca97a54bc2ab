// A pause with an end: an appointment by the wall clock.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pausedFlag } from '../../../src-main/config/paused';
import { openPausing, pausedAtStart, type Pausing } from '../../../src-main/relay/pausing';
import { testFolder } from '../../support/folders';
import { type ManualClock, manualClock, settleTurn } from '../../support/manual-clock';
import { moodyDisk } from '../../support/moody-disk';

const MINUTE = 60_000;
const START = Date.UTC(2040, 0, 2, 7, 50);

interface Place {
  readonly pausing: Pausing;
  readonly atStart: boolean;
  /** What was taken, in order: true for paused. */
  readonly took: readonly boolean[];
}

async function opened(dir: string, clock: ManualClock): Promise<Place> {
  const flag = await pausedFlag(dir);
  const took: boolean[] = [];
  const atStart = pausedAtStart(flag, clock.now());
  return { atStart, took, pausing: openPausing({ clock, flag, take: (on) => void took.push(on) }) };
}

/** Until what was begun has happened; the disk comes last and is waited for where it is asked. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await settleTurn();
}

const gone = async (dir: string): Promise<void> =>
  expect.poll(async () => (await pausedFlag(dir)).atStart, { timeout: 5000 }).toBeNull();

const isoAt = (at: number): string => new Date(at).toISOString();

describe('a pause with an end', () => {
  test('is over at that moment, by itself, and the file is gone', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const { pausing, took } = await opened(dir, clock);
    await pausing.pause({ forMinutes: 60 });
    expect(pausing.until()).toBe(START + 60 * MINUTE);
    clock.advance(59 * MINUTE);
    await settled();
    expect(took).toEqual([true]);
    clock.advance(MINUTE);
    await settled();
    expect([took, pausing.until()]).toEqual([[true, false], null]);
    await gone(dir);
  });

  test('holds over a restart until then, and no longer where it passed meanwhile', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const before = await opened(dir, clock);
    await before.pausing.pause({ until: isoAt(START + 120 * MINUTE) });
    before.pausing.close();
    clock.advance(60 * MINUTE);
    const again = await opened(dir, clock);
    expect([again.atStart, again.pausing.until()]).toEqual([true, START + 120 * MINUTE]);
    again.pausing.close();
    clock.advance(60 * MINUTE);
    const late = await opened(dir, clock);
    expect(late.atStart).toBe(false);
    await settled();
    expect([late.took, late.pausing.until()]).toEqual([[false], null]);
    await gone(dir);
  });

  test('goes by the wall clock: a clock set forward ends it, a sleep does, and a clock set back makes it wait', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const { pausing, took } = await opened(dir, clock);
    await pausing.pause({ forMinutes: 60 });
    clock.jump(START - 60 * MINUTE);
    clock.advance(60 * MINUTE);
    await settled();
    expect(took).toEqual([true]);
    clock.sleep(2 * 60 * MINUTE);
    pausing.wake();
    await settled();
    expect(took).toEqual([true, false]);
    await gone(dir);
    await pausing.pause({ forMinutes: 60 });
    clock.jump(clock.now() + 61 * MINUTE);
    clock.advance(30_000);
    await settled();
    expect(took).toEqual([true, false, true, false]);
  });

  test('a new pause replaces it, and resuming ends it before its time', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const { pausing, took } = await opened(dir, clock);
    await pausing.pause({ forMinutes: 5 });
    await pausing.pause({});
    clock.advance(60 * MINUTE);
    await settled();
    expect([took, pausing.until()]).toEqual([[true, true], null]);
    await pausing.pause({ forMinutes: 5 });
    await pausing.resume();
    clock.advance(60 * MINUTE);
    await settled();
    expect(took).toEqual([true, true, true, false]);
  });

  test('an end that is past is refused with a sentence, and nothing changes', async () => {
    const { pausing, took } = await opened(await testFolder(), manualClock(START));
    expect(() => pausing.pause({ until: isoAt(START) })).toThrow('over already');
    expect(took).toEqual([]);
  });

  test('A13: it ends also where the disk does not let the file go, and is over at the next start', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const { pausing, took } = await opened(dir, clock);
    await pausing.pause({ forMinutes: 1 });
    const disk = await moodyDisk();
    disk.refuse('sync', dir, 1);
    clock.advance(MINUTE);
    await settled();
    expect(took).toEqual([true, false]);
  });
});

describe('the file', () => {
  test('of an older Dialpost, or one that cannot be read, pauses until somebody resumes', async () => {
    const dir = await testFolder();
    for (const text of ['', 'Dialpost dials nothing while this file is here.\n', 'x\nuntil=soon\n']) {
      await writeFile(join(dir, 'paused'), text);
      expect((await pausedFlag(dir)).atStart).toEqual({ until: null });
    }
  });

  test('says what it is for, and until when', async () => {
    const dir = await testFolder();
    await (await pausedFlag(dir)).set({ until: START });
    expect(await readFile(join(dir, 'paused'), 'utf8')).toMatch(/^Dialpost dials nothing .*\nuntil=2040-01-02T07:50/);
  });
});
