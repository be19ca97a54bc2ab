import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { Link } from '../../../src-main/contract/link';
import type { Guard } from '../../../src-main/link/guard';
import { createLink, RETRY, WATCH, type LinkControl, type LinkState } from '../../../src-main/link/link';
import type { Ran, RunAsk } from '../../../src-main/base/run';
import { manualClock, settleTurn } from '../../support/manual-clock';

const exit = (code: number, output = ''): Ran => ({ end: 'exit', code, output });
type Answer = Ran | ((ask: RunAsk) => Promise<Ran>);

/** A modem as the link sees it: three commands whose ends the test decides, and a guard that is only counted. */
function modem(settings: object = {}, answers: { connect?: Answer[]; disconnect?: Answer[]; status?: () => Ran } = {}) {
  const clock = manualClock();
  const ran: string[] = [];
  const guards: string[] = [];
  const guard: Guard = ({ argv }) => {
    guards.push(`stands: ${argv.join(' ')}`);
    const told =
      (what: string) =>
      (pid?: number): void =>
        void guards.push(pid === undefined ? what : `${what} ${pid}`);
    return { began: told('began'), over: told('over'), letGo: told('let go') };
  };
  const run = async (ask: RunAsk): Promise<Ran> => {
    const name = ask.argv[0] ?? '';
    ask.onStart?.(7);
    if (name !== 'status') ran.push(name);
    if (name === 'status') return answers.status?.() ?? exit(1);
    const list = name === 'connect' ? answers.connect : answers.disconnect;
    const answer = (list && list.length > 1 ? list.shift() : list?.[0]) ?? exit(0);
    return typeof answer === 'function' ? answer(ask) : answer;
  };
  const link = createLink(
    Link.parse({
      id: 'line',
      name: 'Satellite',
      kind: 'command',
      connectCommand: ['connect'],
      disconnectCommand: ['disconnect'],
      password: 'pw',
      ...settings,
    }),
    { clock, log: silentLog, run, guard },
  );
  const states: LinkState[] = [];
  link.onChange(() => states.push(link.state));
  return { clock, ran, guards, link, states, answers };
}
const never = new AbortController().signal;
const watched = { statusCommand: ['status'] };

async function afterTurns<T>(promise: Promise<T>, move: () => Promise<void>): Promise<T> {
  await settleTurn();
  await move();
  return promise;
}

describe('dialling', () => {
  test('a line that connects is up, and goes down when told', async () => {
    const { link, states } = modem();
    expect(await link.up(never)).toEqual({ ok: true });
    expect(link.since).not.toBeNull();
    expect(await link.down()).toEqual({ ok: true });
    expect(states).toEqual(['dialing', 'up', 'hanging-up', 'down']);
    expect(link.trouble).toBeNull();
  });
  test('it is dialled again after the pause, as often as the settings say', async () => {
    const { link, ran, clock } = modem(
      { dialAttempts: 3, redialDelaySeconds: 60 },
      { connect: [exit(1), exit(1), exit(0)] },
    );
    const up = link.up(never);
    await clock.advanceAsync(59_000);
    const dials = (): readonly string[] => ran.filter((name) => name === 'connect');
    expect(dials()).toEqual(['connect']);
    expect(await afterTurns(up, () => clock.advanceAsync(61_000))).toEqual({ ok: true });
    expect(dials()).toEqual(['connect', 'connect', 'connect']);
  });
  test('one that failed is hung up where the line cannot be asked, and believed down where that fails too', async () => {
    const { link, ran, clock, guards } = modem(
      { dialAttempts: 2 },
      { connect: [exit(1, 'no route'), exit(1)], disconnect: [exit(0), exit(5, 'nothing to hang up')] },
    );
    const result = await afterTurns(link.up(never), () => clock.advanceAsync(60_000));
    expect(ran).toEqual(['connect', 'disconnect', 'connect', 'disconnect']);
    expect(result).toMatchObject({
      ok: false,
      text: 'Satellite did not connect (tried 2 times): connect ended with code 1.',
    });
    expect([link.state, link.trouble, guards.at(-1)]).toEqual(['down', null, 'let go']);
  });
  test('when it never connects the sentence has the last words of the command', async () => {
    const { link, clock } = modem({ dialAttempts: 2 }, { connect: [exit(4, 'dialling\nBUSY\n')] });
    const result = await afterTurns(link.up(never), () => clock.advanceAsync(60_000));
    expect(result).toEqual({
      ok: false,
      cancelled: false,
      fault: { trouble: 'other', by: 'program', code: 4, hopeless: false },
      said: 'dialling / BUSY',
      text: 'Satellite did not connect (tried 2 times): connect ended with code 4: dialling / BUSY.',
    });
    expect(link.state).toBe('down');
  });
  test('a dialling that hung is hung up before the next', async () => {
    const { link, ran, clock } = modem(
      { dialAttempts: 2 },
      { connect: [{ end: 'time', code: null, output: '' }, exit(0)] },
    );
    expect(await afterTurns(link.up(never), () => clock.advanceAsync(60_000))).toEqual({ ok: true });
    expect(ran).toEqual(['connect', 'disconnect', 'connect']);
  });
  test('a program that is not there is not dialled twice', async () => {
    const { link, ran } = modem({}, { connect: [{ end: 'missing', code: null, output: 'ENOENT' }] });
    expect(await link.up(never)).toMatchObject({
      ok: false,
      text: 'Satellite did not connect (tried once): the program connect could not be started: ENOENT.',
    });
    expect(ran).toEqual(['connect']);
  });
  test('a person may stop it while it dials and while it waits; the line is hung up', async () => {
    const stop = new AbortController();
    const dialing = modem(
      {},
      {
        connect: [
          (ask) =>
            new Promise((resolve) =>
              ask.signal?.addEventListener('abort', () => resolve({ end: 'cancelled', code: null, output: '' })),
            ),
        ],
      },
    );
    const up = dialing.link.up(stop.signal);
    await settleTurn();
    stop.abort();
    expect(await up).toEqual({ ok: false, cancelled: true, text: 'Dialling Satellite was stopped.' });
    expect(dialing.ran).toEqual(['connect', 'disconnect']);

    const again = new AbortController();
    const waiting = modem({}, { connect: [exit(1)] });
    const up2 = waiting.link.up(again.signal);
    await settleTurn();
    again.abort();
    expect(await up2).toMatchObject({ ok: false, cancelled: true });
    expect(waiting.link.state).toBe('down');
  });
  test('two who want it up share one dialling', async () => {
    const { link, ran } = modem();
    expect(await Promise.all([link.up(never), link.up(never)])).toEqual([{ ok: true }, { ok: true }]);
    expect(ran).toEqual(['connect']);
  });
  test('a line found up is used and hung up afterwards', async () => {
    let up = true;
    const { link, ran } = modem(watched, {
      status: () => exit(up ? 0 : 1),
      disconnect: [async () => ((up = false), exit(0))],
    });
    expect(await link.up(never)).toEqual({ ok: true });
    expect(await link.down()).toEqual({ ok: true });
    expect(ran).toEqual(['disconnect']);
  });
});

