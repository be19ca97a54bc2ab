// What a person can try with no account and no line: `serve --practice`, a letter and
// `send-receive --wait`, on the built program. The provider's bad manners are met on
// purpose.
import { execFile } from 'node:child_process';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { QueueRow, Session } from '../../src-main/contract/views';
import { echoAnswer } from '../../src-main/practice/echo';
import { lacks, programPath } from '../support/needs';
import { type Serving, dataFolder, dialpost, serve } from '../support/serve';
import { MAILBOXES, office, smartHost } from './support/office';
import { ask, letterTo, practising, rowOf, session } from './support/practising';
import { asHandedIn, mailbox, queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

const run = promisify(execFile);

/** A limit of ours ends what would take thirty seconds; a busy machine may take twice the limit. */
const BUSY_MACHINE = 2;

describe('A10: practising takes no real mail', () => {
  it('at RCPT, and by a test of our own, with a sentence', async () => {
    const serving = await practising();
    expect((await serving.client.call('status', {})).practising).toBe(true);
    for (const to of ['boss@real.example', 'x@sub.practice.example']) {
      expect(await submit(serving.port(), letterTo(to)), to).toMatchObject({
        code: 550,
        lines: [expect.stringMatching(/only practises yet/)],
      });
      expect(await ask(serving, 'test', to), to).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/only practises yet/),
      });
    }
    expect((await serving.client.call('queue.list', {})).total).toBe(0);
  });

  it('and what waited before it began goes on waiting, and is never called delivered', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const before = await serve(
      dir,
      office({ connectors: [smartHost(await freePort(), { schedule: { kind: 'never' } }), MAILBOXES] }),
    );
    const id = queuedAs(await submit(before.port(), letterTo('boss@real.example')));
    await before.stop();
    const port = await freePort();
    const connectors = [
      smartHost(port),
      { ...smartHost(port, { id: 'byname', addressSpaces: [{ pattern: 'named.example' }] }, { host: 'localhost' }) },
      MAILBOXES,
    ];
    const serving = await serve(dir, { ...office({ connectors }), practice: { enabled: true, port } });
    onTestFinished(async () => void (await serving.stop()));
    await submit(serving.port(), letterTo('friend@practice.example'));
    await until('the practice letter', async () => (await serving.client.call('history.list', {})).total > 0);
    expect(await rowOf(serving, id)).toMatchObject({ state: 'incoming', attempts: 0 });
    expect((await serving.client.call('history.list', {})).rows.map((row) => row.recipient)).toEqual([
      'friend@practice.example',
    ]);
  });
});

describe('practice is marked at the terminal', () => {
  it('before a call, above the queue and the status, and JSON stays as it is', async () => {
    const serving = await practising();
    const marked = /^Practising: mail goes nowhere\. Set up for real .*\n$/;
    expect(await ask(serving, 'queue')).toMatchObject({
      stderr: expect.stringMatching(marked),
      stdout: 'Nothing is waiting.\n',
    });
    expect((await ask(serving, 'status')).stdout).toMatch(/^Practising: mail goes nowhere\./);
    expect((await ask(serving, 'queue', '--json')).stderr).toBe('');
    const { stdout, stderr } = await ask(serving, 'status', '--json');
    expect([JSON.parse(stdout).practising, stderr]).toEqual([true, '']);
    expect((await ask(serving, 'send-receive')).stderr).toMatch(marked);
  });
});

describe('a first letter', () => {
  it('goes to the practice provider and its answer comes into the mailbox byte for byte', async () => {
    const serving = await practising();
    const { content, from, to } = letterTo('echo@practice.example');
    const swaks = programPath('swaks');
    if (swaks) {
      const file = join(serving.dir, 'letter.eml');
      await writeFile(file, content);
      await run(swaks, ['--server', `127.0.0.1:${serving.port()}`, '--from', from, '--to', to, '--data', `@${file}`]);
    } else await submit(serving.port(), { from, to, content });

    const ran = await ask(serving, 'send-receive', '--wait');
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Practising: mail goes nowhere\. .*\n$/) });
    expect(ran.stdout).toMatch(/^line: sending, .*$/m);
    expect(ran.stdout).toMatch(/^Done: sent 1, received 1, failed 0, to be tried again 0, \d+ s online\.$/m);

    // What came in is carried to the mailbox by a session of its own.
    const [answer, ...others] = await until('the answer', async () => {
      const found = await mailbox(serving.dir, 'me');
      return found.length > 0 && found;
    });
    expect(others).toEqual([]);
    const text = asHandedIn(answer ?? Buffer.alloc(0));
    const id = /^Message-ID: <(.*)@practice\.example>\r$/m.exec(text.toString())?.[1] ?? '';
    const at = Date.parse(/^Date: (.*)\r$/m.exec(text.toString())?.[1] ?? '');
    expect(text.toString()).toBe(echoAnswer(content, from, id, at)?.toString());
  });

  it('goes at once where the line is always on, and a person may still ask for more', async () => {
    const serving = await practising({ kind: 'always' });
    const id = queuedAs(await submit(serving.port(), letterTo('echo@practice.example')));
    await until('the answer', async () => (await mailbox(serving.dir, 'me')).length === 1);
    const { rows } = await until('its history', async () => {
      const history = await serving.client.call('history.list', { search: 'echo@' });
      return history.total === 2 && history;
    });
    expect(rows).toMatchObject([
      { sender: 'echo@practice.example', connector: 'local', recipient: 'me@office.example', result: 'delivered' },
      { id, connector: 'isp', result: 'delivered' },
    ]);
    expect((await ask(serving, 'send-receive', '--wait')).code).toBe(0);
  });
});

