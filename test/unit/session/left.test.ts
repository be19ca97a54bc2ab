// A call is done only when nothing that was due for it is left; else it says what, and why.
import { describe, expect, it, onTestFinished } from 'vitest';
import { Connector } from '../../../src-main/contract/connector';
import { leftBehind } from '../../../src-main/session/left';
import { sessionWords } from '../../../src-main/words/session';
import { startPretendHost } from '../../support/pretend-host';
import { FALSE, MINUTE, MODEM, startRig, TRUE } from '../relay/rig';

process.env['TZ'] = 'UTC';
const NEVER = { kind: 'never' };
const start = (rig: Awaited<ReturnType<typeof startRig>>) => rig.relay.handlers['session.start']({});

describe('what a call leaves', () => {
  it('nothing: it is done', async () => {
    const rig = await startRig({ schedule: NEVER }, MODEM);
    await rig.write();
    await start(rig);
    expect(await rig.calls(1)).toMatchObject([{ result: 'ok', sent: 1, left: null, largeLeft: null }]);
  });

  it('mail the host put off, in its words, also when it had waited already', async () => {
    const rig = await startRig({ schedule: NEVER, retry: { minutes: [240] } }, MODEM);
    await rig.write('later@far.example');
    await rig.write();
    await start(rig);
    const why = expect.stringMatching(/^It is to be tried again: 4\d\d .*\.$/) as unknown;
    expect(await rig.calls(1)).toMatchObject([{ result: 'partly', sent: 1, left: { messages: 1, why } }]);
    await start(rig);
    expect(await rig.calls(2)).toMatchObject([{}, { result: 'partly', sent: 0, left: { messages: 1, why } }]);
  });

  it('mail that was put off, but is gone by the end, is not left', async () => {
    const rig = await startRig(
      { schedule: NEVER, retry: { minutes: [240] }, collect: { method: 'command', command: TRUE } },
      MODEM,
    );
    const id = await rig.write('later@far.example');
    await start(rig);
    await rig.until(() => rig.live()?.phase === 'waiting');
    await rig.relay.handlers['queue.remove']({ ids: [id] });
    await rig.pass(2 * MINUTE);
    expect(await rig.calls(1)).toMatchObject([{ deferred: 1, left: null, result: 'ok' }]);
  });

  it('mail in doubt, also where it may go again at once, apart from what was never on the line', async () => {
    const host = await startPretendHost({
      keywords: ['PIPELINING', 'CHUNKING'],
      answer({ line, socket }) {
        // All of it comes, and the line ends before any answer to it is out.
        if (line.startsWith('MAIL')) socket.cork();
        if (line === 'CONTENT') socket.destroy();
        return undefined;
      },
    });
    onTestFinished(() => host.close());
    const hosts = [{ host: '127.0.0.1', port: host.port, security: 'none' }];
    const rig = await startRig({ schedule: NEVER, route: { kind: 'smart-host', hosts, maxConnections: 1 } }, MODEM);
    const id = await rig.write();
    await start(rig);
    await rig.pass(MINUTE);
    const why = 'The reply for it did not come: it may be there already, goes again and may arrive twice.';
    expect(await rig.calls(1)).toMatchObject([{ sent: 0, deferred: 0, left: { messages: 1, why } }]);
    const reason = expect.stringMatching(/^reply unknown: /) as unknown;
    expect(await rig.relay.handlers['queue.get']({ id })).toMatchObject({ row: { state: 'incoming', reason } });
  });

  it('what a stop, a line that did not come up, and a host in trouble kept back', async () => {
    const stopped = await startRig({ schedule: NEVER }, MODEM, { slowMilliseconds: 37 * MINUTE });
    await stopped.write('slow@far.example');
    await start(stopped);
    // Until the slow host has all of it.
    await stopped.until(() => stopped.clock.remaining().some((ms) => ms <= 37 * MINUTE && ms > 36 * MINUTE));
    await stopped.relay.handlers['session.stop']({});
    await stopped.pass(MINUTE);
    expect(await stopped.calls(1)).toMatchObject([
      {
        result: 'partly',
        left: {
          messages: 1,
          why: 'The reply for it did not come: it may be there already, goes again and may arrive twice.',
        },
      },
    ]);

    const early = await startRig({ schedule: NEVER }, MODEM);
    await early.write();
    await start(early);
    await early.relay.handlers['session.stop']({});
    expect(await early.calls(1)).toMatchObject([
      { sent: 0, left: { messages: 1, why: 'The call was ended before it had gone.' } },
    ]);

    const down = await startRig({ schedule: NEVER }, { ...MODEM, connectCommand: FALSE });
    await down.write();
    await start(down);
    expect(await down.calls(1)).toMatchObject([
      { result: 'failed', left: { messages: 1, why: 'The line did not come up.' } },
    ]);

    const refused = await startRig({ schedule: NEVER }, MODEM, { refuseConnections: true });
    await refused.write();
    await refused.write();
    await start(refused);
    const why = expect.stringMatching(/^127\.0\.0\.1:\d+ did not serve us, so they could not go\.$/) as unknown;
    expect(await refused.calls(1)).toMatchObject([{ result: 'failed', left: { messages: 2, why } }]);
  });

  it('mail above the rate', async () => {
    const rig = await startRig({}, MODEM);
    // The document as it was handed over: a rate belongs to the route.
    const document = (await rig.relay.handlers['settings.get']({})) as {
      connectors: [{ schedule: object; route: object }];
    };
    const [isp] = document.connectors;
    const route = { ...isp.route, rateLimit: { messages: 1, per: 'hour' } };
    await rig.relay.handlers['settings.set']({ ...document, connectors: [{ ...isp, route, schedule: NEVER }] });
    await rig.write();
    await rig.write();
    await start(rig);
    const why = expect.stringMatching(/^The provider takes no more for now; it can go from 08:5\d on\.$/) as unknown;
    expect(await rig.calls(1)).toMatchObject([{ sent: 1, result: 'partly', left: { messages: 1, why } }]);
  });

  it('large mail left to its own times is no flaw, and is told with the first of them', async () => {
    const sundays = { kind: 'weekly', open: { sun: ['02:00-04:00'] } };
    const rig = await startRig({ schedule: NEVER, oversize: { overBytes: 10, schedule: sundays } }, MODEM);
    const [id] = [await rig.write(), await rig.write()];
    await start(rig);
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({
      result: 'ok',
      left: null,
      largeLeft: { messages: 2, at: '2040-01-08T02:00:00.000Z' },
    });
    await rig.relay.handlers['session.start']({ ids: [id] });
    expect(await rig.calls(2)).toMatchObject([{}, { sent: 1, largeLeft: null }]);
  });

  it('mail that goes on by another line is that call’s, and held mail nobody’s', async () => {
    const links = [
      { ...MODEM, connectCommand: FALSE },
      { ...MODEM, id: 'second' },
    ];
    const rig = await startRig({ schedule: NEVER, otherLinks: ['second'] }, MODEM, {}, { links });
    await rig.write();
    const held = await rig.write();
    await rig.relay.handlers['queue.hold']({ ids: [held] });
    await start(rig);
    expect(await rig.calls(2)).toMatchObject([
      { left: null, continuedBy: expect.any(String) as unknown },
      { sent: 1, left: null, result: 'ok' },
    ]);
  });
});

