// Several lines for one connector: the cheapest that may carry the mail now.
import { describe, expect, it } from 'vitest';
import { openClient, submit } from '../../scenario/support/submit';
import { FALSE, MINUTE, MODEM, type Rig, startRig, TRUE } from '../relay/rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
const line = (id: string, perCall: number, more: object = {}) => ({
  ...MODEM,
  id,
  name: '',
  tariff: { perCall },
  ...more,
});
const LIMITS = { maxBytes: 204_800, priorities: ['normal', 'high'] };
const office = { listeners: [{ id: 'office', port: 0, relay: { allow: ['127.0.0.1/32'] } }] };

function rigWith(links: readonly object[], connector: object = {}): Promise<Rig> {
  const [first, ...others] = links.map((l) => (l as { id: string }).id); // every one here has an id
  return startRig({ link: first, otherLinks: others, schedule: NEVER, ...connector }, {}, {}, { links, ...office });
}

async function handIn(rig: Rig, name: string, bytes: number, header = ''): Promise<void> {
  const content = Buffer.from(
    `Subject: ${name}\r\n${header}\r\n${`${'x'.repeat(62)}\r\n`.repeat(Math.ceil(bytes / 64))}`,
  );
  expect(
    (
      await submit(rig.relay.listeners()[0]?.port ?? 0, {
        from: 'me@office.example',
        to: `${name}@far.example`,
        content,
      })
    ).code,
  ).toBe(250);
}

const start = (rig: Rig, params: { connectors?: string[]; link?: string } = {}) =>
  rig.relay.handlers['session.start'](params);
const links = async (rig: Rig, count: number): Promise<readonly string[]> =>
  (await rig.calls(count)).map((s) => s.link);
const waiting = async (rig: Rig) =>
  (await rig.relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 10 })).rows
    .map(({ subject, reason }) => ({ subject, reason }))
    .sort((a, b) => a.subject.localeCompare(b.subject));

describe('the line that is taken', () => {
  it('is the cheapest for what waits, whatever the order in the settings', async () => {
    const rig = await rigWith([line('dear', 3), line('cheap', 1)]);
    await rig.write();
    await start(rig);
    expect(await links(rig, 1)).toEqual(['cheap']);
  });

  it('compares prices of one currency alone: the currency that stands first is first, what is free before all', async () => {
    const dollars = (id: string, perCall: number) => line(id, 0, { tariff: { perCall, currency: 'USD' } });
    const rig = await rigWith([dollars('dear', 9), line('euros', 1), dollars('cheap', 5)]);
    await rig.write();
    await start(rig);
    expect(await links(rig, 1)).toEqual(['cheap']);
    const free = await rigWith([dollars('dollars', 1), line('free', 0)]);
    await free.write();
    await start(free);
    expect(await links(free, 1)).toEqual(['free']);
  });

  it('follows the bytes: by the call for much, by the megabyte for little', async () => {
    const rig = await rigWith([line('call', 1), line('bytes', 0, { tariff: { perMegabyte: 10 } })]);
    await rig.write();
    const estimate = () => rig.relay.handlers['queue.estimate']({});
    const { messages, bytes, cost } = await estimate();
    // A test message is some hundred bytes of words.
    expect([messages, cost]).toEqual([1, bytes / 100_000]);
    expect(cost).toBeCloseTo(0.004, 3);
    await start(rig);
    expect(await links(rig, 1)).toEqual(['bytes']);
    await handIn(rig, 'large', 500_000);
    expect(await estimate()).toMatchObject({ messages: 1, cost: 1 });
    await start(rig);
    expect(await links(rig, 2)).toEqual(['bytes', 'call']);
  });

  it('is the next when the budget of the cheapest is used up', async () => {
    const rig = await rigWith([line('cheap', 1, { monthlyBudget: 1 }), line('dear', 3)], {
      triggers: { queuedMessages: 1 },
    });
    await rig.write();
    expect(await links(rig, 1)).toEqual(['cheap']);
    await rig.write();
    expect(await links(rig, 2)).toEqual(['cheap', 'dear']);
  });

  it('is the one a person names', async () => {
    const rig = await rigWith([line('cheap', 1), line('dear', 3)]);
    await rig.write();
    await start(rig, { link: 'dear' });
    expect(await links(rig, 1)).toEqual(['dear']);
    await expect(async () => start(rig, { link: 'nowhere' })).rejects.toThrow(
      'There is no line "nowhere". Known: cheap, dear.',
    );
  });
});

