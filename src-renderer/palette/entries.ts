// Everything the palette leads to that is known in the window: screens, actions, fields of
// the settings and pages of the handbook.
import type { Status } from '../../src-main/contract/views';
import type { WindowOrder } from '../../src-main/contract/window/orders';
import { handbook } from '../help/handbook';
import { obey } from '../orders/obey';
import { tellFailed } from '../parts/tell';
import { go } from '../place';
import { seek } from '../places/seek';
import { settingPlaces } from '../places/setting-places';
import { call, desk } from '../relay';
import { HELP, LISTED_SCREENS, type ScreenKey, SETUP } from '../side/screens';
import { handoutWords } from '../words/handout';
import { helpWords } from '../words/help';
import { paletteWords } from '../words/palette';
import type { PaletteEntry } from './entry';

export interface PaletteFacts {
  readonly status: Status | null;
  /** The settings; null where there are none, or they are not read yet. */
  readonly document: unknown;
  readonly current: ScreenKey;
  look(scheme: 'auto' | 'light' | 'dark'): void;
}

export function entriesOf(facts: PaletteFacts): readonly PaletteEntry[] {
  return [...screenEntries(), ...actionEntries(facts), ...settingEntries(facts.document), ...helpEntries()];
}

function screenEntries(): readonly PaletteEntry[] {
  return [...LISTED_SCREENS, SETUP, HELP].map(({ key, name }) => ({
    key: `screen ${key}`,
    group: 'screens',
    label: name,
    detail: '',
    go: () => go(key),
  }));
}

function actionEntries({ status, current, look }: PaletteFacts): readonly PaletteEntry[] {
  const words = paletteWords.actions;
  const action = (key: string, label: string, act: () => void): PaletteEntry => ({
    key: `action ${key}`,
    group: 'actions',
    label,
    detail: '',
    go: act,
  });
  const order = (name: WindowOrder, label: string): PaletteEntry => action(name, label, () => obey(name, current));
  const ask = (method: 'relay.pause' | 'relay.resume' | 'session.stop', label: string): PaletteEntry =>
    action(method, label, () => void call(method, {}).catch(tellFailed));
  return [
    status?.session ? ask('session.stop', words.hangUp) : order('send-receive', words.sendReceive),
    status?.paused ? ask('relay.resume', words.resume) : ask('relay.pause', words.pause),
    order('export-shown', handoutWords.export),
    order('print', handoutWords.print),
    order('export-settings', words.exportSettings),
    order('import-settings', words.importSettings),
    order('save-report', words.saveReport),
    action('log-folder', words.openLogFolder, () => void desk('open-log-folder').catch(tellFailed)),
    order('shortcuts', words.shortcuts),
    order('about', words.about),
    action('light', words.light, () => look('light')),
    action('dark', words.dark, () => look('dark')),
    action('auto', words.system, () => look('auto')),
  ];
}

function settingEntries(document: unknown): readonly PaletteEntry[] {
  return settingPlaces(document).map(({ path, label, way, place }) => ({
    key: `setting ${path} ${label}`,
    group: 'settings',
    label,
    detail: paletteWords.way(way.filter((part) => part !== '')),
    go: () => seek(place, path),
  }));
}

function helpEntries(): readonly PaletteEntry[] {
  const pages = handbook();
  return pages.map(({ slug, title, chapter }) => ({
    key: `help ${slug}`,
    group: 'help',
    label: title,
    detail: paletteWords.way(
      [helpWords.title, pages.find((page) => page.slug === chapter)?.title ?? ''].filter(Boolean),
    ),
    go: () => go('help', slug),
  }));
}
