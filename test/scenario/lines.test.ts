// A boat with three lines, from outside: a modem in the harbour, a satellite paid by
// the call with limits, and a dear telephone. Lines are commands; a file in the data
// folder is "no carrier".
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import { type ByteSink, openByteSink } from '../support/byte-sink';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { listener, office, smartHost } from './support/office';
import { queuedAs, submit } from './support/submit';
import { until } from './support/wait';

const LARGE = 4_194_304;

/** Fails while DIR/NAME.out is there; notes what was dialled and hung up in DIR/calls. */
function command(dir: string, name: string, perCall: number, more: object = {}): object {
  const note = (word: string): string => `echo "${word} ${name}" >> "${join(dir, 'calls')}"`;
  return {
    id: name,
    kind: 'command',
    dialAttempts: 1,
    tariff: { perCall },
    connectCommand: ['/bin/sh', '-c', `[ -e "${join(dir, name)}.out" ] && { echo NO CARRIER; exit 3; }; ${note('up')}`],
    disconnectCommand: ['/bin/sh', '-c', note('down')],
    ...more,
  };
}

async function boat(): Promise<{
  serving: Serving;
  sink: ByteSink;
  out(name: string, on: boolean): Promise<void>;
  calls(): Promise<readonly string[]>;
}> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const sink = await openByteSink();
  onTestFinished(() => sink.close());
  const links = [
    command(dir, 'modem', 0.5),
    command(dir, 'satellite', 1, { metered: 'yes', limits: { maxBytes: 204_800, priorities: ['normal', 'high'] } }),
    command(dir, 'telephone', 2),
  ];
  const connectors = [
    smartHost(sink.port, { link: 'modem', otherLinks: ['satellite', 'telephone'], schedule: { kind: 'never' } }),
  ];
  const serving = await serve(dir, office({ listeners: [listener()], links, connectors }));
  onTestFinished(() => serving.stop().then(() => undefined));
  return {
    serving,
    sink,
    out: (name, on) => (on ? writeFile(join(dir, `${name}.out`), '') : rm(join(dir, `${name}.out`), { force: true })),
    calls: async () => (await readFile(join(dir, 'calls'), 'utf8').catch(() => '')).trim().split('\n'),
  };
}

const line = `${'x'.repeat(76)}\r\n`;
async function handIn(serving: Serving, subject: string, bytes: number, header = ''): Promise<string> {
  const content = Buffer.from(`Subject: ${subject}\r\n${header}\r\n${line.repeat(Math.ceil(bytes / line.length))}`);
  return queuedAs(await submit(serving.port(), { from: 'me@office.example', to: `${subject}@far.example`, content }));
}

const sessions = async (serving: Serving): Promise<readonly Session[]> =>
  [...(await serving.client.call('session.list', { offset: 0, limit: 50 })).rows].reverse();

/** After a first session one of the modem that failed, continued by the two others. */
function expectSatelliteAndTelephone([, failed, ...others]: readonly Session[]): void {
  expect(failed).toMatchObject({
    link: 'modem',
    result: 'failed',
    cost: 0,
    error: expect.stringMatching(
      /^modem did not connect \(tried once\): \/bin\/sh ended with code 3: NO CARRIER\..* The line (satellite|telephone) is tried instead\.$/,
    ) as unknown,
  });
  expect(others.map(({ link, sent, cost }) => ({ link, sent, cost })).sort((a, b) => a.cost - b.cost)).toEqual([
    { link: 'satellite', sent: 1, cost: 1 },
    { link: 'telephone', sent: 1, cost: 2 },
  ]);
  expect(others.map((s) => s.id)).toContain(failed?.continuedBy);
}

const arrived = (sink: ByteSink): readonly string[] => sink.kept.flatMap((kept) => kept.recipients).sort();

