// What the draft would set, in a few lines; and which of the wizard's pages asks about a place. Pure.
import { waysOf } from '../../form/collect-ways';
import { listAt, read, textAt } from '../../form/document';
import { fetchingWords } from '../../words/settings/fetching';
import { lineWords } from '../../words/settings/lines';
import { fieldWords } from '../../words/fields';
import { wizardWords } from '../../words/wizard';
import type { PageProps, StepKey } from '../page-parts';

export function summary(draft: unknown, roles: PageProps['roles']): readonly (readonly [string, string])[] {
  const word = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key;
  const host = (route: unknown): string => {
    if (read(route, 'kind') !== 'smart-host') return word(fieldWords.routeWords, textAt(route, 'kind'));
    const name = textAt(route, 'hosts[0].host');
    return name === '' ? wizardWords.none : `${name}:${textAt(route, 'hosts[0].port')}`;
  };
  return [
    [
      wizardWords.sum.office,
      wizardWords.forOffice(
        textAt(draft, 'organization.name'),
        listAt(draft, 'organization.domains').join(', ') || wizardWords.none,
      ),
    ],
    [wizardWords.sum.line, word(lineWords.kinds, textAt(draft, `${roles.link}.kind`))],
    [wizardWords.sum.out, host(read(draft, `${roles.provider}.route`))],
    [
      wizardWords.sum.fetch,
      waysOf(read(draft, `${roles.provider}.collect`))
        .map((way) => word(fetchingWords.methods, textAt(way, 'method') || 'none'))
        .join(', '),
    ],
    [wizardWords.sum.home, host(read(draft, `${roles.local}.route`))],
    [
      wizardWords.sum.listen,
      listAt(draft, 'listeners')
        .map((l) => `${textAt(l, 'address')}:${textAt(l, 'port')}`)
        .join(', '),
    ],
  ];
}

export function stepOf(path: string, roles: PageProps['roles']): StepKey {
  if (path.startsWith('organization')) return 'office';
  if (path.startsWith('links')) return 'line';
  if (path.startsWith('listeners')) return 'who';
  if (path.startsWith(roles.local)) return 'home';
  if (path.includes('.collect')) return 'collecting';
  return path.includes('chedule') || path.includes('oversize') ? 'when' : 'sending';
}
