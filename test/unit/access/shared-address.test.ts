// B4: whoever shares an address or a name with somebody who guesses passwords gets in
// all the same, and the guesser learns nothing by it.
import { describe, expect, it } from 'vitest';
import type { TriedLogin } from '../../../src-main/access/guesses';
import { attack, rig, type Rig } from './guessing';

describe('B4: behind one address', () => {
  const HERE = '203.0.113.7';

  it('a phone that tries every variant again and again keeps no newcomer waiting for more than half a minute', async () => {
    const r = rig();
    const variants = ['phone', 'phone@office.example', 'Phone', 'phone@old.example'].flatMap((name) =>
      ['old', 'older', 'Old', null].map((password) => [name, password] as const),
    );
    const newcomers: (TriedLogin | null)[] = [];
    for (let minute = 0; minute < 120; minute++) {
      for (let i = 0; i < 6; i++) {
        for (const n of [0, 1, 2])
          r.try(HERE, ...(variants[(minute * 7 + i * 3 + n) % variants.length] ?? variants[0]!));
        await r.clock.advanceAsync(5_000);
      }
      const newcomer = r.try(HERE, `colleague${minute}`, 'secret');
      await r.clock.advanceAsync(30_000);
      newcomers.push(newcomer.answer);
    }
    expect(newcomers).toEqual(Array(120).fill('right'));
  });

  it('a phone whose password was mended gets in within seven minutes, however it tried before', async () => {
    for (const password of ['old', null]) {
      const r = rig();
      await attack(r, 1200, { from: () => HERE, account: () => 'phone', password: () => password });
      const answers: (TriedLogin | null)[] = [];
      for (let i = 0; i < 14; i++) {
        const mended = r.try(HERE, 'phone', 'secret');
        await r.clock.advanceAsync(30_000);
        answers.push(mended.answer);
      }
      expect(answers).toContain('right');
    }
  });

  it('a computer and a phone with one account: the computer is not locked out by the phone', async () => {
    const r = rig();
    r.try(HERE, 'anna', 'secret');
    for (let visit = 0; visit < 60; visit++) {
      for (let i = 0; i < 20; i++) {
        r.try(HERE, 'anna', i % 2 ? null : `variant${i % 4}`);
        await r.clock.advanceAsync(15_000);
      }
      // Mail programs ask again after a while; a minute is asked for here.
      const answers: (TriedLogin | null)[] = [];
      for (let again = 0; again < 4; again++) {
        const computer = r.try(HERE, 'anna', 'secret');
        await r.clock.advanceAsync(15_000);
        answers.push(computer.answer);
      }
      expect(answers, `visit ${visit}`).toContain('right');
    }
  });

  it('newcomers get in beside somebody who guesses at many accounts one after the other, all day long', async () => {
    const r = rig();
    let [done, n] = [0, 0];
    const guess = (): void =>
      void r.guesses
        .attempt({ address: HERE, account: `a${n % 12}`, password: `p${n++}`, look: () => (done++, false) })
        .then((answer) => r.clock.after(answer === 'wrong' ? 0 : 1000, guess));
    for (let i = 0; i < 4; i++) guess();
    for (let half = 0; half < 16; half++) {
      await r.clock.advanceAsync(1_740_000);
      const newcomer = r.try(HERE, `new${half}`, 'secret');
      await r.clock.advanceAsync(60_000);
      await r.clock.advanceAsync(95_000);
      expect(newcomer.answer, `half hour ${half}`).toBe('right');
      r.try(HERE, `new${half}`, 'secret');
    }
    expect(done / 8).toBeLessThanOrEqual(60);
  });

  it('who comes new takes the place of one with wrong tries where all places are taken', async () => {
    const r = rig();
    for (let n = 0; n < 9; n++) r.try(HERE, `phone${n % 3}`, `p${n}`);
    await r.clock.advanceAsync(3_000);
    const waiting = Array.from({ length: 5 }, (_, n) => r.try(HERE, `phone${n % 3}`, `q${n}`));
    const newcomer = r.try(HERE, 'new', 'secret');
    await r.clock.advanceAsync(0);
    expect(waiting.filter(({ answer }) => answer === 'too-many').length).toBeGreaterThan(0);
    await r.clock.advanceAsync(30_000);
    expect(newcomer.answer).toBe('right');
  });

  it('what was right before is no oracle: a guesser who never waits for answers learns from five of his tries', async () => {
    const r = rig();
    r.try(HERE, 'anna', 'secret');
    for (let n = 0; n < 20; n++) r.try(HERE, 'anna', `p${n}`);
    const found = r.try(HERE, 'anna', 'secret');
    await r.clock.advanceAsync(1_000);
    expect(found.answer).not.toBe('right');
    await r.clock.advanceAsync(3_700_000);
    const later = r.try(HERE, 'anna', 'secret');
    await r.clock.advanceAsync(0);
    expect(later.answer).toBe('right');
  });

  it.each([
    ['an account of his own', (r: Rig) => void r.try(HERE, 'guesser', 'secret')],
    ['the owner, who logs in there all the time', (r: Rig) => void r.try(HERE, 'anna', 'secret')],
  ])('a guesser is not helped beyond a few tries by %s', async (_, between) => {
    const r = rig();
    between(r);
    const guessed = (): number => r.looked.filter((what) => !what.endsWith('secret')).length;
    for (let minute = 0; minute < 60; minute++) {
      for (let second = 0; second < 60; second++) {
        for (let i = 0; i < 5; i++) r.try(HERE, 'anna', `p${minute}-${second}-${i}`);
        if (second === 30) between(r);
        await r.clock.advanceAsync(1_000);
      }
      if (minute === 0) expect(guessed()).toBeLessThanOrEqual(12);
    }
    // Every visit of the owner's may open his own lane for a moment.
    expect(guessed()).toBeLessThanOrEqual(60 + 60);
  });

  it('twenty accounts that got in there before are no twenty lanes for a guesser', async () => {
    const r = rig();
    for (let n = 0; n < 20; n++) r.try(HERE, `friend${n}`, 'secret');
    await r.clock.advanceAsync(1_000);
    const from = r.looked.length;
    await attack(r, 60, { from: () => HERE, account: (n) => `friend${n % 20}` });
    expect(r.looked.length - from).toBeLessThanOrEqual(10 + 20);
    await attack(r, 3_540, { from: () => HERE, account: (n) => `friend${n % 20}` });
    expect(r.looked.length - from).toBeLessThanOrEqual(60 + 20);
  });

  it('a new and a known wrong password in turn are no more than ten a minute and sixty an hour together', async () => {
    const r = rig();
    const turn = (n: number): string => (n % 2 ? 'old' : `p${n}`);
    expect(await attack(r, 60, { from: () => HERE, account: (n) => `a${n % 7}`, password: turn })).toBeLessThanOrEqual(
      12,
    );
    expect(
      await attack(r, 3_540, { from: () => HERE, account: (n) => `a${n % 7}`, password: turn }),
    ).toBeLessThanOrEqual(60);
  });
});
