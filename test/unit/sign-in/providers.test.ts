// What each provider is asked, and where, as its own pages say.
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../src-main/contract/sign-in/grant';
import { endpointsOf, returnOf, scopeOf } from '../../../src-main/contract/sign-in/providers';
import { grantOf } from '../../support/grants';

const OURS = 'offline_access openid profile email';

describe('the consent that is asked for', () => {
  test.each<[Partial<Grant>, string]>([
    [
      { provider: 'microsoft' },
      `https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All ${OURS}`,
    ],
    [
      { provider: 'microsoft', issuer: 'https://login.partner.microsoftonline.cn/' },
      `https://partner.outlook.cn/SMTP.Send https://partner.outlook.cn/IMAP.AccessAsUser.All ${OURS}`,
    ],
    [{ provider: 'microsoft', flow: 'client' }, 'https://outlook.office365.com/.default'],
    [
      { provider: 'microsoft', flow: 'client', issuer: 'https://login.microsoftonline.us' },
      'https://outlook.office365.us/.default',
    ],
    [{ provider: 'google' }, 'https://mail.google.com/ openid email'],
    [{ provider: 'yahoo' }, 'mail-r mail-w openid email'],
    [
      { provider: 'fastmail' },
      'https://www.fastmail.com/dev/protocol-smtp https://www.fastmail.com/dev/protocol-imap offline_access',
    ],
    [{ provider: 'other' }, 'openid email offline_access'],
    [{ provider: 'other', flow: 'client' }, ''],
  ])('%j', (more, scope) => expect(scopeOf(grantOf(more), ['smtp', 'imap'])).toBe(scope));
});

test('Microsoft is asked by organization, and in the cloud of its country', () => {
  const at = (more: Partial<Grant>) => endpointsOf(grantOf({ provider: 'microsoft', ...more }));
  expect(at({})).toMatchObject({
    authorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    device: 'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
    revoke: null,
  });
  expect(at({ tenant: 'clinic.example', issuer: 'https://login.microsoftonline.us' })?.token).toBe(
    'https://login.microsoftonline.us/clinic.example/oauth2/v2.0/token',
  );
});

test('the browser comes back to this computer, but where the provider wants HTTPS', () => {
  expect(returnOf({ provider: 'microsoft' })).toEqual({ kind: 'loopback', host: 'localhost' });
  expect(returnOf({ provider: 'google' })).toEqual({ kind: 'loopback', host: '127.0.0.1' });
  expect(returnOf({ provider: 'yahoo' })).toEqual({ kind: 'pasted', address: 'https://localhost/' });
});
