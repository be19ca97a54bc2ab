// Where a place of the settings document stands in the window, in words: the
// screen, the thing on it, and the rest of the path as the relay names it. Pure.
import { attentionWords } from '../words/attention';
import { windowWords } from '../words/window';
import { screenWords } from '../words/settings-screens';
import { formWords } from '../words/settings-forms';
import { keysOf, read, textAt } from '../form/document';

const LISTS: Readonly<Record<string, string>> = {
  connectors: screenWords.connectors,
  listeners: screenWords.listeners,
  links: screenWords.links,
  accounts: screenWords.accounts,
};
const GENERAL: Readonly<Record<string, string>> = {
  organization: formWords.office,
  notices: formWords.notices,
  warnings: attentionWords.title,
  pop3: formWords.pop3,
  log: formWords.logs,
  language: formWords.language,
  desktop: formWords.thisComputer,
  practice: formWords.practice,
};

/** "Providers → Internet → route.hosts[0].port", or the path where nothing is known of it. */
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
    ? path || windowWords.app
    : [formWords.general, section, path.slice(first.length + 1)].filter((part) => part !== '').join(' → ');
}
