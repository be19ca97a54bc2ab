// What is wrong before any mail moves: settings, ports, and files in the data
// folder that are damaged or unreadable. `serve` says in one line what and where,
// exit 1; or it starts, sets the damage aside, shows it, and the rest goes on.
import { mkdir, open, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openByteSink } from '../support/byte-sink';
import { type Ran, type Serving, dataFolder, dialpost, serve } from '../support/serve';
import { MAILBOXES, listener, office, smartHost } from './support/office';
import { asHandedIn, queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

async function folder(): Promise<string> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  return dir;
}

async function started(dir: string, settings?: unknown): Promise<Serving> {
  const serving = await serve(dir, settings);
  onTestFinished(() => serving.stop().then(() => undefined));
  return serving;
}

async function serveFile(text: string, dir?: string): Promise<Ran> {
  const data = dir ?? (await folder());
  const file = join(data, 'wanted.json');
  await writeFile(file, text);
  return dialpost(['serve', '--data', data, '--settings', file]);
}

/** Exit 1, nothing on stdout, and one line that says it. */
function expectRefusal(ran: Ran, line: RegExp): void {
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr.split('\n').filter((text) => text.startsWith('dialpost: '))).toEqual([expect.stringMatching(line)]);
}

const letter = (name: string) => ({
  from: 'me@office.example',
  to: `${name}@far.example`,
  content: Buffer.from(
    `From: me\r\nDate: today\r\nMessage-ID: <${name}@office.example>\r\nSubject: ${name}\r\n\r\n${'x'.repeat(500)}\r\n`,
  ),
});

/** Three letters in the spool of a relay that has been stopped; its host does not answer. */
async function waiting(dir: string): Promise<readonly string[]> {
  const serving = await serve(
    dir,
    office({ connectors: [smartHost(await freePort(), { schedule: { kind: 'never' } })] }),
  );
  const ids: string[] = [];
  for (const name of ['anna', 'berta', 'clara']) ids.push(queuedAs(await submit(serving.port(), letter(name))));
  await serving.stop();
  return ids;
}

describe('serve refuses to start', () => {
  it('with settings that do not fit, naming every place', async () => {
    const host = { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example', port: 70_000 }] };
    const document = {
      ...office({ connectors: [{ id: 'isp', link: 'nowhere', route: host }] }),
      listeners: [listener({ maxRecipient: 5 })],
      organisation: {},
    };
    const ran = await serveFile(JSON.stringify(document));
    expectRefusal(
      ran,
      /^dialpost: .*listeners\[0\]\.maxRecipient: no setting is called "maxRecipient"; check the spelling or remove it/,
    );
    expect(ran.stderr).toMatch(/connectors\[0\]\.route\.hosts\[0\]\.port: expected 1 to 65535/);
    expect(ran.stderr).toMatch(/organisation: no setting is called "organisation"/);
  });

  it('and changes nothing that was set before', async () => {
    const dir = await folder();
    await (await serve(dir, office())).stop();
    const before = await readFile(join(dir, 'settings.json'), 'utf8');
    expectRefusal(
      await serveFile('{"version":1}', dir),
      /^dialpost: The settings do not fit: organization: is missing; expected a group of settings/,
    );
    expect(await readFile(join(dir, 'settings.json'), 'utf8')).toBe(before);
  });

  it('with a document that is no JSON, or is not there', async () => {
    expectRefusal(await serveFile('{"version": 1,'), /^dialpost: \S+wanted\.json is not JSON: .*\.$/);
    expectRefusal(
      await dialpost(['serve', '--data', await folder(), '--settings', '/nowhere/at-all.json']),
      /^dialpost: \/nowhere\/at-all\.json cannot be read: there is no such file or folder \(ENOENT\)\.$/,
    );
  });

  it('that a hand has spoiled, with nothing stored to fall back on: the place, and the way back', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'settings.json'), '{\n"version": 1,\n}');
    const ran = await dialpost(['serve', '--data', dir]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/cannot be used: it is not JSON: the first mistake stands at character 1, in line 3\./);
    expect(ran.stderr).toMatch(
      /dialpost: The settings of \S+ could not be read, .* Put the file in corrupt\/ right and back/,
    );
    expect(ran.stderr).not.toContain('Nothing is set up');
  });

  it('on a port that is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void other.close());
    expectRefusal(
      await serveFile(JSON.stringify(office({ listeners: [listener({ port })] }))),
      new RegExp(`^dialpost: .*\\b${port}\\b.*\\.$`),
    );
  });

  it('in a folder that cannot be one', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'file'), '');
    expectRefusal(
      await dialpost(['serve', '--data', join(dir, 'file', 'data')]),
      /^dialpost: The data folder \S+ cannot be made: .*\. Choose another with --data\.$/,
    );
  });

  it('where a folder stands in the place of the control socket', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'control.sock'));
    expectRefusal(
      await dialpost(['serve', '--data', dir]),
      /^dialpost: \S+control\.sock is a folder, and the control socket must stand there\. Move that folder away and start again\.$/,
    );
    // Who had the folder is written before the socket is made (A8); nothing else is.
    expect(await readdir(dir)).toEqual(['control.sock', 'owner.json']);
  });

  it('with words it does not know', async () => {
    expectRefusal(await dialpost(['serve', '--prctice']), /^dialpost: .*--prctice/);
    expectRefusal(await dialpost(['sevre']), /^dialpost: there is no command "sevre"; dialpost --help lists them$/);
  });

  it.each(['settings.json', 'secrets.json', 'spool/snapshot.jsonl', 'spool/journal/000001.log', 'links.json'])(
    'when %s is there and cannot be read, naming it',
    async (name) => {
      const dir = await folder();
      await (await serve(dir, office())).stop();
      await rm(join(dir, name), { recursive: true, force: true });
      await mkdir(join(dir, name), { recursive: true });
      expectRefusal(await dialpost(['serve', '--data', dir]), new RegExp(`^dialpost: .*${name}`));
    },
  );
});

