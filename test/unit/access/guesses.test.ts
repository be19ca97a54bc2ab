// B4: passwords can be guessed at a snail's pace only, from one address or from many,
// and it is told where that is tried.
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../../src-main/contract/network';
import { type Guesses, rememberGuesses, type TriedLogin } from '../../../src-main/access/guesses';
import { createAttention } from '../../../src-main/attention/board';
import { watchGuesses } from '../../../src-main/attention/password-guesses';
import { manualClock } from '../../support/manual-clock';
import { openOffice } from '../listener/office';
import { rawClient } from '../../support/raw-client';
import { attack, rig } from './guessing';

describe('B4: from one address', () => {
  it.each<readonly [string, (n: number) => string, (n: number) => string, (n: number) => string | null]>([
    ['other passwords for one account', () => '203.0.113.7', () => 'anna', (n) => `p${n}`],
    ['one password for other accounts', () => '203.0.113.7', (n) => `name${n}`, () => '12345'],
    ['the same again', () => '203.0.113.7', () => 'anna', () => '12345'],
    ['proofs without a password', () => '203.0.113.7', () => 'anna', () => null],
    ['loopback', () => '127.0.0.1', () => 'anna', (n) => `p${n}`],
    ['the office', () => '192.168.1.9', () => 'anna', (n) => `p${n}`],
    ['all addresses of a /64', (n) => `2001:db8:1:2::${(n % 60000).toString(16)}`, () => 'anna', (n) => `p${n}`],
    [
      'an address in two spellings',
      (n) => (n % 2 ? '::ffff:203.0.113.7' : '203.0.113.7'),
      () => 'anna',
      (n) => `p${n}`,
    ],
    ['an account in many spellings', () => '203.0.113.7', (n) => (n % 2 ? 'Anna' : 'ANNA'), (n) => `p${n}`],
  ])('at most 10 tries are looked at in a minute, and 60 in an hour: %s', async (_, from, account, password) => {
    const r = rig();
    expect(await attack(r, 60, { from, account, password })).toBeLessThanOrEqual(10);
    expect(await attack(r, 3540, { from, account, password })).toBeLessThanOrEqual(60);
  });

  it('a right password waits for what the address owes, and forgives its own account only', async () => {
    const r = rig();
    for (let n = 0; n < 5; n++) {
      r.try('203.0.113.7', 'anna', `p${n}`);
      await r.clock.advanceAsync(60_000);
    }
    r.try('203.0.113.7', 'anna', 'p5');
    const mine = r.try('203.0.113.7', 'guesser', 'secret');
    await r.clock.advanceAsync(1000);
    expect(mine.answer).toBeNull();
    await r.clock.advanceAsync(30_000);
    expect(mine.answer).toBe('right');
    expect(
      await attack(r, 60, { from: () => '203.0.113.7', account: () => 'anna', password: (n) => `q${n}` }),
    ).toBeLessThanOrEqual(3);
  });

  it('a few wait at most, the others are turned away unseen, and who hung up has tried all the same', async () => {
    const r = rig();
    for (let n = 0; n < 3; n++) r.try('203.0.113.7', `a${n}`, 'wrong');
    await r.clock.advanceAsync(0);
    const answers = Array.from({ length: 20 }, (_, n) => r.try('203.0.113.7', `b${n}`, 'wrong'));
    await r.clock.advanceAsync(0);
    expect(answers.filter(({ answer }) => answer === 'too-many')).toHaveLength(16);
    // Nobody asks for the answers of those who wait any more.
    await r.clock.advanceAsync(120_000);
    expect(answers.filter(({ answer }) => answer === 'wrong')).toHaveLength(4);
  });

  it('one phone with an old password lets the others of its branch in within half a minute', async () => {
    const r = rig();
    const others: { answer: TriedLogin | null }[] = [];
    for (let minute = 0; minute < 60; minute++) {
      for (let i = 0; i < 30; i++) {
        r.try('203.0.113.7', 'phone', minute % 2 ? 'old' : null);
        await r.clock.advanceAsync(1000);
      }
      const other = r.try('203.0.113.7', `colleague${minute}`, 'secret');
      await r.clock.advanceAsync(30_000);
      others.push(other);
    }
    expect(others.map(({ answer }) => answer)).toEqual(Array(60).fill('right'));
  });

  it('who got in from there before goes ahead of those who guess', async () => {
    const r = rig();
    r.try('203.0.113.7', 'anna', 'secret');
    for (let minute = 0; minute < 90; minute++) {
      await attack(r, 59, { from: () => '203.0.113.7', account: (n) => `x${minute}-${n}` });
      const anna = r.try('203.0.113.7', 'anna', 'secret');
      await r.clock.advanceAsync(1000);
      expect(anna.answer).toBe('right');
    }
  });

  it('an old password that is the right one again gets in', async () => {
    const clock = manualClock();
    const guesses = rememberGuesses(clock);
    let right = false;
    const once = (): Promise<TriedLogin> =>
      guesses.attempt({ address: '10.0.0.1', account: 'a', password: 'x', look: () => right });
    expect(await once()).toBe('wrong');
    right = true;
    expect(await once()).toBe('right');
  });

  it('is forgotten after an hour', async () => {
    const r = rig();
    await attack(r, 600, { from: () => '203.0.113.7', account: () => 'anna' });
    await r.clock.advanceAsync(3_700_000);
    const answers = ['a', 'b'].map((password) => r.try('203.0.113.7', 'anna', password));
    await r.clock.advanceAsync(0);
    expect(answers.map(({ answer }) => answer)).toEqual(['wrong', 'wrong']);
  });
});

