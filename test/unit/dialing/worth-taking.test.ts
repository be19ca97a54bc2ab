// By which lines a person's call goes, where it might go by several: the start and the
// estimate before it ask the same.
import { expect, test } from 'vitest';
import { Link } from '../../../src-main/contract/link';
import { worthTaking } from '../../../src-main/dialing/worth-taking';

const DIALLED = { entry: 'E', kind: 'ras' };
const line = (id: string, more: object, stand: object = {}) => ({
  link: Link.parse({ id, ...more }),
  id,
  isOn: false,
  carries: false,
  ...stand,
});
const modem = line('modem', DIALLED);
const satellite = line('satellite', { tariff: { perMinute: 1 } });
const free = line('free', {});
const house = { link: null, id: '(in-house)', isOn: false, carries: false };

type Line = typeof modem | typeof house;
const taken = (lines: readonly Line[], asked = {}): readonly string[] =>
  worthTaking(lines, asked, { isOn: ({ isOn }) => isOn, carries: ({ carries }) => carries }).map(({ id }) => id);

test('those by which something goes or comes, whose call is on, or that cost nothing', () => {
  expect(taken([modem, { ...satellite, carries: true }, free])).toEqual(['satellite', 'free']);
  expect(taken([modem, { ...satellite, isOn: true }])).toEqual(['satellite']);
  expect(taken([{ ...modem, carries: true }, satellite, house])).toEqual(['modem']);
});

test('all where nothing goes by any: who says "now" goes online, and what stays in the house is no line', () => {
  expect(taken([modem, satellite, house])).toEqual(['modem', 'satellite', '(in-house)']);
});

test.each([{ link: 'modem' }, { connectors: ['isp'] }, { connector: 'isp' }, { signIn: 'code' }])(
  'all that were named: %j',
  (asked) => {
    expect(taken([modem, { ...satellite, carries: true }], asked)).toEqual(['modem', 'satellite']);
  },
);
