// What a settings file changes, in the words of the screens and fields where it stands: a
// line a thing. Pure.
import type { NewWay, ThingChange, WantedPassword } from '../../src-main/contract/importing/compared';
import { asObject, kindOfPlace, read, textAt } from '../form/document';
import { whereIs } from '../places/where';
import { importingWords } from '../words/importing';
import { formWords } from '../words/settings-forms';
import { screenWords } from '../words/settings-screens';
import { sideWords } from '../words/side';

const LISTS: Readonly<Record<Exclude<ThingChange, { how: 'gone' }>['list'] | 'general', string>> = {
  connectors: screenWords.connectors,
  listeners: screenWords.listeners,
  links: screenWords.links,
  accounts: screenWords.accounts,
  mailboxes: sideWords.mailboxes,
  general: formWords.general,
};

/** So many fields of one thing are named. */
const MOST_NAMED = 5;

export interface ChangeLine {
  readonly how: ThingChange['how'];
  /** "Providers → Internet". */
  readonly thing: string;
  /** "Times, Host"; "" where all of it comes or goes. */
  readonly what: string;
}

/** `document`: as it would hold. */
export function changeLines(things: readonly ThingChange[], document: unknown): readonly ChangeLine[] {
  const label = labelsIn(document);
  return things.map((change) => ({
    how: change.how,
    thing: [LISTS[change.list], change.name].filter((part) => part !== '').join(' → '),
    what: change.how === 'changed' ? named(change.paths.map(label)) : '',
  }));
}

function named(labels: readonly string[]): string {
  const known = new Set(labels);
  const rest = known.delete(importingWords.other) ? [importingWords.other] : [];
  const different = [...known, ...rest];
  const shown = different.slice(0, MOST_NAMED);
  return importingWords.fields(shown, different.length - shown.length);
}

/** What the field of a place is called, or what stands above it. */
function labelsIn(document: unknown): (path: string) => string {
  return (path) => {
    const { label, place } = whereIs(document, path);
    return place === null ? importingWords.other : label;
  };
}

export function wayLine(way: NewWay): string {
  switch (way.kind) {
    case 'smart-host':
      return importingWords.host(way.whose, `${way.host}:${way.port}`, dangerOf(way));
    case 'direct':
      return importingWords.direct(way.whose);
    case 'forward':
      return importingWords.forward(way.whose, way.to);
  }
}

function dangerOf({ open, unchecked }: Extract<NewWay, { kind: 'smart-host' }>): 'open' | 'unchecked' | null {
  if (open) return 'open';
  return unchecked ? 'unchecked' : null;
}

/** "Password of office at smtp.isp.example:587". */
export function passwordLabel({ path }: WantedPassword, document: unknown): string {
  const name = kindOfPlace(path).split('.').at(-1) ?? '';
  const holderPath = path.slice(0, -name.length - 1);
  const holder = read(document, holderPath);
  const host = textAt(holder, 'host') === '' ? asObject(read(document, holderPath.replace(/\.\w+$/, ''))) : holder;
  const where = textAt(host, 'host') === '' ? '' : `${textAt(host, 'host')}:${textAt(host, 'port')}`;
  const who = textAt(holder, 'username') || textAt(holder, 'name') || textAt(holder, 'id');
  return importingWords.passwordOf(whereIs(document, path).label, who, where);
}
