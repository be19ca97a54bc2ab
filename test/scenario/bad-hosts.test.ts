// What goes wrong on the way out: hosts that refuse, drop the line or are not
// there, lines that do not come up, settings that change in the middle, a disk
// that is full. Each time the mail is safe, nobody is blamed who is not at fault,
// a sentence says what to do, and it is over when the cause is.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import type { Attention } from '../../src-main/contract/attention';
import type { QueueRow } from '../../src-main/contract/views';
import type { Behaviour } from '../../src-main/practice/behaviour';
import { type Kept, startPractice } from '../../src-main/practice/provider';
import { openByteSink } from '../support/byte-sink';
import { lacks } from '../support/needs';
import { startPretendHost } from '../support/pretend-host';
import { type Serving, dialpost, serve } from '../support/serve';
import { started } from '../support/started';
import { fillDisk, smallDisk } from '../support/small-disk';
import { MAILBOXES, office, smartHost } from './support/office';
import { mailbox, queuedAs, submit } from './support/submit';
import { until } from './support/wait';

async function provider(behaviour: Behaviour = {}): Promise<{ readonly port: number; readonly kept: readonly Kept[] }> {
  const kept: Kept[] = [];
  const practice = await startPractice({
    port: 0,
    deliverTo: () => null,
    clock: systemClock,
    log: silentLog,
    behaviour,
    keep: (message) => kept.push(message),
  });
  onTestFinished(() => practice.close());
  return { port: practice.port, kept };
}

const letter = (name: string, at = 'far.example') => ({
  from: 'me@office.example',
  to: `${name}@${at}`,
  content: Buffer.from(`Subject: ${name}\r\n\r\n${'x'.repeat(500)}\r\n`),
});

async function rows({ client }: Serving): Promise<readonly QueueRow[]> {
  return (await client.call('queue.list', {})).rows;
}

async function attention({ client }: Serving): Promise<readonly Attention[]> {
  return (await client.call('status', {})).attention;
}

const emptied = (serving: Serving) => until('an empty queue', async () => (await rows(serving)).length === 0);

describe('a host that does not take us', () => {
  it('535: the mail is kept and not counted, attention is asked for, and all is well with the right password', async () => {
    const host = await provider({ requireAuth: true });
    const settings = (password: string) =>
      office({
        connectors: [smartHost(host.port, {}, { auth: { kind: 'password', username: 'practice', password } })],
      });
    const serving = await started(settings('not-this-one'));
    await submit(serving.port(), letter('anna'));
    const [item] = await until('attention', async () => (await attention(serving)).length > 0 && attention(serving));
    expect(item).toMatchObject({
      key: 'connector:isp',
      severity: 'error',
      text: expect.stringMatching(
        /^127\.0\.0\.1:\d+ did not let us in \(535 5\.7\.8 .*\)\. Your mail is safe and waiting\. Check the login name and password in Providers → Internet\.$/,
      ) as unknown,
    });
    expect(await rows(serving)).toMatchObject([{ state: 'incoming', attempts: 0 }]);
    const ran = await dialpost(['send-receive', '--wait', '--data', serving.dir]);
    expect(ran.code).toBe(2);
    const { rows: calls } = await serving.client.call('session.list', {});
    const transcripts = await Promise.all(calls.map(({ id }) => serving.client.call('session.get', { id })));
    const told = JSON.stringify([transcripts, await attention(serving), serving.log(), ran]);
    for (const secret of [
      'not-this-one',
      Buffer.from('not-this-one').toString('base64'),
      Buffer.from('\0practice\0not-this-one').toString('base64'),
    ])
      expect(told).not.toContain(secret);
    expect(await readFile(join(serving.dir, 'settings.json'), 'utf8')).not.toContain('not-this-one');

    expect(await serving.client.call('settings.set', settings('practice'))).toEqual({ ok: true });
    await emptied(serving);
    expect(host.kept).toHaveLength(1);
    expect(await attention(serving)).toEqual([]);
  });

  it('a name that nobody knows: not counted, and the sentence names it', async () => {
    const serving = await started(office({ connectors: [smartHost(25, {}, { host: 'nowhere.invalid' })] }));
    await submit(serving.port(), letter('anna'));
    const [item] = await until(
      'attention',
      async () => (await attention(serving)).length > 0 && attention(serving),
      60_000,
    );
    expect(item?.text).toMatch(
      /^nowhere\.invalid:25 could not be reached \(.*\)\. Your mail is safe and waiting\..*Providers → Internet\.$/,
    );
    expect(await rows(serving)).toMatchObject([{ state: 'incoming', attempts: 0 }]);
  });

  it('one that drops the line before it said anything to the mail: not counted, told as a line that broke off', async () => {
    const host = await startPretendHost({
      answer: ({ line, socket }) => (line.startsWith('MAIL') ? (socket.destroy(), null) : undefined),
    });
    onTestFinished(() => host.close());
    const serving = await started(office({ connectors: [smartHost(host.port, { schedule: { kind: 'never' } })] }));
    await submit(serving.port(), letter('anna'));
    expect((await dialpost(['send-receive', '--wait', '--data', serving.dir])).code).toBe(2);
    expect(await rows(serving)).toMatchObject([{ state: 'incoming', attempts: 0 }]);
    expect(await attention(serving)).toMatchObject([
      {
        severity: 'warning',
        text: expect.stringMatching(/answered, but the connection broke off again and again/) as unknown,
      },
    ]);
    expect(host.connections()).toBeLessThan(10);
  });

  it('one that drops it after the last byte: the reply is unknown, and the mail is tried again later, not at once', async () => {
    const host = await provider({ dropAfterMessages: 0 });
    const serving = await started(office({ connectors: [smartHost(host.port)] }));
    for (const name of ['anna', 'berta', 'clara']) await submit(serving.port(), letter(name));
    const list = await until('three tries', async () => {
      const found = await rows(serving);
      return found.every((row) => row.state === 'deferred') && found;
    });
    for (const row of list)
      expect(row).toMatchObject({
        attempts: 1,
        recipients: [{ reply: expect.stringMatching(/^reply unknown: /) as unknown }],
      });
    await sleep(500);
    expect(host.kept.length).toBeLessThanOrEqual(6);
  });

  it('a refused recipient: the others are served, and the sender hears of it in words', async () => {
    const host = await provider();
    const serving = await started(office({ connectors: [smartHost(host.port), MAILBOXES] }));
    const id = queuedAs(await submit(serving.port(), letter('refuse')));
    await submit(serving.port(), letter('anna'));
    const [notice] = await until('the notice', async () => {
      const found = await mailbox(serving.dir, 'me');
      return found.length > 0 && found;
    });
    await emptied(serving);
    const text = notice?.toString() ?? '';
    expect(text).toMatch(/^Return-Path: <>\r\n/);
    expect(text).toContain('refuse@far.example');
    expect(text).toContain('550 5.1.1');
    expect(text).toContain('Content-Type: message/delivery-status');
    expect((await serving.client.call('history.list', { result: 'failed' })).rows).toMatchObject([
      { id, recipient: 'refuse@far.example' },
    ]);
    expect(host.kept.map((kept) => kept.recipients[0])).toEqual(['anna@far.example']);
  });
});

