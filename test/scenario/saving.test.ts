// Saving a message out of the queue keeps every byte: letters of other alphabets, what
// fetched mail holds besides text (its NULs are dropped before the spool, B3), and five
// megabytes, on the built program and by the words of its command line.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pop3Host } from '../support/pop3-host';
import { type Serving, dataFolder, dialpost, serve } from '../support/serve';
import { chance } from './support/chance';
import { byPop3, listener, office, smartHost } from './support/office';
import { asHandedIn, letterOf, queuedAs, submit } from './support/submit';
import { freePort, until } from './support/wait';

/** An office that keeps everything in its queue: nobody calls by himself, and its own server does not answer. */
async function keeping(provider: object = {}): Promise<Serving> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const never = { schedule: { kind: 'never' } };
  const serving = await serve(
    dir,
    office({
      listeners: [listener()],
      connectors: [
        smartHost(await freePort(), { ...never, ...provider }),
        smartHost(await freePort(), { id: 'home', addressSpaces: [{ pattern: 'office.example' }] }),
      ],
    }),
  );
  onTestFinished(async () => void (await serving.stop()));
  return serving;
}

async function saved({ dir }: Serving, id: string): Promise<Buffer> {
  const path = join(dir, 'saved.eml');
  const ran = await dialpost(['queue', 'save', id, path, '--data', dir]);
  expect(ran).toMatchObject({ code: 0, stdout: `Saved as ${path}.\n` });
  return readFile(path);
}

/** Its file; a letter of ordinary size gets it some time after it was accepted. */
const inSpool = async ({ dir }: Serving, id: string): Promise<Buffer | null> =>
  readFile(join(dir, 'spool/content', id.slice(4, 6), `${id}.eml`)).catch(() => null);

it('letters of Latin-1 and five megabytes are saved byte for byte', async () => {
  const serving = await keeping();
  for (const size of [400, 5 * 1_048_576]) {
    const content = letterOf(`size ${size}`, size, chance(7));
    const id = queuedAs(await submit(serving.port(), { from: 'me@office.example', to: 'you@far.example', content }));
    const file = await saved(serving, id);
    expect(asHandedIn(file).equals(content)).toBe(true);
    await until('the same in its file', async () => (await inSpool(serving, id))?.equals(file));
  }
});

it('what came with fetched mail is still there, but for its NULs (B3)', async () => {
  const content = Buffer.from(
    'From: far@far.example\r\nSubject: a strange machine\r\n\r\nbefore\0after \xe9\r\n',
    'latin1',
  );
  const host = await pop3Host({ messages: [{ uid: 'one', content }] });
  onTestFinished(() => host.close());
  const serving = await keeping({
    collect: byPop3(host.port, { deliverTo: 'me@office.example' }),
  });
  await serving.client.call('session.start', {});
  const [row] = await until(
    'the fetched message',
    async () =>
      (await serving.client.call('queue.list', {})).rows.length === 1 &&
      (await serving.client.call('queue.list', {})).rows,
  );
  const file = await saved(serving, row?.id ?? '');
  const kept = content.filter((byte) => byte !== 0);
  expect(file.subarray(-kept.length).equals(kept)).toBe(true);
  expect(file.includes(0)).toBe(false);
});

it('a message that is not there leaves the file that was there alone', async () => {
  const serving = await keeping();
  const path = join(serving.dir, 'mine.eml');
  await writeFile(path, 'mine');
  const ran = await dialpost(['queue', 'save', '0000000000000000', path, '--data', serving.dir]);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('There is no message 0000000000000000');
  expect(await readFile(path, 'utf8')).toBe('mine');
  expect((await readdir(serving.dir)).filter((name) => name.includes('.part'))).toEqual([]);
});
