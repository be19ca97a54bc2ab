// A provider that takes so many messages a minute and no more.
import { expect, it, onTestFinished } from 'vitest';
import { startPretendHost } from '../support/pretend-host';
import { dataFolder, serve } from '../support/serve';
import { MAILBOXES, office, smartHost } from './support/office';
import { call } from './support/sessions';
import { queuedAs, submit } from './support/submit';

it('mail above the rate waits, untried, and the call ends', async () => {
  const host = await startPretendHost({ keywords: ['PIPELINING', 'CHUNKING'] });
  const { dir, remove } = await dataFolder();
  const route = {
    kind: 'smart-host',
    hosts: [{ host: '127.0.0.1', port: host.port, security: 'none' }],
    rateLimit: { messages: 2, per: 'minute' },
  };
  const serving = await serve(
    dir,
    office({ connectors: [smartHost(host.port, { route, schedule: { kind: 'never' } }), MAILBOXES] }),
  );
  onTestFinished(async () => {
    await serving.stop();
    await remove();
    await host.close();
  });
  for (let i = 0; i < 5; i++)
    queuedAs(
      await submit(serving.port(), {
        from: 'me@office.example',
        to: `x${i}@far.example`,
        content: Buffer.from('Subject: one of five\r\n\r\nx\r\n'),
      }),
    );
  const ended = await call(serving);
  expect(ended).toMatchObject({ sent: 2, error: null });
  expect(host.taken).toHaveLength(2);
  const { rows } = await serving.client.call('queue.list', {});
  expect(rows.map((row) => `${row.state} ${row.attempts}`)).toEqual(['incoming 0', 'incoming 0', 'incoming 0']);
});

it('what is put off because its sender may not be used takes nobody’s place in the rate', async () => {
  let from = '';
  const host = await startPretendHost({
    keywords: ['AUTH PLAIN'],
    answer: ({ line }) => {
      if (line.startsWith('AUTH')) return '235 2.7.0 In';
      if (line.startsWith('MAIL')) from = line;
      return line.startsWith('RCPT') && from.includes('berta') ? '553 5.7.1 not owned by user anna' : undefined;
    },
  });
  const { dir, remove } = await dataFolder();
  const auth = { kind: 'password', username: 'anna', password: 'secret' };
  const route = {
    kind: 'smart-host',
    hosts: [{ host: '127.0.0.1', port: host.port, security: 'none', auth }],
    rateLimit: { messages: 3, per: 'hour' },
    maxConnections: 1,
  };
  const serving = await serve(
    dir,
    office({ connectors: [smartHost(host.port, { route, schedule: { kind: 'never' } }), MAILBOXES] }),
  );
  onTestFinished(async () => {
    await serving.stop();
    await remove();
    await host.close();
  });
  const write = async (sender: string, text: string): Promise<void> => {
    const content = Buffer.from(`Subject: x\r\n\r\n${text}\r\n`);
    queuedAs(await submit(serving.port(), { from: `${sender}@office.example`, to: 'x@far.example', content }));
  };
  for (let i = 0; i < 6; i++) await write('berta', 'small, so first');
  await write('anna', 'large, so last\r\n'.repeat(2000));
  expect(await call(serving)).toMatchObject({ sent: 1, error: null, left: { messages: 6 } });
  expect(host.taken.map((taken) => taken.from)).toEqual(['anna@office.example']);
});