describe('settings.set in the middle of a session', () => {
  it('loses and repeats nothing, and what comes afterwards goes the new way', async () => {
    const slow = await provider({ slowMilliseconds: 300 });
    const fast = await openByteSink();
    onTestFinished(() => fast.close());
    const serving = await started(office({ connectors: [smartHost(slow.port, {}, {})] }));
    for (let i = 0; i < 8; i++) await submit(serving.port(), letter('slow', `n${i}.example`));
    await until('the first', async () => slow.kept.length > 0);
    expect(await serving.client.call('settings.set', office({ connectors: [smartHost(fast.port)] }))).toEqual({
      ok: true,
    });
    await submit(serving.port(), letter('late'));
    await emptied(serving);
    const arrived = [...slow.kept, ...fast.kept].map((kept) => kept.recipients[0]).sort();
    expect(arrived).toEqual(['late@far.example', ...Array.from({ length: 8 }, (_, i) => `slow@n${i}.example`)]);
    expect(fast.kept.map((kept) => kept.recipients[0])).toContain('late@far.example');
  });

  it('a connector taken away while mail waits for it: the mail waits and says why', async () => {
    const serving = await started(office({ connectors: [smartHost(1, { schedule: { kind: 'never' } })] }));
    const id = queuedAs(await submit(serving.port(), letter('anna')));
    expect(await serving.client.call('settings.set', office())).toEqual({ ok: true });
    await sleep(200);
    const row = (await rows(serving)).find((found) => found.id === id);
    const failed = (await serving.client.call('history.list', { result: 'failed' })).total;
    // Either it waits with the reason, or its writer has been told: never silence.
    expect(row ? row.connector : failed).toBe(row ? null : 1);
  });
});

