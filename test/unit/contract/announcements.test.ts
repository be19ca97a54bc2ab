// Whoever listens hears what happened, in order, until he stops; a listener that fails
// costs the others nothing.
import { expect, test } from 'vitest';
import { Announcements } from '../../../src-main/contract/announcements';

test('is heard by everybody who listens for it, and by nobody else', () => {
  const announcements = new Announcements();
  const heard: string[] = [];
  announcements.hear('queue-changed', (ids) => heard.push(`one ${ids.join()}`));
  const stop = announcements.hear('queue-changed', (ids) => heard.push(`two ${ids.join()}`));
  announcements.hear('session-ended', () => heard.push('ended'));
  announcements.tell('queue-changed', ['A', 'B']);
  stop();
  announcements.tell('queue-changed', ['C']);
  expect(heard).toEqual(['one A,B', 'two A,B', 'one C']);
});

test('reaches the next one when one fails, and the fault is reported', () => {
  const announcements = new Announcements();
  const heard: string[] = [];
  const faults: unknown[] = [];
  const before = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => faults.push(error.message));
  try {
    announcements.hear('status-changed', () => {
      throw new Error('a slip');
    });
    announcements.hear('status-changed', () => heard.push('heard'));
    announcements.tell('status-changed', null);
  } finally {
    process.removeAllListeners('uncaughtException');
    before.forEach((listener) => process.on('uncaughtException', listener));
  }
  expect([heard, faults]).toEqual([['heard'], ['a slip']]);
});
