// What is told to a person who is not looking, and what is kept to itself.
import { describe, expect, it } from 'vitest';
import type { Attention } from '../../../src-main/contract/attention';
import { dialAdvice } from '../../../src-main/diagnose/cases/session-advice';
import type { Session } from '../../../src-main/contract/views';
import { collectNotifications, type PendingNotifications } from '../../../src-main/desktop/notification-list';
import { endedSession } from '../../support/ended-session';

function notifications(): PendingNotifications & { readonly told: string[] } {
  const told: string[] = [];
  return { told, ...collectNotifications((title, body) => told.push(`${title}: ${body}`)) };
}

const needs = (key: Attention['key'], text: string, severity: Attention['severity'] = 'warning'): Attention => ({
  key,
  severity,
  text,
  since: '2040-01-02T08:00:00.000Z',
});

let count = 0;
/** A session that failed, unless `more` says otherwise. */
const ended = (error: string | null, more: Partial<Session> = {}): Session =>
  endedSession({
    id: `s${count++}`,
    startedAt: '2040-01-02T08:00:00.000Z',
    endedAt: '2040-01-02T08:01:00.000Z',
    result: 'failed',
    error,
    continuedBy: null,
    phases: [],
    ...more,
  });

describe('what needs attention', () => {
  it('is told once, and again when it has gone and come back', () => {
    const { told, attention } = notifications();
    attention([needs('disk', 'full')]);
    attention([needs('disk', 'full'), needs('queue', 'long')]);
    attention([needs('disk', 'fuller')]);
    expect(told).toEqual(['Dialpost needs attention: full', 'Dialpost needs attention: long']);
    attention([]);
    attention([needs('disk', 'full')]);
    expect(told).toHaveLength(3);
  });

  it('is told again when it has become worse, not when it has become better, and advice never', () => {
    const { told, attention } = notifications();
    attention([needs('budget:line', 'ask', 'info')]);
    attention([needs('budget:line', 'nearly')]);
    attention([needs('budget:line', 'used up', 'error')]);
    attention([needs('budget:line', 'nearly')]);
    expect(told).toEqual(['Dialpost needs attention: nearly', 'Dialpost needs attention: used up']);
  });
});

describe('a session that failed', () => {
  it('is told when it has ended, once', () => {
    const { told, session } = notifications();
    const one = ended('Busy (458).');
    session({ ...one, phase: 'collecting' });
    session(one);
    session(one);
    expect(told).toEqual(['Send/receive failed: Busy (458).']);
  });

  it('is not told again at every call by schedule while the reason stays the same', () => {
    const { told, session } = notifications();
    for (let calls = 0; calls < 4; calls++) session(ended('Busy (458).'));
    session(ended('Gone.'));
    session(ended('Busy (458).', { connectors: ['other'] }));
    session(ended(null, { result: 'ok' }));
    session(ended('Gone.'));
    expect(told.map((line) => line.replace('Send/receive failed: ', ''))).toEqual([
      'Busy (458).',
      'Gone.',
      'Busy (458).',
      'Gone.',
    ]);
  });

  it('is told each time to whoever started it himself', () => {
    const { told, session } = notifications();
    session(ended('Busy (458).'));
    session(ended('Busy (458).', { why: 'person' }));
    expect(told).toHaveLength(2);
  });

  it('is not told where it stands among what needs attention, in whatever words', () => {
    const { told, attention, session } = notifications();
    attention([needs('dial:line', 'No carrier. Your mail is safe.'), needs('connector:isp', 'No way in.')]);
    told.length = 0;
    session(ended('No carrier.', { shownAs: 'dial:line' }));
    session(ended('The provider does not let us in.', { shownAs: 'connector:isp' }));
    expect(told).toEqual([]);
  });

  it('is told where it would stand there and does not, or something else does', () => {
    const { told, attention, session } = notifications();
    attention([needs('connector:isp', 'No way in.')]);
    told.length = 0;
    session(ended('No carrier.', { shownAs: 'dial:line' }));
    session(ended('Busy (458).', { shownAs: null }));
    session(ended('No way in.'));
    expect(told).toHaveLength(3);
  });

  it('has not failed yet where another line takes it over', () => {
    const { told, session } = notifications();
    session(ended('No carrier. The link satellite is tried instead.', { continuedBy: 's99' }));
    expect(told).toEqual([]);
  });
});

