// Every word of the command line, on the built program in an office that practises, and
// where nothing runs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../src-main/contract/views';
import { settingsImport } from '../../src-main/control/settings-import';
import { ask, letterTo, practising, session } from './support/practising';
import { queuedAs, submit } from './support/submit';
import { until } from './support/wait';

describe('the command line', () => {
  it('answers JSON to every command with --json', async () => {
    const serving = await practising();
    const { dir } = serving;
    const id = queuedAs(await submit(serving.port(), letterTo('friend@practice.example')));
    const file = join(dir, 'document.json');
    await writeFile(file, JSON.stringify(serving.document));
    const json = async (...words: readonly string[]): Promise<unknown> => {
      const ran = await ask(serving, ...words, '--json');
      expect(ran, words.join(' ')).toMatchObject({ code: 0, stderr: '' });
      return JSON.parse(ran.stdout);
    };
    expect(await json('status')).toMatchObject({
      paused: false,
      listeners: [{ id: 'office', state: 'open' }],
      queue: { incoming: 1 },
    });
    expect(await json('queue')).toMatchObject({ total: 1, rows: [{ id, subject: 'A first letter' }] });
    expect(await json('queue', 'show', id)).toMatchObject({
      row: { id },
      routing: [{ recipient: 'friend@practice.example', connector: 'isp' }],
    });
    expect(await json('queue', 'hold', id)).toMatchObject({ done: [id], missing: [] });
    expect(await json('queue', '--state', 'hold')).toMatchObject({ total: 1 });
    expect(await json('queue', 'priority', 'high', id)).toMatchObject({ done: [id], missing: [] });
    expect(await json('queue', 'show', id)).toMatchObject({ row: { id, priority: 'high' } });
    expect(await json('queue', 'release', id)).toMatchObject({ done: [id], missing: [] });
    expect(await json('queue', 'retry', id)).toMatchObject({ done: [id], missing: [] });
    const test = await json('test', 'anna@practice.example');
    expect(test).toMatchObject({ id: expect.stringMatching(/^[0-9A-Z]{16}$/) as unknown });
    expect(await json('queue', 'remove', id)).toEqual({ done: [id], missing: [] });
    expect(await json('history')).toMatchObject({ total: 1, rows: [{ id, result: 'removed' }] });
    expect(await json('pause')).toEqual({});
    expect(await json('resume')).toEqual({});
    expect(await json('hang-up')).toEqual({});
    expect((await ask(serving, 'hang-up')).stdout).toBe('There is no call, so nothing was hung up.\n');
    const started = (await json('send-receive')) as Session; // the command line's own output
    await until('the end', async () => (await session(serving)) === null);
    await until('the session to be filed', async () => (await serving.client.call('session.list', {})).total > 0);
    expect(await json('sessions')).toMatchObject({ total: 1, rows: [{ id: started.id, sent: 1 }] });
    expect(await json('sessions', 'show', started.id)).toMatchObject({
      transcript: expect.stringContaining('anna@practice.example') as unknown,
    });
    expect(await json('settings', 'get')).toMatchObject({ version: 1, organization: { domains: ['office.example'] } });
    expect(await json('settings', 'check', file)).toEqual({ ok: true });
    expect(await json('settings', 'set', file)).toEqual({ ok: true });
    expect(await json('call', 'queue.estimate')).toMatchObject({ messages: 0 });
    const bounced = queuedAs(await submit(serving.port(), letterTo('friend@practice.example')));
    expect(await json('queue', 'bounce', bounced)).toEqual({ done: [bounced], missing: [] });
  });

  it('prints tables for people', async () => {
    const serving = await practising();
    const id = queuedAs(await submit(serving.port(), letterTo('friend@practice.example')));
    expect((await ask(serving, 'queue')).stdout).toMatch(
      new RegExp(
        `^ID .* GOES +WHY +SUBJECT\\n${id} +incoming +me@office.example +friend@practice.example +\\d+ bytes .* A first letter\\n$`,
      ),
    );
    expect((await ask(serving, 'status')).stdout).toMatch(/1 waiting \(1 incoming, 0 active, 0 deferred\), 0 held/);
    expect((await ask(serving, 'queue', 'show', id)).stdout).toMatch(/Subject: A first letter/);
    expect((await ask(serving, 'history')).stdout).toBe('Nothing was delivered or returned yet.\n');
    expect((await ask(serving, 'sessions')).stdout).toBe('There was no call yet.\n');
  });

  it('reads the disk where nothing runs, and says of the rest that nothing runs', async () => {
    const serving = await practising();
    const id = queuedAs(await submit(serving.port(), letterTo('friend@practice.example')));
    await serving.stop();
    expect(JSON.parse((await ask(serving, 'queue', '--json')).stdout)).toMatchObject({
      total: 1,
      rows: [{ id, connector: 'isp' }],
    });
    for (const command of [['history'], ['sessions'], ['settings', 'get']])
      expect((await ask(serving, ...command)).code, command.join(' ')).toBe(0);
    for (const command of [
      ['status'],
      ['send-receive'],
      ['hang-up'],
      ['pause'],
      ['resume'],
      ['queue', 'hold', id],
      ['call', 'queue.estimate'],
    ]) {
      const ran = await ask(serving, ...command);
      expect(ran.code, command.join(' ')).toBe(1);
      expect(ran.stderr).toMatch(
        /Dialpost is not running with the folder \S+\. Start it \(the app, or (\\)?"dialpost serve --data \S+(\\)?"\) and try again\./,
      );
    }
  });

  it('takes settings from a file as the window that joins it does, and puts those of before back', async () => {
    const serving = await practising();
    const { client, dir } = serving;
    const file = join(dir, 'wanted.json');
    await writeFile(file, JSON.stringify({ ...serving.document, organization: { name: 'B', domains: ['b.example'] } }));
    const before = await client.call('settings.get', {});
    const importing = settingsImport(client);
    expect(await importing.read(file)).toMatchObject({ ok: true, found: { first: false, programs: [] } });
    const taken = await importing.take([]);
    expect(await client.call('settings.get', {})).toMatchObject({ organization: { name: 'B' } });
    await expect(importing.take([])).rejects.toThrow('Nothing was taken: the settings were changed elsewhere');
    const undo = { undo: taken.ok ? taken.undo : null };
    expect(await client.call('settings.undo', undo)).toEqual({ ok: true });
    expect(await client.call('settings.get', {})).toEqual(before);
    await expect(client.call('settings.undo', undo)).rejects.toThrow('cannot be put back any more');
  });

  it('a second serve on the same folder is refused with a sentence', async () => {
    const serving = await practising();
    const second = await ask(serving, 'serve');
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(
      /^dialpost: Another Dialpost is already running with the folder \S+ \(process \d+ since \d+ \w+ \d{4}, \d\d:\d\d\)\. Use it \(dialpost status --data \S+\), stop it \(dialpost stop --data \S+\), or choose another folder with --data\.\n$/,
    );
    expect((await ask(serving, 'status')).code).toBe(0);
  });
});
