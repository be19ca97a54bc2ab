// Practising asks nothing, and leaves nothing behind when it is set up for real.
import { describe, expect, test } from 'vitest';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { isPractising } from '../../../src-main/contract/practice';
import { Settings } from '../../../src-main/contract/settings';
import { read, write } from '../../../src-renderer/form/document';
import { startDraft } from '../../../src-renderer/wizard/draft';
import { hasProvider, practisingDraft, realDraft } from '../../../src-renderer/wizard/practising';
import { withPreset } from '../../../src-renderer/wizard/sending/presets';
import { withLine } from '../../../src-renderer/wizard/spare';

/** As the relay tells it: with every default in its place. */
const stored = (document: unknown): ReturnType<typeof Object> => JSON.parse(JSON.stringify(Settings.parse(document)));
const PRACTISED = stored(practiceSettings(3333, 4444));
const FRESH = startDraft(null);

describe('a draft to practise with', () => {
  test('is taken by the relay as it is, with nothing typed', () => {
    const draft = practisingDraft(FRESH);
    expect(Settings.safeParse(draft).error?.issues ?? []).toEqual([]);
    expect(isPractising(Settings.parse(draft))).toBe(true);
    expect(draft).toMatchObject({
      organization: { name: 'Practice office', domains: ['office.example'] },
      connectors: [{ collect: { method: 'etrn' } }, { addressSpaces: [{ pattern: 'office.example' }] }],
    });
  });
  test('keeps what an office has already: domains, name, listener, port', () => {
    const half = startDraft({
      version: 1,
      organization: { name: 'Clinic', domains: ['clinic.example'] },
      practice: { port: 3333 },
      listeners: [{ id: 'desk', name: 'Desk', port: 2600 }],
    });
    expect(practisingDraft(half)).toMatchObject({
      organization: { name: 'Clinic', domains: ['clinic.example'] },
      listeners: [{ id: 'desk', port: 2600 }],
      practice: { enabled: true, port: 3333 },
      connectors: [
        { route: { hosts: [{ host: '127.0.0.1', port: 3333 }] } },
        { addressSpaces: [{ pattern: 'clinic.example' }] },
      ],
    });
  });
  test('is not offered where a provider is set up', () => {
    expect(hasProvider(FRESH)).toBe(false);
    expect(hasProvider(PRACTISED)).toBe(false);
    expect(hasProvider(withPreset(FRESH, 'fastmail'))).toBe(true);
    expect(hasProvider(write(FRESH, 'connectors[0].route', { kind: 'direct' }))).toBe(true);
  });
});

describe('setting up for real after practising', () => {
  const begun = [
    ['by the overview or --practice', PRACTISED],
    ['by the wizard', stored(practisingDraft(FRESH))],
  ] as const;
  test.each(begun)('begins empty where it was set up %s', (_, practised) => {
    const real = realDraft(practised);
    const bare = (draft: unknown): unknown => write(write(draft, 'practice', null), 'organization', null);
    expect(real).toMatchObject({ organization: { name: '', domains: [] }, practice: { enabled: false } });
    expect(read(real, 'organization.hostname')).toBeUndefined();
    expect(read(real, 'organization.postmaster')).toBeUndefined();
    for (const part of ['listeners', 'links', 'connectors']) expect(read(bare(real), part)).toEqual(read(FRESH, part));
    expect(JSON.stringify(real)).not.toMatch(
      /office\.example|practice\.example|Practice|127\.0\.0\.1","port":(3333|2526)/,
    );
  });
  test('keeps what was made by hand meanwhile: a listener, an account, a dear line, the language', () => {
    const scan = { ...PRACTISED.listeners[0], id: 'scan', name: 'Scanner', port: 2600 };
    const byHand = stored({
      ...(withLine(PRACTISED, 'links[0].tariff.perMinute', 6) as object),
      listeners: [...PRACTISED.listeners, scan],
      accounts: [{ username: 'anna', password: 'secret' }],
      language: 'en',
    });
    const real = realDraft(byHand);
    expect(read(real, 'listeners')).toEqual([scan]);
    expect(read(real, 'accounts')).toEqual(byHand.accounts);
    expect(read(real, 'links[0].tariff.perMinute')).toBe(6);
    expect(read(real, 'language')).toBe('en');
  });
  test('keeps domains of one’s own, their way home and their listener', () => {
    const own = stored(practisingDraft(startDraft({ version: 1, organization: { domains: ['clinic.example'] } })));
    const real = realDraft(own);
    expect(read(real, 'organization.domains')).toEqual(['clinic.example']);
    expect(read(real, 'connectors[0].addressSpaces')).toEqual([{ pattern: 'clinic.example', cost: 1 }]);
    expect(hasProvider(real)).toBe(false);
    expect(read(real, 'listeners')).toEqual(own.listeners);
  });
  test('changes nothing of settings that are real', () => {
    const real = withPreset(FRESH, 'fastmail');
    expect(realDraft(real)).toBe(real);
  });
});
