import { describe, expect, test } from 'vitest';
import type { Status } from '../../../src-main/contract/views';
import { trayView } from '../../../src-main/desktop/tray-state';
import { SESSION, STATUS } from '../../desktop/support/stage';

const view = (change: Partial<Status>): ReturnType<typeof trayView> =>
  trayView({ ...STATUS, ...change }, () => '12:00');
const EMPTY: Status['queue'] = { ...STATUS.queue, incoming: 0, active: 0, deferred: 0, hold: 0, byConnector: [] };
const TROUBLE: Status['attention'] = [
  {
    key: 'connector:isp',
    severity: 'error',
    text: 'The provider did not accept the password.',
    since: '2026-01-01T00:00:00Z',
  },
];

describe('the tray shows one of five states', () => {
  test('mail waits: how much, and the next call', () => {
    expect(view({})).toMatchObject({ state: 'waiting', tooltip: '5 messages waiting, next call 12:00' });
  });
  test('nothing waits: it rests', () => {
    expect(view({ queue: EMPTY, next: [] })).toMatchObject({
      state: 'resting',
      tooltip: 'No mail is waiting',
      nextCall: 'No call is planned',
    });
  });
  test('mail on hold waits for a person and is no reason to call', () => {
    expect(view({ queue: { ...EMPTY, hold: 2 } })).toMatchObject({ state: 'resting', waiting: '2 messages on hold' });
  });
  test('paused says that mail is still accepted', () => {
    expect(view({ paused: true })).toMatchObject({ state: 'paused', paused: true });
    expect(view({ paused: true }).tooltip).toContain('mail is accepted');
  });
  test('trouble goes before pause and waiting, with its first sentence', () => {
    expect(view({ paused: true, attention: TROUBLE })).toMatchObject({
      state: 'attention',
      tooltip: 'The provider did not accept the password.',
    });
  });
  test('a mere note is no trouble', () => {
    expect(view({ attention: [{ ...TROUBLE[0]!, severity: 'info' }] }).state).toBe('waiting');
  });
  test('a call under way goes before everything', () => {
    expect(view({ attention: TROUBLE, session: SESSION })).toMatchObject({
      state: 'online',
      online: true,
      tooltip: 'Online: 4 sent, 7 to go',
    });
    expect(view({ session: { ...SESSION, phase: 'dialing' } }).tooltip).toBe('Dialing…');
  });
});
