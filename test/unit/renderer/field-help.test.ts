// Every field of the settings has its help: one sentence and one example, behind its "?"
// and behind F1; and no help stands there for a field that is none.
import { describe, expect, test } from 'vitest';
import { fieldHelp } from '../../../src-renderer/form/field-help';
import { PARTS } from '../../../src-renderer/places/every-part';
import { joined } from '../../../src-renderer/places/setting-places';
import { EVERY_HELP } from '../../../src-renderer/words/help/field-help';
import { WIZARD_HELP } from '../../../src-renderer/words/help/field-help-wizard';

const kinds = [...new Set(PARTS.flatMap(({ at, fields }) => fields.map(({ path }) => joined(at, path))))];
/** Questions of the wizard that are no settings; test/desktop/every-field.test.ts finds each at its field. */
const questions = Object.keys(WIZARD_HELP);

describe('the help of a field', () => {
  test.each([...kinds, ...questions])('%s', (kind) => {
    const help = fieldHelp(kind);
    expect(help?.meaning).toMatch(/^\p{Lu}[^]{15,}[.!]$/u);
    expect(help?.example).toMatch(/\S/);
  });
  test('stands there for no field that is none', () => {
    const named = Object.values(EVERY_HELP).flatMap((page) => Object.keys(page));
    expect(named.filter((kind) => !kinds.includes(kind) && !questions.includes(kind))).toEqual([]);
    expect(named).toEqual([...new Set(named)]);
  });
  test('is found for a thing by its number', () => {
    expect(fieldHelp('connectors[2].route.hosts[0].port')).toEqual(fieldHelp('connectors.route.hosts.port'));
    expect(fieldHelp('connectors[0].collect[1].host')).toEqual(fieldHelp('connectors.collect.host'));
  });
});
