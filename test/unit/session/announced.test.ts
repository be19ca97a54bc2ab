// What a provider announces by ETRN and does not send: asked for again while that brings
// something, and then told; the provider is a pretend one that brings what a test says.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Session } from '../../../src-main/contract/views';
import { startPretendHost } from '../../support/pretend-host';
import { rawClient } from '../../support/raw-client';
import { MODEM, type Rig, startRig } from '../relay/rig';

const NEVER = { kind: 'never' };

/** Letters from outside, handed to our door. */
async function bring(rig: Rig, count: number): Promise<void> {
  const status = await rig.relay.handlers.status({});
  const client = await rawClient(status.listeners[0]?.port ?? 0);
  await client.ask('EHLO provider');
  for (let i = 0; i < count; i++) {
    for (const line of [
      'MAIL FROM:<far@far.example>',
      'RCPT TO:<a@office.example>',
      'DATA',
      'Subject: x\r\n\r\nx\r\n.',
    ])
      await client.ask(line);
  }
  await client.ask('QUIT');
  client.close();
}

/** One call; each ETRN gets the next of `answers` and so many letters follow. */
async function called(
  answers: readonly (readonly [reply: string, brings: number])[],
): Promise<{ readonly call: Session | undefined; readonly asked: number }> {
  let asked = 0;
  const at: { rig: Rig | null } = { rig: null };
  const host = await startPretendHost({
    answer({ line }) {
      if (!line.startsWith('ETRN')) return undefined;
      const [reply, brings] = answers[asked++] ?? ['251 nothing', 0];
      if (at.rig) void bring(at.rig, brings);
      return reply;
    },
  });
  onTestFinished(() => host.close());
  const collect = { method: 'etrn', host: '127.0.0.1', port: host.port };
  const rig = await startRig(
    {
      schedule: NEVER,
      collect,
      addressSpaces: [
        { pattern: '*', cost: 1 },
        { pattern: 'office.example', cost: 1 },
      ],
    },
    MODEM,
    {},
    { listeners: [{ id: 'office', port: 0 }] },
  );
  at.rig = rig;
  await rig.relay.handlers['session.start']({});
  for (let i = 0; i < 60 && (await rig.ended()).length === 0; i++) await rig.pass(5_000);
  return { call: (await rig.ended())[0], asked };
}

describe('E13: a provider that announces 16 letters', () => {
  it('and brings three is asked again, until it has brought them all', async () => {
    const { call, asked } = await called([
      ['253 OK, 16 pending messages', 3],
      ['253 OK, 13 pending messages', 13],
    ]);
    expect(call).toMatchObject({ received: 16, result: 'ok', error: null });
    expect(asked).toBe(2);
  });

  it('and then says that nothing waits is believed', async () => {
    const { call, asked } = await called([
      ['250 OK, 16 messages', 3],
      ['251 nothing waits', 0],
    ]);
    expect(call).toMatchObject({ received: 3, result: 'ok', error: null });
    expect(asked).toBe(2);
  });

  it('and brings no more when asked again is told, with the numbers', async () => {
    const { call, asked } = await called([
      ['253 2.0.0 16 pending', 3],
      ['250 OK', 0],
    ]);
    expect(call).toMatchObject({
      received: 3,
      result: 'partly',
      error: expect.stringContaining('None of the 13 messages that the provider announced'),
    });
    expect(asked).toBe(2);
  });

  it('and brings none is told, and not asked again', async () => {
    const { call, asked } = await called([['253 OK, 16 pending messages', 0]]);
    expect(call).toMatchObject({
      received: 0,
      result: 'failed',
      error: expect.stringContaining('None of the 16 messages'),
    });
    expect(asked).toBe(1);
  });
});
