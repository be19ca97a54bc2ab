// Where a place of the settings document stands in the window, in words: the
// screen, the thing on it, and the rest of the path as the relay names it. Pure.
import { W } from '../words/window';
import { P } from '../words/settings-screens';
import { F } from '../words/settings-forms';
import { keysOf, read, textAt } from '../form/document';

const LISTS: Readonly<Record<string, string>> = {
  connectors: P.connectors,
  listeners: P.listeners,
  links: P.links,
  accounts: P.accounts,
};
const GENERAL: Readonly<Record<string, string>> = {
  organization: F.office,
  notices: F.notices,
  pop3: F.pop3,
  log: F.logs,
  desktop: F.thisComputer,
  practice: F.practice,
};

/** "Connectors → Internet → route.hosts[0].port", or the path where nothing is known of it. */
export function placeWords(document: unknown, path: string): string {
  const [one = '', second] = keysOf(path);
  const first = String(one);
  const list = LISTS[first];
  if (list !== undefined && typeof second === 'number') {
    const thing = read(document, `${first}[${second}]`);
    const name = textAt(thing, 'name') || textAt(thing, 'id') || textAt(thing, 'username') || String(second + 1);
    return [list, name, path.slice(`${first}[${second}].`.length)].filter((part) => part !== '').join(' → ');
  }
  const section = GENERAL[first];
  return section === undefined
    ? path || W.app
    : [F.general, section, path.slice(first.length + 1)].filter((part) => part !== '').join(' → ');
}