describe('a call that somebody started', () => {
  const call = (more: Partial<Session>): Session =>
    ended(null, { why: 'person', result: 'ok', sent: 12, received: 3, secondsOnline: 65, cost: 8.05, ...more });
  const said = (more: Partial<Session>): readonly string[] => {
    const { told, session } = notifications();
    session(call(more));
    return told;
  };
  const monday = new Date(2040, 0, 9, 2).toISOString();

  it('is told at its end: what moved, what it took, and the large mail that was left', () => {
    expect(said({})).toEqual(['Mail is through: 12 sent, 3 received. 1:05 online, €8.05.']);
    expect(said({ largeLeft: { messages: 1, at: monday } })[0]).toMatch(/\n1 large message waits for .*02:00.*\.$/);
    expect(said({ largeLeft: { messages: 2, at: null } })[0]).toMatch(/\n2 large messages wait until you send/);
  });

  it('says when nothing moved, and no money where there was none', () => {
    expect(said({ sent: 0, received: 0, cost: 0 })).toEqual([
      'The call is over: Nothing was sent, and nothing came. 1:05 online.',
    ]);
  });

  it('partly done: what was left and why', () => {
    const left = { messages: 2, why: '2 messages are left: the line broke.' };
    expect(said({ result: 'partly', left })).toEqual([
      'Not all mail is through: 12 sent, 3 received. 1:05 online, €8.05.\n2 messages are left: the line broke.',
    ]);
  });

  it('is told once, with what came back, and at the last end where it went on by another line', () => {
    const { told, session } = notifications();
    session(call({ sent: 0, result: 'failed', continuedBy: 's99' }));
    const last = call({ id: 's99', failed: 1 });
    session(last);
    session(last);
    expect(told).toEqual([
      expect.stringMatching(
        /^Mail could not be delivered: One recipient was refused for good.*\n12 sent, 3 received\./,
      ),
    ]);
  });

  it('that failed is told also where the trouble is an old one, and not twice where it is new', () => {
    const old = notifications();
    old.attention([
      { ...needs('dial:line', 'No carrier. Your mail is safe and waiting.'), since: '2040-01-01T08:00:00.000Z' },
    ]);
    old.told.length = 0;
    old.session(ended('No carrier.', { why: 'person', shownAs: 'dial:line' }));
    expect(old.told).toEqual(['Send/receive failed: No carrier. Your mail is safe and waiting.']);
    const fresh = notifications();
    fresh.attention([{ ...needs('dial:line', 'No carrier.'), since: '2040-01-02T08:00:30.000Z' }]);
    fresh.session(ended('No carrier.', { why: 'person', shownAs: 'dial:line' }));
    expect(fresh.told).toEqual(['Dialpost needs attention: No carrier.']);
  });

  it('over a line that did not come up says what to do first', () => {
    const dialFault = { trouble: 'busy', by: 'program', code: 7, hopeless: false } as const;
    const { told, session } = notifications();
    session(ended('Busy.', { why: 'person', dialFault }));
    expect(told).toEqual([expect.stringMatching(/^Send\/receive failed: Busy\.\nDialpost redials by itself/)]);
    const [step = ''] = dialAdvice({ dialFault, error: null })[0]?.steps ?? [];
    session(ended(`Busy. ${step}`, { why: 'person', dialFault }));
    expect(told[1]).toBe(`Send/receive failed: Busy. ${step}`);
  });

  it('by schedule is not told when it went well, nor is what stayed in the house', () => {
    expect([...said({ why: 'schedule' }), ...said({ link: '(in-house)' })]).toEqual([]);
  });
});

it('mail that came back is told, whatever else became of the session', () => {
  const { told, session } = notifications();
  session(ended(null, { result: 'partly', sent: 3, failed: 2 }));
  expect(told).toEqual([expect.stringMatching(/^Mail could not be delivered: 2 recipients were refused for good/)]);
});
