// What can be wrong with connectors, schedules and lines, and when mail itself opens a
// line: from outside, with the command line.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import { openByteSink } from '../support/byte-sink';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { office, smartHost } from './support/office';
import { queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

async function folder(): Promise<string> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  return dir;
}

const weekly = (open: object): object => ({ kind: 'weekly', open });

describe('settings that cannot work are refused with the place and what would be right', () => {
  it.each<[string, object, string]>([
    [
      'overlapping ranges',
      { schedule: weekly({ mon: ['08:00-10:00', '09:45-11:00'] }) },
      'connectors[0].schedule.open.mon[1]: overlaps "08:00-10:00"; join the two',
    ],
    [
      'a range that ends before it begins',
      { schedule: weekly({ tue: ['10:00-08:00'] }) },
      'connectors[0].schedule.open.tue[0]: the range must end after it begins',
    ],
    [
      'a schedule that never opens',
      { schedule: weekly({ mon: [] }) },
      'connectors[0].schedule.open: this schedule never opens; choose "never" if that is meant',
    ],
    [
      'a second schedule that never opens',
      { oversize: { overBytes: 5000, schedule: weekly({}) } },
      'connectors[0].oversize.schedule.open: this schedule never opens; choose "never" if that is meant',
    ],
    [
      'large mail above the size limit',
      { content: { maxBytes: 100_000 }, oversize: { overBytes: 200_000, schedule: { kind: 'always' } } },
      'connectors[0].oversize.overBytes: expected at most 100000: the provider carries nothing larger, so no mail could ever be large',
    ],
    [
      'no hosts',
      { route: { kind: 'smart-host', hosts: [] } },
      'connectors[0].route.hosts: expected at least one host that mail is sent to',
    ],
    ['an unknown link', { link: 'lines' }, 'connectors[0].link: no line is called "lines"; known: "line"'],
    [
      'an unknown further link',
      { otherLinks: ['modem'] },
      'connectors[0].otherLinks[0]: no line is called "modem"; known: "line"',
    ],
    [
      'a link named twice',
      { otherLinks: ['line'] },
      'connectors[0].otherLinks[0]: "line" is named twice; name each line once',
    ],
  ])('%s', async (_, connector, sentence) => {
    const dir = await folder();
    const file = join(dir, 'wanted.json');
    await writeFile(file, JSON.stringify(office({ connectors: [smartHost(25, connector)] })));
    expect(await dialpost(['settings', 'check', file, '--data', dir])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${sentence}\n`,
    });
  });
});

interface Line {
  readonly serving: Serving;
  readonly id: string;
  /** Was it told to hang up? */
  hungUp(): boolean;
  /** The process that dialled is gone. */
  gone(): Promise<boolean>;
}

/** One message waits for a line whose connect command is `script`. */
async function lineThat(script: string, more: object): Promise<Line> {
  const dir = await folder();
  const link = {
    id: 'line',
    name: 'Modem',
    kind: 'command',
    dialAttempts: 1,
    dialTimeoutSeconds: 2,
    connectCommand: ['/bin/sh', '-c', `echo $$ > "${join(dir, 'pid')}"; ${script}`],
    disconnectCommand: ['/usr/bin/touch', join(dir, 'hung-up')],
    ...more,
  };
  const serving = await serve(
    dir,
    office({ links: [link], connectors: [smartHost(await freePort(), { schedule: { kind: 'never' } })] }),
  );
  onTestFinished(() => serving.stop().then(() => undefined));
  const id = queuedAs(
    await submit(serving.port(), {
      from: 'me@office.example',
      to: 'a@far.example',
      content: Buffer.from('Subject: x\r\n\r\nhi\r\n'),
    }),
  );
  return {
    serving,
    id,
    hungUp: () => existsSync(join(dir, 'hung-up')),
    gone: async () => !existsSync(`/proc/${(await readFile(join(dir, 'pid'), 'utf8')).trim()}`),
  };
}

describe.skipIf(process.platform !== 'linux')('a connect command', () => {
  it.each([
    [
      'that hangs',
      'echo dialling; exec sleep 600',
      /Modem did not connect \(tried once\): \/bin\/sh did not finish within 2 seconds and was ended: dialling\./,
    ],
    [
      'that floods its output',
      'exec yes NO CARRIER',
      /Modem did not connect \(tried once\): \/bin\/sh did not finish within 2 seconds and was ended: NO CARRIER \/ NO CARRIER/,
    ],
  ])('%s is ended at its limit and the line hung up; nothing is lost', async (_, script, words) => {
    const { serving, id, hungUp, gone } = await lineThat(script, {});
    const ran = await dialpost(['send-receive', '--wait', '--data', serving.dir]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toMatch(words);
    expect(hungUp()).toBe(true);
    await until('the end of the program', gone);
    const status = await until('the line down', async () => {
      const now = await serving.client.call('status', {});
      return now.sessions.length === 0 ? now : null;
    });
    expect(status.links).toMatchObject([{ state: 'down', costThisMonth: 0 }]);
    expect((await serving.client.call('queue.get', { id })).row).toMatchObject({ state: 'incoming', attempts: 0 });
  });

  it('that fails after it has dialled leaves nothing up', async () => {
    const { serving, hungUp } = await lineThat('exit 1', {});
    expect((await dialpost(['send-receive', '--wait', '--data', serving.dir])).code).toBe(2);
    expect(hungUp()).toBe(true);
  });

  it('that is under way when Dialpost is killed is ended too, before the line is hung up', async () => {
    const { serving, hungUp, gone } = await lineThat('sleep 600', { dialTimeoutSeconds: 60 });
    const asked = dialpost(['send-receive', '--wait', '--data', serving.dir]);
    await until('the dialling', async () => !(await gone().catch(() => true)));
    await serving.kill();
    await asked;
    await until('the hang-up', () => Promise.resolve(hungUp()));
    expect(await gone()).toBe(true);
  });

  it('that is not there is told by name', async () => {
    const { serving } = await lineThat('', { connectCommand: ['/nowhere/dial'] });
    const ran = await dialpost(['send-receive', '--wait', '--data', serving.dir]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toMatch(
      /Modem did not connect \(tried once\): the program \/nowhere\/dial could not be started: there is no such program/,
    );
  });
});

describe.skipIf(process.platform === 'win32')('waiting mail opens the line', () => {
  const never = { kind: 'never' };
  async function modem(triggers: object): Promise<{
    write(header?: string, bytes?: number): Promise<void>;
    sessions(count: number): Promise<readonly Session[]>;
    serving: Serving;
  }> {
    const dir = await folder();
    const sink = await openByteSink();
    onTestFinished(() => sink.close());
    const link = { id: 'line', kind: 'command', connectCommand: ['/bin/true'], disconnectCommand: ['/bin/true'] };
    const serving = await serve(
      dir,
      office({ links: [link], connectors: [smartHost(sink.port, { schedule: never, triggers })] }),
    );
    onTestFinished(() => serving.stop().then(() => undefined));
    const body = (bytes: number): string => `${'x'.repeat(70)}\r\n`.repeat(Math.ceil(bytes / 72));
    return {
      serving,
      write: async (header = '', bytes = 10) =>
        void queuedAs(
          await submit(serving.port(), {
            from: 'me@office.example',
            to: 'a@far.example',
            content: Buffer.from(`Subject: x\r\n${header}\r\n${body(bytes)}`),
          }),
        ),
      sessions: (count) =>
        until('the sessions', async () => {
          const { rows, total } = await serving.client.call('session.list', {});
          return total >= count ? rows : null;
        }),
    };
  }

  it('by its number', async () => {
    const { write, sessions, serving } = await modem({ queuedMessages: 3 });
    await write();
    await write();
    expect((await serving.client.call('status', {})).sessions).toEqual([]);
    await write();
    expect(await sessions(1)).toMatchObject([{ why: 'trigger', sent: 3 }]);
  });
  it('by its size', async () => {
    const { write, sessions } = await modem({ queuedBytes: 20_000 });
    await write('', 5_000);
    await write('', 16_000);
    expect(await sessions(1)).toMatchObject([{ why: 'trigger', sent: 2 }]);
  });
  it('by its urgency', async () => {
    const { write, sessions } = await modem({ urgent: true });
    await write();
    await write('Importance: high\r\n');
    expect(await sessions(1)).toMatchObject([{ why: 'urgent', sent: 2 }]);
  });
  it('by its age, of a minute at least, also where a restart lies in between', async () => {
    const [one, other] = [await modem({ oldestMinutes: 1 }), await modem({ oldestMinutes: 1 })];
    const written = Date.now();
    await one.write();
    await other.write();
    await other.serving.stop();
    const restarted = await serve(other.serving.dir);
    onTestFinished(() => restarted.stop().then(() => undefined));
    await one.write();
    const called = async ({ client }: Serving): Promise<Session | null | undefined> =>
      (await client.call('session.list', {})).rows[0];
    for (const [serving, sent] of [
      [one.serving, 2],
      [restarted, 1],
    ] as const) {
      const session = await until('the call', () => called(serving), 150_000);
      expect(session).toMatchObject({ why: 'trigger', sent, result: 'ok' });
      expect(Date.parse(session.startedAt)).toBeGreaterThanOrEqual(written + 60_000);
    }
  });
  it('and mail that comes during the call goes with it', async () => {
    const dir = await folder();
    const port = await freePort();
    const link = { id: 'line', kind: 'command', connectCommand: ['/bin/true'], disconnectCommand: ['/bin/true'] };
    const serving = await serve(dir, {
      ...office({ links: [link], connectors: [smartHost(port, { schedule: never })] }),
      practice: { enabled: true, port },
    });
    onTestFinished(() => serving.stop().then(() => undefined));
    const write = async (to: string): Promise<void> =>
      void queuedAs(
        await submit(serving.port(), {
          from: 'me@office.example',
          to,
          content: Buffer.from('Subject: x\r\n\r\nhi\r\n'),
        }),
      );
    await write('slow@practice.example');
    await serving.client.call('session.start', {});
    await until('the call', async () => (await serving.client.call('status', {})).queue.active > 0);
    await write('quick@practice.example');
    const { rows, total } = await until('its end', async () => {
      const list = await serving.client.call('session.list', {});
      return list.total > 0 ? list : null;
    });
    expect([total, rows[0]?.sent]).toEqual([1, 2]);
  });
});