describe('a method that does not exist', () => {
  it('is refused with the names there are; so are parameters that do not fit', async () => {
    const serving = await started(await folder(), office());
    const ran = await dialpost(['call', 'queue.destroy', '--data', serving.dir]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stderr)).toEqual({
      error: {
        code: 'unknown-method',
        message: expect.stringMatching(
          /^There is no method "queue\.destroy"\. Known: [a-zA-Z., ]*queue\.hold, [a-zA-Z., ]*status[a-zA-Z., ]*\.$/,
        ) as unknown,
      },
    });
    const wrong = await dialpost(['call', 'queue.list', '{"limit":0,"colour":"red"}', '--data', serving.dir]);
    expect(JSON.parse(wrong.stderr)).toMatchObject({
      error: { code: 'bad-request', issues: [{ path: 'limit', message: 'expected 1 to 1000' }, { path: 'colour' }] },
    });
    const garbled = await dialpost(['call', 'queue.list', '{limit', '--data', serving.dir]);
    expect(JSON.parse(garbled.stderr)).toMatchObject({
      error: { code: 'bad-request', message: expect.stringMatching(/^The parameters are not JSON: /) as unknown },
    });
  });
});

const held = async ({ client }: Serving): Promise<readonly string[]> =>
  (await client.call('queue.list', { state: 'hold' })).rows
    .flatMap(({ recipients }) => recipients.map(({ address }) => address))
    .sort();