describe('a line that does not come up', () => {
  it('hands the call on to the next, which also fetches; both say so', async () => {
    const rig = await rigWith([line('broken', 1, { connectCommand: FALSE }), line('dear', 3)], {
      collect: { method: 'etrn' },
    });
    await rig.write();
    await start(rig);
    await rig.pass(2 * MINUTE);
    const [failed, good] = await rig.calls(2);
    expect(failed).toMatchObject({
      link: 'broken',
      why: 'person',
      result: 'failed',
      cost: 0,
      continuedBy: good?.id,
      error: expect.stringMatching(
        /^broken did not connect \(tried once\): .*\. The line dear is tried instead\.$/,
      ) as unknown,
    });
    expect(good).toMatchObject({ link: 'dear', why: 'person', sent: 1, result: 'ok', cost: 3, error: null });
    expect(good?.phases.map((p) => p.phase)).toContain('collecting');
    // Tried lately: while its time is not over the other is taken at once.
    await rig.write();
    rig.relay.wake();
    expect(await links(rig, 2)).toEqual(['broken', 'dear']);
  });

  it('is left out until its patience is over, then tried first again', async () => {
    const rig = await rigWith([line('broken', 1, { connectCommand: FALSE }), line('dear', 3)], {
      triggers: { queuedMessages: 1 },
      retry: { minutes: [15] },
    });
    await rig.write();
    expect(await links(rig, 2)).toEqual(['broken', 'dear']);
    await rig.write();
    expect(await links(rig, 3)).toEqual(['broken', 'dear', 'dear']);
    await rig.pass(16 * MINUTE);
    await rig.write();
    expect(await links(rig, 5)).toEqual(['broken', 'dear', 'dear', 'broken', 'dear']);
  });

  it('ends the call where no line comes up; the mail waits and nothing is counted', async () => {
    const rig = await rigWith([line('one', 1, { connectCommand: FALSE }), line('two', 2, { connectCommand: FALSE })], {
      schedule: { kind: 'always' },
    });
    const id = await rig.write();
    expect(await links(rig, 2)).toEqual(['one', 'two']);
    await rig.pass(14 * MINUTE);
    expect(await rig.ended()).toHaveLength(2);
    expect((await rig.relay.handlers['queue.get']({ id })).row).toMatchObject({ attempts: 0, state: 'incoming' });
  });
});

it('where nothing is dialled, a host out of reach by one line is tried by the next', async () => {
  const dead = [{ host: '127.0.0.1', port: 9, security: 'none' }];
  const rig = await rigWith([{ id: 'dsl', kind: 'always-on' }, line('modem', 1)], {
    schedule: { kind: 'always' },
    route: { kind: 'smart-host', hosts: dead },
    wait: { idleSeconds: 1 },
  });
  const id = await rig.write();
  await rig.pass(MINUTE);
  const calls = await rig.calls(2);
  // Which of the two is filed first is the disk's affair.
  const [first, next] = ['dsl', 'modem'].map((link) => calls.find((s) => s.link === link));
  expect(calls.length).toBe(2);
  expect(first).toMatchObject({ result: 'failed', continuedBy: next?.id });
  expect((await rig.relay.handlers['queue.get']({ id })).row).toMatchObject({ attempts: 0, state: 'incoming' });
});

