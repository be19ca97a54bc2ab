// Laws of an open listener that need more than one line of a dialog: limits, trouble
// with the disk, clients that go away, an orderly end, sentences for what cannot open.
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { Listener } from '../../../src-main/contract/listener';
import { Listener as Schema } from '../../../src-main/contract/listener';
import type { ListenerDeps } from '../../../src-main/listener/deps';
import type { Admission } from '../../../src-main/mail/admission';
import { rememberGuesses } from '../../../src-main/access/guesses';
import { ListenerError, openListener } from '../../../src-main/listener/listener';
import { SpoolError } from '../../../src-main/spool/spool-error';
import { rawClient, type RawClient } from '../../support/raw-client';
import { type Office, openOffice } from './office';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function office(settings: object = {}, deps: Parameters<typeof openOffice>[1] = {}): Promise<Office> {
  const made = await openOffice(settings, deps);
  open.push(made);
  return made;
}

async function client(port: number): Promise<RawClient & { greeting: { code: number; lines: readonly string[] } }> {
  const made = await rawClient(port);
  open.push(made);
  return made;
}

async function upToData(c: RawClient): Promise<void> {
  for (const line of ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<a@office.example>', 'DATA']) await c.ask(line);
}

/** Resolves when `is` holds; looks again every few milliseconds. */
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const broken = (where: 'write' | 'commit'): Admission => {
  const fail = (): Promise<never> => Promise.reject(new SpoolError('full', 'no room', '/x'));
  return {
    id: 'X',
    write: where === 'write' ? fail : async () => undefined,
    commit: fail,
    abandon: async () => undefined,
  };
};

describe('a listener', () => {
  it.each(['write', 'commit'] as const)(
    'answers 452 when the spool cannot %s, and takes the next message',
    async (where) => {
      const o = await office({}, { admit: () => broken(where) });
      const c = await client(o.port);
      await upToData(c);
      c.write('Subject: x\r\n\r\n');
      const reply = await c.ask('.');
      expect([reply.code, reply.enhanced]).toEqual([452, '4.3.1']);
      expect((await c.ask('MAIL FROM:<a@b.example>')).code).toBe(250);
    },
  );

  it('says 250 only after the commit', async () => {
    let settle = (): void => undefined;
    const o = await office(
      {},
      {
        admit: (envelope) => ({
          ...broken('commit'),
          write: async () => undefined,
          commit: () =>
            new Promise(
              (resolve) =>
                (settle = () => resolve({ ...envelope, id: 'X', bytes: 1 } as never /* only id and bytes are read */)),
            ),
        }),
      },
    );
    const c = await client(o.port);
    await upToData(c);
    let answered = false;
    const reply = c.ask('.').then((r) => ((answered = true), r));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(answered).toBe(false);
    settle();
    expect((await reply).lines[0]).toBe('2.0.0 queued as X');
  });

  it('forgets a message whose client went away in the middle of it', async () => {
    let abandoned = 0;
    const o = await office(
      {},
      { admit: () => ({ ...broken('commit'), write: async () => undefined, abandon: async () => void abandoned++ }) },
    );
    const c = await client(o.port);
    await upToData(c);
    c.write('Subject: x\r\n\r\nbegun');
    await until(() => o.activity.some((event) => event.kind === 'bytes'));
    c.close();
    await until(() => abandoned > 0 && o.listener.connections === 0);
    expect(o.items).toEqual([]);
  });

  it('does not read faster than mail can be stored', async () => {
    let waiting = 0;
    const o = await office(
      {},
      { admit: () => ({ ...broken('commit'), write: () => new Promise<void>(() => void waiting++) }) },
    );
    const socket = connect(o.port, '127.0.0.1').on('error', () => undefined);
    open.push({ close: () => socket.destroy() });
    socket.write('EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<a@office.example>\r\nDATA\r\nx: y\r\n\r\n');
    const line = Buffer.from(`${'x'.repeat(998)}\r\n`.repeat(1000));
    for (let i = 0; i < 20; i++) socket.write(line);
    await until(() => waiting > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(socket.bytesWritten - socket.writableLength).toBeLessThan(20 * line.length);
    expect(o.activity.filter((e) => e.kind === 'bytes').length).toBeLessThan(5);
  });

  it('limits connections in all and from one client, and counts those that left', async () => {
    const o = await office({ maxConnectionsPerClient: 2 });
    const first = await client(o.port);
    await client(o.port);
    expect((await client(o.port)).greeting.lines[0]).toMatch(/^4\.7\.0 Too many connections from your address/);
    first.close();
    // The place is free again when the socket is really gone, a moment after the connection was forgotten.
    await until(async () => (await client(o.port)).greeting.code === 220);
    const all = await office({ maxConnections: 1 });
    await client(all.port);
    expect((await client(all.port)).greeting.lines[0]).toMatch(/^4\.7\.0 Too many connections here/);
  });

  it('ends a connection that says nothing', async () => {
    const o = await office({}, { limits: { idle: 50 } });
    const c = await client(o.port);
    expect((await c.reply()).lines[0]).toMatch(/^4\.4\.2 Nothing was said for too long/);
  });

  it('ends a message that only trickles', async () => {
    const o = await office({}, { limits: { slowWindow: 60 } });
    const c = await client(o.port);
    await upToData(c);
    const drip = setInterval(() => c.write('x'), 10);
    const reply = await c.reply();
    clearInterval(drip);
    expect([reply.code, reply.enhanced]).toEqual([421, '4.4.2']);
    await until(() => o.listener.connections === 0);
    expect(o.items).toEqual([]);
  });

  it('tells what happens on it', async () => {
    const o = await office();
    const c = await client(o.port);
    await upToData(c);
    c.write('Subject: x\r\n\r\n');
    await c.ask('.');
    await c.ask('QUIT');
    await until(() => o.activity.at(-1)?.kind === 'close');
    expect(o.activity.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['open', 'bytes', 'accepted', 'close']),
    );
    expect(o.activity.find((event) => event.kind === 'accepted')).toMatchObject({
      listener: 'office',
      remote: '127.0.0.1',
      id: o.items[0]?.id,
      envelope: { sender: 'a@b.example' },
    });
  });

  it('says 421 to those who wait when it closes', async () => {
    const o = await office();
    const c = await client(o.port);
    await c.ask('EHLO x');
    const reply = c.reply();
    await o.listener.close(1000);
    expect([(await reply).enhanced, o.listener.state]).toEqual(['4.3.2', 'closed']);
  });

  it('lets a message that has begun come to its end when it closes', async () => {
    const o = await office();
    const c = await client(o.port);
    await upToData(c);
    const closed = o.listener.close(5000);
    c.write('Subject: last\r\n\r\n');
    expect((await c.ask('.')).code).toBe(250);
    expect((await c.reply()).code).toBe(421);
    await closed;
    expect(o.items[0]?.subject).toBe('last');
  });

  it('does not wait for ever for a message that does not come to its end', async () => {
    const o = await office();
    const c = await client(o.port);
    await upToData(c);
    c.write('Subject: half');
    await o.listener.close(20);
    expect((await c.reply()).code).toBe(421);
    expect(o.items).toEqual([]);
  });

  it('finishes mail that is being stored, however short the grace', async () => {
    let resolve = (): void => undefined;
    const promise = new Promise<void>((go) => (resolve = go));
    const o = await office(
      {},
      {
        admit: (envelope) => ({
          ...broken('commit'),
          write: async () => undefined,
          commit: () =>
            promise.then(() => ({ ...envelope, id: 'X', bytes: 1 }) as never /* only id and bytes are read */),
        }),
      },
    );
    const c = await client(o.port);
    await upToData(c);
    const reply = c.ask('.');
    await new Promise((go) => setTimeout(go, 30));
    const closed = o.listener.close(0);
    setTimeout(() => resolve(), 30);
    expect((await reply).code).toBe(250);
    await closed;
  });

  it('takes changed settings at the next command, but not another port', async () => {
    const o = await office();
    const c = await client(o.port);
    await c.ask('EHLO x');
    const changed: Listener = Schema.parse({
      id: 'office',
      port: 0,
      relay: { allow: ['127.0.0.1'] },
      maxMessageBytes: 2048,
    });
    expect(o.listener.update(changed)).toBe(true);
    expect((await c.ask('MAIL FROM:<a@office.example> SIZE=4096')).code).toBe(552);
    await c.ask('MAIL FROM:<a@office.example>');
    expect((await c.ask('RCPT TO:<b@elsewhere.example>')).code).toBe(250);
    expect(o.listener.update({ ...changed, port: 4 })).toBe(false);
  });

  it('takes a CRAM-MD5 answer, and only the right one', async () => {
    const o = await office({ authenticateWithoutTls: true });
    const c = await client(o.port);
    await c.ask('EHLO x');
    const answer = async (password: string): Promise<number> => {
      const challenge = Buffer.from((await c.ask('AUTH CRAM-MD5')).lines[0] ?? '', 'base64').toString();
      const digest = createHmac('md5', password).update(challenge).digest('hex');
      return (await c.ask(Buffer.from(`reception ${digest}`).toString('base64'))).code;
    };
    expect(await answer('wrong')).toBe(535);
    expect(await answer('secret')).toBe(235);
  });

  it('offers ETRN only where branch offices may call', async () => {
    const o = await office(
      { remoteTriggered: true },
      { etrn: ({ argument }) => ({ code: 250, enhanced: '2.0.0', text: `Queuing for ${argument} started` }) },
    );
    const c = await client(o.port);
    expect((await c.ask('EHLO x')).lines).toContain('ETRN');
    expect((await c.ask('ETRN branch.example')).lines[0]).toBe('2.0.0 Queuing for branch.example started');
    expect((await c.ask('ETRN')).code).toBe(501);
    await c.ask('MAIL FROM:<>');
    expect((await c.ask('ETRN branch.example')).code).toBe(503);
  });

  it('says in a sentence why it cannot open', async () => {
    const o = await office();
    const { listener, deps } = plain({ port: o.port });
    await expect(openListener(listener, deps)).rejects.toThrow(ListenerError);
    await expect(openListener(listener, deps)).rejects.toThrow(
      /cannot open 127\.0\.0\.1 port \d+: another program has taken this port/,
    );
    await expect(openListener({ ...listener, address: '192.0.2.1' }, deps)).rejects.toThrow(
      /this computer does not have that address/,
    );
  });
});

function plain(settings: object): { listener: Listener; deps: ListenerDeps } {
  const deps: ListenerDeps = {
    organization: () => ({ domains: ['office.example'] }),
    accounts: () => [],
    hostname: 'mail.office.example',
    tls: null,
    clock: systemClock,
    log: silentLog,
    guesses: rememberGuesses(systemClock),
    admit: () => broken('write'),
    mayCarry: () => null,
    onActivity: () => undefined,
  };
  return { listener: Schema.parse({ id: 'other', ...settings }), deps };
}
