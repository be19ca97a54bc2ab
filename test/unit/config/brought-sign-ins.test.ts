// A settings file brings no sign-in along: what it says of one is "nobody has signed in yet", and
// nobody is asked to type a grant.
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { withKeptGrants } from '../../../src-main/config/layers/kept-grants';
import { openSettings } from '../../../src-main/config/settings-store';
import { testFolder } from '../../support/folders';
import { grantOf } from '../../support/grants';

const KEPT = { set: true } as const;

function office(name: string, host: string): object {
  const auth = { kind: 'oauth2', ...grantOf({ provider: 'microsoft', refreshToken: KEPT }) };
  return {
    organization: { name, domains: ['clinic.example'] },
    connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts: [{ host, auth }] } }],
  };
}

const tokenIn = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document)).connectors[0].route.hosts[0].auth.refreshToken;

test('at a place that has none it is not asked for, and one that is stored for just this place stays', async () => {
  const store = await openSettings(await testFolder(), { clock: systemClock, log: silentLog });
  const weighed = await store.weigh(office('Clinic', 'smtp.office365.com'));
  expect(weighed).toMatchObject({ ok: true, missing: [] });
  if (!weighed.ok) return;
  expect(tokenIn(weighed.next)).toBeNull();
  expect(await store.take(office('Clinic', 'smtp.office365.com'), weighed.over)).toMatchObject({ ok: true });
  expect(tokenIn(store.shown())).toBeNull();

  const signedIn = JSON.parse(JSON.stringify(office('Clinic', 'smtp.office365.com')));
  signedIn.connectors[0].route.hosts[0].auth.refreshToken = 'refresh-1';
  expect(await store.set(signedIn)).toEqual({ ok: true });
  for (const [host, token] of [
    ['smtp.office365.com', KEPT],
    ['smtp-mail.outlook.com', null],
  ] as const) {
    const next = await store.weigh(office('Other', host));
    if (!next.ok) throw new Error(JSON.stringify(next.issues));
    expect(await store.take(office('Other', host), next.over)).toMatchObject({ ok: true });
    expect(tokenIn(store.shown())).toEqual(token);
  }
});

test('whoever has signed in stays so by settings for many places, which say nothing of anybody', async () => {
  const store = await openSettings(await testFolder(), { clock: systemClock, log: silentLog });
  const signedIn = JSON.parse(JSON.stringify(office('Clinic', 'smtp.office365.com')));
  signedIn.connectors[0].route.hosts[0].auth.refreshToken = 'refresh-1';
  expect(await store.set(signedIn)).toEqual({ ok: true });
  const common = JSON.parse(JSON.stringify(office('Fleet', 'smtp.office365.com')));
  delete common.connectors[0].route.hosts[0].auth.refreshToken;
  const next = await store.weigh(withKeptGrants(common));
  if (!next.ok) throw new Error(JSON.stringify(next.issues));
  expect(await store.take(withKeptGrants(common), next.over)).toMatchObject({ ok: true });
  expect(tokenIn(store.current())).toBe('refresh-1');
});

test.each([5_000, 40_000])(
  'a grant of %d characters is stored, replaced by its next one, and there after a restart',
  async (length) => {
    const dir = await testFolder();
    const open = () => openSettings(dir, { clock: systemClock, log: silentLog });
    const store = await open();
    const first = 'a'.repeat(length);
    const signedIn = JSON.parse(JSON.stringify(office('Clinic', 'smtp.office365.com')));
    signedIn.connectors[0].route.hosts[0].auth.refreshToken = first;
    expect(await store.set(signedIn)).toEqual({ ok: true });
    const next = 'b'.repeat(length);
    await store.renew(first, next);
    const again = await open();
    expect([again.fault(), again.problems()]).toEqual([null, []]);
    expect(tokenIn(again.current())).toBe(next);
  },
);
