import { describe, expect, test } from 'vitest';
import type { Estimate, Session, Status } from '../../../src-main/contract/views';
import type { TrayItem, TrayPrices } from '../../../src-main/desktop/tray-menu';
import { trayView } from '../../../src-main/desktop/tray-state';
import { SESSION, STATUS } from '../../desktop/support/stage';

const view = (change: Partial<Status>, prices?: TrayPrices): ReturnType<typeof trayView> =>
  trayView({ ...STATUS, ...change }, () => '12:00', prices);
const EMPTY: Status['queue'] = { ...STATUS.queue, incoming: 0, active: 0, deferred: 0, hold: 0, byConnector: [] };
const TROUBLE: Status['attention'] = [
  {
    key: 'connector:isp',
    severity: 'error',
    text: 'The provider did not accept the password.',
    since: '2026-01-01T00:00:00Z',
  },
];
const WARNING: Status['attention'] = [{ ...TROUBLE[0]!, severity: 'warning' }];
const ENDED: Session = {
  ...SESSION,
  phase: 'ended',
  endedAt: SESSION.startedAt,
  sent: 12,
  received: 3,
  cost: 8.05,
  toSend: { messages: 0, bytes: 0 },
};
const NOTHING = { messages: 0, bytes: 0, seconds: 0, cost: 0 };
const estimate = (cost: number, large: number, more: Partial<Estimate> = {}): Estimate => ({
  ...NOTHING,
  messages: 4,
  currency: 'EUR',
  large: { ...NOTHING, messages: large },
  largeLetters: [],
  fetch: { bytes: 0, seconds: 0, cost: 0, calls: 0 },
  total: { ...NOTHING, cost },
  basis: 'measured',
  from: '',
  billedIn: 60,
  link: 'line',
  priced: true,
  ask: true,
  month: { cost: 0, budget: null },
  ...more,
});

/** Every item of the menu, also those of a choice. */
const items = (change: Partial<Status>, prices?: TrayPrices): readonly TrayItem[] =>
  view(change, prices)
    .menu.flat()
    .flatMap((one) => ('items' in one ? one.items : [one]));
const ids = (change: Partial<Status>, prices?: TrayPrices): readonly string[] =>
  items(change, prices).map(({ id }) => id);
const item = (id: string, change: Partial<Status>, prices?: TrayPrices): TrayItem | undefined =>
  items(change, prices).find((one) => one.id === id);
const label = (id: string, change: Partial<Status>, prices?: TrayPrices): string | undefined =>
  item(id, change, prices)?.label;

describe('the tray shows one of five states', () => {
  test('mail waits: how much, and the next call', () => {
    expect(view({})).toMatchObject({ state: 'waiting', tooltip: '5 messages waiting, next call 12:00' });
  });
  test('nothing waits: it rests', () => {
    const resting = { queue: EMPTY, next: [] };
    expect(view(resting)).toMatchObject({ state: 'resting', tooltip: 'No mail is waiting' });
    expect(label('next', resting)).toBe('No call is planned');
  });
  test('mail on hold waits for a person and is no reason to call', () => {
    const held = { queue: { ...EMPTY, hold: 2 } };
    expect(view(held).state).toBe('resting');
    expect(label('waiting', held)).toBe('2 messages on hold ›');
  });
  test('paused says that mail is still accepted, and until when', () => {
    expect(view({ paused: true })).toMatchObject({
      state: 'paused',
      tooltip: 'Paused until you resume: mail is accepted, nothing is sent. 5 messages waiting',
    });
    expect(view({ paused: true, pausedUntil: '2026-01-01T08:00:00Z' }).tooltip).toMatch(/^Paused until 12:00: /);
  });
  test('a pause goes before a warning and after trouble, and the tooltip says both', () => {
    const both = 'Paused until you resume: mail is accepted, nothing is sent. 5 messages waiting. The provider did not';
    expect(view({ paused: true, attention: WARNING }).state).toBe('paused');
    expect(view({ paused: true, attention: TROUBLE }).state).toBe('attention');
    for (const attention of [WARNING, TROUBLE])
      expect(view({ paused: true, attention }).tooltip).toEqual(expect.stringContaining(both));
  });
  test('trouble and warnings go before waiting, with their first sentence', () => {
    for (const attention of [WARNING, TROUBLE])
      expect(view({ attention })).toMatchObject({
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
      tooltip: 'Online: 4 sent, 7 to go',
    });
    expect(view({ session: { ...SESSION, phase: 'dialing' } }).tooltip).toBe('Dialing…');
  });
  test('a call on its way down is not hung up once more', () => {
    const down: Session = { ...SESSION, hangingUp: { confirming: 2, by: SESSION.startedAt } };
    for (const session of [down, { ...SESSION, phase: 'hanging-up' } as const]) {
      expect(view({ session }).tooltip).toBe('Hanging up…');
      expect(ids({ session })).not.toContain('hang-up');
      expect(item('hanging-up', { session })).toMatchObject({ label: 'Hanging up… ›', action: { kind: 'open' } });
    }
  });
  test('while practising the tooltip says that mail goes nowhere', () => {
    expect(view({ practising: true }).tooltip).toContain('Practising: mail goes nowhere');
  });
});