describe.skipIf(lacks('posix'))('a line that a command dials', () => {
  const line = (fields: object) =>
    office({
      links: [{ id: 'line', name: 'Modem', kind: 'command', dialAttempts: 1, ...fields }],
      connectors: [smartHost(1, { schedule: { kind: 'never' } })],
    });
  const dialled = async (
    fields: object,
  ): Promise<{ readonly seconds: number; readonly out: string; readonly code: number; readonly serving: Serving }> => {
    const serving = await started(line(fields));
    await submit(serving.port(), letter('anna'));
    const began = Date.now();
    const { code, stdout: out } = await dialpost(['send-receive', '--wait', '--data', serving.dir]);
    return { seconds: (Date.now() - began) / 1000, out, code, serving };
  };

  it('and that fails: its last words are told, the mail waits, nothing is counted or paid', async () => {
    const { code, out, serving } = await dialled({
      connectCommand: ['/bin/sh', '-c', 'echo no carrier; exit 3'],
      tariff: { perCall: 1 },
    });
    expect(code).toBe(2);
    expect(out).toMatch(/^Failed: sent 0, .*\nModem did not connect \(tried once\): .*no carrier.*\.$/m);
    expect(await rows(serving)).toMatchObject([{ state: 'incoming', attempts: 0 }]);
    expect((await serving.client.call('status', {})).links).toMatchObject([{ state: 'down', costThisMonth: 0 }]);
  });

  it('that is not there: said by name', async () => {
    const { code, out } = await dialled({ connectCommand: ['/nowhere/dial-now'] });
    expect({ code, out }).toEqual({
      code: 2,
      out: expect.stringMatching(/Modem did not connect \(tried once\): .*\/nowhere\/dial-now/) as unknown,
    });
  });

  it('that hangs: ended at its time limit', async () => {
    const { seconds, out } = await dialled({ connectCommand: ['/bin/sleep', '600'], dialTimeoutSeconds: 1 });
    expect(out).toMatch(/Modem did not connect \(tried once\): .*1 s/);
    expect(seconds).toBeLessThan(120);
  });

  it('that floods its output: ended all the same, and the relay answers meanwhile', async () => {
    const serving = await started(line({ connectCommand: ['/usr/bin/yes', 'x'.repeat(200)], dialTimeoutSeconds: 3 }));
    await submit(serving.port(), letter('anna'));
    const run = dialpost(['send-receive', '--wait', '--data', serving.dir]);
    await until('dialling', async () => (await serving.client.call('status', {})).links[0]?.state === 'dialing');
    // It answers before the flood is ended, not only after.
    expect(
      await Promise.race([serving.client.call('status', {}).then(() => 'answered'), run.then(() => 'ended')]),
    ).toBe('answered');
    const { code, stdout } = await run;
    expect(code).toBe(2);
    expect(stdout.length).toBeLessThan(20_000);
  });
});

const FILL = 1024 * 1024;

describe.skipIf(lacks('small-disk'))('a full disk', () => {
  it('452 4.3.1 and attention while it lasts; what was accepted is whole, and with room again all goes on', async () => {
    const dir = await smallDisk(32 * FILL);
    const sink = await openByteSink();
    const held = {
      ...office({ connectors: [smartHost(sink.port, { schedule: { kind: 'never' } })] }),
      warnings: { diskFreeMegabytes: 8 },
    };
    const serving = await serve(dir, held);
    onTestFinished(() => serving.stop().then(() => sink.close()));
    expect((await submit(serving.port(), letter('anna'))).code).toBe(250);
    expect(await attention(serving)).toEqual([]);
    const makeRoom = await fillDisk(dir, 4 * FILL);
    await sleep(1100);
    const refused = await submit(serving.port(), letter('berta'));
    expect([refused.code, refused.enhanced]).toEqual([452, '4.3.1']);
    const shown = await attention(serving);
    expect(shown.find(({ key }) => key === 'disk')).toMatchObject({
      severity: 'error',
      text: expect.stringMatching(
        /^New mail cannot be taken in: .*told to try again later \(452\)\. Make room on that disk\.$/,
      ) as unknown,
    });
    // Sending still works: the reserve is kept for outcomes.
    expect((await dialpost(['send-receive', '--wait', '--data', dir])).code).toBe(0);
    expect(sink.kept.map((kept) => kept.recipients[0])).toEqual(['anna@far.example']);
    await until('little room is told', async () =>
      (await attention(serving)).some(({ key, action }) => key === 'disk-low' && action?.kind === 'show-folder'),
    );
    await makeRoom();
    await sleep(1100);
    expect((await submit(serving.port(), letter('berta'))).code).toBe(250);
    await until('all that is over', async () => (await attention(serving)).length === 0);
  });

  it('down to the last byte: what was accepted is sent when there is room, and settings are refused without harm', async () => {
    const dir = await smallDisk(32 * FILL);
    const sink = await openByteSink();
    const held = office({ connectors: [smartHost(sink.port, { schedule: { kind: 'never' } })] });
    const serving = await serve(dir, held);
    onTestFinished(() => serving.stop().then(() => sink.close()));
    for (const name of ['anna', 'berta', 'clara']) await submit(serving.port(), letter(name));
    const makeRoom = await fillDisk(dir);
    const settings = join(dir, 'settings.json');
    const before = await readFile(settings, 'utf8');
    await expect(serving.client.call('settings.set', office())).rejects.toThrow(/ENOSPC|no space|disk/i);
    expect(await readFile(settings, 'utf8')).toBe(before);
    await dialpost(['send-receive', '--wait', '--data', dir]);
    expect((await rows(serving)).length + (await serving.client.call('history.list', {})).total).toBeGreaterThanOrEqual(
      3,
    );
    await makeRoom();
    await until('the trouble to be over', async () => (await attention(serving)).every(({ key }) => key !== 'disk'));
    const { rows: calls } = await serving.client.call('session.list', {});
    // Also the one that had no room.
    expect(calls).toHaveLength(1);
    for (const { error } of calls) expect(error ?? '').not.toContain('fault of its own');
    await dialpost(['send-receive', '--wait', '--data', dir]);
    await emptied(serving);
    expect([...new Set(sink.kept.map((kept) => kept.recipients[0]))].sort()).toEqual([
      'anna@far.example',
      'berta@far.example',
      'clara@far.example',
    ]);
    await writeFile(join(dir, 'room'), 'again');
  });
});
