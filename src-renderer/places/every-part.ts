// Every part of the settings as it is shown: where in the document its fields stand, on
// which screen, under which heading. The palette, and what is said of a place that does
// not fit, name a field by this one list, as its form does. Pure.
import { listAt, textAt } from '../form/document';
import type { NamedField } from '../parts/field-list';
import { SCHEDULE } from '../schedule/schedule-fields';
import { COLLECT, COLLECT_TIMES, FETCH_AGAIN, FETCH_TIMES, WAY } from '../settings/collect-fields';
import {
  CARRIES,
  CONNECTOR,
  FROM,
  LINE,
  OTHER_LINKS,
  ROUTE,
  ROUTE_KIND,
  SPACES,
  TIMES,
} from '../settings/connector-fields';
import { ACCOUNT, LISTENER } from '../settings/door-fields';
import { POP3 } from '../settings/general-fields';
import { GENERAL_SECTIONS } from '../settings/general-sections';
import { HOST, HOST_MORE } from '../settings/host-fields';
import { LINK, LINK_MORE, LINK_NAME, TARIFF } from '../settings/link-fields';
import { MAILBOX, UNLISTED } from '../settings/mailbox-fields';
import type { ScreenKey } from '../side/screens';
import { fetchingWords } from '../words/settings/fetching';
import { fieldWords } from '../words/fields';
import { connectorWords, formWords, mailboxWords } from '../words/settings-forms';
import { screenWords } from '../words/settings-screens';

export interface FieldGroup {
  /** The kind of place its fields stand in, without numbers: "connectors.route.hosts"; "" for the document. */
  readonly at: string;
  readonly screen: ScreenKey;
  /** The heading; `n`: which of its list it is, from 1; null where it stands alone. */
  title(n: number | null, thing: unknown): string;
  readonly fields: readonly NamedField[];
  /** Shown only where this holds of the document and what stands at the place. */
  readonly when?: (document: unknown, thing: unknown) => boolean;
}

/** The things of these lists have a screen a list, and stand on it by name. */
export const LISTS = ['connectors', 'listeners', 'links', 'accounts'] as const;

const plain = (title: string) => (): string => title;
const isMailboxes = (_: unknown, route: unknown): boolean => textAt(route, 'kind') === 'mailboxes';
const severalLines = (document: unknown): boolean => listAt(document, 'links').length > 1;

const CONNECTORS: readonly FieldGroup[] = [
  { at: 'connectors', screen: 'connectors', title: plain(screenWords.general), fields: [...CONNECTOR, LINE, SPACES] },
  {
    at: 'connectors',
    screen: 'connectors',
    title: plain(screenWords.general),
    fields: OTHER_LINKS,
    when: severalLines,
  },
  {
    at: 'connectors',
    screen: 'connectors',
    title: plain(fieldWords.route),
    fields: [ROUTE_KIND, ...ROUTE],
  },
  {
    at: 'connectors.route.hosts',
    screen: 'connectors',
    title: (n) => screenWords.hostNumber(n ?? 1),
    fields: [...HOST, ...HOST_MORE],
  },
  {
    at: 'connectors.route.mailboxes',
    screen: 'mailboxes',
    title: (n, box) => textAt(box, 'address') || (n === null ? mailboxWords.kept : mailboxWords.number(n)),
    fields: MAILBOX,
  },
  {
    at: 'connectors.route',
    screen: 'mailboxes',
    title: plain(mailboxWords.kept),
    fields: UNLISTED,
    when: isMailboxes,
  },
  {
    at: 'connectors.collect',
    screen: 'connectors',
    title: (n) => (n === null ? fetchingWords.method : connectorWords.wayNumber(n)),
    fields: [WAY, ...COLLECT, COLLECT_TIMES, FETCH_TIMES, FETCH_AGAIN],
  },
  { at: 'connectors', screen: 'connectors', title: plain(screenWords.carries), fields: [...CARRIES, ...FROM] },
  { at: 'connectors', screen: 'connectors', title: plain(screenWords.times), fields: TIMES },
  { at: 'connectors', screen: 'schedule', title: plain(''), fields: SCHEDULE },
];

/** In the order in which the palette lists them. */
export const PARTS: readonly FieldGroup[] = [
  ...GENERAL_SECTIONS.map(({ base, title, fields }): FieldGroup => ({
    at: base,
    screen: 'general',
    title: plain(title),
    fields,
  })),
  { at: 'pop3', screen: 'mailboxes', title: plain(formWords.pop3), fields: POP3 },
  ...CONNECTORS,
  { at: 'listeners', screen: 'listeners', title: plain(screenWords.general), fields: LISTENER },
  { at: 'links', screen: 'links', title: plain(screenWords.general), fields: [...LINK_NAME, ...LINK, ...LINK_MORE] },
  { at: 'links', screen: 'links', title: plain(screenWords.money), fields: TARIFF },
  { at: 'accounts', screen: 'accounts', title: plain(screenWords.general), fields: ACCOUNT },
];
