// A part of the journal is taken away while Dialpost is down: what may have been sent
// already does not go a second time in silence. It is held, shown to whoever looks, and
// one click or command lets it go.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openByteSink } from '../support/byte-sink';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { office, smartHost } from './support/office';
import { call } from './support/sessions';
import { queuedAs, submit } from './support/submit';
import { until } from './support/wait';

const letter = (name: string) => ({
  from: 'me@office.example',
  to: `${name}@far.example`,
  content: Buffer.from(`Subject: ${name}\r\n\r\nhello\r\n`),
});
const rows = async ({ client }: Serving) => (await client.call('queue.list', { limit: 100 })).rows;
const segments = async (dir: string): Promise<readonly string[]> =>
  (await readdir(join(dir, 'spool', 'journal'))).sort();

it.each([['anna'], ['anna', 'berta']])(
  'A11: sent (%s), and the segment that says so is lost: held, said, shown, and let go with one command',
  async (...names) => {
    const sink = await openByteSink();
    onTestFinished(() => sink.close());
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const first = await serve(dir, office({ connectors: [smartHost(sink.port, { schedule: { kind: 'never' } })] }));
    const ids: string[] = [];
    for (const name of names) ids.push(queuedAs(await submit(first.port(), letter(name))));
    // At once: none of them has a file yet.
    await first.kill();
    const second = await serve(dir);
    expect(await call(second)).toMatchObject({ sent: names.length });
    await second.kill();
    const [, lost = '', ...others] = await segments(dir);
    expect([lost, others]).toEqual(['000002.log', []]);
    await rm(join(dir, 'spool', 'journal', lost));

    const third = await serve(dir);
    onTestFinished(() => third.stop().then(() => undefined));
    await call(third);
    expect(sink.kept).toHaveLength(names.length);
    expect((await rows(third)).map(({ id, state }) => [id, state]).sort()).toEqual(
      ids.map((id) => [id, 'hold']).sort(),
    );
    expect((await rows(third))[0]?.reason).toBe(
      'A part of the journal is lost, so this may have been sent already: look into the history before you release it',
    );
    const item = (await third.client.call('status', {})).attention.find(({ key }) => key === 'found-again');
    const text =
      names.length === 1
        ? 'The record of one letter was lost or ends too early (a file of the journal is missing, damaged, or an older copy was put over it); the letter itself is whole and on hold in the queue. It may have been sent already: look into the history, then release it to be tried again, or remove it.'
        : 'The records of 2 letters were lost or end too early (a file of the journal is missing, damaged, or an older copy was put over it); the letters themselves are whole and on hold in the queue. They may have been sent already: look into the history, then release them to be tried again, or remove them.';
    expect(item).toMatchObject({
      severity: 'warning',
      text,
      action: { kind: 'open', screen: 'queue' },
      otherActions: [{ kind: 'release', ids: [...ids].sort() }],
    });
    expect((await dialpost(['status', '--data', dir])).stdout).toContain(`WARNING: ${text}`);
    expect((await dialpost(['history', '--data', dir])).stdout).toContain('anna@far.example');

    expect((await dialpost(['queue', 'release', ...ids, '--data', dir])).code).toBe(0);
    await until(
      'nothing more to be told',
      async () => !(await third.client.call('status', {})).attention.some(({ key }) => key === 'found-again'),
    );
    await call(third);
    await until('them again, because somebody said so', () => Promise.resolve(sink.kept.length === 2 * names.length));
  },
);
