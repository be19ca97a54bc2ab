// Where a place of the settings document stands in the window, in words: the
// screen, the thing on it, and the rest of the path as the relay names it. Pure.
import { attentionWords } from '../words/attention';
import { sideWords } from '../words/side';
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
  keepDeliveredDays: formWords.keeping,
  notices: formWords.notices,
  warnings: attentionWords.title,
  log: formWords.logs,
  language: formWords.language,
  desktop: formWords.thisComputer,
  practice: formWords.practice,
};

/** The mailboxes of a provider's route, and the door to them, have a screen of their own. */
const MAILBOXES = /^(pop3|connectors\[\d+\]\.route\.(mailboxes|catchAll|unknown))(?![\w])/;

/** "Providers → Internet → route.hosts[0].port", or the path where nothing is known of it. */
export function placeWords(document: unknown, path: string): string {
  const [one = '', second] = keysOf(path);
  const first = String(one);
  const list = LISTS[first];
  if (MAILBOXES.test(path)) return [sideWords.mailboxes, path.replace(/^connectors\[\d+\]\.route\./, '')].join(' → ');
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