test('a line a crash left up is taken over and hung up', async () => {
  let up = true;
  const { link, ran, clock } = modem(watched, {
    status: () => exit(up ? 0 : 1),
    disconnect: [async () => ((up = false), exit(0))],
  });
  expect(await link.takeOver()).toBe(true);
  expect(await link.down()).toEqual({ ok: true });
  expect(ran).toEqual(['disconnect']);
  expect(await afterTurns(link.takeOver(), () => clock.advanceAsync(2000))).toBe(false);
});

describe('hanging up', () => {
  test('a line that will not hang up is reported and tried again until it is down', async () => {
    let up = false;
    const { link, ran, clock } = modem(watched, {
      status: () => exit(up ? 0 : 1),
      connect: [async () => ((up = true), exit(0))],
    });
    await link.up(never);
    const result = await afterTurns(link.down(), () => clock.advanceAsync(6000));
    expect(result.ok).toBe(false);
    expect(link.state).toBe('hanging-up');
    expect(link.trouble).toMatch(
      /^Satellite does not hang up \(the line is still up\)\. The call may still be costing money/,
    );
    await clock.advanceAsync(RETRY);
    up = false;
    await clock.advanceAsync(RETRY + 10_000);
    expect([link.state, link.trouble]).toEqual(['down', null]);
    expect(ran.filter((name) => name === 'disconnect').length).toBeGreaterThanOrEqual(2);
    link.close();
    expect(clock.pending()).toBe(0);
  });
  test("without a status command the hang-up's own word counts", async () => {
    const { link, clock } = modem({}, { disconnect: [exit(1, 'modem busy'), exit(0)] });
    await link.up(never);
    expect(await link.down()).toMatchObject({ ok: false });
    expect(link.trouble).toContain('disconnect ended with code 1: modem busy');
    await clock.advanceAsync(RETRY);
    expect(link.state).toBe('down');
  });
  test('a hang-up that failed while the line is down anyway is a hang-up', async () => {
    const { link, clock } = modem(watched, { disconnect: [exit(1)], status: () => exit(1) });
    await link.up(never);
    expect(await afterTurns(link.down(), () => clock.advanceAsync(2000))).toEqual({ ok: true });
  });
  test('mail that wants a line which would not hang up gets it, and it is not hung up under the mail', async () => {
    const { link, clock, ran } = modem({}, { disconnect: [exit(1)] });
    await link.up(never);
    await link.down();
    expect(await link.up(never)).toEqual({ ok: true });
    await clock.advanceAsync(2 * RETRY);
    expect([link.state, link.trouble]).toEqual(['up', null]);
    expect(ran).toEqual(['connect', 'disconnect', 'connect']);
  });
});