describe.skipIf(process.platform === 'win32')('three lines', () => {
  it('the cheapest is taken; when it cannot come up the next, each with what it may carry; the rest waits and says for what', async () => {
    const { serving, sink, out, calls } = await boat();
    const go = (...more: string[]) => dialpost(['send-receive', '--wait', '--data', serving.dir, ...more]);
    await handIn(serving, 'first', 100);
    expect(await serving.client.call('queue.estimate', {})).toMatchObject({ messages: 1, cost: 0.5 });
    expect(await go()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Done: sent 1, .* 0\.50 EUR\.\n$/) as unknown,
    });
    expect(await calls()).toEqual(['up modem', 'down modem']);

    // No harbour: the satellite takes what is small, the telephone the rest.
    await out('modem', true);
    await handIn(serving, 'second', 100);
    await handIn(serving, 'chart', LARGE);
    expect((await go()).code).toBe(0);
    await until('all sessions', async () => (await sessions(serving)).length === 4);
    expect(arrived(sink)).toEqual(['chart@far.example', 'first@far.example', 'second@far.example']);
    expectSatelliteAndTelephone(await sessions(serving));

    // Nothing but the satellite.
    await out('telephone', true);
    const chart = await handIn(serving, 'chart2', LARGE);
    const low = await handIn(serving, 'low', 100, 'Importance: low\r\n');
    await handIn(serving, 'third', 100);
    await go();
    await until('the small one', async () => arrived(sink).includes('third@far.example'));
    await until('rest', async () => (await serving.client.call('status', {})).sessions.length === 0);
    expect((await serving.client.call('queue.get', { id: chart })).row).toMatchObject({
      state: 'incoming',
      attempts: 0,
      reason: "waits for an unmetered line: 4.2 MB, over the 204.8 kB allowed on 'satellite'",
    });
    expect((await dialpost(['queue', 'show', low, '--data', serving.dir])).stdout).toMatch(
      /waits for an unmetered line: mail of low priority is not carried on 'satellite'/,
    );

    // The harbour again.
    await out('modem', false);
    expect(await go()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Done: sent 2, .* 0\.50 EUR\.\n$/) as unknown,
    });
    const { links, queue } = await serving.client.call('status', {});
    expect(queue).toMatchObject({ incoming: 0, deferred: 0 });
    expect(links.map(({ id, costThisMonth }) => ({ id, costThisMonth }))).toEqual([
      { id: 'modem', costThisMonth: 1 },
      { id: 'satellite', costThisMonth: 2 },
      { id: 'telephone', costThisMonth: 2 },
    ]);
  });

  it('a person may name the line: its limits do not hold then', async () => {
    const { serving, sink } = await boat();
    await handIn(serving, 'chart', LARGE);
    expect((await dialpost(['send-receive', '--wait', '--link', 'satellite', '--data', serving.dir])).code).toBe(0);
    expect(arrived(sink)).toEqual(['chart@far.example']);
    const wrong = await dialpost(['send-receive', '--link', 'sattelite', '--data', serving.dir]);
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no line "sattelite". Known: modem, satellite, telephone.') as unknown,
    });
  });
});

describe.skipIf(process.platform === 'win32')('a stop while a line is being hung up', () => {
  /** A line that tells its state by a file, and hangs up by `how`. */
  async function dialled(
    how: (dir: string) => string,
  ): Promise<{ serving: Serving; settings: object; up(): boolean; let(): Promise<void> }> {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const sink = await openByteSink();
    onTestFinished(() => sink.close());
    const up = join(dir, 'is-up');
    const modem = {
      id: 'modem',
      kind: 'command',
      dialAttempts: 1,
      connectCommand: ['/bin/sh', '-c', `touch "${up}"`],
      statusCommand: ['/usr/bin/test', '-e', up],
      disconnectCommand: ['/bin/sh', '-c', `${how(dir)}; rm -f "${up}"`],
    };
    const settings = office({
      listeners: [listener()],
      links: [modem],
      connectors: [smartHost(sink.port, { link: 'modem', schedule: { kind: 'never' } })],
    });
    const serving = await serve(dir, settings);
    await handIn(serving, 'first', 100);
    await serving.client.call('session.start', {});
    await until(
      'hanging up',
      async () => (await serving.client.call('status', {})).sessions[0]?.phase === 'hanging-up',
    );
    return { serving, settings, up: () => existsSync(up), let: () => writeFile(join(dir, 'let'), '') };
  }

  it('waits for it beyond the ten seconds, and says so', async () => {
    const {
      serving,
      up,
      let: letIt,
    } = await dialled((dir) => `while [ ! -e "${join(dir, 'let')}" ]; do sleep 0.2; done`);
    const stopped = serving.stop();
    await until(
      'the word',
      async () => serving.log().includes('Waiting for modem to hang up, at most 30.5 seconds.'),
      30_000,
    );
    expect(up()).toBe(true);
    await letIt();
    expect(await stopped).toBe(0);
    expect(up()).toBe(false);
  });

  it('one that would not hang up is hung up at the next start', async () => {
    const { serving, up, let: letIt } = await dialled((dir) => `[ -e "${join(dir, 'let')}" ] || exit 1`);
    await until(
      'the trouble',
      async () => (await serving.client.call('status', {})).attention.some((a) => a.key === 'line:modem'),
      30_000,
    );
    await serving.stop();
    expect(up()).toBe(true);
    await letIt();
    const again = await serve(serving.dir);
    onTestFinished(() => again.stop().then(() => undefined));
    await until('the line', async () => !up());
  });
});
