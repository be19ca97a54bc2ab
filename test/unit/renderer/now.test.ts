import { describe, expect, test } from 'vitest';
import { nowText, progress, sessionText } from '../../../src-renderer/overview/now';
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
  test('paused', () => {
    expect(nowText({ ...STATUS, paused: true }).line).toBe('Paused');
  });
  test('the message under way is counted from one and never beyond the last', () => {
    expect(sessionText(SESSION, 'Phone')).toBe('Sending message 6 of 12');
    expect(sessionText({ ...SESSION, sent: 12, deferred: 0, toSend: { messages: 0, bytes: 0 } }, 'Phone')).toBe(
      'Sending message 12 of 12',
    );
    expect(sessionText({ ...SESSION, phase: 'dialing' }, 'Phone')).toBe('Dialing Phone');
  });
});

describe('progress goes by bytes', () => {
  test('time left is what is left at the rate so far', () => {
    const { share, secondsLeft } = progress({ ...SESSION, bytesOut: 1000, toSend: { messages: 1, bytes: 3000 } }, 10);
    expect(share).toBe(0.25);
    expect(secondsLeft).toBe(30);
  });
  test('nothing is guessed before anything went out', () => {
    expect(progress({ ...SESSION, bytesOut: 0 }, 10).secondsLeft).toBeNull();
    expect(progress({ ...SESSION, phase: 'waiting' }, 10).secondsLeft).toBeNull();
  });
});
