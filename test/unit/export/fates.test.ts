// Nothing of an office's settings is left behind in silence: each setting of the schema is
// carried over, named as without an equal, or listed as of no meaning.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkSettings, Settings } from '../../../src-main/contract/settings';
import { explanationOf } from '../../../src-main/export/explanation';
import { FATES } from '../../../src-main/export/fates';
import { usedPlaces } from '../../../src-main/export/used';
import { exportWords } from '../../../src-main/words/moving-on/export';
import { settingPaths } from '../../support/setting-paths';

const unspoken = (schema: z.ZodType): readonly string[] =>
  settingPaths(schema).filter((path) => !Object.hasOwn(FATES, path));

it('speaks of every setting there is, and of none that is gone', () => {
  expect(unspoken(Settings)).toEqual([]);
  const known = new Set(settingPaths(Settings));
  expect(Object.keys(FATES).filter((path) => !known.has(path))).toEqual([]);
});

it('would notice a setting that nobody spoke of, wherever it is added', () => {
  const more = z.strictObject({
    links: z.array(z.strictObject({ colour: z.string().nullable().default(null) })).default([]),
    desktop: z.strictObject({ notify: z.boolean() }).prefault({ notify: true }),
  });
  expect(unspoken(more)).toEqual(['links.colour']);
});

it('says something of every topic, and each topic is somebody’s', () => {
  const spoken = new Set(Object.values(FATES).flatMap(({ topic }) => topic ?? []));
  expect(Object.keys(exportWords.topics).sort()).toEqual([...spoken].sort());
});

it('names what a person has set, by its place, and no value of it', () => {
  const checked = checkSettings({
    organization: { domains: ['office.example'] },
    links: [{ id: 'sat', kind: 'pppd', entry: 'sat', monthlyBudget: 40, tariff: { perMinute: 7.25 } }],
    connectors: [
      {
        id: 'isp',
        link: 'sat',
        route: {
          kind: 'smart-host',
          hosts: [{ host: 'smtp.isp.example', auth: { kind: 'password', username: 'us', password: 'secret-word' } }],
        },
      },
    ],
  });
  if (!checked.ok) throw new Error('the settings do not fit');
  const places = usedPlaces(checked.settings).map(({ place }) => place);
  expect(places).toEqual(
    expect.arrayContaining(['links[sat].monthlyBudget', 'links[sat].tariff.perMinute', 'connectors[isp].link']),
  );
  const text = explanationOf(checked.settings, [{ hitch: 'unserved', at: 'office.example\nx' }]);
  const [used = '', unused = ''] = text.split(exportWords.unusedTitle);
  expect(used).toContain('links[sat].monthlyBudget');
  expect(used).toContain('office.example?x');
  expect(unused).toContain(exportWords.topics.otherLinks[0]);
  expect(text).not.toMatch(/secret-word|7\.25/);
});
