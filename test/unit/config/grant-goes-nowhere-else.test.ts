// What a provider gave is shown to that provider only: who changes whom is asked, or as
// which client, signs in again.
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openSettings } from '../../../src-main/config/settings-store';
import type { Grant } from '../../../src-main/contract/sign-in/grant';
import { testFolder } from '../../support/folders';
import { grantOf } from '../../support/grants';

const KEPT = { set: true } as const;
const AT = 'connectors[0].route.hosts[0].auth';

function office(more: Partial<Grant>): object {
  const hosts = [{ host: 'smtp.office365.com', auth: { kind: 'oauth2', ...grantOf(more) } }];
  return {
    organization: { domains: ['clinic.example'] },
    connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts } }],
  };
}

const SIGNED_IN = { provider: 'microsoft', clientSecret: 'hush-hush', refreshToken: 'refresh-1' } as const;
const AS_IT_IS = { ...SIGNED_IN, clientSecret: KEPT, refreshToken: KEPT };

async function signedIn() {
  const store = await openSettings(await testFolder(), { clock: systemClock, log: silentLog });
  expect(await store.set(office(SIGNED_IN))).toEqual({ ok: true });
  return store;
}

test('it stays where nothing of that was changed', async () => {
  const store = await signedIn();
  expect(await store.set(office({ ...AS_IT_IS, flow: 'device' }))).toEqual({ ok: true });
});

test.each<Partial<Grant>>([
  { provider: 'other', tokenUrl: 'https://login.stranger.example/token' },
  { tokenUrl: 'https://login.stranger.example/token' },
  { issuer: 'https://login.microsoftonline.us' },
  { tenant: 'other.example' },
  { clientId: 'another' },
])('it is not shown elsewhere: %j', async (more) => {
  const store = await signedIn();
  expect(await store.set(office({ ...AS_IT_IS, ...more }))).toEqual({
    ok: false,
    issues: [
      { path: `${AT}.clientSecret`, message: expect.stringContaining('type the password again') },
      { path: `${AT}.refreshToken`, message: expect.stringContaining('sign in') },
    ],
  });
  expect(await store.set(office({ ...SIGNED_IN, refreshToken: null, ...more }))).toEqual({ ok: true });
});
