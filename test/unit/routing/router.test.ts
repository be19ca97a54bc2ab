import { speak } from '../../../src-main/words/page';
import { describe, expect, test } from 'vitest';
import { checkSettings, type Settings } from '../../../src-main/contract/settings';
import type { MailFacts } from '../../../src-main/routing/restrictions';
import { createRouter } from '../../../src-main/routing/router';

const SMART = { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] };

function settingsWith(connectors: readonly object[]): Settings {
  const checked = checkSettings({
    organization: { domains: ['clinic.example', 'xn--rzte-koa.example'] },
    listeners: [{ id: 'office' }, { id: 'printers', port: 2599 }],
    connectors: connectors.map((c) => ({ route: SMART, ...c })),
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.settings;
}

const LETTER: MailFacts = {
  sender: 'anna@clinic.example',
  bytes: 4096,
  priority: 'normal',
  system: false,
  listener: 'office',
};
const space = (pattern: string, cost = 1): object => ({ addressSpaces: [{ pattern, cost }] });

function way(connectors: readonly object[], recipient: string, facts: Partial<MailFacts> = {}) {
  return createRouter(settingsWith(connectors)).route({ ...LETTER, ...facts }, recipient);
}

describe('address spaces', () => {
  const all = [
    { id: 'star', ...space('*') },
    { id: 'tld', ...space('*.example', 100) },
    { id: 'wild', ...space('*.ship.example', 100) },
    { id: 'exact', ...space('ship.example', 100) },
    { id: 'person', ...space('captain@ship.example', 100) },
  ];
  test.each([
    ['a@elsewhere.test', 'star'],
    ['a@port.example', 'tld'],
    ['a@deck.ship.example', 'wild'],
    ['a@ship.example', 'exact'],
    ['a@SHIP.Example', 'exact'],
    ['Captain@ship.example', 'person'],
  ])('the most specific space carries %s, whatever the costs', (recipient, connector) => {
    expect(way(all, recipient).connector).toBe(connector);
  });
  test('among equals the lowest cost wins, then the order of the settings', () => {
    expect(
      way(
        [
          { id: 'dear', ...space('*', 20) },
          { id: 'cheap', ...space('*', 10) },
        ],
        'a@x.test',
      ).connector,
    ).toBe('cheap');
    expect(
      way(
        [
          { id: 'first', ...space('*') },
          { id: 'second', ...space('*') },
        ],
        'a@x.test',
      ).connector,
    ).toBe('first');
  });
  test('a domain written in Unicode is the same domain', () => {
    expect(way([{ id: 'star' }, { id: 'own', ...space('ärzte.example') }], 'a@ärzte.example').connector).toBe('own');
    expect(way([{ id: 'star' }, { id: 'own', ...space('xn--rzte-koa.example') }], 'a@Ärzte.example').connector).toBe(
      'own',
    );
  });
  test('the dot of the root changes nothing, in an address or in a pattern', () => {
    expect(way([{ id: 'star' }, { id: 'exact', ...space('ship.example') }], 'a@ship.example.').connector).toBe('exact');
    expect(
      way(
        [{ id: 'star' }, { id: 'exact', ...space('Ship.Example.') }, { id: 'wild', ...space('*.port.example.') }],
        'a@ship.example',
      ).connector,
    ).toBe('exact');
    expect(way([{ id: 'star' }, { id: 'wild', ...space('*.port.example.') }], 'a@x.port.example').connector).toBe(
      'wild',
    );
  });
  test('several recipients of one message may go different ways', () => {
    const router = createRouter(settingsWith(all));
    expect(['captain@ship.example', 'cook@ship.example'].map((r) => router.route(LETTER, r).connector)).toEqual([
      'person',
      'exact',
    ]);
  });
});

describe('restrictions', () => {
  const satellite = { id: 'sat', name: 'Satellite', ...space('*.example'), content: { maxBytes: 2_097_152 } };
  test('who was passed over is told with the reason', () => {
    const routed = way([satellite, { id: 'isp', name: 'Internet', ...space('*') }], 'a@x.example', {
      bytes: 2_097_153,
    });
    expect(routed).toEqual({
      connector: 'isp',
      oversize: false,
      why: 'Internet: pattern *, cost 1; Satellite was passed over: larger than the 2.1 MB it may carry',
    });
  });
  test('a message of exactly the limit is not too large', () => {
    expect(way([satellite], 'a@x.example', { bytes: 2_097_152 }).connector).toBe('sat');
  });
  test.each([
    ['priorities', { content: { priorities: ['high'] } }, {}, 'it carries no mail of normal priority'],
    ['system messages', { content: { system: false } }, { system: true }, 'it carries no system messages'],
    ['the null sender', { content: { system: false } }, { sender: null }, 'it carries no system messages'],
    ['normal messages', { content: { normal: false } }, {}, 'it carries system messages only'],
    ['a listener', { listeners: ['printers'] }, {}, 'it takes no mail from that listener'],
    ['a sender', { restrictions: { except: ['*.example'] } }, {}, 'it does not take mail from this sender'],
    [
      'all but some',
      { restrictions: { default: 'reject', except: ['boss@clinic.example'] } },
      {},
      'it does not take mail from this sender',
    ],
  ] as const)('%s can be kept out', (_, rules, facts, reason) => {
    const routed = way([{ id: 'picky', name: 'Picky', ...rules }], 'a@x.test', facts);
    expect(routed.connector).toBeNull();
    expect(routed.refusal).toMatchObject({ code: 550, enhanced: '5.7.1' });
    expect(routed.why).toContain(`Picky: ${reason}`);
  });
  test('a sender on the list of exceptions gets through a connector that rejects', () => {
    const picky = {
      id: 'picky',
      restrictions: { default: 'reject', except: ['*.clinic.example', 'anna@clinic.example'] },
    };
    expect(way([picky], 'a@x.test').connector).toBe('picky');
    expect(way([picky], 'a@x.test', { sender: 'x@lab.clinic.example' }).connector).toBe('picky');
    expect(way([picky], 'a@x.test', { sender: 'ben@clinic.example' }).connector).toBeNull();
  });
  test('a bounce has no sender to restrict, and our own mail came by no listener', () => {
    const picky = { id: 'picky', listeners: ['printers'], restrictions: { default: 'reject', except: [] } };
    expect(way([picky], 'a@x.test', { sender: null, system: true, listener: null }).connector).toBe('picky');
  });
  test('large mail is marked for the second schedule', () => {
    const large = { id: 'isp', oversize: { overBytes: 1000, schedule: { kind: 'never' } } };
    expect([1000, 1001].map((bytes) => way([large], 'a@x.test', { bytes }).oversize)).toEqual([false, true]);
  });
});

describe('our own domains', () => {
  test('a connector that serves "*" never carries our own mail out', () => {
    const routed = way([{ id: 'isp', name: 'Internet' }], 'ben@clinic.example');
    expect(routed.connector).toBeNull();
    expect(routed.refusal).toMatchObject({ code: 550, enhanced: '5.4.4' });
    expect(routed.why).toContain('clinic.example is our own domain and no provider names it; Internet serves "*" only');
  });
  test('a connector that names the domain carries it, and mailboxes may by "*"', () => {
    expect(way([{ id: 'isp' }, { id: 'own', ...space('clinic.example', 100) }], 'ben@clinic.example').connector).toBe(
      'own',
    );
    expect(way([{ id: 'isp' }, { id: 'boxes', route: { kind: 'mailboxes' } }], 'ben@clinic.example').connector).toBe(
      'boxes',
    );
  });
  test('it stays at home even when the connector that names it may not carry it', () => {
    const routed = way(
      [{ id: 'isp' }, { id: 'own', name: 'Own server', ...space('clinic.example'), content: { maxBytes: 1024 } }],
      'b@clinic.example',
    );
    expect(routed.refusal).toEqual({
      code: 552,
      enhanced: '5.3.4',
      text: 'Message too large (Own server: larger than the 1 kB it may carry)',
      limit: 1024,
    });
  });
  test('<postmaster> without a domain goes the way of the first domain', () => {
    expect(way([{ id: 'isp' }, { id: 'own', ...space('clinic.example') }], 'postmaster').connector).toBe('own');
  });
});

describe('at RCPT time', () => {
  const rcpt = { sender: 'anna@clinic.example', recipient: 'a@x.test', bytes: null, listener: 'office' };
  const say = (connectors: readonly object[], facts: Partial<typeof rcpt> | { bytes: number } = {}) =>
    createRouter(settingsWith(connectors)).atRcpt({ ...rcpt, ...facts }).refusal ?? null;
  test('what is not known yet refuses nothing', () => {
    expect(say([{ id: 'picky', content: { maxBytes: 1024, system: false, priorities: ['high'] } }])).toBeNull();
  });
  test('too large for every connector is 552 5.3.4, too large for one is not', () => {
    const small = { id: 'small', content: { maxBytes: 1024 } };
    expect(say([small], { bytes: 5000 })).toMatchObject({ code: 552, enhanced: '5.3.4' });
    expect(say([small, { id: 'isp', ...space('*', 50) }], { bytes: 5000 })).toBeNull();
  });
  test('an address nobody serves is 550 5.4.4', () => {
    expect(say([{ id: 'ship', ...space('ship.example') }])).toEqual({
      code: 550,
      enhanced: '5.4.4',
      text: 'No provider here serves x.test',
    });
    expect(say([])).toMatchObject({ code: 550 });
  });
  test('a connector that is switched off makes mail wait instead of failing', () => {
    expect(say([{ id: 'isp', enabled: false }])).toMatchObject({ code: 451, enhanced: '4.3.2' });
    expect(say([{ id: 'isp', enabled: false }, { id: 'other' }])).toBeNull();
  });
});

test('people read why in their language; what a client hears stays a line of SMTP', () => {
  speak('en-XA');
  try {
    const limited = { id: 'sat', name: 'Satellite', ...space('*.example'), content: { maxBytes: 1024 } };
    const barred = way([limited], 'a@x.example', { bytes: 2048 });
    expect(barred.why).toBe('⟦Message too large (Satellite: ⟦larger than the 1 kB it may carry⟧)⟧');
    expect(barred.refusal).toEqual({
      code: 552,
      enhanced: '5.3.4',
      text: 'Message too large (Satellite: larger than the 1 kB it may carry)',
      limit: 1024,
    });
    expect(way([{ id: 'isp', name: 'Internet', ...space('*') }], 'a@x.example').why).toBe(
      '⟦Internet: pattern *, cost 1⟧',
    );
  } finally {
    speak('en');
  }
});
