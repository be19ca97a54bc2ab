// Every field of the settings that is shown for what is set up now: its name, the way to
// it, and the place of the document it stands for. Pure.
import { listAt, read, textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { COLLECT } from '../settings/collect-fields';
import { CARRIES, CONNECTOR, FROM, OTHER_LINKS, ROUTE, TIMES } from '../settings/connector-fields';
import { ACCOUNT, LISTENER } from '../settings/door-fields';
import { POP3 } from '../settings/general-fields';
import { GENERAL_SECTIONS } from '../settings/general-sections';
import { HOST, HOST_MORE } from '../settings/host-fields';
import { LINK, LINK_MORE, TARIFF } from '../settings/link-fields';
import { MAILBOX, UNLISTED } from '../settings/mailboxes-form';
import { LISTED_SCREENS, type ScreenKey } from '../side/screens';
import { fieldWords } from '../words/fields';
import { formWords, mailboxWords } from '../words/settings-forms';
import { screenWords } from '../words/settings-screens';

export interface SettingPlace {
  /** "connectors[0].route.hosts[0].port": what the field's frame is marked with. */
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  /** Screen, thing, section: what stands above it. */
  readonly way: readonly string[];
  /** The address of its screen. */
  readonly place: readonly string[];
}

interface Part {
  readonly base: string;
  readonly title: string;
  readonly fields: readonly Field[];
  /** Where it is shown, if not with the thing it stands at. */
  readonly screen?: ScreenKey;
}

type Lists = 'connectors' | 'listeners' | 'links' | 'accounts';

const each = (document: unknown, list: string): readonly string[] =>
  listAt(document, list).map((_, i) => `${list}[${i}]`);

/** A way of fetching stands alone or in a list. */
function waysOf(document: unknown, base: string): readonly string[] {
  const path = `${base}.collect`;
  return Array.isArray(read(document, path)) ? each(document, path) : [path];
}

function connectorParts(document: unknown, base: string): readonly Part[] {
  const route = `${base}.route`;
  const isMailboxes = textAt(document, `${route}.kind`) === 'mailboxes';
  const several = listAt(document, 'links').length > 1;
  return [
    { base, title: screenWords.general, fields: [...CONNECTOR, ...(several ? OTHER_LINKS : [])] },
    { base, title: fieldWords.route, fields: ROUTE },
    ...each(document, `${route}.hosts`).map((host, i) => ({
      base: host,
      title: screenWords.hostNumber(i + 1),
      fields: [...HOST, ...HOST_MORE],
    })),
    ...each(document, `${route}.mailboxes`).map((box) => ({
      base: box,
      title: textAt(document, `${box}.address`),
      fields: MAILBOX,
      screen: 'mailboxes' as const,
    })),
    ...(isMailboxes ? [{ base: route, title: mailboxWords.kept, fields: UNLISTED, screen: 'mailboxes' as const }] : []),
    ...waysOf(document, base).map((way) => ({ base: way, title: fieldWords.method, fields: COLLECT })),
    { base, title: screenWords.carries, fields: [...CARRIES, ...FROM] },
    { base, title: screenWords.times, fields: TIMES },
  ];
}

const PARTS: Readonly<Record<Lists, (document: unknown, base: string) => readonly Part[]>> = {
  connectors: connectorParts,
  listeners: (_, base) => [{ base, title: screenWords.general, fields: LISTENER }],
  links: (_, base) => [
    { base, title: screenWords.general, fields: [...LINK, ...LINK_MORE] },
    { base, title: screenWords.money, fields: TARIFF },
  ],
  accounts: (_, base) => [{ base, title: screenWords.general, fields: ACCOUNT }],
};

export function settingPlaces(document: unknown): readonly SettingPlace[] {
  if (document === null) return [];
  const pop3: Part = { base: 'pop3', title: formWords.pop3, fields: POP3, screen: 'mailboxes' };
  const general = [...GENERAL_SECTIONS, pop3].flatMap((section) =>
    placesOf(document, section, [nameOf('general')], ['general']),
  );
  // The table's names are the lists.
  const listed = (Object.keys(PARTS) as Lists[]).flatMap((list) =>
    each(document, list).flatMap((base) => {
      const key = textAt(document, `${base}.${list === 'accounts' ? 'username' : 'id'}`);
      const thing = textAt(document, `${base}.name`) || key;
      return PARTS[list](document, base).flatMap((part) =>
        placesOf(document, part, [nameOf(list), thing], [list, key]),
      );
    }),
  );
  return [...general, ...listed];
}

function placesOf(
  document: unknown,
  { base, title, fields, screen }: Part,
  thing: readonly string[],
  place: readonly string[],
): readonly SettingPlace[] {
  const here = base === '' ? document : read(document, base);
  return fields
    .filter((field) => field.when?.(here) ?? true)
    .map(({ path, label, hint = '' }) => ({
      path: [base, path].filter((part) => part !== '').join('.'),
      label,
      hint,
      way: [...(screen ? [nameOf(screen)] : thing), title],
      place: screen ? [screen] : place,
    }));
}

function nameOf(screen: ScreenKey): string {
  return LISTED_SCREENS.find(({ key }) => key === screen)?.name ?? '';
}
