import { describe, expect, test } from 'vitest';
import { nowText } from '../../../src-renderer/overview/now';
import { SESSION, STATUS } from '../../desktop/support/stage';

const EMPTY = { ...STATUS.queue, incoming: 0, active: 0, deferred: 0, hold: 0 };

describe('one line says what the post office does', () => {
  test('mail waits and a call is planned', () => {
    const now = nowText(STATUS);
    expect(now.line).toBe('5 messages waiting');
    expect(now.detail).toMatch(/^Next call .*\. 1 message on hold until you release it\.$/);
  });
  test('mail waits and no call is planned', () => {
    expect(nowText({ ...STATUS, next: [] }).detail).toContain('No call is planned');
  });
  test('nothing waits', () => {
    expect(nowText({ ...STATUS, queue: EMPTY, next: [] })).toEqual({
      line: 'All mail is out',
      detail: 'Nothing is waiting to be sent.',
      tone: 'good',
    });
  });
  test('a call that is hung up is not said to be sending any more', () => {
    const call = { ...SESSION, hangingUp: { confirming: 2, by: SESSION.startedAt } };
    expect(nowText({ ...STATUS, session: SESSION }).line).toBe('Sending message 6 of 12');
    expect(nowText({ ...STATUS, session: call }).line).toBe('Hanging up');
  });
  test('paused', () => {
    expect(nowText({ ...STATUS, paused: true }).line).toBe('Paused');
  });
});
