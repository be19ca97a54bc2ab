// A8 with real processes: one relay a folder, whatever is removed by hand and however
// the folder is spelled; and a relay whose folder is no longer its own takes no mail.
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectControl } from '../../src-main/control/socket-client';
import { lacks } from '../support/needs';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { MAILBOXES, office } from './support/office';
import { submit } from './support/submit';
import { until } from './support/wait';

/** What it takes stays in the queue. */
const HELD = office({
  links: [{ id: 'line', kind: 'command', connectCommand: ['/bin/false'] }],
  connectors: [
    {
      id: 'isp',
      route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: 9, security: 'none' }] },
      schedule: { kind: 'never' },
    },
    MAILBOXES,
  ],
});
const AWAY = {
  from: 'me@office.example',
  to: 'you@far.example',
  content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
};

async function serving(settings: object = HELD): Promise<Serving> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const data = join(dir, 'data');
  await mkdir(data, 0o700);
  const running = await serve(data, settings);
  onTestFinished(() => running.kill());
  return running;
}

async function journal(dir: string): Promise<string> {
  const folder = join(dir, 'spool', 'journal');
  const names = (await readdir(folder)).sort();
  return (
    await Promise.all(names.map(async (name) => `${name} ${(await readFile(join(folder, name))).toString('base64')}`))
  ).join('\n');
}

describe.skipIf(lacks('linux'))('A8: a second relay on one folder', () => {
  it('is refused after control.sock was removed by hand, and the first makes its socket again', async () => {
    const first = await serving();
    await rm(join(first.dir, 'control.sock'));
    const second = await dialpost(['serve', '--data', first.dir]);
    expect(second).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(new RegExp(`Another Dialpost is already running .*process ${first.pid}`)),
    });
    const again = await until('the socket', () => connectControl(first.dir));
    again.close();
    expect(await submit(first.port(), AWAY)).toMatchObject({ code: 250 });
    expect((await first.client.call('status', {})).attention).toEqual([]);
  });

  it('is refused under every other spelling of the path', async () => {
    const first = await serving();
    await symlink(first.dir, `${first.dir}-link`);
    await rm(join(first.dir, 'control.sock'));
    for (const spelling of [`${first.dir}/`, `${first.dir}/../data`, `${first.dir}-link`]) {
      expect(await dialpost(['serve', '--data', spelling]), spelling).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Another Dialpost is already running'),
      });
    }
  });

  it('starts when the first was killed', async () => {
    const first = await serving();
    await first.kill();
    const second = await serve(first.dir);
    expect(await second.stop()).toBe(0);
  });
});

describe.skipIf(lacks('linux'))('a folder that was copied while its relay is at work', () => {
  it('sends nothing a second time until somebody resumes, takes mail, and says which the other one is', async () => {
    const first = await serving();
    await submit(first.port(), AWAY);
    const second = `${first.dir}-copy`;
    await cp(first.dir, second, { recursive: true, filter: (from) => !from.endsWith('.sock') });
    const beside = await serve(second);
    onTestFinished(() => beside.kill());
    const { paused, attention } = await beside.client.call('status', {});
    expect(paused).toBe(true);
    expect(attention.find(({ key }) => key === 'owner')?.text).toContain(
      `a copy of ${first.dir}, and a Dialpost is at`,
    );
    expect(await submit(beside.port(), AWAY)).toMatchObject({ code: 250 });
    await beside.client.call('relay.resume', {});
    expect(await beside.client.call('status', {})).toMatchObject({ paused: false });
    expect((await first.client.call('status', {})).attention).toEqual([]);
  });
});

describe.skipIf(lacks('linux'))('A8: a relay whose folder is no longer its own', () => {
  it('makes nothing again where it was removed, and writes nothing into another that takes its place', async () => {
    // Nothing has been logged so far, or the open file went with its folder.
    const first = await serving(office());
    await rm(first.dir, { recursive: true });
    const isLost = async (): Promise<boolean> =>
      (await first.client.call('status', {})).attention.some(({ key }) => key === 'owner');
    await until('the attention', isLost);
    expect(await submit(first.port(), AWAY)).toMatchObject({ code: 451, enhanced: '4.3.0' });
    await expect(readdir(first.dir)).rejects.toThrow('ENOENT');
    await mkdir(first.dir);
    expect(await submit(first.port(), AWAY)).toMatchObject({ code: 451, enhanced: '4.3.0' });
    expect(await first.stop()).toBe(0);
    expect(await readdir(first.dir)).toEqual([]);
  });

  it.each<[what: string, take: (dir: string) => Promise<unknown>, where: (dir: string) => string]>([
    ['renamed', (dir) => rename(dir, `${dir}-old`), (dir) => `${dir}-old`],
    [
      'restored from a backup',
      (dir) => cp(`${dir}-backup`, dir, { recursive: true, force: true, filter: (from) => !from.endsWith('.sock') }),
      (dir) => dir,
    ],
  ])('(%s) takes no mail, says so, and writes nothing', async (_, take, where) => {
    const first = await serving();
    await submit(first.port(), AWAY);
    // As the backup of an earlier run holds it.
    await cp(first.dir, `${first.dir}-backup`, { recursive: true, filter: (from) => !from.endsWith('.sock') });
    await writeFile(join(`${first.dir}-backup`, 'owner.json'), '{"dialpost":"owner","pid":1,"word":"of yesterday"}\n');
    await take(first.dir);
    const { attention } = await until('the attention', async () => {
      const status = await first.client.call('status', {});
      return status.attention.some(({ key }) => key === 'owner') && status;
    });
    expect(attention.find(({ key }) => key === 'owner')?.text).toMatch(/not ours any more/);
    const before = await journal(where(first.dir));
    expect(await submit(first.port(), AWAY)).toMatchObject({ code: 451, enhanced: '4.3.0' });
    expect(await journal(where(first.dir))).toBe(before);
  });
});
