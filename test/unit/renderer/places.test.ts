// Where a place of the settings stands in the window, in words.
import { expect, test } from 'vitest';
import { placeWords } from '../../../src-renderer/parts/places';

const DOCUMENT = {
  connectors: [{ id: 'isp', name: 'Internet' }],
  links: [{ id: 'line' }],
  accounts: [{ username: '' }],
};

test.each([
  ['connectors[0].route.hosts[0].port', 'Providers → Internet → route.hosts[0].port'],
  ['links[0].entry', 'Lines → line → entry'],
  ['accounts[0].username', 'Logins → 1 → username'],
  ['accounts[0]', 'Logins → 1'],
  ['connectors[0].route.mailboxes[1].address', 'Mailboxes → mailboxes[1].address'],
  ['pop3.port', 'Mailboxes → pop3.port'],
  ['notices.heartbeat.to', 'General → Notices → heartbeat.to'],
  ['warnings.queueMessages', 'General → Warnings → queueMessages'],
  ['language', 'General → Language'],
  ['', 'Dialpost'],
  ['novelty', 'novelty'],
])('%s stands at %s', (path, words) => expect(placeWords(DOCUMENT, path)).toBe(words));
