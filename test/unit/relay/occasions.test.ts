import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';
import { occasion } from '../../../src-main/relay/occasions';
import { createPatience } from '../../../src-main/relay/patience';

const NOW = Date.UTC(2026, 10, 23, 12, 0);
const waiting = { messages: 3, bytes: 9_000, oldest: NOW - 600_000, urgent: 0 };

function place(connector: object, link: object = {}) {
  const checked = checkSettings({
    organization: { domains: ['ship.example'] },
    links: [{ id: 'line', ...link }],
    connectors: [{ id: 'isp', route: { kind: 'smart-host', hosts: [{ host: 'mx.isp.example' }] }, ...connector }],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  const [c] = checked.settings.connectors;
  const [l] = checked.settings.links;
  if (!c || !l) throw new Error('no connector');
  return { connector: c, link: l };
}

function judge(connector: object, link: object = {}, mail = waiting, notBefore = 0) {
  const p = place(connector, link);
  return occasion(p.connector, p.link, mail, 'UTC', NOW, notBefore);
}

const dialled = { kind: 'command', connectCommand: ['/bin/true'] };
const noonOpen = { kind: 'weekly', open: { mon: ['12:00-12:15'] } };

describe('a connector goes online by itself', () => {
  it('at once on an always-on line with an open schedule', () => {
    expect(judge({}).why).toBe('schedule');
    expect(judge({ schedule: noonOpen }).why).toBe('schedule');
  });
  it('not on an always-on line while its schedule is closed', () => {
    expect(judge({ schedule: { kind: 'weekly', open: { tue: ['12:00-12:15'] } } }).why).toBeNull();
    expect(judge({ schedule: { kind: 'never' } }).why).toBeNull();
  });
  it('on a dialled line only when "always" is its schedule; ranges are calls of the timetable', () => {
    expect(judge({}, dialled).why).toBe('schedule');
    expect(judge({ schedule: noonOpen }, dialled).why).toBeNull();
  });
  it('never without mail', () => {
    expect(judge({}, {}, { ...waiting, messages: 0 })).toEqual({ why: null, lookAgain: null });
  });
  it('not before its patience with a troubled host is over', () => {
    expect(judge({}, {}, waiting, NOW + 1)).toEqual({ why: null, lookAgain: NOW + 1 });
  });
});

describe('waiting mail pulls a trigger', () => {
  const never = { schedule: { kind: 'never' } };
  it('by its number, its size, its age and its urgency', () => {
    expect(judge({ ...never, triggers: { queuedMessages: 3 } }).why).toBe('trigger');
    expect(judge({ ...never, triggers: { queuedMessages: 4 } }).why).toBeNull();
    expect(judge({ ...never, triggers: { queuedBytes: 9_000 } }).why).toBe('trigger');
    expect(judge({ ...never, triggers: { oldestMinutes: 10 } }).why).toBe('trigger');
    expect(judge({ ...never, triggers: { urgent: true } }, {}, { ...waiting, urgent: 1 }).why).toBe('urgent');
  });
  it('and says when age will be reason enough', () => {
    expect(judge({ ...never, triggers: { oldestMinutes: 30 } })).toEqual({ why: null, lookAgain: NOW + 20 * 60_000 });
  });
});

describe('patience with a host', () => {
  it('grows with each failure in a row along the retry delays, and ends with success', () => {
    const patience = createPatience();
    const retry = { minutes: [15, 30], delayNoticeHours: 12, expireHours: 120 };
    expect(patience.notBefore('isp')).toBe(0);
    patience.troubled('isp', retry, NOW);
    expect(patience.notBefore('isp')).toBe(NOW + 15 * 60_000);
    patience.troubled('isp', retry, NOW);
    patience.troubled('isp', retry, NOW);
    expect(patience.notBefore('isp')).toBe(NOW + 30 * 60_000);
    patience.relieved('isp');
    expect(patience.notBefore('isp')).toBe(0);
  });
});
