// A provider's host that is this computer by a name that settings cannot see through: nothing is sent to it.
import { expect, test } from 'vitest';
import { freePort } from '../../support/free-port';
import { MINUTE, startRig } from './rig';

test('our own listener by another name gets no letter: it waits, and a person is told where to mend it', async () => {
  const port = await freePort();
  const rig = await startRig(
    { name: 'Internet', route: { kind: 'smart-host', hosts: [{ host: '0.0.0.0', port, security: 'none' }] } },
    undefined,
    {},
    { listeners: [{ id: 'office', name: 'Office', address: '127.0.0.1', port }] },
  );
  const id = await rig.write('jo@far.example');
  await rig.pass(MINUTE);
  const { handlers } = rig.relay;
  const [call] = await rig.ended();
  expect(call?.error).toContain('is this computer (our own listener "Office" answers there)');
  const { rows } = await handlers['queue.list']({ offset: 0, limit: 10, sort: 'arrived' });
  expect(rows).toMatchObject([{ id, attempts: 0 }]);
  expect((await handlers.status({})).attention).toContainEqual(
    expect.objectContaining({ key: 'connector:isp', action: { kind: 'open', screen: 'connectors', id: 'isp' } }),
  );
});
