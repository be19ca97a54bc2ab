// Every field of the settings that is shown for what is set up now: its name, the way to
// it, and the place of the document it stands for. Pure.
import { read, textAt } from '../form/document';
import { LISTED_SCREENS, type ScreenKey } from '../side/screens';
import { LISTS, type FieldGroup, PARTS } from './every-part';

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

export function settingPlaces(document: unknown): readonly SettingPlace[] {
  if (document === null) return [];
  return PARTS.flatMap((part) =>
    basesOf(document, part.at)
      .filter((base) => part.when?.(document, read(document, base)) ?? true)
      .flatMap((base) => shown(document, part, base)),
  );
}

/** Each place of the kind `at` that there is: "connectors[0].route.hosts[1]". */
function basesOf(document: unknown, at: string): readonly string[] {
  const names = at === '' ? [] : at.split('.');
  return names.reduce<readonly string[]>(
    (bases, name) =>
      bases.flatMap((base) => {
        const path = joined(base, name);
        const value = read(document, path);
        if (Array.isArray(value)) return value.map((_, i) => `${path}[${i}]`);
        return value === undefined ? [] : [path];
      }),
    [''],
  );
}

function shown(document: unknown, part: FieldGroup, base: string): readonly SettingPlace[] {
  const here = base === '' ? document : read(document, base);
  return part.fields
    .filter((field) => field.when?.(here) ?? true)
    .map(({ path, label, hint = '' }) => ({
      path: joined(base, path),
      label,
      hint,
      way: wayTo(document, part, base),
      place: addressOf(document, part.screen, base),
    }));
}

/** Screen, thing and heading above the fields of `part` at `base`. */
export function wayTo(document: unknown, { screen, title }: FieldGroup, base: string): readonly string[] {
  const heading = title(numberAt(base), base === '' ? document : read(document, base));
  const thing = screen === 'mailboxes' ? '' : thingAt(document, base);
  return [nameOf(screen), thing, heading].filter((part) => part !== '');
}

/** The name of what stands at `base` in one of the lists; where it has none, which it is. */
export function thingAt(document: unknown, base: string): string {
  const [, list = '', index] = /^(\w+)\[(\d+)\]/.exec(base) ?? [];
  if (index === undefined || !LISTS.some((one) => one === list)) return '';
  const thing = read(document, `${list}[${index}]`);
  return textAt(thing, 'name') || textAt(thing, 'id') || textAt(thing, 'username') || String(Number(index) + 1);
}

/** Of the list that `base` ends in, from 1. */
const numberAt = (base: string): number | null => {
  const index = /\[(\d+)\]$/.exec(base)?.[1];
  return index === undefined ? null : Number(index) + 1;
};

export function addressOf(document: unknown, screen: ScreenKey, base: string): readonly string[] {
  const [thing = '', list = ''] = /^(\w+)\[\d+\]/.exec(base) ?? [];
  if (list !== screen) return [screen];
  return [screen, textAt(read(document, thing), list === 'accounts' ? 'username' : 'id')].filter((part) => part !== '');
}

export const joined = (base: string, path: string): string => [base, path].filter((part) => part !== '').join('.');

export function nameOf(screen: ScreenKey): string {
  return LISTED_SCREENS.find(({ key }) => key === screen)?.name ?? '';
}
