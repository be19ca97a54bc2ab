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