describe('watching', () => {
  test('a line that drops is noticed; one that cannot be asked is believed up', async () => {
    const answers = [exit(1), exit(0), { end: 'time', code: null, output: '' } as const, exit(1), exit(1)];
    const { link, clock } = modem(watched, { status: () => answers.shift() ?? exit(1) });
    const drops: string[] = [];
    link.onDrop((text) => drops.push(text));
    await link.up(never);
    await clock.advanceAsync(2 * WATCH);
    await clock.advanceAsync(0);
    expect([link.state, drops.length]).toEqual(['up', 0]);
    await clock.advanceAsync(3 * WATCH);
    expect([link.state, drops]).toEqual(['down', ['Satellite went down by itself.']]);
    expect(clock.pending()).toBe(0);
  });
});

describe('D1: a line that says it is down', () => {
  test('is asked again before it counts, and one that was only busy stays up', async () => {
    const answers = [exit(1), exit(1), exit(0), exit(1), exit(0)];
    const { link, clock, ran } = modem(watched, { status: () => answers.shift() ?? exit(0) });
    const drops: string[] = [];
    link.onDrop((text) => drops.push(text));
    await link.up(never);
    await clock.advanceAsync(4 * WATCH);
    expect([link.state, drops, ran]).toEqual(['up', [], ['connect']]);
  });
  test('twice is hung up all the same, and it is told where it does not let itself be hung up', async () => {
    let up = true;
    const { link, clock, ran } = modem(watched, { status: () => exit(up ? 0 : 1), disconnect: [exit(0)] });
    await link.up(never);
    up = false;
    await clock.advanceAsync(2 * WATCH);
    expect([link.state, ran]).toEqual(['down', ['disconnect']]);

    const deaf = modem(
      { statusCommand: ['status'] },
      { status: () => said.shift() ?? exit(0), disconnect: [exit(3, 'no modem')] },
    );
    const said = [exit(1), exit(1), exit(1)];
    await deaf.link.up(never);
    await deaf.clock.advanceAsync(2 * WATCH);
    expect([deaf.link.state, deaf.ran]).toEqual(['hanging-up', expect.arrayContaining(['connect', 'disconnect'])]);
    expect(deaf.link.trouble).toContain('no modem');
  });
  test('after a dialling that failed is asked again too: a profile that is activating may yet come up', async () => {
    const answers = [exit(1), exit(1), exit(0), exit(1), exit(1)];
    const { link, clock, ran } = modem(
      { ...watched, dialAttempts: 1 },
      { connect: [exit(1)], status: () => answers.shift() ?? exit(1) },
    );
    expect(await afterTurns(link.up(never), () => clock.advanceAsync(60_000))).toMatchObject({ ok: false });
    expect(ran).toEqual(['connect', 'disconnect']);
  });
  test('and one that cannot be asked is hung up after a crash', async () => {
    const { link, ran } = modem();
    expect(await link.takeOver()).toBe(true);
    expect(await link.down()).toEqual({ ok: true });
    expect(ran).toEqual(['disconnect']);
  });
});

test('D16: somebody stands guard from the dialling until the line is down, once, whatever happens between', async () => {
  const { link, clock, guards } = modem(
    { dialAttempts: 2 },
    { connect: [{ end: 'time', code: null, output: '' }, exit(0)], disconnect: [exit(0), exit(1), exit(0)] },
  );
  await afterTurns(link.up(never), () => clock.advanceAsync(60_000));
  await link.down();
  expect(guards.filter((what) => what.startsWith('stands'))).toHaveLength(
    guards.filter((what) => what === 'let go').length + 1,
  );
  await clock.advanceAsync(RETRY);
  expect([link.state, guards.at(-1)]).toEqual(['down', 'let go']);
  // And it knows what runs for the line.
  expect(guards.slice(0, 3)).toEqual(['stands: disconnect', 'began 7', 'over 7']);
});

test.each([
  ['always-on', 'up', null],
  ['on-demand', 'down', 90],
] as const)('%s has nothing to dial', async (kind, rest, firstTry) => {
  const link: LinkControl = createLink(Link.parse({ id: 'line', kind, dialTimeoutSeconds: 90 }), {
    clock: manualClock(),
    log: silentLog,
  });
  expect([link.state, link.firstTryTimeoutSeconds]).toEqual([rest, firstTry]);
  expect(await link.up(never)).toEqual({ ok: true });
  expect(link.state).toBe('up');
  expect(await link.down()).toEqual({ ok: true });
  expect(link.state).toBe(rest);
  expect(await link.metered()).toBeNull();
});