describe('a fresh folder', () => {
  it('is told how to begin, and served by practice settings on their usual ports', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const refused = await dialpost(['serve', '--data', dir]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^dialpost: Nothing is set up in \S+ yet\. Give a settings document with --settings FILE, or try --practice\.\n$/,
    );
    // Somebody else on this computer may be practising too.
    const serving = await until(
      'port 2525',
      () =>
        serve(dir, undefined, ['--practice']).catch((error: unknown) =>
          /2525/.test(String(error)) ? null : Promise.reject(error),
        ),
      90_000,
    );
    onTestFinished(() => serving.stop().then(() => undefined));
    expect(serving.port()).toBe(2525);
    await until('first steps', async () =>
      /swaks --server 127\.0\.0\.1:2525 --from me@office\.example --to echo@practice\.example\n {2}dialpost send-receive --wait --data \S+\n/.test(
        serving.log(),
      ),
    );
  });
});

describe('bad manners of the provider', () => {
  it('a refused recipient is failed for good, one put off waits, a cut line is an unknown reply; exit 2 says it did not end well', async () => {
    const serving = await practising();
    const at: Record<string, string> = {};
    for (const name of ['refuse', 'later', 'drop', 'friend'])
      at[name] = queuedAs(await submit(serving.port(), letterTo(`${name}@practice.example`)));
    const ran = await ask(serving, 'send-receive', '--wait');
    expect(ran.code).toBe(2);
    expect(ran.stdout).toMatch(/^Partly done: sent 1, received \d, failed 1, to be tried again 2, /m);

    const failed = await serving.client.call('history.list', { result: 'failed' });
    expect(failed.rows).toMatchObject([
      {
        id: at['refuse'],
        recipient: 'refuse@practice.example',
        reply: expect.stringMatching(/^550 5\.1\.1 The practice provider knows nobody of that name/) as unknown,
      },
    ]);
    const later = await rowOf(serving, at['later'] ?? '');
    expect(later).toMatchObject({
      state: 'deferred',
      attempts: 1,
      recipients: [{ status: 'deferred', reply: expect.stringMatching(/^451 4\.2\.0 /) as unknown }],
    });
    expect(Date.parse(later?.nextAttempt ?? '') - Date.now()).toBeGreaterThan(13 * 60_000);
    const cut = await rowOf(serving, at['drop'] ?? '');
    expect(cut).toMatchObject({
      state: 'deferred',
      recipients: [{ reply: expect.stringMatching(/^reply unknown: /) as unknown }],
    });
    expect((await serving.client.call('history.list', { result: 'delivered', search: 'friend@' })).total).toBe(1);
  });

  it('a slow one is waited for', async () => {
    const serving = await practising();
    await submit(serving.port(), letterTo('slow@practice.example'));
    const ran = await ask(serving, 'send-receive', '--wait', '--json');
    expect(ran.code).toBe(0);
    const last = JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as Session; // the command line's own output
    expect(last).toMatchObject({ phase: 'ended', result: 'ok', sent: 1, why: 'person' });
    expect(last.secondsOnline).toBeGreaterThan(4.9);
  });

  it('no provider at all: exit 2, the mail waits, and a sentence says so', async () => {
    const { dir, remove } = await dataFolder();
    const serving = await serve(
      dir,
      office({ connectors: [smartHost(await freePort(), { schedule: { kind: 'never' } })] }),
    );
    onTestFinished(() => serving.stop().then(remove));
    const id = queuedAs(await submit(serving.port(), letterTo('friend@far.example')));
    const ran = await ask(serving, 'send-receive', '--wait');
    expect(ran.code).toBe(2);
    expect(ran.stdout).toMatch(
      /^Failed: sent 0, .*\n127\.0\.0\.1:\d+ could not be reached \(.*\)\. Your mail is safe and waiting\. /m,
    );
    expect(await rowOf(serving, id)).toMatchObject({ state: 'incoming', attempts: 0 });
  });
});

