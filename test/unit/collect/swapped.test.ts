// ATRN and TURN, both sides: our office against our own provider side, room to room.
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { deliverSwapped } from '../../../src-main/delivery/swapped';
import type { SwapAnswer, SwapAsk } from '../../../src-main/listener/deps';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { offer, recipient, sourceOf, type TestSource, textOf } from '../../support/letters';
import { rawClient } from '../../support/raw-client';
import { fetchMail, never, office } from './swapping';

/** Our provider side, holding what `source` offers. */
async function provider(
  source: TestSource,
  settings: object = {},
  most = Infinity,
): Promise<{ readonly port: number; readonly asks: SwapAsk[] }> {
  const asks: SwapAsk[] = [];
  const swap = (ask: SwapAsk): SwapAnswer => {
    asks.push(ask);
    if (ask.domains.includes('other.example')) return { code: 450, enhanced: '4.7.1', text: 'Not yours' };
    if (source.waiting().length === 0) return { code: 453, enhanced: '4.0.0', text: 'You have no mail' };
    let left = most;
    const some = { ...source, next: () => (left-- > 0 ? source.next() : null) };
    const take = (socket: Socket): void =>
      void deliverSwapped(
        socket,
        some,
        { clock: systemClock, transcript: createTranscript(), hostname: 'isp.example', name: 'branch' },
        never,
      );
    return { code: 250, enhanced: '2.0.0', text: 'now reversing the connection', take };
  };
  const one = await office(
    { remoteTriggered: true, authenticateWithoutTls: true, tls: 'starttls', ...settings },
    { swap },
  );
  return { port: one.port, asks };
}

const held = (...ids: readonly string[]) =>
  ids.map((id) => offer(id, { recipients: [recipient('anna@office.example')] }));

describe.each([
  ['in the clear', 'none'],
  ['over TLS', 'opportunistic'],
])('an office that asks its provider by ATRN %s', (_, security) => {
  test('gets what is held on the same line, byte for byte', async () => {
    const source = sourceOf(held('a', 'b', 'c'));
    const { port, asks } = await provider(source);
    const customer = await office();
    const { result } = await fetchMail(port, customer, { security });
    expect(result).toMatchObject({ kind: 'done', text: expect.stringContaining('3 messages came') });
    const stored = await Promise.all(customer.items.map((item) => customer.content(item.id)));
    expect(stored.map((text) => text.slice(text.indexOf('Subject:')))).toEqual(
      ['a', 'b', 'c'].map((id) => textOf(id).toString()),
    );
    expect(source.outcomesOf('c')).toMatchObject([{ result: 'delivered', host: 'branch' }]);
    expect(asks[0]).toMatchObject({
      verb: 'ATRN',
      domains: ['office.example'],
      account: 'reception',
      secure: security !== 'none',
    });
  });

  test('asks again while lines end with mail still held', async () => {
    const { port, asks } = await provider(sourceOf(held('a', 'b', 'c', 'd', 'e')), {}, 2);
    const customer = await office();
    const { result } = await fetchMail(port, customer, { security });
    expect(customer.items).toHaveLength(5);
    expect(asks).toHaveLength(4);
    expect(result.text).toMatch(/^5 messages came\..*453/);
  });
});

describe('an office that asks by ATRN', () => {
  test('hears that nothing waits', async () => {
    const { port } = await provider(sourceOf([]));
    expect((await fetchMail(port, await office())).result).toMatchObject({
      kind: 'nothing',
      text: expect.stringContaining('453'),
    });
  });

  test('takes mail for its own domains only: such a line relays nothing', async () => {
    const source = sourceOf([...held('a'), offer('b', { recipients: [recipient('x@elsewhere.example')] })]);
    const { port } = await provider(source);
    const customer = await office({ relay: { allow: ['127.0.0.1'] } });
    await fetchMail(port, customer);
    expect(customer.items).toHaveLength(1);
    expect(source.outcomesOf('b')).toMatchObject([{ result: 'failed', reply: expect.stringMatching(/^550 5\.7\.1/) }]);
  });

  test('is told when it may not have what it names', async () => {
    const { port, asks } = await provider(sourceOf(held('a')));
    const { result } = await fetchMail(port, await office(), { domains: ['other.example'] });
    expect(result).toMatchObject({ kind: 'failed', text: expect.stringContaining('450') });
    expect(asks).toHaveLength(1);
  });

  test.each([
    [['other.example'], 'failed'],
    [['office.example', 'other.example'], 'nothing'],
  ])('E16: is told that %j was refused (450), and not only that there is no mail', async (domains, kind) => {
    const { port } = await provider(sourceOf([]));
    expect((await fetchMail(port, await office(), {}, { domains })).result).toMatchObject({
      kind,
      text: expect.stringMatching(/does not let us fetch the mail for .*other\.example; ask the provider.*450/),
    });
  });

  test('takes what its login may have where it names nothing and not all its domains are known there', async () => {
    const { port, asks } = await provider(sourceOf(held('a')));
    const { result } = await fetchMail(port, await office(), {}, { domains: ['office.example', 'other.example'] });
    expect(result).toMatchObject({ kind: 'done', text: expect.stringContaining('1 message came') });
    expect(asks.slice(0, 2).map((ask) => ask.domains)).toEqual([['office.example', 'other.example'], []]);
  });

  test('is told when the password is wrong, and nothing is lost', async () => {
    const source = sourceOf(held('a'));
    const { port } = await provider(source);
    expect((await fetchMail(port, await office(), { password: 'wrong' })).result).toMatchObject({
      kind: 'failed',
      text: expect.stringContaining('535'),
    });
    expect(source.waiting()).toEqual(['a']);
  });
});

describe('TURN', () => {
  const turn = { method: 'turn' };

  test('brings the mail after login and over TLS', async () => {
    const { port, asks } = await provider(sourceOf(held('a', 'b')));
    const customer = await office();
    expect((await fetchMail(port, customer, turn)).result.kind).toBe('done');
    expect(customer.items).toHaveLength(2);
    expect(asks[0]).toMatchObject({ verb: 'TURN', domains: [], secure: true });
  });

  test('is not even asked in the clear', async () => {
    const { port, asks } = await provider(sourceOf(held('a')), { tls: 'none' });
    expect((await fetchMail(port, await office(), turn)).result).toMatchObject({
      kind: 'failed',
      text: expect.stringContaining('others can read'),
    });
    expect(asks).toHaveLength(0);
  });

  test('and is refused in the clear, without a login and in a transaction', async () => {
    const { port, asks } = await provider(sourceOf(held('a')));
    const client = await rawClient(port);
    expect((await client.ask('ATRN')).code).toBe(503);
    const ehlo = await client.ask('EHLO branch');
    expect(ehlo.lines).toContain('ATRN');
    expect(ehlo.lines).not.toContain('TURN');
    expect((await client.ask('ATRN office.example')).code).toBe(530);
    expect((await client.ask('TURN')).code).toBe(530);
    await client.ask(`AUTH PLAIN ${Buffer.from('\0reception\0secret').toString('base64')}`);
    expect((await client.ask('TURN')).code).toBe(538);
    expect((await client.ask('ATRN no domain')).code).toBe(501);
    await client.ask('MAIL FROM:<a@office.example>');
    expect((await client.ask('ATRN')).code).toBe(503);
    expect(asks).toHaveLength(0);
    client.close();
  });
});
