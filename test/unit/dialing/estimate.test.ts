// What a call would cost, before it is paid for.
import { describe, expect, it } from 'vitest';
import { passesBudget } from '../../../src-main/contract/money/before-call';
import { attempt } from '../queue/rig';
import { ended, SATELLITE, startRig } from './estimate-rig';

const priced = (tariff: object, more: object = {}) => ({ ...SATELLITE, tariff, ...more });
const ETRN = { collect: { method: 'etrn' }, wait: { firstMessageSeconds: 30, idleSeconds: 10 } };
const money = (n: number) => Math.round(n * 1e6) / 1e6;

describe('what a call would move', () => {
  it('is normal mail, put-off mail too; large mail stands apart, held mail nowhere', async () => {
    const rig = await startRig([SATELLITE]);
    await rig.write(20_000);
    await attempt(rig.queue.queue, 'deferred');
    await rig.write(10_000);
    const held = await rig.write(5_000);
    await rig.queue.queue.hold([held]);
    const large = await rig.write(2_000_000, 'yard@there.example');
    const answer = rig.ask();
    expect(answer).toMatchObject({
      messages: 2,
      bytes: 30_000,
      large: { messages: 1, bytes: 2_000_000 },
      largeLetters: [{ id: large, to: ['yard@there.example'], bytes: 2_000_000, goes: { at: null, kind: 'person' } }],
      total: { messages: 2, bytes: 30_000 },
    });
    expect(answer.largeLetters[0]?.cost).toBe(answer.large.cost);
  });

  it('is zeros where nothing waits, and fetching is then the whole call', async () => {
    const rig = await startRig([priced({ perMinute: 6, perCall: 1, billingSeconds: 60 })], ETRN);
    const { total, fetch, ...normal } = rig.ask();
    expect(normal).toMatchObject({ messages: 0, bytes: 0, seconds: 0, cost: 0 });
    expect(fetch).toEqual({ bytes: 0, seconds: total.seconds, cost: 7, calls: 0 });
    expect(total).toMatchObject({ messages: 0, cost: 7 });
    // For nothing no call is made, nor is one joined that has ended and is being filed.
    rig.running.push(ended({ sending: 4 }));
    expect(rig.ask({ fetch: false })).toMatchObject({ total: { messages: 0, cost: 0 }, lines: [], link: 'satellite' });
  });

  it('a call for fetching alone costs what fetching costs, whatever waits', async () => {
    const rig = await startRig([SATELLITE], ETRN);
    const alone = rig.ask().total;
    await rig.write(50_000);
    expect(rig.ask({ ids: [], fetch: true }).total).toEqual(alone);
  });

  it('holding the line up for a sign-in is added, by itself and in the whole; a browser loads more than a code', async () => {
    const mega = priced({ perMinute: 6, perMegabyte: 1, billingSeconds: 1 });
    const rig = await startRig([mega], ETRN);
    const without = rig.ask();
    expect(without.signIn).toBeUndefined();
    const [browser, code] = [rig.ask({ signIn: 'browser' }), rig.ask({ signIn: 'code' })];
    expect(code.signIn).toMatchObject({ bytes: 80_000, seconds: 180 });
    expect(browser.signIn?.bytes).toBe(4_000_000);
    for (const { total, signIn } of [browser, code]) {
      expect(total.seconds).toBe(without.total.seconds + (signIn?.seconds ?? 0));
      expect(money(total.cost)).toBe(money(without.total.cost + (signIn?.cost ?? 0)));
    }
    // A thin line takes longer for the pages than the person: 4 MB at 24 kbit/s, but it is not held longer than that.
    expect(browser.signIn?.seconds).toBe(900);
  });

  it('a line that is opened for a sign-in alone costs no more than that', async () => {
    const rig = await startRig([priced({ perMinute: 6, billingSeconds: 60 })]);
    await rig.write(50_000);
    const alone = rig.ask({ ids: [], fetch: false, signIn: 'code' });
    expect(alone.total).toMatchObject({ messages: 0, bytes: 80_000, cost: 24 });
    expect(alone.lines).toHaveLength(1);
  });

  it('a code is asked for in one call and about in another where the minutes between cost more than a second call', async () => {
    const byMinute = await startRig([priced({ perMinute: 6, billingSeconds: 60 })], ETRN);
    await byMinute.write(10_000);
    const answer = byMinute.ask({ signIn: 'code' });
    // The usual call takes a minute; three more are the person's, and a second call has its own first step.
    expect(answer.codeCalls).toMatchObject({
      held: { cost: 24 },
      first: { cost: 6 },
      second: { cost: 6 },
      cheaper: true,
    });
    expect(answer.codeCalls?.held.cost).toBe(answer.total.cost);
    const first = byMinute.ask({ ids: [], signIn: 'code-given' });
    expect(first.total).toMatchObject({ messages: 0, cost: 6 });
    expect(first.codeCalls).toEqual(answer.codeCalls);
    const second = byMinute.ask({ signIn: 'code-asked' });
    expect(second.total).toMatchObject({ messages: 1, cost: 6 });
    expect([second.codeCalls, byMinute.ask().codeCalls, byMinute.ask({ signIn: 'browser' }).codeCalls]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    [
      'a call has a price of its own that is higher than the minutes',
      { perCall: 10, perMinute: 1, billingSeconds: 60 },
    ],
    ['minutes cost nothing', { perCall: 1 }],
    ['steps are as long as a person takes', { perMinute: 1, billingSeconds: 600 }],
  ])('in one where %s', async (_, tariff) => {
    const rig = await startRig([priced(tariff)]);
    expect(rig.ask({ signIn: 'code' }).codeCalls?.cheaper).toBe(false);
  });

  it('large mail is normal while its own schedule is open, and goes where somebody says so', async () => {
    const always = { oversize: { overBytes: 1_000_000, schedule: { kind: 'always' } } };
    const open = await startRig([SATELLITE], always);
    await open.write(2_000_000);
    expect(open.ask()).toMatchObject({ messages: 1, large: { messages: 0 }, largeLetters: [] });

    const closed = await startRig([SATELLITE]);
    await closed.write(10_000);
    const [one, other] = [await closed.write(2_000_000), await closed.write(3_000_000)];
    const totals = [{ large: true }, { also: [one] }, { ids: [other] }, { ids: [one], also: [other] }, {}];
    expect(totals.map((asked) => closed.ask(asked).total.bytes)).toEqual([
      5_010_000, 2_010_000, 3_000_000, 5_000_000, 10_000,
    ]);
    // What is asked for by name is let go again.
    expect(closed.ask().total.bytes).toBe(10_000);
  });

  it('shows at most fifty large letters, the oldest first, and sums up all', async () => {
    const rig = await startRig([SATELLITE], {}, 1_000);
    const ids: string[] = [];
    // Sizes of several classes: age alone decides.
    for (let i = 0; i < 60; i++) {
      ids.push(await rig.write(i % 3 === 0 ? 300_000 : 2_000 + i));
      rig.queue.clock.advance(1);
    }
    const { large, largeLetters } = rig.ask();
    expect(large.messages).toBe(60);
    expect(largeLetters.map(({ id }) => id)).toEqual(ids.slice(0, 50));
  });
});

describe('the figures add up', () => {
  it.each([
    ['by the second', { perMinute: 6 }],
    ['in steps of a minute', { perMinute: 6, billingSeconds: 60 }],
    ['by the call and the megabyte', { perCall: 2, perMegabyte: 3 }],
    ['by everything', { perMinute: 1, perCall: 0.5, perMegabyte: 4, billingSeconds: 30 }],
  ])('%s', async (_, tariff) => {
    const rig = await startRig([priced(tariff)], ETRN);
    await rig.write(20_000);
    await rig.write(2_000_000);
    const usual = rig.ask();
    const all = rig.ask({ large: true });
    expect(money(usual.cost + usual.fetch.cost)).toBe(usual.total.cost);
    expect(money(usual.cost + usual.fetch.cost + usual.large.cost)).toBe(all.total.cost);
    expect(usual.seconds + usual.fetch.seconds + usual.large.seconds).toBe(all.total.seconds);
    const month = { ...usual.month, after: all.total.cost };
    expect(all).toEqual({ ...usual, total: all.total, month });
  });
});

describe('what it rests on', () => {
  it('a guess, and it says so', async () => {
    const rig = await startRig([SATELLITE]);
    await rig.write(30_000);
    expect(rig.ask()).toMatchObject({
      basis: 'guess',
      from: "A guess: nothing was measured on 'Satellite phone' yet; reckoned with 24 kbit/s.",
      // 10 s of mail and 4 of greetings.
      total: { seconds: 14, cost: 1.4 },
    });
  });

  it('the last five calls by this line, middle values: a single odd one decides nothing', async () => {
    const rig = await startRig([SATELLITE], ETRN);
    await rig.write(96_000);
    const good = ended(
      { dialing: 20, sending: 8, collecting: 2, waiting: 28, 'hanging-up': 2 },
      {
        bytesConfirmed: 48_000,
        secondsSending: 5,
        bytesIn: 40_000,
        pace: { bytesPerSecond: 9_600, secondsPerMessage: 0 },
      },
    );
    const odd = { ...good, secondsOnline: 400, pace: { bytesPerSecond: 700, secondsPerMessage: 0 } };
    rig.recent.push(odd, good, { ...good, link: 'other', pace: null }, good);
    expect(rig.ask()).toMatchObject({
      basis: 'measured',
      from: 'From the last 3 calls (77 kbit/s).',
      seconds: 15,
      fetch: { bytes: 40_000, seconds: 30, cost: 3, calls: 3 },
      total: { seconds: 45, cost: 4.5 },
    });
  });

  it('the minutes of a sign-in are no greetings', async () => {
    const rig = await startRig([SATELLITE]);
    await rig.write(96_000);
    const more = { bytesConfirmed: 48_000, secondsSending: 5, pace: { bytesPerSecond: 9_600, secondsPerMessage: 0 } };
    rig.recent.push(ended({ dialing: 20, 'signing-in': 170, sending: 8, 'hanging-up': 2 }, more));
    expect(rig.ask()).toMatchObject({ seconds: 15 });
  });

  it('a newer Dialpost that was fetched is neither mail nor waiting for it', async () => {
    const rig = await startRig([SATELLITE], ETRN);
    const call = { bytesIn: 96_000_500, bytesUpdating: 96_000_000 };
    rig.recent.push(ended({ collecting: 3, waiting: 9, updating: 900 }, call));
    expect(rig.ask().fetch).toMatchObject({ bytes: 500, seconds: 12 });
  });

  it('else what the cost book knows of earlier calls', async () => {
    const rig = await startRig([SATELLITE]);
    const call = { startedAt: 0, seconds: 10, bytes: 100_000, cost: 1, currency: 'EUR', rate: 10_000 };
    await rig.costBook.book('satellite', call);
    await rig.write(50_000);
    expect(rig.ask()).toMatchObject({
      basis: 'measured',
      from: 'From earlier calls (80 kbit/s).',
      total: { seconds: 9 },
    });
  });

  it('small calls, which tell no speed, tell how long a letter takes besides its bytes', async () => {
    const rig = await startRig([SATELLITE]);
    const small = { sent: 2, bytesConfirmed: 6_000, secondsSending: 12, pace: null };
    rig.recent.push(ended({ dialing: 1, sending: 15, 'hanging-up': 3 }, small));
    await rig.write(3_000);
    // 18 s of which 12 sent two letters, each in 1 s and 5 s besides: 6 s around, and 6 for the one.
    expect(rig.ask().total.seconds).toBe(12);
  });

  it('fetching is measured from small calls too, and only such as asked for the same', async () => {
    const rig = await startRig([SATELLITE], ETRN);
    rig.recent.push(ended({ collecting: 3, waiting: 9 }, { bytesIn: 500 }));
    rig.recent.push(ended({ collecting: 300 }, { bytesIn: 9e6, connectors: ['elsewhere'] }));
    expect(rig.ask().fetch).toMatchObject({ bytes: 500, seconds: 12, calls: 1 });
  });

  it('waiting begins no billing step for nothing, and is not reckoned so', async () => {
    const rig = await startRig([priced({ perMinute: 6, billingSeconds: 60 })], {
      ...ETRN,
      wait: { firstMessageSeconds: 59 },
    });
    expect(rig.ask()).toMatchObject({ total: { cost: 6 } });
  });
});

describe('the line, its money and its budget', () => {
  it('with a link named it is that one; one that is not there is said', async () => {
    const other = priced({ perCall: 9, currency: 'USD' }, { id: 'other', monthlyBudget: 5 });
    const rig = await startRig([SATELLITE, other], { otherLinks: ['other'] });
    await rig.write(3_000);
    const call = { startedAt: rig.queue.clock.now(), seconds: 9, bytes: 9 };
    await rig.costBook.book('other', { ...call, cost: 9, currency: 'USD' });
    expect(rig.ask()).toMatchObject({ link: 'satellite', currency: 'EUR', month: { cost: 0, budget: null } });
    // A budget that is used up is told, and the price all the same.
    expect(rig.ask({ link: 'other' })).toMatchObject({
      link: 'other',
      currency: 'USD',
      total: { cost: 9 },
      month: { cost: 9, budget: 5 },
    });
    const startedAt = new Date(rig.queue.clock.now()).toISOString();
    const running = { link: 'other', cost: 3, currency: 'USD', startedAt };
    rig.running.push(ended({ sending: 4 }, running));
    expect(rig.ask({ link: 'other' }).month.cost).toBe(12);
    // One that goes on since last month is booked there.
    rig.running.push(ended({ sending: 4 }, { ...running, startedAt: '2025-12-31T23:59:00.000Z' }));
    expect(rig.ask({ link: 'other' }).month.cost).toBe(12);
    // Paid before its tariff was in dollars.
    await rig.costBook.book('other', { ...call, cost: 36, currency: 'EUR' });
    expect(rig.ask({ link: 'other' })).toMatchObject({
      month: { cost: 12, budget: 5, besides: [{ cost: 36, currency: 'EUR' }] },
      lines: [{ spent: true }],
    });
    expect(() => rig.ask({ link: 'gone' })).toThrow('There is no line "gone". Known: satellite, other.');
    expect(() => rig.ask({ connector: 'gone' })).toThrow('There is no provider "gone" that is switched on');
  });

  it('what the month will have cost is told, of the line that has the budget', async () => {
    const other = priced({ perCall: 9 }, { id: 'other' });
    const limits = { when: 'always', maxBytes: 50_000 };
    const rig = await startRig([priced({ perCall: 2 }, { limits, monthlyBudget: 5 }), other], {
      otherLinks: ['other'],
    });
    await rig.write(10_000);
    await rig.write(90_000);
    const call = { startedAt: rig.queue.clock.now(), seconds: 9, bytes: 9, cost: 4, currency: 'EUR' };
    await rig.costBook.book('satellite', call);
    const answer = rig.ask();
    expect(answer).toMatchObject({ total: { cost: 11 }, month: { cost: 4, budget: 5, after: 6 } });
    expect(passesBudget(answer)).toBe(true);
    expect(passesBudget({ month: { cost: 2, budget: 5, after: 4 } })).toBe(false);
    // It is said otherwise where it is used up already.
    expect(passesBudget({ month: { cost: 5, budget: 5, after: 7 } })).toBe(false);
  });

  it('a line that costs nothing makes no guess of what was measured on the one that does', async () => {
    const harbour = { id: 'harbour', name: 'Harbour', limits: { when: 'always', maxBytes: 50_000 } };
    const rig = await startRig([SATELLITE, harbour], { otherLinks: ['harbour'] });
    rig.recent.push(ended({ sending: 9 }, { pace: { bytesPerSecond: 9_600, secondsPerMessage: 0 } }));
    await rig.write(10_000);
    await rig.write(90_000);
    expect(rig.ask().lines).toHaveLength(2);
    expect(rig.ask()).toMatchObject({ basis: 'measured', from: expect.not.stringContaining('Harbour') });
  });

  it('amounts in two currencies stand side by side, and by which line is said', async () => {
    const first = priced({ perCall: 2 }, { limits: { when: 'always', maxBytes: 50_000 } });
    const other = priced({ perCall: 9, currency: 'USD' }, { id: 'other' });
    const rig = await startRig([first, other], { otherLinks: ['other'] });
    await rig.write(10_000);
    await rig.write(100_000);
    const { total, from, currency, ...normal } = rig.ask();
    expect([total.cost, total.messages, currency]).toEqual([2, 2, 'EUR']);
    expect([total.apart, normal.fetch.apart]).toEqual([[{ cost: 9, currency: 'USD' }], undefined]);
    expect(from).toMatch(/Of that in other money: .*9.* \(Satellite phone\)\.$/);
  });

  it.each<[object, boolean, boolean]>([
    [{}, false, false],
    [{ currency: 'CHF' }, false, false],
    [{ perMinute: 6 }, true, true],
    [{ perMegabyte: 1e-9 }, true, true],
  ])('%j: priced %s, asked %s', async (tariff, isPriced, isAsked) => {
    const rig = await startRig([priced(tariff)]);
    await rig.write(3_000);
    expect(rig.ask()).toMatchObject({ priced: isPriced, ask: isAsked });
  });

  it('what costs less than the line asks for is not asked', async () => {
    const rig = await startRig(
      [priced({ perCall: 2 }, { doNotAskUnder: 5 }), priced({ perCall: 5 }, { id: 'dear', doNotAskUnder: 5 })],
      {
        otherLinks: ['dear'],
      },
    );
    await rig.write(3_000);
    expect([rig.ask().ask, rig.ask({ link: 'dear' }).ask]).toEqual([false, true]);
  });
});