describe('what a line does not carry', () => {
  const modem = (more: object = {}) => line('modem', 1, { connectCommand: FALSE, ...more });
  const satellite = line('satellite', 3, { limits: LIMITS });

  it('waits for another line and says why, while the rest goes', async () => {
    const rig = await rigWith([modem(), satellite]);
    await handIn(rig, 'large', 4_194_304);
    await handIn(rig, 'low', 10, 'Importance: low\r\n');
    await handIn(rig, 'small', 10);
    await start(rig);
    const [, call] = await rig.calls(2);
    expect(call).toMatchObject({ link: 'satellite', sent: 1, result: 'ok', toSend: { messages: 0, bytes: 0 } });
    expect(await waiting(rig)).toEqual([
      { subject: 'large', reason: "waits for an unmetered line: 4.2 MB, over the 204.8 kB allowed on 'satellite'" },
      { subject: 'low', reason: "waits for an unmetered line: mail of low priority is not carried on 'satellite'" },
    ]);
    // The line that carries it is there again.
    await rig.relay.handlers['settings.set']({
      ...((await rig.relay.handlers['settings.get']({})) as object),
      links: [modem({ connectCommand: TRUE }), satellite],
    });
    await start(rig);
    await rig.calls(3);
    expect(await waiting(rig)).toEqual([]);
  });

  it('opens no line that may not carry it, again and again', async () => {
    const rig = await rigWith([modem(), satellite], { schedule: { kind: 'always' }, retry: { minutes: [60] } });
    await handIn(rig, 'large', 300_000);
    expect(await links(rig, 1)).toEqual(['modem']);
    await rig.pass(50 * MINUTE);
    expect(await links(rig, 1)).toEqual(['modem']);
    await rig.pass(11 * MINUTE);
    expect(await links(rig, 2)).toEqual(['modem', 'modem']);
  });

  it('goes by it all the same when a person names the line', async () => {
    const rig = await rigWith([modem(), satellite]);
    await handIn(rig, 'large', 300_000);
    await start(rig, { link: 'satellite' });
    expect(await rig.calls(1)).toMatchObject([{ link: 'satellite', sent: 1 }]);
  });

  it('is refused when it comes, where no line will ever carry it', async () => {
    const rig = await rigWith([satellite, line('other', 1, { limits: { when: 'always', maxBytes: 102_400 } })]);
    const client = await openClient(rig.relay.listeners()[0]?.port ?? 0);
    await client?.ask('MAIL FROM:<me@office.example> SIZE=300000');
    const reply = await client?.ask('RCPT TO:<friend@far.example>');
    client?.close();
    expect([reply?.code, reply?.lines.join(' ')]).toEqual([
      552,
      '5.3.4 Message too large (isp: larger than the 204.8 kB its lines carry)',
    ]);
  });

  it('is no reason to go online, which a person is told', async () => {
    const rig = await rigWith([
      satellite,
      line('mobile', 1, { kind: 'networkmanager', entry: 'dialpost-no-such-entry', limits: LIMITS }),
    ]);
    await handIn(rig, 'large', 300_000);
    await expect(async () => start(rig)).rejects.toThrow(
      'No line may carry what waits now; the queue says why. To send it all the same, name the line: dialpost send-receive --link ID.',
    );
    expect(await rig.relay.handlers['queue.estimate']({})).toMatchObject({ messages: 0, cost: 0 });
  });

  it('each part of the mail goes by the cheapest line for it, in calls side by side', async () => {
    const rig = await rigWith([line('cheap', 1, { limits: { when: 'always', maxBytes: 102_400 } }), line('dear', 3)]);
    await handIn(rig, 'large', 300_000);
    await handIn(rig, 'small', 10);
    await start(rig);
    const calls = await rig.calls(2);
    expect(calls.map(({ link, sent }) => ({ link, sent })).sort((a, b) => a.link.localeCompare(b.link))).toEqual([
      { link: 'cheap', sent: 1 },
      { link: 'dear', sent: 1 },
    ]);
  });
});