describe('on top of the menu stands whether the last call did its work', () => {
  const first = (lastSession: Session): string | undefined => label('last-call', { lastSession });

  test('what moved, and what it cost; it leads to that call', () => {
    expect(first(ENDED)).toBe('✓ Last call 12:00: 12 sent, 3 received, €8.05');
    expect(item('last-call', { lastSession: ENDED })?.action).toEqual({ kind: 'open', place: ['sessions', 'S3'] });
    expect(ids({ lastSession: ENDED })[0]).toBe('last-call');
  });
  test('partly done says how much is left, and a free line names no money', () => {
    const left = { messages: 4, why: 'The line broke.' };
    expect(first({ ...ENDED, result: 'partly', left, cost: 0 })).toBe('△ Last call 12:00: 12 sent, 3 received, 4 left');
  });
  test('failed says so', () => {
    expect(first({ ...ENDED, result: 'failed', sent: 0, received: 0, cost: 2 })).toBe(
      '△ Last call 12:00 failed, €2.00',
    );
  });
  test('money without a currency that anybody knows is shown all the same', () => {
    expect(first({ ...ENDED, currency: '' })).toBe('✓ Last call 12:00: 12 sent, 3 received, 8.05');
  });
  test('where there was none, or an older relay does not tell, nothing stands there', () => {
    expect([ids({ lastSession: null })[0], ids({})[0]]).toEqual(['send-receive', 'send-receive']);
  });
});