it.each([
  [{ kind: 'mailboxes' }, null],
  [{ kind: 'direct' }, { messages: 1, why: 'The call was over before it could go.' }],
])('a letter that came in its last moment, for %j: %j', (route, left) => {
  const connector = Connector.parse({ id: 'c', link: 'line', addressSpaces: [{ pattern: '*' }], route });
  const question = { connector: 'c', oversize: false, named: 'not' } as const;
  const facts = {
    queue: {
      due: () => ({ messages: 1, bytes: 60_000, oldest: 0, urgent: 0 }),
      get: () => null,
      soonest: () => null,
    },
    request: { expected: () => question, question: () => question, usual: () => true },
    ...{ now: 0, zone: 'UTC', connectors: [connector], putOff: new Map<string, string>() },
    goes: () => null,
    freeAt: () => 0,
  };
  const ending = {
    stopping: new AbortController().signal,
    broken: new AbortController(),
    senders: new Map(),
    record: { cameUp: () => true },
  };
  // What is for a mailbox here needs no line and goes at once behind it.
  expect(leftBehind(facts, ending)).toEqual(left);
});

it('several reasons are said one by one', () => {
  const text = sessionWords.left(
    [
      { kind: 'put-off', messages: 2, said: '450 4.2.0 mailbox busy.' },
      { kind: 'line', messages: 1 },
    ],
    'UTC',
  );
  expect(text).toBe(
    '2 of them are to be tried again: 450 4.2.0 mailbox busy. The line broke before 1 of them had gone.',
  );
});

describe('how far a call is', () => {
  it('what has left is to be sent until the other side has taken it', async () => {
    const rig = await startRig({ schedule: NEVER }, MODEM, { slowMilliseconds: 30_000 });
    const ids = [await rig.write(), await rig.write('slow@far.example')];
    const rows = await Promise.all(ids.map(async (id) => (await rig.relay.handlers['queue.get']({ id })).row.bytes));
    await start(rig);
    await rig.until(() => rig.live()?.phase === 'sending' && (rig.live()?.sent ?? 0) === 1);
    await rig.pass(5_000);
    expect(rig.live()).toMatchObject({ bytesConfirmed: rows[0], toSend: { messages: 1, bytes: rows[1] } });
    await rig.pass(MINUTE);
    const [call] = await rig.calls(1);
    expect(call).toMatchObject({
      bytesConfirmed: rows.reduce((a, b) => a + b),
      toSend: { messages: 0, bytes: 0 },
    });
    expect(call?.bytesConfirmed).toBeLessThanOrEqual(call?.bytesOut ?? 0);
  });

  it('large mail that stays is not to be sent', async () => {
    const rig = await startRig({ schedule: NEVER, oversize: { overBytes: 10, schedule: NEVER } }, MODEM);
    await rig.write();
    expect((await start(rig)).session.toSend).toEqual({ messages: 0, bytes: 0 });
  });
});
