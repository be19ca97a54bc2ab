// Which sessions were calls: those that used a line of ours.
import { expect, it } from 'vitest';
import { Announcements } from '../../../src-main/contract/announcements';
import { IN_HOUSE, Link } from '../../../src-main/contract/link';
import { Settings } from '../../../src-main/contract/settings';
import type { Session } from '../../../src-main/contract/views';
import { recentCalls } from '../../../src-main/dialing/recent-calls';
import { endedSession } from '../../support/ended-session';

const settings = Settings.parse({
  version: 1,
  organization: { domains: ['office.example'] },
  links: [Link.parse({ id: 'modem', kind: 'pppd', entry: 'sat' }), Link.parse({ id: 'internet' })],
});

const session = (more: Partial<Session>): Session => endedSession({ link: 'modem', secondsOnline: 5, ...more });

function callsAfter(...sessions: readonly Session[]): readonly string[] {
  const announcements = new Announcements();
  const calls = recentCalls(announcements, () => settings);
  sessions.forEach((one) => announcements.tell('session-changed', one));
  return calls.list().map(({ id }) => id);
}

it.each<[string, Partial<Session>, boolean]>([
  ['a dialled line that was up', {}, true],
  [
    'a line that did not come up',
    { secondsOnline: 0, dialFault: { trouble: 'busy', by: 'program', code: 1, hopeless: false }, result: 'failed' },
    true,
  ],
  ['one that was stopped before it dialled', { secondsOnline: 0, error: 'stopped' }, false],
  ['one that a person hung up while it was dialled', { secondsOnline: 0, why: 'person' }, true],
  ['one under way', { phase: 'waiting' }, false],
  ['work in the house', { link: IN_HOUSE.id, sent: 3 }, false],
  ['a branch’s own call', { why: 'branch', sent: 3, phases: [{ phase: 'sending', at: '' }] }, false],
  ['mail over a line that is always on', { link: 'internet', sent: 1 }, true],
  ['asking for mail on it in vain', { link: 'internet' }, false],
  ['the same by a person', { link: 'internet', why: 'person' }, true],
  ['trouble on it', { link: 'internet', error: 'the host is away' }, true],
  ['a line that is no longer in the settings', { link: 'gone' }, true],
])('%s', (_, more, isCall) => expect(callsAfter(session(more))).toEqual(isCall ? ['S1'] : []));

it('the newest comes first, each once, and what is on disk before the start too', async () => {
  const at = (id: string, minute: number): Session =>
    session({ id, endedAt: `2026-11-29T10:${String(minute).padStart(2, '0')}:00.000Z` });
  const announcements = new Announcements();
  const calls = recentCalls(announcements, () => settings);
  announcements.tell('session-changed', at('new', 9));
  const rows = [at('new', 9), at('older', 5), session({ id: 'house', link: IN_HOUSE.id })];
  const archive = {
    save: () => Promise.resolve(),
    note: () => Promise.resolve(),
    unended: () => Promise.resolve([]),
    mend: () => Promise.resolve(),
    get: () => Promise.resolve(null),
    list: () => Promise.resolve({ total: rows.length, rows }),
  };
  await calls.read(archive);
  announcements.tell('session-changed', at('newest', 20));
  expect(calls.list().map(({ id }) => id)).toEqual(['newest', 'new', 'older']);
  calls.close();
});

it('a call that ends after the clock was set back is the last one all the same', () => {
  const before = session({ id: 'before', endedAt: '2026-11-29T12:00:00.000Z' });
  const after = session({ id: 'after', endedAt: '2026-11-29T10:00:00.000Z' });
  expect(callsAfter(before, after)).toEqual(['after', 'before']);
});
