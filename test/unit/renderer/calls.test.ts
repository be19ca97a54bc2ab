// What is said of a call before, while and after it, and how far it has come.
import { describe, expect, test } from 'vitest';
import type { NewerVersion } from '../../../src-main/contract/updates/updates';
import type { Session } from '../../../src-main/contract/views';
import {
  asksFor,
  firstChoice,
  isChosen,
  isSameLine,
  offered,
  stillOffered,
  USUAL_CHOICE,
  withLetter,
} from '../../../src-renderer/calls/choice';
import {
  bytesText,
  hangingText,
  inDoubt,
  lastCallLine,
  nextCallLine,
  phaseText,
  waitText,
} from '../../../src-renderer/calls/call-text';
import { pricedText, priceText } from '../../../src-renderer/calls/price';
import { callProgress } from '../../../src-renderer/calls/progress';
import { aboutMoney, money } from '../../../src-renderer/format';
import { ESTIMATE } from '../../desktop/support/estimate';
import { SESSION, STATUS } from '../../desktop/support/stage';

const NOW = Date.parse('2026-11-29T14:00:00Z');
const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();
const sending = (more: Partial<Session>): Session => ({
  ...SESSION,
  phases: [
    { phase: 'dialing', at: at(-60), seconds: 20 },
    { phase: 'sending', at: at(-40), seconds: 40 },
  ],
  ...more,
});

describe('progress goes by what is confirmed', () => {
  test('what is handed to the system is on its way, and part of all that is left', () => {
    const session = sending({ bytesConfirmed: 206_000, bytesOut: 294_000, toSend: { messages: 4, bytes: 284_000 } });
    const progress = callProgress(session);
    expect(progress).toMatchObject({ confirmed: 206_000, onWay: 88_000, all: 490_000 });
    expect(progress.confirmedPercent).toBeCloseTo(42.04, 1);
    expect(progress.secondsLeft).toBeCloseTo(284_000 / (206_000 / 40));
    expect(bytesText(progress)).toMatch(/^206 kB confirmed, 88 kB on the way, of 490 kB · about .*minute/);
  });
  test('it is never full before the last reply', () => {
    const last = sending({ bytesConfirmed: 489_900, bytesOut: 500_000, toSend: { messages: 1, bytes: 100 } });
    const { confirmedPercent, onWayPercent } = callProgress(last);
    expect(confirmedPercent + onWayPercent).toBeLessThan(100);
    const done = sending({ bytesConfirmed: 490_000, bytesOut: 500_000, toSend: { messages: 0, bytes: 0 } });
    expect(callProgress(done).confirmedPercent).toBe(100);
  });
  test('nothing is guessed before anything is confirmed, nor when nothing is being sent', () => {
    expect(callProgress(sending({ bytesConfirmed: 0 })).secondsLeft).toBeNull();
    expect(callProgress(sending({ bytesConfirmed: 9, phase: 'waiting' })).secondsLeft).toBeNull();
  });
  test('the time in which nothing was sent does not slow it down', () => {
    const phases = [
      { phase: 'sending', at: at(-100), seconds: 10 },
      { phase: 'waiting', at: at(-90), seconds: 80 },
      { phase: 'sending', at: at(-10), seconds: 10 },
    ] as const;
    const session = sending({ phases, bytesConfirmed: 2000, toSend: { messages: 1, bytes: 1000 } });
    expect(callProgress(session).secondsLeft).toBe(10);
  });
  test('an older relay does not tell what was confirmed: what is out counts', () => {
    const progress = callProgress(sending({ bytesOut: 1000, toSend: { messages: 1, bytes: 3000 } }));
    expect(progress).toMatchObject({ confirmed: 1000, onWay: 0, confirmedPercent: 25 });
  });
  test('where nothing is carried nothing is said of it', () => {
    const session = sending({ bytesOut: 0, toSend: { messages: 0, bytes: 0 } });
    expect(bytesText(callProgress(session))).toBe('');
    expect(callProgress(session).confirmedPercent).toBe(0);
  });
});

