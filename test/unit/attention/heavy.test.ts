// What ends a call under a heavy letter, and when that is the letter's weight: the longest
// time online, if the letter had the most of it; never a person's stop.
import { expect, it, onTestFinished } from 'vitest';
import { brokenBy } from '../../../src-main/session/session';
import { startPretendHost } from '../../support/pretend-host';
import { submit } from '../../scenario/support/submit';
import { MINUTE, MODEM, type Rig, startRig } from '../relay/rig';

process.env['TZ'] = 'UTC';

async function rigTo(answer: Parameters<typeof startPretendHost>[0]): Promise<Rig> {
  const host = await startPretendHost(answer);
  onTestFinished(() => host.close());
  const route = { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: host.port, security: 'none' }] };
  return startRig(
    { route, schedule: { kind: 'never' } },
    { ...MODEM, maxOnlineMinutes: 2 },
    {},
    { listeners: [{ id: 'office', port: 0, relay: { allow: ['127.0.0.1/32'] } }] },
  );
}

async function handInHeavy(rig: Rig): Promise<void> {
  const content = Buffer.from(`Subject: heavy\r\n\r\n${`${'x'.repeat(62)}\r\n`.repeat(180_000)}`);
  expect(
    (
      await submit(rig.relay.listeners()[0]?.port ?? 0, {
        from: 'me@office.example',
        to: 'friend@far.example',
        content,
      })
    ).code,
  ).toBe(250);
}

const row = async (rig: Rig) =>
  (await rig.relay.handlers['queue.list']({ sort: 'arrived', offset: 0, limit: 10 })).rows[0];
const heavyItem = async (rig: Rig) =>
  (await rig.relay.handlers.status({})).attention.find(({ key }) => key.startsWith('heavy:'));

/** A host that reads no further than the first chunk. */
const STUCK = {
  keywords: ['PIPELINING', 'SIZE', '8BITMIME', 'CHUNKING'],
  answer: ({ line, socket }: { readonly line: string; readonly socket: { pause(): unknown } }) =>
    line === 'CHUNK' ? (socket.pause(), undefined) : undefined,
};

it('A7: what takes the longest time online twice is put off, and told with what to raise', async () => {
  const rig = await rigTo(STUCK);
  await handInHeavy(rig);
  await rig.relay.handlers['session.start']({});
  await rig.pass(3 * MINUTE);
  expect((await rig.calls(1))[0]?.error).toMatch(/^The line was hung up after 2 minutes/);
  expect([await row(rig), await heavyItem(rig)]).toMatchObject([{ state: 'incoming', attempts: 0 }, undefined]);
  await rig.relay.handlers['session.start']({});
  await rig.pass(3 * MINUTE);
  await rig.calls(2);
  expect(await row(rig)).toMatchObject({
    state: 'deferred',
    attempts: 1,
    reason: expect.stringMatching(
      /^the longest time online was over twice while this letter of 11.5 MB was being sent/,
    ) as unknown,
  });
  expect((await heavyItem(rig))?.text).toMatch(
    /If it goes on, raise the longest time online under Lines, or send it by another line/,
  );
});

it('A7: a person who hangs up twice blames nobody', async () => {
  const rig = await rigTo(STUCK);
  await handInHeavy(rig);
  for (const count of [1, 2]) {
    await rig.relay.handlers['session.start']({});
    await rig.pass(MINUTE);
    await rig.relay.handlers['session.stop']({});
    await rig.pass(MINUTE);
    await rig.calls(count);
  }
  expect([await row(rig), await heavyItem(rig)]).toMatchObject([{ state: 'incoming', attempts: 0 }, undefined]);
});

it.each([
  ['the line broke', [], 1, 'line'],
  ['the line went down', ['line'], 1, 'line'],
  ['a person stopped', ['stop'], 90_000, null],
  ['our own fault', ['ours'], 90_000, null],
  ['the time was over, most of it with this', ['time'], 61_000, 'time'],
  ['the time was over, most of it before', ['time'], 59_000, null],
  ['the time was over after a stop', ['stop', 'time'], 90_000, null],
] as const)('A7: %s', (_, events, milliseconds, blamed) => {
  const [stopping, broken] = [new AbortController(), new AbortController()];
  for (const event of events) event === 'stop' ? stopping.abort() : broken.abort(event);
  const link = { maxOnlineMinutes: 2 } as Parameters<typeof brokenBy>[0]['link']; // nothing else of it is looked at
  expect(brokenBy({ stopping: stopping.signal, broken, link }, milliseconds)).toBe(blamed);
});

it('C: from when on a limit is worth another try stands in its sentence, with weekday and time', async () => {
  const rig = await rigTo({
    keywords: STUCK.keywords,
    answer: ({ line }) => (line.startsWith('MAIL') ? '450 4.7.1 You have reached your daily sending limit' : undefined),
  });
  await rig.write();
  await rig.relay.handlers['session.start']({});
  await rig.calls(1);
  const told = (await rig.relay.handlers.status({})).attention.map(({ text }) => text);
  expect(told).toEqual([
    expect.stringMatching(
      /takes no more mail from us for now.* By itself Dialpost tries again from Monday,? (?:at )?13:5\d on; you may try before\.$/,
    ) as unknown,
  ]);
});