describe('what would dial says its price', () => {
  const prices = { usual: estimate(4, 1), withLarge: estimate(145.3, 1) };

  test('now without the large mail, and with it', () => {
    expect(label('send-receive', {}, prices)).toBe('Send/receive now (about €4)');
    expect(item('send-large', {}, prices)).toEqual({
      id: 'send-large',
      label: '… with the 1 large message (about €145)',
      action: { kind: 'ask', wishes: [{ method: 'session.start', large: true }] },
    });
    expect(label('waiting', {}, prices)).toBe('5 messages waiting, 1 large ›');
  });
  test('where only large mail waits, a call that is paid for nothing is not offered', () => {
    const only = { usual: estimate(5.9, 1, { messages: 0 }), withLarge: estimate(132, 1, { messages: 0 }) };
    expect(ids({}, only).filter((id) => id.startsWith('send'))).toEqual(['send-large']);
    expect(item('send-large', {}, only)).toEqual({
      id: 'send-large',
      label: 'Send the 1 large message (about €132)',
      action: { kind: 'ask', wishes: [{ method: 'session.start', large: true }] },
    });
    // Held mail may be fetched, and a call that costs nothing may be made.
    const fetching = { ...only, usual: { ...only.usual, fetch: { bytes: 9, seconds: 5, cost: 1, calls: 1 } } };
    const free = { usual: estimate(0, 1, { messages: 0, priced: false }), withLarge: null };
    for (const told of [fetching, free])
      expect(ids({}, told).filter((id) => id.startsWith('send'))).toEqual(['send-receive', 'send-large']);
  });
  test('cents count where the amount is small', () => {
    expect(label('send-receive', {}, { usual: estimate(0.35, 0), withLarge: null })).toContain('(about €0.35)');
  });
  test('a line that costs nothing has no price, nor has one of which nobody has told yet', () => {
    const free = { usual: estimate(0, 2, { priced: false }), withLarge: estimate(0, 2, { priced: false }) };
    expect(label('send-receive', {}, free)).toBe('Send/receive now');
    expect(label('send-large', {}, free)).toBe('… with the 2 large messages');
    const idle = { usual: estimate(0, 0), withLarge: null };
    expect(label('send-receive', {}, idle)).toBe('Send/receive now');
    expect([label('send-receive', {}), ids({}).includes('send-large')]).toEqual(['Send/receive now', false]);
  });
  test('during a call there is Hang up and nothing that dials', () => {
    expect(ids({ session: SESSION }, prices)).toEqual(expect.arrayContaining(['hang-up']));
    expect(ids({ session: SESSION }, prices).filter((id) => id.startsWith('send'))).toEqual([]);
  });
  test('paused, it resumes and sends; what would be refused is not offered', () => {
    const paused = ids({ paused: true }, prices);
    expect(paused.filter((id) => /send|resume|pause/.test(id))).toEqual(['resume-and-send', 'resume']);
    expect(item('resume-and-send', { paused: true }, prices)).toMatchObject({
      label: 'Resume and send (about €4)',
      action: { kind: 'ask', wishes: [{ method: 'relay.resume' }, { method: 'session.start' }] },
    });
  });
  test('with nothing to call, neither a call nor a pause is offered', () => {
    expect(ids({ connectors: [], listeners: [] })).toEqual(['waiting', 'next', 'open', 'quit']);
  });
});

describe('every line leads somewhere', () => {
  const place = (id: string, change: Partial<Status> = {}): unknown => {
    const action = item(id, change)?.action;
    return action?.kind === 'open' ? action.place : action;
  };

  test('what waits to the queue, the next call to the schedule', () => {
    expect([place('waiting'), place('next'), place('open')]).toEqual([['queue'], ['schedule'], []]);
  });
  test('what needs attention to where it is mended, else to the overview, the first three', () => {
    const action = { kind: 'open', screen: 'links', id: 'line' } as const;
    const note = { ...TROUBLE[0]!, severity: 'info' } as const;
    const attention = [
      note,
      ...(['dial:a', 'dial:b', 'dial:c', 'dial:d'] as const).map((key) => ({ ...WARNING[0]!, key, action })),
    ];
    expect(ids({ attention }).filter((id) => id.startsWith('attention'))).toEqual([
      'attention dial:a',
      'attention dial:b',
      'attention dial:c',
    ]);
    expect(place('attention dial:a', { attention })).toEqual(['links', 'line']);
    expect(place('attention connector:isp', { attention: TROUBLE })).toEqual(['overview']);
  });
  test('its label is a first sentence, short enough for a menu', () => {
    const text = `The certificate of smtp.isp.example ends on 2026-12-11, in 12 days. From then on no mail goes there.`;
    const said = (one: string): string | undefined =>
      label('attention connector:isp', { attention: [{ ...WARNING[0]!, text: one }] });
    expect(said(text)).toBe('△ The certificate of smtp.isp.example ends on 2026-12-11, in 12 days ›');
    expect(said('word '.repeat(60))?.length).toBeLessThan(80);
  });
  test('practising to the setup', () => {
    expect(place('practising', { practising: true })).toEqual(['setup']);
    expect(label('practising', { practising: true })).toBe('Practising: mail goes nowhere. Set up for real ›');
  });
  test('a pause has three ends', () => {
    expect(['pause-hour', 'pause-morning', 'pause'].map((id) => place(id))).toEqual([
      { kind: 'pause', end: 'hour' },
      { kind: 'pause', end: 'morning' },
      { kind: 'pause', end: 'person' },
    ]);
  });
});