describe('a call in words', () => {
  test('the message under way is counted from one and never beyond the last', () => {
    expect(phaseText(SESSION, 'Phone')).toBe('Sending message 6 of 12');
    expect(phaseText({ ...SESSION, sent: 12, deferred: 0, toSend: { messages: 0, bytes: 0 } }, 'Phone')).toBe(
      'Sending message 12 of 12',
    );
    expect(phaseText({ ...SESSION, phase: 'dialing' }, 'Phone')).toBe('Dialing Phone');
  });
  test('a call that goes on for Dialpost itself says so, and how far it is', () => {
    const updating: Session = { ...SESSION, phase: 'updating' };
    expect(phaseText(updating, 'Phone')).toBe('Mail is done. Looking for a newer Dialpost');
    const newer: NewerVersion = { version: '9.0.0', bytes: 96e6, fetchedBytes: 12e6, state: 'fetching', charge: null };
    expect(phaseText(updating, 'Phone', newer)).toBe('Mail is done. Fetching Dialpost 9.0.0: 12 MB of 96 MB');
    expect(phaseText(updating, 'Phone', { ...newer, state: 'told' })).toContain('Looking');
  });
  test('waiting counts down to the hang-up and names the next billing step', () => {
    const waiting: Session = { ...SESSION, phase: 'waiting', hangsUpAt: at(17), nextStepAt: at(20) };
    expect(waitText(waiting, 20, NOW)).toBe('hangs up in 0:17 if nothing comes (next billing step at 0:40)');
    expect(waitText({ ...waiting, nextStepAt: null }, 20, NOW)).toBe('hangs up in 0:17 if nothing comes');
    expect(waitText({ ...SESSION, phase: 'waiting' }, 20, NOW)).toBe('');
    expect(waitText({ ...waiting, phase: 'sending' }, 20, NOW)).toBe('');
  });
  test('hanging up says what is still confirmed, how long that takes at most, and what the line then has', () => {
    const hanging: Session = { ...SESSION, hangingUp: { confirming: 1, by: at(6.2) } };
    const says = (confirming: number, programSeconds?: number | null): string =>
      hangingText(
        {
          ...hanging,
          hangingUp: { confirming, by: at(6.2), ...(programSeconds === undefined ? {} : { programSeconds }) },
        },
        NOW,
      );
    expect([says(1), says(1, 0), says(1, null), says(2, 30)]).toEqual([
      '1 message is being confirmed (at most 7 s); then the line goes down',
      '1 message is being confirmed (at most 7 s); then the line goes down',
      '1 message is being confirmed (at most 7 s)',
      '2 messages are being confirmed (at most 7 s); then the line goes down (its program: at most 30 s)',
    ]);
    expect([says(0), says(0, 0), says(0, null), says(0, 30), hangingText(SESSION, NOW)]).toEqual([
      'The line goes down.',
      'The line goes down.',
      'The call ends.',
      'The line goes down (its program: at most 30 s).',
      'The line goes down.',
    ]);
    expect(inDoubt(hanging)).toBe(1);
    expect(inDoubt({ ...SESSION, phase: 'dialing' })).toBe(0);
  });
  test('the last one: when, why, what, and what it cost', () => {
    const last: Session = { ...SESSION, phase: 'ended', why: 'person', sent: 12, cost: 8.05 };
    expect(lastCallLine(last)).toMatch(/^Last call .* by hand: 12 sent, 0 received · €8\.05$/);
    expect(lastCallLine({ ...last, left: { messages: 1, why: 'busy' } })).toContain('0 received, 1 left · €8.05');
    expect(lastCallLine({ ...last, cost: 0 })).toMatch(/received$/);
    expect(lastCallLine({ ...last, sent: 0, cost: 0, result: 'failed' })).toMatch(/^Last call .* by hand: failed$/);
  });
  test('the next one, or why there is none', () => {
    expect(nextCallLine(STATUS)).toMatch(/^Next: /);
    expect(nextCallLine({ ...STATUS, next: [] })).toBe('No call is planned');
    expect(nextCallLine({ ...STATUS, paused: true })).toBe('Paused: nothing is sent');
    expect(nextCallLine({ ...STATUS, paused: true, pausedUntil: at(600) })).toMatch(
      /^Paused until .*: nothing is sent$/,
    );
  });
});

describe('a price', () => {
  test('stands on the button where the line costs, and nowhere else', () => {
    expect(pricedText('Send', ESTIMATE)).toBe('Send · about €4.45');
    expect(priceText(ESTIMATE)).toBe('about €4.45 · without the large one');
    expect(priceText({ ...ESTIMATE, large: { ...ESTIMATE.large, messages: 0 } })).toBe('about €4.45');
    expect([pricedText('Send', { ...ESTIMATE, priced: false }), priceText({ ...ESTIMATE, priced: false })]).toEqual([
      'Send',
      null,
    ]);
    const only = { ...ESTIMATE, messages: 0, fetch: { bytes: 0, seconds: 0, cost: 0, calls: 0 } };
    expect([pricedText('Send', only), priceText(only)]).toEqual(['Send', 'only a large one waits']);
    expect([pricedText('Send', null), priceText(null)]).toEqual(['Send', null]);
  });
  test('has no cents where they say nothing', () => {
    expect([4, 4.2, 144.6].map((amount) => aboutMoney(amount, 'EUR'))).toEqual(['€4', '€4.20', '€145']);
  });
  test('in what is no currency is a figure, not a fault', () => {
    expect([money(3.5, ''), money(3.5, 'hours')]).toEqual(['3.5', '3.5 hours']);
  });
});

