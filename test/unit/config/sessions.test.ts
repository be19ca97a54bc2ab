import { readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { RETENTION_DAYS, openSessions } from '../../../src-main/config/sessions';
import type { SessionDetail } from '../../../src-main/contract/views';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { endedSession } from '../../support/ended-session';

const START = Date.UTC(2026, 10, 23, 12, 0);
const DAY = 86_400_000;

function session(id: string, at: number, transcript = '> EHLO here\n< 250 ","transcript":"'): SessionDetail {
  const time = new Date(at).toISOString();
  const head = endedSession({
    id,
    why: 'person',
    startedAt: time,
    endedAt: time,
    sent: 1,
    bytesOut: 10,
    secondsOnline: 3,
    cost: 0.1,
    error: 'The host said ","transcript":" and left',
    phases: [{ phase: 'dialing', at: time }],
  });
  return { ...head, transcript };
}

describe('sessions', () => {
  test('are listed newest first without transcripts, and opened with them, also after a start', async () => {
    const dir = await testFolder();
    const deps = { clock: manualClock(START), log: silentLog };
    const archive = await openSessions(dir, deps);
    const long = session('b', START - 1000, 'line\n'.repeat(20_000));
    for (const s of [session('a', START - 2000), session('c', START), long]) await archive.save(s);
    for (const each of [archive, await openSessions(dir, deps)]) {
      const { total, rows } = await each.list({ offset: 0, limit: 2 });
      expect([total, rows.map((r) => r.id)]).toEqual([3, ['c', 'b']]);
      expect(rows.some((r) => 'transcript' in r)).toBe(false);
      expect(await each.get('b')).toEqual(long);
      expect(await each.get('none')).toBe(null);
      expect(await each.get('../settings')).toBe(null);
    }
  });

  test('are kept for ninety days', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const archive = await openSessions(dir, { clock, log: silentLog });
    await archive.save(session('old', START));
    clock.advance((RETENTION_DAYS - 1) * DAY);
    await archive.save(session('middle', START + 44 * DAY));
    await archive.save(session('later', START + 88 * DAY));
    expect((await archive.list({ offset: 0, limit: 9 })).total).toBe(3);
    clock.advance(2 * DAY);
    await archive.save(session('new', clock.now()));
    expect((await archive.list({ offset: 0, limit: 9 })).rows.map((r) => r.id)).toEqual(['new', 'later', 'middle']);
    expect((await readdir(join(dir, 'sessions'))).sort()).toEqual(['later.json', 'middle.json', 'new.json']);
  });

  test.each([91, 400, 4000])(
    'A9: a clock %i days ahead for one start keeps them all, whether somebody looks or a call is filed',
    async (days) => {
      const dir = await testFolder();
      const clock = manualClock(START);
      const log = silentLog;
      const before = await openSessions(dir, { clock, log });
      for (let day = 20; day >= 0; day--) await before.save(session(`s${day}`, START - day * DAY));
      clock.advance(days * DAY);
      const ahead = await openSessions(dir, { clock, log });
      expect((await ahead.list({ offset: 0, limit: 99 })).total).toBe(21);
      for (const id of ['x', 'y']) await ahead.save(session(id, clock.now()));
      expect(await readdir(join(dir, 'sessions'))).toHaveLength(23);
    },
  );

  test('A9: a pause that was real is believed after calls on seven days, and then the old ones go', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    const archive = await openSessions(dir, { clock, log: silentLog });
    await archive.save(session('old', START));
    clock.advance(200 * DAY);
    for (let day = 0; day < 7; day++) {
      expect((await archive.list({ offset: 0, limit: 9 })).rows.some((r) => r.id === 'old')).toBe(true);
      await archive.save(session(`new${day}`, clock.now()));
      clock.advance(DAY);
    }
    expect((await archive.list({ offset: 0, limit: 9 })).rows.some((r) => r.id === 'old')).toBe(false);
  });

  const order = async (dates: Readonly<Record<string, number>>, now: number): Promise<readonly string[]> => {
    const archive = await openSessions(await testFolder(), { clock: manualClock(now), log: silentLog });
    for (const [id, at] of Object.entries(dates)) await archive.save(session(id, at));
    return (await archive.list({ offset: 0, limit: 9 })).rows.map((row) => row.id);
  };

  test('a call made while the clock was years ahead is not the last one for ever after', async () => {
    const ahead = START + 73 * 365 * DAY;
    expect(await order({ before: START, wrong: ahead, since: START + 3600_000 }, START + DAY)).toEqual([
      'since',
      'before',
      'wrong',
    ]);
  });

  test('where it is the clock of now that fell back, the calls of other days stay the last ones', async () => {
    const dates = { one: START, two: START + DAY, three: START + 2 * DAY, fallen: 1000 };
    expect(await order(dates, 2 * 3600_000)).toEqual(['three', 'two', 'one', 'fallen']);
    expect(await order({ one: START }, 1000)).toEqual(['one']);
  });

  test('what the disk refuses is shown all the same, and written when it takes it again', async () => {
    const dir = await testFolder();
    const deps = { clock: manualClock(START), log: silentLog };
    const archive = await openSessions(dir, deps);
    expect((await archive.list({ offset: 0, limit: 9 })).total).toBe(0);
    await writeFile(join(dir, 'sessions'), 'no folder can be made here');
    for (const id of ['a', 'b']) await expect(archive.save(session(id, START))).rejects.toThrow();
    await expect(archive.mend()).rejects.toThrow();
    expect((await archive.list({ offset: 0, limit: 9 })).total).toBe(2);
    expect(await archive.get('a')).toEqual(session('a', START));
    await unlink(join(dir, 'sessions'));
    await archive.mend();
    const again = await openSessions(dir, deps);
    expect((await again.list({ offset: 0, limit: 9 })).rows.map((r) => r.id).sort()).toEqual(['a', 'b']);
    expect(await again.get('b')).toEqual(session('b', START));
  });

  test('who only reads moves and deletes nothing, however old or damaged', async () => {
    const dir = await testFolder();
    const clock = manualClock(START);
    for (let day = 0; day < 200; day += 20) {
      await (
        await openSessions(dir, { clock: manualClock(START), log: silentLog })
      ).save(session(`s${day}`, START + day * DAY));
    }
    await writeFile(join(dir, 'sessions/bad.json'), '{"id":"bad"');
    const before = (await readdir(dir, { recursive: true })).sort();
    clock.advance(201 * DAY);
    const reader = await openSessions(dir, { clock, log: silentLog, readOnly: true });
    expect((await reader.list({ offset: 0, limit: 99 })).total).toBe(
      before.filter((name) => /s\d+\.json$/.test(name)).length,
    );
    expect(await reader.get('bad')).toBeNull();
    expect((await readdir(dir, { recursive: true })).sort()).toEqual(before);
  });

  test('a file that cannot be read is moved to corrupt/ and hides nothing else', async () => {
    const dir = await testFolder();
    const deps = { clock: manualClock(START), log: silentLog };
    await (await openSessions(dir, deps)).save(session('good', START));
    await writeFile(join(dir, 'sessions/bad.json'), '{"id":"bad"');
    const again = await openSessions(dir, deps);
    expect((await again.list({ offset: 0, limit: 9 })).rows.map((r) => r.id)).toEqual(['good']);
    expect(await readdir(join(dir, 'corrupt'))).toContain('session-bad.json');
  });
});
