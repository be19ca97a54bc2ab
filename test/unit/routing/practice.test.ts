import { describe, expect, test } from 'vitest';
import { isForPractice, isPractising } from '../../../src-main/contract/practice';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { checkSettings, type Settings } from '../../../src-main/contract/settings';
import { inForce } from '../../../src-main/routing/in-force';
import { createRouter } from '../../../src-main/routing/router';

function settingsOf(document: unknown): Settings {
  const checked = checkSettings(document);
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.settings;
}

/** A practising office; `connectors` beside the practice provider's, and how that one is written. */
function practising(
  connectors: readonly object[] = [],
  host: object = {},
  practice: object = { enabled: true, port: 2526 },
): Settings {
  return settingsOf({
    organization: { domains: ['office.example'] },
    connectors: [
      {
        id: 'practice',
        route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: 2526, security: 'none', ...host }] },
      },
      { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } },
      ...connectors,
    ],
    practice,
  });
}

const RCPT = { sender: 'me@office.example', bytes: null, listener: 'office' };

describe('A10: while only the practice provider is set up', () => {
  test.each([
    'echo@practice.example',
    'Echo@PRACTICE.Example',
    'a@practice.example.',
    'me@office.example',
    'postmaster',
  ])('mail for %s is taken', (recipient) => {
    expect(createRouter(practising()).atRcpt({ ...RCPT, recipient }).refusal).toBeUndefined();
  });
  test.each([
    'boss@real.example',
    'a@sub.practice.example',
    'a@notpractice.example',
    'a@practice.example.com',
    'a@pr\u00e4ctice.example',
    'a@practice.ex\u00e4mple',
    'a@[127.0.0.1]',
  ])('mail for %s is refused, with what to do', (recipient) => {
    expect(createRouter(practising()).atRcpt({ ...RCPT, recipient }).refusal).toMatchObject({
      code: 550,
      text: expect.stringMatching(/only practises.*Set up a real provider/),
    });
  });
  test('a notice of ours to somebody outside has no way either', () => {
    expect(
      createRouter(practising()).route(
        { sender: null, bytes: 900, priority: 'normal', system: true, listener: null },
        'boss@real.example',
      ).connector,
    ).toBeNull();
  });
  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.8.8', '::1'])(
    'however this computer is written: %s',
    (host) => {
      expect(isPractising(practising([], { host }))).toBe(true);
      expect(
        createRouter(practising([], { host })).atRcpt({ ...RCPT, recipient: 'boss@real.example' }).refusal?.code,
      ).toBe(550);
    },
  );
  test('also where the command line asked for practising and the settings do not say so', () => {
    const settings = practising([], {}, { enabled: false, port: 2526 });
    expect(createRouter(settings, true).atRcpt({ ...RCPT, recipient: 'boss@real.example' }).refusal?.code).toBe(550);
    expect(createRouter(settings).atRcpt({ ...RCPT, recipient: 'boss@real.example' }).connector).toBe('practice');
  });
  test('mail that was taken before waits, and is not returned', () => {
    const settings = practising();
    const routed = inForce({ current: () => settings }).route(
      // Routing looks at these alone.
      { sender: 'me@office.example', bytes: 100, priority: 'normal', system: false, listener: 'office' } as Parameters<
        ReturnType<typeof inForce>['route']
      >[0],
      { address: 'boss@real.example' } as Parameters<ReturnType<typeof inForce>['route']>[1],
    );
    expect(routed).toMatchObject({ connector: null, why: expect.stringContaining('only practises') });
    expect(routed).not.toHaveProperty('refusal');
  });
  test('the settings that practising begins with are just that', () => {
    expect(isPractising(settingsOf(practiceSettings()))).toBe(true);
  });
});

describe('A10: with something real set up', () => {
  const real = {
    id: 'isp',
    addressSpaces: [{ pattern: '*', cost: 50 }],
    route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
  };
  test('real mail goes there, whatever it costs, and practice mail stays with the practice provider', () => {
    const router = createRouter(practising([real]));
    expect(router.atRcpt({ ...RCPT, recipient: 'boss@real.example' }).connector).toBe('isp');
    expect(router.atRcpt({ ...RCPT, recipient: 'echo@practice.example' }).connector).toBe('practice');
    expect(isPractising(practising([real]))).toBe(false);
  });
  test('another host of this computer is no practice provider', () => {
    expect(
      createRouter(practising([], { port: 2599 })).atRcpt({ ...RCPT, recipient: 'boss@real.example' }).connector,
    ).toBe('practice');
  });
});

test('A10: only practice.example itself is for practice', () => {
  expect(['x@practice.example', 'x@PRACTICE.EXAMPLE', '@relay.example:x@practice.example'].map(isForPractice)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['x@a.practice.example', 'practice.example', 'x@practice', ''].map(isForPractice)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
