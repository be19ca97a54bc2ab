// The relay's two logs joined to what fills them: outbound lines as the Windows SMTP
// service marked them, and levels that fall back even where settings cannot follow.
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src-main/base/log';
import { Settings } from '../../../src-main/contract/settings';
import { openLogs } from '../../../src-main/logs/logs';
import { startRelay } from '../../../src-main/relay/relay';
import { testFolder } from '../../support/folders';
import { manualClock, settleTurn } from '../../support/manual-clock';

async function logsWith(log: object, reverted: () => Promise<unknown> = () => Promise.resolve()) {
  const dir = await testFolder();
  const clock = manualClock();
  const control = createLog(() => clock.now(), {});
  const told: string[] = [];
  control.addSink(({ text }) => void told.push(text));
  const settings = Settings.parse({ organization: { domains: ['office.example'] }, log });
  const logs = openLogs({ dir, clock, log: control, settings: () => settings, reverted });
  onTestFinished(() => logs.close());
  return { logs, clock, told, dir };
}

describe("the relay's logs", () => {
  test('mark what we said and heard on a line, with whose errand it was', async () => {
    const { logs, clock } = await logsWith({ protocol: { enabled: true } });
    const ear = logs.logTap({ session: 'S1', connector: 'isp', link: 'line' })({
      host: 'smtp.isp.example',
      address: '192.0.2.1',
      port: 587,
      local: '10.0.0.2',
      tls: () => 'TLSv1.3',
    });
    ear?.out('MAIL FROM:<a@office.example> SIZE=10');
    clock.advance(640);
    ear?.in('250-2.1.0 Sender\n250 Ok');
    const { lines } = await logs.tail({ kind: 'protocol', limit: 10 });
    expect(lines).toEqual([
      '2026-01-05 12:00:00 192.0.2.1 OutboundConnectionCommand outbound mail.office.example 10.0.0.2 587 MAIL - FROM:<a@office.example>+SIZE=10 0 0 38 0 0 SMTP - - - - - S1 isp line TLSv1.3',
      '2026-01-05 12:00:00 192.0.2.1 OutboundConnectionResponse outbound mail.office.example 10.0.0.2 587 - - 250-2.1.0+Sender 0 0 0 18 640 SMTP - - - - - S1 isp line TLSv1.3',
      '2026-01-05 12:00:00 192.0.2.1 OutboundConnectionResponse outbound mail.office.example 10.0.0.2 587 - - 250+Ok 0 0 0 8 640 SMTP - - - - - S1 isp line TLSv1.3',
    ]);
  });

  test('lie in the data folder where the settings name a folder without its place, wherever we were started', async () => {
    const here = await logsWith({ protocol: { enabled: true, folder: 'lines' } });
    expect(await here.logs.tail({ kind: 'protocol', limit: 1 })).toMatchObject({ folder: join(here.dir, 'lines') });
    const elsewhere = await testFolder();
    const there = await logsWith({ protocol: { enabled: true, folder: elsewhere } });
    expect(await there.logs.tail({ kind: 'protocol', limit: 1 })).toMatchObject({ folder: elsewhere });
  });

  test('hear nothing while the protocol log is off', async () => {
    const { logs } = await logsWith({});
    expect(
      logs.logTap({ session: 'S1', connector: 'isp', link: 'line' })({
        host: 'h',
        address: '192.0.2.1',
        port: 25,
        local: '',
        tls: () => null,
      }),
    ).toBeNull();
  });

  test('levels fall back also where the settings cannot be changed, and that is told', async () => {
    const { clock, told } = await logsWith(
      { diagnostic: { levels: { default: 'maximum' }, revertAfterMinutes: 1 } },
      () => {
        throw new Error('nothing is set up');
      },
    );
    clock.advance(60_000);
    await settleTurn();
    expect(told).toEqual([
      'Diagnostic levels fell back from maximum to minimum, as set.',
      'the settings could not be told that levels fell back: Error: nothing is set up',
    ]);
  });
});

test('a relay that was stopped hears the log no more', async () => {
  const clock = manualClock();
  const log = createLog(() => clock.now(), {});
  const relay = await startRelay({
    dir: await testFolder(),
    clock,
    log,
    document: { organization: { domains: ['office.example'] }, listeners: [] },
  });
  let heard = 0;
  relay.listen((event) => void (event === 'log' && heard++));
  log.write('relay', 'minimum', 'while it runs');
  await relay.stop();
  const before = heard;
  log.write('relay', 'minimum', 'afterwards');
  expect([before > 0, heard - before]).toEqual([true, 0]);
});
