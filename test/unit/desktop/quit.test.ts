// What a person is told before Dialpost ends, by what would stop.
import { describe, expect, test } from 'vitest';
import type { Status } from '../../../src-main/contract/views';
import { quitMeaning } from '../../../src-main/desktop/quit-meaning';
import { SESSION, STATUS } from '../../desktop/support/stage';

const empty: Status = { ...STATUS, queue: { ...STATUS.queue, incoming: 0, deferred: 0, hold: 0, active: 0 } };

describe('the question before quitting', () => {
  test('says that nothing is taken and sent any more, also when no mail waits', () => {
    expect(quitMeaning(empty)).toBe(
      'Dialpost stops taking and sending mail: no program can hand in a letter, and no planned call is made.',
    );
  });
  test('says first that a call is under way, and last what waits', () => {
    const told = quitMeaning({ ...empty, session: SESSION, queue: { ...empty.queue, incoming: 1 } });
    expect(told).toMatch(/^A call is under way.* Dialpost stops .* 1 message is still waiting\. It is safe on disk/);
  });
  test('is not asked where nothing is set up: nothing stops', () => {
    expect(quitMeaning({ ...empty, connectors: [], listeners: [] })).toBe('');
  });
});
