// The diagnostic log on disk: lines, rotation, tail, and levels that fall back.
import { readdir } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import { Settings } from '../../../src-main/contract/settings';
import { openDiagnosticLog } from '../../../src-main/logs/diagnostic-log';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const settingsWith = (diagnostic: object) =>
  Settings.parse({ organization: { domains: ['clinic.example'] }, log: { diagnostic } }).log.diagnostic;

async function open(diagnostic: object = {}, limits: object = {}) {
  const folder = await testFolder();
  const clock = manualClock();
  const log = createLog(() => clock.now(), {});
  const reverted: object[] = [];
  const file = openDiagnosticLog(settingsWith(diagnostic), {
    folder,
    clock,
    log,
    reverted: (levels) => void reverted.push(levels),
    ...limits,
  });
  onTestFinished(() => file.close());
  return { folder, clock, log, reverted, file };
}

describe('the diagnostic log', () => {
  test('holds a JSON object a line, and its tail finds what is searched', async () => {
    const { log, file } = await open({ levels: { default: 'medium' } });
    log.write('dial', 'minimum', 'no carrier', { attempt: 2 });
    log.write('queue', 'medium', 'something\nwith a break');
    log.write('queue', 'maximum', 'not wanted');
    const lines = (await file.tail({ limit: 10 })).map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      { at: '2026-01-05T12:00:00.000Z', subject: 'dial', level: 'minimum', text: 'no carrier', facts: { attempt: 2 } },
      { at: '2026-01-05T12:00:00.000Z', subject: 'queue', level: 'medium', text: 'something\nwith a break' },
    ]);
    expect(await file.tail({ limit: 10, search: 'CARRIER' })).toHaveLength(1);
    expect(await file.tail({ limit: 1 })).toHaveLength(1);
  });

  test('its tail is told by subject, and by how much a line matters', async () => {
    const { log, file } = await open({ levels: { default: 'maximum' } });
    for (const level of ['minimum', 'medium', 'maximum'] as const)
      for (const subject of ['dial', 'dns'] as const) log.write(subject, level, `${subject} ${level}`);
    const texts = async (wish: object) =>
      (await file.tail({ limit: 10, ...wish })).map((line) => String(Reflect.get(JSON.parse(line) as object, 'text')));
    expect(await texts({ subject: 'dns' })).toEqual(['dns minimum', 'dns medium', 'dns maximum']);
    expect(await texts({ level: 'minimum' })).toEqual(['dial minimum', 'dns minimum']);
    expect(await texts({ level: 'medium', subject: 'dial', search: 'MEDIUM' })).toEqual(['dial medium']);
  });

  test('changes files by size and keeps the last ones', async () => {
    const { log, file, folder } = await open({}, { maxBytes: 1000, keepFiles: 3 });
    for (let i = 0; i < 100; i++) log.write('queue', 'minimum', `line ${i} ${'x'.repeat(50)}`);
    const last = await file.tail({ limit: 1000 });
    expect((await readdir(folder)).length).toBe(3);
    expect(JSON.parse(last.at(-1) ?? '')).toMatchObject({ text: expect.stringMatching(/^line 99 /) });
    expect(last.length).toBeGreaterThan(10);
  });

  test('maximum falls back to minimum after its time, and the owner of the settings hears of it', async () => {
    const { log, file, clock, reverted } = await open({
      levels: { default: 'minimum', dial: 'maximum', dns: 'medium' },
      revertAfterMinutes: 60,
    });
    clock.advance(59 * 60_000);
    log.write('dial', 'maximum', 'still heard');
    clock.advance(60_000);
    log.write('dial', 'maximum', 'no longer heard');
    log.write('dns', 'medium', 'stays');
    expect(reverted).toEqual([{ default: 'minimum', dial: 'minimum', dns: 'medium' }]);
    const texts = (await file.tail({ limit: 10 })).join('\n');
    expect(texts).toContain('still heard');
    expect(texts).toContain('stays');
    expect(texts).not.toContain('no longer heard');
  });

  test('settings that change elsewhere give the maximum no new hour', async () => {
    const levels = { levels: { default: 'maximum' }, revertAfterMinutes: 60 };
    const { file, clock, reverted } = await open(levels);
    clock.advance(59 * 60_000);
    file.apply(settingsWith(levels));
    clock.advance(60_000);
    expect(reverted).toHaveLength(1);
    file.apply(settingsWith({ levels: { default: 'medium' } }));
    clock.advance(24 * 3_600_000);
    expect(reverted).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });
});
