// "Go to anything": what fits what was typed, in which order; and every field that a
// person could see is found by its name, with the way to it.
import { describe, expect, test } from 'vitest';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { checkSettings } from '../../../src-main/contract/settings';
import { fitting, type PaletteEntry } from '../../../src-renderer/palette/entry';
import { settingPlaces } from '../../../src-renderer/places/setting-places';

const entry = (group: PaletteEntry['group'], label: string, detail = ''): PaletteEntry => ({
  key: `${group} ${label} ${detail}`,
  group,
  label,
  detail,
  go: () => undefined,
});
const labels = (entries: readonly PaletteEntry[]): readonly string[] => entries.map(({ label }) => label);

describe('what was typed', () => {
  const entries = [
    entry('screens', 'Lines'),
    entry('actions', 'Pause'),
    entry('settings', 'Largest message on this line', 'Lines → Satellite'),
    entry('settings', 'Line', 'Providers → Internet'),
    entry('settings', 'Port', 'Providers → Internet → Host'),
    entry('help', 'Several lines'),
  ];
  test('nothing: the screens and the actions', () => {
    expect(labels(fitting(entries, [], ' '))).toEqual(['Lines', 'Pause']);
  });
  test('a word: each group in its order, the very name first, then what begins so', () => {
    expect(labels(fitting(entries, [], 'LINE'))).toEqual([
      'Lines',
      'Line',
      'Largest message on this line',
      'Several lines',
    ]);
  });
  test('several words: all of them, in the name or the way to it', () => {
    expect(labels(fitting(entries, [], 'internet port'))).toEqual(['Port']);
  });
  test('accents and capitals are no matter, in the name or in what is typed', () => {
    const named = [entry('screens', 'Réglages'), entry('screens', 'Außenstelle prüfen'), entry('help', 'Vue d’œil')];
    expect(labels(fitting(named, [], 'reglages'))).toEqual(['Réglages']);
    expect(labels(fitting(named, [], 'RE\u0301GL'))).toEqual(['Réglages']);
    expect(labels(fitting(named, [], 'prufen aussen'))).toEqual(['Außenstelle prüfen']);
    expect(labels(fitting(named, [], 'oeil'))).toEqual(['Vue d’œil']);
  });
  test('what is nowhere: nothing but what was found elsewhere', () => {
    expect(labels(fitting(entries, [entry('waiting', 'Stock list')], 'zeppelin'))).toEqual(['Stock list']);
  });
  test('of one group never more than a few', () => {
    const many = Array.from({ length: 400 }, (_, i) => entry('settings', `Port ${i}`));
    expect(fitting(many, [], 'port').length).toBeLessThan(10);
  });
});

describe('the settings', () => {
  const checked = checkSettings(JSON.parse(JSON.stringify(practiceSettings(2525, 2526))));
  const places = settingPlaces(checked.ok ? checked.settings : null);
  test('are found with the way to them and their place in the document', () => {
    expect(places.find(({ path }) => path === 'connectors[0].route.hosts[0].port')).toMatchObject({
      label: 'Port',
      way: ['Providers', expect.any(String), 'Host'],
      place: ['connectors', expect.any(String)],
    });
    expect(places.find(({ path }) => path === 'organization.name')).toMatchObject({
      way: ['General', 'Office'],
      place: ['general'],
    });
  });
  test('that are not shown for what is set up are not found: nobody could be led there', () => {
    expect(places.filter(({ path }) => path.endsWith('.query'))).toEqual([]);
  });
  test('are none where nothing is set up', () => expect(settingPlaces(null)).toEqual([]));
});
