import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src-main/contract/settings';
import { occasion, type DueMail } from '../../../src-main/dialing/occasions';
import { createBackoff } from '../../../src-main/dialing/backoff';
import { manualClock } from '../../support/manual-clock';

const NOW = Date.UTC(2026, 10, 23, 12, 0);
const waiting: DueMail = { messages: 3, bytes: 9_000, oldest: NOW - 600_000, urgent: 0 };

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

function judge(connector: object, link: object = {}, mail = waiting, { notBefore = 0, owed = false } = {}) {
  const p = place(connector, link);
  return occasion(p.connector, p.link, mail, { zone: 'UTC', now: NOW, notBefore, owed });
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
  it('D10: on a dialled line again while the opening lasts in which a call did not get through, for held mail too', () => {
    const owed = { owed: true };
    expect(judge({ schedule: noonOpen }, dialled, waiting, owed).why).toBe('schedule');
    expect(judge({ schedule: noonOpen }, dialled, waiting, { ...owed, notBefore: NOW + 1 })).toEqual({
      why: null,
      lookAgain: NOW + 1,
    });
    expect(
      judge({ schedule: { kind: 'weekly', open: { mon: ['13:00-14:00'] } } }, dialled, waiting, owed).why,
    ).toBeNull();
    expect(
      judge({ schedule: { kind: 'never' }, oversize: { overBytes: 1000, schedule: noonOpen } }, dialled, waiting, owed)
        .why,
    ).toBe('schedule');
    const none = { ...waiting, messages: 0, oldest: null };
    expect(judge({ schedule: noonOpen }, dialled, none, owed).why).toBeNull();
    expect(
      judge(
        { schedule: noonOpen, collect: { method: 'finger', query: 'office', host: 'mx.isp.example' } },
        dialled,
        none,
        owed,
      ).why,
    ).toBe('schedule');
  });
  it('never without mail', () => {
    expect(judge({}, {}, { ...waiting, messages: 0 })).toEqual({ why: null, lookAgain: null });
  });
  it('not before its patience with a troubled host is over', () => {
    expect(judge({}, {}, waiting, { notBefore: NOW + 1 })).toEqual({ why: null, lookAgain: NOW + 1 });
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
    const clock = manualClock(NOW);
    const backoff = createBackoff(clock);
    const retry = { minutes: [15, 30], delayNoticeHours: 12, expireHours: 120 };
    expect(backoff.notBefore('isp')).toBe(0);
    backoff.troubled('isp', retry);
    expect(backoff.notBefore('isp')).toBe(NOW + 15 * 60_000);
    backoff.troubled('isp', retry);
    backoff.troubled('isp', retry);
    expect(backoff.notBefore('isp')).toBe(NOW + 30 * 60_000);
    // D5: it lasts as long as it was to, whatever is done to the clock.
    clock.advance(10 * 60_000);
    clock.jump(NOW - 8 * 3_600_000);
    expect(backoff.notBefore('isp') - clock.now()).toBe(20 * 60_000);
    clock.sleep(20 * 60_000);
    expect(backoff.notBefore('isp')).toBe(0);
    backoff.relieved('isp');
    expect(backoff.notBefore('isp')).toBe(0);
  });
});