describe('what was chosen is what is asked for', () => {
  const letter = '0Q00000000000007';
  test('the usual, with large ones, without fetching, without normal mail', () => {
    expect(asksFor({}, USUAL_CHOICE)).toEqual({});
    expect(asksFor({ connectors: [] }, USUAL_CHOICE)).toEqual({});
    expect(asksFor({ connectors: ['isp'] }, withLetter(USUAL_CHOICE, letter))).toEqual({
      connectors: ['isp'],
      also: [letter],
    });
    expect(asksFor({}, { ...USUAL_CHOICE, fetch: false })).toEqual({ fetch: false });
    expect(asksFor({}, { ...USUAL_CHOICE, normal: false })).toEqual({ ids: [], fetch: true });
    expect(asksFor({ ids: ['A', 'B'] }, USUAL_CHOICE)).toEqual({ ids: ['A', 'B'] });
    expect(asksFor({ connectors: ['isp'], signIn: 'code' }, { ...USUAL_CHOICE, normal: false, fetch: false })).toEqual({
      connectors: ['isp'],
      signIn: 'code',
      ids: [],
      fetch: false,
    });
  });
  test('a sign-in by a code is begun the cheaper way, and a call for the code alone carries nothing else', () => {
    const load = { bytes: 0, seconds: 10, cost: 1 };
    const codeCalls = { held: load, first: load, second: load, cheaper: true };
    expect(firstChoice(ESTIMATE)).toBe(USUAL_CHOICE);
    expect(firstChoice({ ...ESTIMATE, codeCalls: { ...codeCalls, cheaper: false } })).toBe(USUAL_CHOICE);
    const choice = firstChoice({ ...ESTIMATE, codeCalls });
    expect(stillOffered({ ...ESTIMATE, codeCalls }, choice)).toBe(choice);
    expect(stillOffered({ ...ESTIMATE, codeCalls: { ...codeCalls, cheaper: false } }, choice).hangUp).toBe(false);
    expect(asksFor({ connectors: ['isp'], signIn: 'code' }, choice)).toEqual({
      connectors: ['isp'],
      ids: [],
      signIn: 'code-given',
    });
    expect(asksFor({ connectors: ['isp'], signIn: 'code-asked', signInId: 'S' }, USUAL_CHOICE)).toEqual({
      connectors: ['isp'],
      signIn: 'code-asked',
      signInId: 'S',
    });
  });
  test('a second tick takes the first one back', () => {
    expect(withLetter(withLetter(USUAL_CHOICE, letter), letter)).toEqual(USUAL_CHOICE);
  });
  test('something must be chosen of what there is', () => {
    const none = { normal: false, large: new Set<string>(), fetch: false };
    expect(isChosen(ESTIMATE, none)).toBe(false);
    expect(isChosen(ESTIMATE, withLetter(none, letter))).toBe(true);
    const [large, fetch] = [
      { ...ESTIMATE.large, messages: 0 },
      { bytes: 0, seconds: 0, cost: 0, calls: 0 },
    ];
    expect(isChosen({ ...ESTIMATE, messages: 0, large, largeLetters: [], fetch }, none)).toBe(true);
  });
  test('what has gone while the question stood open is no choice any more', () => {
    const ticked = withLetter(USUAL_CHOICE, letter);
    expect(stillOffered(ESTIMATE, ticked)).toBe(ticked);
    expect(stillOffered({ ...ESTIMATE, largeLetters: [] }, ticked)).toEqual(USUAL_CHOICE);
    expect(isChosen({ ...ESTIMATE, named: 2 }, USUAL_CHOICE)).toBe(true);
    expect(isChosen({ ...ESTIMATE, named: 0 }, USUAL_CHOICE)).toBe(false);
  });
  test('another line, or another tariff of it, is not what was shown; a budget that is used up is said as such', () => {
    const line = { id: 'sat', tariff: '{"perMinute":6}', spent: false };
    const by = (...lines: (typeof line)[]) => ({ ...ESTIMATE, lines });
    const first = by(line);
    expect(isSameLine(first, by({ ...line, spent: true }))).toBe(true);
    expect(isSameLine(first, by({ ...line, tariff: '{"perMinute":7}' }))).toBe(false);
    expect(isSameLine(first, by({ ...line, id: 'harbour' }))).toBe(false);
    expect(isSameLine(first, by(line, { ...line, id: 'harbour' }))).toBe(false);
  });
  test('more than fifty large letters are not listed one by one', () => {
    const [one] = ESTIMATE.largeLetters;
    const largeLetters = Array.from({ length: 62 }, (_, i) => ({ ...one!, id: `L${i}` }));
    const offer = offered({ ...ESTIMATE, large: { ...ESTIMATE.large, messages: 62 }, largeLetters });
    expect([offer.letters.length, offer.more]).toEqual([50, 12]);
  });
});
