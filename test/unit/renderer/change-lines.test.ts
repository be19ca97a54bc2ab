import { describe, expect, test } from 'vitest';
import type { ThingChange } from '../../../src-main/contract/importing/compared';
import { Settings } from '../../../src-main/contract/settings';
import { changeLines, passwordLabel, wayLine } from '../../../src-renderer/importing/change-lines';

const KEPT = { set: true };
const DOCUMENT = Settings.parse({
  organization: { domains: ['station.example'] },
  links: [{ id: 'line', name: 'Satellite', kind: 'command', connectCommand: ['up'], password: KEPT }],
  accounts: [{ username: 'anna', password: KEPT }],
  connectors: [
    {
      id: 'isp',
      name: 'Internet',
      collect: { method: 'imap', host: 'imap.isp.example', username: 'box', password: KEPT },
      route: {
        kind: 'smart-host',
        hosts: [{ host: 'smtp.isp.example', auth: { kind: 'password', username: 'office', password: KEPT } }],
      },
    },
  ],
});

const changed = (list: 'connectors' | 'links' | 'general', ...paths: string[]): ThingChange => ({
  how: 'changed',
  list,
  name: list === 'general' ? '' : 'It',
  paths,
});

describe('what changes, in the words of the screens', () => {
  test.each<[ThingChange, string]>([
    [{ how: 'new', list: 'connectors', name: 'Internet' }, 'new Providers → Internet '],
    [{ how: 'gone', list: 'mailboxes', name: 'a@b.example' }, 'gone Mailboxes → a@b.example '],
    [
      changed('connectors', 'connectors[0].schedule.kind', 'connectors[0].schedule.open'),
      'changed Providers → It When Dialpost calls',
    ],
    [changed('connectors', 'connectors[0].oversize'), 'changed Providers → It Large mail has times of its own'],
    [changed('connectors', 'connectors[0].route.hosts[0].port'), 'changed Providers → It Port'],
    [changed('connectors', 'connectors[0].route.hosts'), 'changed Providers → It Host'],
    [changed('links', 'links[0].connectCommand'), 'changed Lines → It Command that connects'],
    [changed('general', 'keepDeliveredDays'), 'changed General Keep delivered letters (days)'],
  ])('%j', (change, line) => {
    expect(changeLines([change], DOCUMENT).map(({ how, thing, what }) => `${how} ${thing} ${what}`)).toEqual([line]);
  });

  test('no place of a document is without words', () => {
    const paths = Object.keys(DOCUMENT).filter((name) => !['version', 'links', 'listeners'].includes(name));
    const [line] = changeLines([changed('general', ...paths)], DOCUMENT);
    expect(line?.what).not.toMatch(/\.|\[|undefined/);
  });

  test('a thing with very many changes names some of them', () => {
    const paths = ['name', 'kind', 'entry', 'username', 'connectCommand', 'disconnectCommand', 'statusCommand'];
    const [line] = changeLines([changed('links', ...paths.map((path) => `links[0].${path}`))], DOCUMENT);
    expect(line?.what).toMatch(/, .* and 2 more$/);
  });
});

test.each([
  ['connectors[0].route.hosts[0].auth.password', 'Password of office at smtp.isp.example:587'],
  ['connectors[0].collect.password', 'Password of box at imap.isp.example:993'],
  ['accounts[0].password', 'Password of anna'],
  ['links[0].password', 'Password of Satellite'],
])('the password at %s is asked for by whose it is', (path, label) => {
  expect(passwordLabel({ path, why: 'none' }, DOCUMENT)).toBe(label);
});

test('a way says who could read what goes there', () => {
  const way = {
    kind: 'smart-host',
    whose: 'Internet',
    host: 'a.example',
    port: 25,
    open: false,
    unchecked: false,
  } as const;
  expect(wayLine(way)).toBe('Internet: to a.example:25');
  expect(wayLine({ ...way, open: true })).toMatch(/others on the way could read it/);
  expect(wayLine({ ...way, unchecked: true })).toMatch(/certificate is not checked/);
});