describe('hanging up', () => {
  it('in the middle of slow mail ends the call in order and leaves the rest waiting', async () => {
    const serving = await practising();
    for (let i = 0; i < 6; i++) await submit(serving.port(), letterTo(`slow@practice.example`, `slow ${i}`));
    expect((await ask(serving, 'send-receive')).stdout).toMatch(/^Call [0-9A-Z]{16} has started\.\n$/);
    await until('sending', async () => (await session(serving))?.phase === 'sending');
    expect(await ask(serving, 'hang-up')).toMatchObject({
      code: 0,
      stdout: 'The line is going down. What was not sent is waiting.\n',
    });
    await until('the end', async () => (await session(serving)) === null);
    const rows = await until('the session to be filed', async () => {
      const filed = await serving.client.call('session.list', {});
      return filed.total > 0 && filed.rows;
    });
    const { total } = await serving.client.call('queue.list', {});
    expect(rows).toHaveLength(1);
    expect(total + (rows[0]?.sent ?? 0)).toBe(6);
    // It did not wait until all were sent.
    expect(total).toBeGreaterThan(0);
  });

  it('by SIGTERM: exit 0 within ten seconds, and what was not sent is there afterwards', async () => {
    const serving = await practising();
    for (let i = 0; i < 6; i++) await submit(serving.port(), letterTo('slow@practice.example', `slow ${i}`));
    await ask(serving, 'send-receive');
    await until('sending', async () => (await session(serving))?.phase === 'sending');
    const began = Date.now();
    expect(await serving.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(BUSY_MACHINE * 10_000);
    // Nothing runs now, so the disk is read.
    const { rows } = JSON.parse((await ask(serving, 'queue', '--json')).stdout) as { rows: QueueRow[] }; // the command line's own output
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.parse((await ask(serving, 'sessions', '--json')).stdout)).toMatchObject({
      total: 1,
      rows: [{ phase: 'ended', result: 'partly' }],
    });
    const again = await serve(serving.dir);
    expect((await again.client.call('queue.list', {})).total).toBe(rows.length);
    await again.stop();
  });
});

describe.skipIf(lacks('posix'))('a dialled line', () => {
  /** Up while a file is there. */
  async function dialled(): Promise<Serving & { isUp(): Promise<boolean>; putUp(): Promise<void> }> {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const mark = join(dir, 'up');
    const link = {
      kind: 'command',
      connectCommand: ['/usr/bin/touch', mark],
      disconnectCommand: ['/bin/rm', mark],
      statusCommand: ['/usr/bin/test', '-e', mark],
    };
    const serving = await practising({ kind: 'never' }, link);
    for (let i = 0; i < 3; i++) await submit(serving.port(), letterTo('slow@practice.example'));
    await ask(serving, 'send-receive');
    const isUp = (): Promise<boolean> =>
      access(mark).then(
        () => true,
        () => false,
      );
    await until('the line to come up', isUp);
    await until('sending', async () => (await session(serving))?.phase === 'sending');
    return { ...serving, isUp, putUp: () => writeFile(mark, '') };
  }

  it('is hung up before SIGTERM is obeyed, within ten seconds', async () => {
    const serving = await dialled();
    const began = Date.now();
    expect(await serving.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(BUSY_MACHINE * 10_000);
    expect(await serving.isUp()).toBe(false);
  });

  it('is hung up by its guard when SIGKILL ends the relay; one that is up all the same is found and hung up at the next start, and the mail is there', async () => {
    const serving = await dialled();
    await serving.kill();
    await until('the guard to hang up', async () => !(await serving.isUp()));
    await serving.putUp();
    const again = await serve(serving.dir);
    onTestFinished(() => again.stop().then(() => undefined));
    await until(
      'the line to go down',
      async () => (await again.client.call('status', {})).links[0]?.state === 'down' && !(await serving.isUp()),
    );
    expect((await again.client.call('queue.list', {})).total).toBe(3);
  });
});

describe('a pause', () => {
  it('takes mail, dials nothing, outlives a restart, and ends with resume', async () => {
    const first = await practising({ kind: 'always' });
    expect((await ask(first, 'pause')).stdout).toBe('Paused: mail is accepted, nothing is dialled.\n');
    await submit(first.port(), letterTo('friend@practice.example'));
    const refused = await ask(first, 'send-receive');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        '\ndialpost: Dialpost is paused: nothing is dialled. Resume it first, then start again.\n',
      ),
    });
    await first.stop();
    const serving = await serve(first.dir);
    onTestFinished(() => serving.stop().then(() => undefined));
    expect(await serving.client.call('status', {})).toMatchObject({
      paused: true,
      session: null,
      queue: { incoming: 1 },
    });
    expect((await ask(serving, 'status')).stdout).toMatch(/PAUSED: nothing is dialled/);
    expect((await ask(serving, 'resume')).stdout).toBe('Resumed.\n');
    await until('the letter to go', async () => (await serving.client.call('queue.list', {})).total === 0);
  });
});