describe('a damaged file in the data folder', () => {
  it('settings.json: the settings before the last change are taken, and it is said', async () => {
    const dir = await folder();
    const first = await serve(dir, office());
    await first.client.call('settings.set', office({ connectors: [MAILBOXES] }));
    await first.stop();
    await writeFile(join(dir, 'settings.json'), '{"version":1,"organi');
    const serving = await started(dir);
    const { attention } = await serving.client.call('status', {});
    expect(attention.map((a) => a.text).join('\n')).toMatch(
      /settings\.json could not be read and was moved to corrupt\/settings-\d+\.json\.\n.*The settings before the last change were taken from \S+settings\.json\.bak\. Please look them over\./,
    );
    expect((await readdir(join(dir, 'corrupt'))).length).toBe(2);
  });

  it('secrets.json: it is moved aside, and the connector says which password is missing; nothing is lost', async () => {
    const dir = await folder();
    const host = { auth: { kind: 'password', username: 'office', password: 'sesame' } };
    const settings = office({ connectors: [smartHost(await freePort(), { schedule: { kind: 'never' } }, host)] });
    const first = await serve(dir, settings);
    await submit(first.port(), letter('anna'));
    await first.stop();
    await writeFile(join(dir, 'secrets.json'), 'garbage');
    const serving = await started(dir);
    const { attention, queue } = await serving.client.call('status', {});
    const text = attention.map((a) => a.text).join('\n');
    expect(text).toMatch(
      /secrets\.json could not be read; the file was moved to corrupt\/secrets-\d+\.json\. Mail waits safely until you type the passwords again\./,
    );
    expect(text).toMatch(/No password is stored for 127\.0\.0\.1\./);
    expect(text).not.toContain('sesame');
    expect(queue.incoming).toBe(1);
    expect(await serving.client.call('settings.set', settings)).toEqual({ ok: true });
    expect((await serving.client.call('status', {})).attention).toEqual([]);
  });

  it('a journal record: what it said is set aside and shown, the other messages are there', async () => {
    const dir = await folder();
    await waiting(dir);
    const journal = join(dir, 'spool', 'journal');
    const [name = ''] = (await readdir(journal)).slice(-1);
    const text = await readFile(join(journal, name), 'latin1');
    // The last is in the item's own record; the letter's text stands before it.
    const at = text.lastIndexOf('berta@far.example');
    const file = await open(join(journal, name), 'r+');
    await file.write(Buffer.from('BERTA'), 0, 5, at);
    await file.close();
    const serving = await started(dir);
    const { queue, attention } = await serving.client.call('status', {});
    // The record; the letter no readable record speaks of any more was found, and is on hold (A11).
    expect(queue).toMatchObject({ incoming: 2, hold: 1, corrupt: 1 });
    expect(attention).toMatchObject([
      {
        key: 'damage',
        severity: 'warning',
        text: expect.stringMatching(
          /^One damaged file was set aside in \S+corrupt, with a note why\. Everything else goes on\./,
        ) as unknown,
      },
      {
        key: 'found-again',
        severity: 'warning',
        text: expect.stringMatching(/^The record of one letter was lost .* on hold in the queue\./) as unknown,
      },
    ]);
    expect(await held(serving)).toEqual(['berta@far.example']);
  });

  it('the snapshot: what can be read is read, the rest is set aside', async () => {
    const dir = await folder();
    await waiting(dir);
    const journal = join(dir, 'spool', 'journal');
    for (const name of await readdir(journal)) await rm(join(journal, name));
    await writeFile(join(dir, 'spool', 'snapshot.jsonl'), 'this is no snapshot\n');
    const serving = await started(dir);
    const { queue } = await serving.client.call('status', {});
    expect(queue.incoming).toBe(0);
    // The snapshot, what was found in it, and the journal that is missing; three letters no record speaks of any more
    // were found, and are on hold (A11).
    expect(queue).toMatchObject({ hold: 3, corrupt: 3 });
    expect(await held(serving)).toEqual(['anna', 'berta', 'clara'].map((name) => `${name}@far.example`));
  });

  it('a truncated content: it is set aside and shown, the rest goes out', async () => {
    const dir = await folder();
    const [, berta = ''] = await waiting(dir);
    const content = join(dir, 'spool', 'content');
    const path = (await readdir(content, { recursive: true })).find((name) => name.endsWith(`${berta}.eml`)) ?? '';
    await truncate(join(content, path), 300);
    const sink = await openByteSink();
    onTestFinished(() => sink.close());
    const serving = await started(dir, office({ connectors: [smartHost(sink.port, { schedule: { kind: 'never' } })] }));
    await dialpost(['send-receive', '--wait', '--data', dir]);
    expect(sink.kept.map((kept) => kept.recipients[0]).sort()).toEqual(['anna@far.example', 'clara@far.example']);
    for (const { content: bytes, recipients } of sink.kept)
      expect(asHandedIn(bytes).equals(letter(recipients[0]?.split('@')[0] ?? '').content)).toBe(true);
    const { queue, attention } = await serving.client.call('status', {});
    expect(queue).toMatchObject({ incoming: 0, active: 0, deferred: 0, corrupt: 1 });
    expect(attention).toMatchObject([
      { key: 'damage', text: expect.stringMatching(/^One damaged file was set aside/) as unknown },
    ]);
    expect(await readFile(join(dir, 'spool', 'corrupt', `${berta}.eml.note.json`), 'utf8')).toMatch(
      /its content has 300 bytes instead of \d+/,
    );
  });
});

describe('settings.set while running', () => {
  it('moves a listener to another port at once, and refuses what does not fit without changing anything', async () => {
    const serving = await started(await folder(), office());
    const old = serving.port();
    const port = await freePort();
    expect(await serving.client.call('settings.set', office({ listeners: [listener({ port })] }))).toEqual({
      ok: true,
    });
    expect((await serving.client.call('status', {})).listeners).toMatchObject([{ id: 'office', port, state: 'open' }]);
    expect((await submit(port, { ...letter('anna'), to: 'me@office.example' })).code).toBe(250);
    await expect(submit(old, letter('anna'))).rejects.toThrow(`nobody answers on port ${old}`);
    const judged = await serving.client.call('settings.set', { version: 1 });
    expect(judged).toMatchObject({ ok: false, issues: [{ path: 'organization' }] });
    expect((await serving.client.call('status', {})).listeners).toMatchObject([{ port }]);
  });

  it('a port that is taken then is an attention item, gone when it is free and set again', async () => {
    const serving = await started(await folder(), office());
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await serving.client.call('settings.set', office({ listeners: [listener({ port })] }));
    const { listeners, attention } = await serving.client.call('status', {});
    expect(listeners).toMatchObject([{ state: 'failed' }]);
    expect(attention).toMatchObject([
      {
        key: 'listener:office',
        severity: 'error',
        text: expect.stringMatching(new RegExp(`\\b${port}\\b.*No mail is taken there until then\\.$`)) as unknown,
      },
    ]);
    await new Promise((resolve) => other.close(resolve));
    await serving.client.call('settings.set', office({ listeners: [listener({ port })] }));
    await until('the listener', async () => (await serving.client.call('status', {})).attention.length === 0);
  });
});