describe('B4: from many addresses', () => {
  const elsewhere = (n: number): string => `198.51.${Math.floor(n / 250) % 250}.${n % 250}`;

  it('one account is guessed at slowly, and its owner gets in where he got in before', async () => {
    const r = rig();
    r.try('203.0.113.7', 'anna', 'secret');
    expect(await attack(r, 600, { from: elsewhere, account: () => 'anna' })).toBeLessThanOrEqual(50);
    const owner = r.try('203.0.113.7', 'anna', 'secret');
    const another = r.try('203.0.113.8', 'carl', 'secret');
    await r.clock.advanceAsync(0);
    expect([owner.answer, another.answer]).toEqual(['right', 'right']);
  });

  it('a hundred thousand addresses are no more memory than ten thousand', async () => {
    const r = rig();
    for (let n = 0; n < 100_000; n++)
      r.try(`2001:db8:${(n >> 8).toString(16)}:${(n & 255).toString(16)}::1`, `a${n}`, 'x');
    await r.clock.advanceAsync(0);
    const sizes = ['addresses', 'repeats', 'accounts', 'known'].map(
      (name) => (Reflect.get(r.guesses, name) as ReadonlyMap<string, unknown>).size,
    );
    for (const size of sizes) expect(size).toBeLessThanOrEqual(10_000);
  });
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('B4: %s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));

describe('B4: on the board', () => {
  it('stands from where and at which accounts, without what may be a password, and goes by itself', async () => {
    const clock = manualClock();
    const attention = createAttention(clock, () => undefined);
    const { guesses, close } = watchGuesses(clock, attention, () => ['Anna']);
    for (let n = 0; n < 12; n++) {
      void guesses.attempt({
        address: '203.0.113.7',
        account: n % 2 ? 'anna' : 'hunter2',
        password: `p${n}`,
        look: () => false,
      });
      await clock.advanceAsync(31_000);
    }
    expect(attention.list().map(({ key, text }) => [key, text])).toEqual([
      [
        'passwords',
        expect.stringMatching(
          /^Wrong passwords are being tried: 1\d from 203\.0\.113\.7 in the last hour, for Anna and 1 other name\./,
        ),
      ],
    ]);
    await clock.advanceAsync(3_700_000);
    expect(attention.list()).toEqual([]);
    close();
  });
});

describe('B4: at a door', () => {
  it('a hundred who hang up at once are few tries, and the right password among the last is not found', async () => {
    const looked: number[] = [];
    const clock = manualClock();
    const real = rememberGuesses(clock);
    const guesses: Guesses = {
      ...real,
      suspects: () => [],
      attempt: (tried) => real.attempt({ ...tried, look: () => (looked.push(1), tried.look()) }),
    };
    const o = await openOffice({ authenticateWithoutTls: true }, { guesses });
    try {
      for (let n = 0; n < 100; n++) {
        const c = await rawClient(o.port);
        await c.ask('EHLO x');
        c.write(`AUTH PLAIN ${Buffer.from(`\0reception\0${n === 99 ? 'secret' : `p${n}`}`).toString('base64')}\r\n`);
        await new Promise((resolve) => setTimeout(resolve, 3));
        c.close();
      }
      expect(looked.length).toBeLessThanOrEqual(4);
      const c = await rawClient(o.port);
      await c.ask('EHLO x');
      expect((await c.ask(`AUTH PLAIN ${Buffer.from('\0reception\0p').toString('base64')}`)).code).toBe(421);
    } finally {
      await o.close();
    }
  });
});
