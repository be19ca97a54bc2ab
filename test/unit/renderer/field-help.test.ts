// Every field of the settings has its help: one sentence and one example, behind its "?"
// and behind F1; and no help stands there for a field that is none.
import { describe, expect, test } from 'vitest';
import type { Field } from '../../../src-renderer/parts/field-list';
import { fieldHelp } from '../../../src-renderer/form/field-help';
import { COLLECT } from '../../../src-renderer/settings/collect-fields';
import * as connector from '../../../src-renderer/settings/connector-fields';
import { ACCOUNT, LISTENER } from '../../../src-renderer/settings/door-fields';
import { POP3 } from '../../../src-renderer/settings/general-fields';
import { GENERAL_SECTIONS } from '../../../src-renderer/settings/general-sections';
import { HOST, HOST_MORE } from '../../../src-renderer/settings/host-fields';
import { LINK, LINK_MORE, TARIFF } from '../../../src-renderer/settings/link-fields';
import { MAILBOX, UNLISTED } from '../../../src-renderer/settings/mailbox-fields';
import { EVERY_HELP } from '../../../src-renderer/words/help/field-help';

const LISTS: readonly (readonly [base: string, fields: readonly Field[]])[] = [
  ...GENERAL_SECTIONS.map(({ base, fields }) => [base, fields] as const),
  ['pop3', POP3],
  ['listeners', LISTENER],
  ['accounts', ACCOUNT],
  ['links', [...LINK, ...LINK_MORE, ...TARIFF]],
  [
    'connectors',
    [
      connector.CONNECTOR,
      connector.OTHER_LINKS,
      connector.ROUTE,
      connector.FROM,
      connector.CARRIES,
      connector.TIMES,
    ].flat(),
  ],
  ['connectors.route.hosts', [...HOST, ...HOST_MORE]],
  ['connectors.route.mailboxes', MAILBOX],
  ['connectors.route', UNLISTED],
  ['connectors.collect', COLLECT],
];
/** Shown by a form of their own, or written in the form itself. */
const BESIDES = ['links.id', 'links.name', 'connectors.route', 'connectors.collect', 'connectors.collect.schedule'];
const fields = LISTS.flatMap(([base, list]) => list.map(({ path }) => (base === '' ? path : `${base}.${path}`)));
const kinds = [...new Set([...fields, ...BESIDES])];

describe('the help of a field', () => {
  test.each(kinds)('%s', (kind) => {
    const help = fieldHelp(kind);
    expect(help?.meaning).toMatch(/^\p{Lu}[^]{15,}[.!]$/u);
    expect(help?.example).toMatch(/\S/);
  });
  test('stands there for no field that is none', () => {
    const named = Object.values(EVERY_HELP).flatMap((page) => Object.keys(page));
    expect(named.filter((kind) => !kinds.includes(kind))).toEqual([]);
    expect(named).toEqual([...new Set(named)]);
  });
  test('is found for a thing by its number', () => {
    expect(fieldHelp('connectors[2].route.hosts[0].port')).toEqual(fieldHelp('connectors.route.hosts.port'));
    expect(fieldHelp('connectors[0].collect[1].host')).toEqual(fieldHelp('connectors.collect.host'));
  });
});
