// What the window reckons about signing in: whose hosts are whose, what is lacking, what
// sending and fetching share, what it costs, and the steps of a registration.
import { describe, expect, test } from 'vitest';
import { GRANT_FLOWS, GRANT_PROVIDERS } from '../../../src-main/contract/sign-in/grant';
import { providerOfHost } from '../../../src-main/contract/sign-in/hosts';
import { read } from '../../../src-renderer/form/document';
import { couldShare, freshGrant, grantBeside, grantOf, lackingIn, sharing } from '../../../src-renderer/sign-in/grant';
import { isDialledLine, signInPrice } from '../../../src-renderer/sign-in/price';
import { registration } from '../../../src-renderer/sign-in/registration';
import { PRESET_KEYS, type Preset, PRESETS } from '../../../src-renderer/wizard/sending/providers';
import { withPreset } from '../../../src-renderer/wizard/sending/presets';
import { startDraft } from '../../../src-renderer/wizard/draft';

const SIGNED = { kind: 'oauth2', username: 'Office@hill.example', ...freshGrant('google'), clientId: 'id' };

test.each([
  ['smtp.office365.com', 'microsoft'],
  ['smtp-mail.outlook.com', 'microsoft'],
  ['outlook.office365.us', 'microsoft'],
  ['IMAP.gmail.com', 'google'],
  ['pop.mail.yahoo.co.uk', 'yahoo'],
  ['imap.fastmail.com', 'fastmail'],
  ['mail.notgmail.com', 'other'],
  ['', 'other'],
])('the host %s belongs to %s', (host, provider) => expect(providerOfHost(host)).toBe(provider));

test.each(PRESET_KEYS.filter((key) => (PRESETS[key] as Preset).signIn !== undefined))(
  'who sends by %s signs in with whom its host belongs to',
  (key) => expect((PRESETS[key] as Preset).signIn).toBe(providerOfHost(PRESETS[key].host)),
);

test('what must be typed before anybody can sign in', () => {
  expect(lackingIn(grantOf(freshGrant('other'), ''))).toEqual(['username', 'issuer', 'clientId']);
  expect(lackingIn(grantOf({ ...freshGrant('google'), clientId: 'id' }, 'office@hill.example'))).toEqual([]);
});

describe('fetching beside sending', () => {
  const way = { method: 'imap', host: 'imap.gmail.com', username: '', signIn: null };
  const other = { ...way, username: 'info@hill.example' };

  test('begins with the same sign-in where the name is the same, else with its own', () => {
    expect(grantBeside({ ...way, username: 'office@hill.example' }, SIGNED)).toMatchObject({ clientId: 'id' });
    expect(grantBeside(other, SIGNED)).toEqual(freshGrant('google'));
    expect(grantBeside(other, { kind: 'password', username: 'info@hill.example' })).toEqual(freshGrant('google'));
  });
  test('is offered to share until it does', () => {
    const own = { ...other, signIn: freshGrant('google') };
    expect(couldShare(own, SIGNED)).toBe(true);
    const shared = sharing(own, SIGNED);
    expect(shared).toMatchObject({
      host: 'imap.gmail.com',
      username: 'Office@hill.example',
      signIn: { clientId: 'id' },
    });
    expect(couldShare(shared, SIGNED)).toBe(false);
    expect(couldShare(shared, { ...SIGNED, refreshToken: { set: true } })).toBe(true);
  });
  test('has nothing to share with a password, or without a sign-in of its own', () => {
    expect(couldShare({ ...way, signIn: freshGrant('google') }, { kind: 'password' })).toBe(false);
    expect(couldShare(way, SIGNED)).toBe(false);
  });
});

test('another provider chosen in the wizard: its sign-in begins anew, the name stays', () => {
  const draft = withPreset(startDraft(null), 'google');
  const signedIn = { ...SIGNED, refreshToken: { set: true } };
  const at = 'connectors[0].route.hosts[0].auth';
  const put = (key: 'fastmail' | 'gmx' | 'google'): unknown =>
    read(
      withPreset(
        JSON.parse(JSON.stringify(draft).replace(JSON.stringify(read(draft, at)), JSON.stringify(signedIn))),
        key,
      ),
      at,
    );
  expect(put('google')).toEqual(signedIn);
  expect(put('fastmail')).toEqual({ kind: 'oauth2', username: SIGNED.username, ...freshGrant('fastmail') });
});

describe('what it costs', () => {
  const tariff = { currency: 'EUR', perMinute: 0, perCall: 0, perMegabyte: 5, billingSeconds: 60 };
  test('a line priced by the megabyte: the code costs a fiftieth', () =>
    expect(signInPrice({ tariff })).toEqual({ browser: '€20', code: '€0.40' }));
  test('a line without a price, or with one that does not fit yet, costs nothing that could be said', () => {
    expect(signInPrice({ tariff: { ...tariff, perMegabyte: 0 } })).toBeNull();
    expect(signInPrice({ tariff: { ...tariff, currency: 'a lot' } })).toBeNull();
  });
  test('only a dialled line has to be called first', () => {
    expect(isDialledLine({ kind: 'ras' })).toBe(true);
    expect(isDialledLine({ kind: 'always-on' })).toBe(false);
  });
});

describe('the steps of a registration', () => {
  test.each(GRANT_PROVIDERS.flatMap((provider) => GRANT_FLOWS.map((flow) => [provider, flow] as const)))(
    '%s, %s: each is told, and every value is one to copy',
    (provider, flow) => {
      const steps = registration(provider, flow);
      expect(steps.length).toBeGreaterThan(2);
      for (const { text, values } of steps) {
        expect(text).toMatch(/^\p{Lu}[^]+[.:]$/u);
        for (const value of values) expect(value).toMatch(/^\S+$/);
      }
    },
  );
  test('where the browser comes back to stands among the values', () => {
    const values = (provider: (typeof GRANT_PROVIDERS)[number]): readonly string[] =>
      registration(provider, 'code').flatMap((step) => step.values);
    expect(values('microsoft')).toContain('http://localhost');
    expect(values('yahoo')).toContain('https://localhost/');
    expect(values('other')).toContain('http://127.0.0.1/');
  });
});
