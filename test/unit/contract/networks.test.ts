// Who may connect and who may relay are networks as they are written, to the last character: what is
// not read of one would let in more than was meant.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import { testFolder } from '../../support/folders';

const office = (networks: readonly string[]) => ({
  version: 1,
  organization: { domains: ['office.example'] },
  listeners: [{ id: 'office', port: 0, relay: { allow: networks }, access: { deny: networks } }],
  pop3: { access: { allow: networks } },
});

async function store(stored?: object) {
  const dir = await testFolder();
  if (stored) await writeFile(join(dir, 'settings.json'), JSON.stringify(stored));
  return openSettings(dir, { clock: systemClock, log: silentLog });
}

test.each(['10.0.0.0/8/99', '10.0.0.0/8/', 'fe80::1%eth0', 'fe80::%2/64', '10.0.0.0/', '10.0.0.0/33', '10.0.0/8', ''])(
  '"%s" is no network, and each place of it is named',
  async (network) => {
    const judged = (await store()).check(office([network]));
    expect(judged.ok ? [] : judged.issues.map(({ path }) => path).sort()).toEqual([
      'listeners[0].access.deny[0]',
      'listeners[0].relay.allow[0]',
      'pop3.access.allow[0]',
    ]);
  },
);

test('networks and single addresses of both families are', async () => {
  const judged = (await store()).check(office(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::1', '0.0.0.0/0']));
  expect(judged).toMatchObject({ ok: true });
});

test('what an earlier version stored holds as it was read, and is told with what to do', async () => {
  const kept = await store(office(['10.0.0.0/8/99']));
  expect(kept.current()?.listeners[0]?.relay.allow).toEqual(['10.0.0.0/8/99']);
  expect(kept.newer().map(({ told }) => told())).toContainEqual(
    'office lets in or keeps out 10.0.0.0/8, for "10.0.0.0/8/99" says more than a network has. Write there what is meant, such as 192.168.1.0/24.',
  );
});
