// Letters, connectors and lines as a case of goes needs them, and the table the cases stand in.
import { expect, it } from 'vitest';
import { Connector } from '../../../src-main/contract/connector';
import { Link } from '../../../src-main/contract/link';
import { entriesOf } from '../../../src-main/dialing/call-times';
import { goes, type Circumstances, type Way, type Ways } from '../../../src-main/dialing/goes';
import { callTimesOf } from '../../../src-main/dialing/next-call';
import type { Letter, OpenPart } from '../../../src-main/queue/letter';
import { EVERYTHING } from '../../../src-main/queue/portion';

export const ZONE = 'Europe/Berlin';
/** A Saturday noon in Berlin. */
export const NOW = Date.UTC(2026, 10, 28, 11, 0);
export const MINUTE = 60_000;
export const at = (day: number, hour: number, minute = 0, month = 10): number =>
  Date.UTC(2026, month, day, hour - 1, minute);

export const SUNDAY = { kind: 'weekly', open: { sun: ['20:00-21:00'] } };
export const MONDAY_NIGHT = { kind: 'weekly', open: { mon: ['02:00-03:00'] } };
export const OPEN_NOW = { kind: 'weekly', open: { sat: ['11:30-13:00'] } };
export const OPEN_NOW_EVERY = { ...OPEN_NOW, everyMinutes: 15 };
export const NEVER = { kind: 'never' };
export const ALWAYS = { kind: 'always' };
export const HOURLY = { kind: 'every', minutes: 60 };
export const MODEM = { kind: 'command', connectCommand: ['dial'] };
export const PROGRAM = { method: 'command', command: ['fetch'] };

export interface Facts {
  readonly connector?: object;
  readonly link?: object;
  readonly way?: Partial<Way>;
  readonly ways?: Partial<Ways>;
  readonly standing?: Partial<Circumstances>;
  readonly now?: number;
}

export function standingOf({
  connector: more = {},
  link: line = {},
  way = {},
  ways = {},
  standing = {},
  now = NOW,
}: Facts) {
  const zone = standing.zone ?? ZONE;
  const connector = Connector.parse({
    id: 'isp',
    link: 'line',
    route: { kind: 'smart-host', hosts: [{ host: 'mail.isp.example' }] },
    ...more,
  });
  const link = Link.parse({ id: 'line', ...line });
  const facts: Way = {
    now,
    zone,
    connector,
    link,
    times: callTimesOf(entriesOf(connector, link), now, zone),
    barredUntil: Math.max(standing.paused?.until ?? 0, ways.freeAt ?? 0),
    notBefore: 0,
    owed: false,
    due: () => ({ messages: 1, bytes: 1000, oldest: NOW - MINUTE, urgent: 0 }),
    takes: EVERYTHING,
    name: 'Satellite',
    spent: false,
    ...way,
  };
  const all: Ways = { connector, lines: [facts], freeAt: 0, underWay: [], barred: () => null, ...ways };
  return { now, zone, paused: null, ways: (id: string) => (id === 'isp' ? all : null), ...standing };
}

export const part = (more: Partial<OpenPart> = {}): OpenPart => ({
  connector: 'isp',
  why: 'isp serves it',
  large: false,
  due: 0,
  tries: 0,
  said: null,
  ...more,
});

export function letterOf(more: Partial<Letter> = {}): Letter {
  return {
    bytes: 1000,
    priority: 'normal',
    arrived: NOW - MINUTE,
    active: false,
    wish: null,
    held: null,
    named: false,
    open: [part()],
    ...more,
  };
}

export const LARGE = { bytes: 400_000, open: [part({ large: true })] };
export const putOff = (due: number, more: Partial<OpenPart> = {}) => ({
  open: [part({ due, tries: 2, said: '450 4.2.0 mailbox busy', ...more })],
});
export const BUSY = 'to be tried again: mailbox busy (450), tried twice';
export const OVER = { overBytes: 204_800 };
export const BY_PERSON = 'goes with Send/receive now';

export type Case = readonly [
  name: string,
  facts: Facts,
  letter: Partial<Letter>,
  expected: readonly [string, number | null, string],
];

export const table = (cases: readonly Case[]): void =>
  it.each(cases)('%s', (_, facts, letter, [kind, time, text]) => {
    expect(goes(letterOf(letter), standingOf(facts))).toEqual({
      kind,
      at: time === null ? null : new Date(time).toISOString(),
      text,
    });
  });
