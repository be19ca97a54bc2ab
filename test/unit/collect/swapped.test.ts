// ATRN and TURN, both sides: our office against our own provider side, room to room,
// and against a provider played from RFC 2645 byte for byte, good and bad.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collect } from '../../../src-main/collect/collect';
import type { CollectDeps, CollectResult } from '../../../src-main/collect/method';
import { openCommandConnection } from '../../../src-main/collect/command-connection';
import { CollectMethod } from '../../../src-main/contract/collect';
import { SmartHost } from '../../../src-main/contract/connector';
import { deliverSwapped } from '../../../src-main/delivery/swapped';
import { certificateOf } from '../../../src-main/access/certificate';
import type { SwapAnswer, SwapAsk } from '../../../src-main/listener/deps';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { offer, recipient, sourceOf, type TestSource, textOf } from '../../support/letters';
import { rawClient } from '../../support/raw-client';
import { type Office, openOffice } from '../listener/office';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});
const never = new AbortController().signal;

async function office(settings: object = {}, deps: Parameters<typeof openOffice>[1] = {}): Promise<Office> {
  const one = await openOffice(settings, deps);
  running.push(one);
  return one;
}

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

async function fetchMail(
  port: number,
  customer: Office | null,
  method: object = {},
  signal = never,
  domains: readonly string[] = ['office.example'],
  silence = 60_000,
): Promise<{ readonly result: CollectResult; readonly transcript: string }> {
  const transcript = createTranscript();
  const deps: CollectDeps = {
    clock: systemClock,
    log: silentLog,
    transcript,
    domains,
    silence,
    smartHosts: [
      SmartHost.parse({
        host: '127.0.0.1',
        port,
        security: 'opportunistic',
        auth: { kind: 'password', username: 'reception', password: 'secret' },
      }),
    ],
    open: openCommandConnection({
      clock: systemClock,
      transcript,
      hostname: 'mail.office.example',
      timeouts: { greeting: 2000, command: 2000 },
    }),
    ...(customer ? { serve: (line, stop) => customer.serve(line, stop) } : {}),
  };
  const login = { host: '127.0.0.1', port, security: 'none', username: 'reception', password: 'secret' };
  const wanted = CollectMethod.parse('method' in method ? method : { method: 'atrn', ...login, ...method });
  return { result: await collect(wanted, deps, signal), transcript: transcript.text() };
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
    expect((await fetchMail(port, await office(), {}, never, domains)).result).toMatchObject({
      kind,
      text: expect.stringMatching(/does not let us fetch the mail for .*other\.example; ask the provider.*450/),
    });
  });

  test('takes what its login may have where it names nothing and not all its domains are known there', async () => {
    const { port, asks } = await provider(sourceOf(held('a')));
    const { result } = await fetchMail(port, await office(), {}, never, ['office.example', 'other.example']);
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

/** Plays a provider: greets, then answers each line that begins so; what follows 250 to ATRN is `after`. */
async function played(
  after: (socket: Socket, line: (text: string) => void) => void,
  reply = '250 OK now reversing the connection',
): Promise<number> {
  const server = createServer((socket) => {
    let swapped = false;
    let rest = '';
    socket.on('error', () => undefined);
    const say = (text: string): void => void [...text].forEach((letter) => socket.write(letter));
    const listeners: ((text: string) => void)[] = [];
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (swapped) listeners.forEach((hear) => hear(line));
        else if (line.startsWith('EHLO')) say('250-isp.example\r\n250-AUTH PLAIN\r\n250 ATRN\r\n');
        else if (line.startsWith('AUTH')) say('235 2.7.0 Welcome\r\n');
        else if (line.startsWith('ATRN')) {
          swapped = reply.startsWith('250');
          say(`${reply}\r\n`);
          if (swapped) after(socket, (text) => void socket.write(text));
        } else say('221 Bye\r\n');
      }
    });
    socket.write('220 isp.example ready\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  return (server.address() as AddressInfo).port; // it listens on TCP
}

describe('a provider', () => {
  test.each([
    ['451 Try later', 'failed'],
    ['453 You have no mail', 'nothing'],
    ['502 What?', 'unsupported'],
    ['530 Log in', 'failed'],
    ['450 No', 'failed'],
  ])('that answers %s is understood', async (reply, kind) => {
    const port = await played(() => undefined, reply);
    expect((await fetchMail(port, await office())).result).toMatchObject({
      kind,
      text: expect.stringContaining(reply),
    });
  });

  test('that is silent after the swap can be hung up on', async () => {
    const port = await played((socket) => void socket.on('end', () => socket.end()));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    expect((await fetchMail(port, await office(), {}, stop.signal)).result.kind).toBe('failed');
  });

  test('that is silent after the swap is hung up on when the wait for a first message is over, and that is said', async () => {
    const port = await played((socket) => void socket.on('end', () => socket.end()));
    const { result } = await fetchMail(port, await office(), {}, never, undefined, 300);
    expect(result).toMatchObject({ kind: 'failed', text: expect.stringContaining('fell silent') });
  });

  test('that falls silent after a message is asked again, and what it gave counts', async () => {
    let lines = 0;
    const port = await played((socket, say) => {
      if (++lines === 1)
        socket.once('data', () =>
          say(
            'EHLO isp\r\nMAIL FROM:<a@far.example>\r\nRCPT TO:<anna@office.example>\r\nBDAT 17 LAST\r\nSubject: 1\r\n\r\n1\r\n',
          ),
        );
      socket.on('end', () => socket.end());
    });
    const customer = await office();
    const { result } = await fetchMail(port, customer, {}, never, undefined, 1500);
    expect(customer.items).toHaveLength(1);
    expect(lines).toBe(2);
    expect(result).toMatchObject({ kind: 'failed', text: expect.stringMatching(/^1 message came\. .*fell silent/) });
  });

  test('that gives nothing on a line after one with mail may still be busy with the rest: it is asked twice more', async () => {
    let lines = 0;
    const port = await played((socket, say) => {
      lines++;
      const mail =
        lines === 1 || lines === 3
          ? `EHLO isp\r\nMAIL FROM:<a@far.example>\r\nRCPT TO:<anna@office.example>\r\nBDAT 17 LAST\r\nSubject: ${lines}\r\n\r\n${lines}\r\nQUIT\r\n`
          : 'QUIT\r\n';
      socket.once('data', () => say(mail));
      socket.on('end', () => socket.end());
    });
    const customer = await office();
    const { result } = await fetchMail(port, customer);
    expect(customer.items).toHaveLength(2);
    expect(lines).toBe(6);
    expect(result).toMatchObject({ kind: 'done', text: expect.stringContaining('nothing more to send') });
  });

  test('that encrypts content once more than the line gives us nothing, and loses nothing by a refusal for good', async () => {
    const heard: string[] = [];
    const port = await played((socket, say) => {
      socket.on('data', (bytes) => heard.push(bytes.toString('latin1')));
      socket.once('data', () =>
        say(
          'EHLO isp\r\nMAIL FROM:<a@far.example>\r\nRCPT TO:<anna@office.example>\r\nBDAT 13 LAST\r\n\x17\x03\x03\x20\x08abcdefgh',
        ),
      );
      socket.on('end', () => socket.end());
    });
    const customer = await office();
    expect((await fetchMail(port, customer)).result.kind).toBe('failed');
    expect(customer.items).toHaveLength(0);
    expect(heard.join('')).toContain('421 4.3.0');
  });

  test('E16: that gives a letter with bare line ends and a NUL is not made to bounce it: it is mended, and stays one letter', async () => {
    const content = 'Subject: 1\n\nhi\n.\r\nMAIL FROM:<boss@office.example>\r\r\nb\rc\0d\r\n';
    const stop = new AbortController();
    let lines = 0;
    const port = await played((socket, say) => {
      if (++lines > 1) stop.abort();
      socket.once('data', () =>
        say(
          `EHLO isp\r\nMAIL FROM:<a@far.example>\r\nRCPT TO:<anna@office.example>\r\nBDAT ${content.length} LAST\r\n${content}MAIL FROM:<a@far.example>\r\nRCPT TO:<anna@office.example>\r\nDATA\r\nSubject: 2\n\nhi\n.\nRSET\r\n.\r\nQUIT\r\n`,
        ),
      );
      socket.on('end', () => socket.end());
    });
    const customer = await office();
    await fetchMail(port, customer, {}, stop.signal);
    expect(customer.items).toHaveLength(2);
    const [first = '', second = ''] = await Promise.all(customer.items.map(({ id }) => customer.content(id)));
    expect(first).toMatch(/\r\nSubject: 1\r\n\r\nhi\r\n\.\r\nMAIL FROM:<boss@office\.example>\r\nb\r\ncd\r\n$/);
    expect(second).toMatch(/\r\nSubject: 2\r\n\r\nhi\r\n\.\r\nRSET\r\n$/);
  });

  test('that greets after the swap instead of speaking is not waited for', async () => {
    const port = await played((socket, say) => {
      setTimeout(() => say('220 isp.example still me\r\n'), 50);
      socket.on('end', () => socket.end());
    });
    const { result } = await fetchMail(port, await office());
    expect(result).toMatchObject({ kind: 'failed', text: expect.stringContaining('ended in the middle') });
  });

  test('that babbles after the swap is shown the door', async () => {
    const port = await played((socket, say) => {
      say(Array.from({ length: 120 }, (_, i) => `garbage ${i}\r\n`).join(''));
      socket.on('end', () => socket.end());
    });
    expect((await fetchMail(port, await office())).result.kind).toBe('failed');
  });

  test('that cuts the line in a message has given us nothing', async () => {
    const port = await played((socket, say) => {
      say('EHLO isp\r\nMAIL FROM:<a@far.example>\r\nRCPT TO:<anna@office.example>\r\nDATA\r\n');
      setTimeout(() => {
        say('Subject: half\r\n\r\nhalf of');
        socket.end();
      }, 50);
    });
    const customer = await office();
    expect((await fetchMail(port, customer)).result.kind).toBe('failed');
    expect(customer.items).toHaveLength(0);
  });

  test('that hangs up after the swap without a word ends the collecting', async () => {
    const port = await played((socket) => socket.destroy());
    expect((await fetchMail(port, await office())).result.kind).toBe('failed');
  });
});

/**
 * A provider that knows TURN and nothing newer, written from RFC 821 and 3207: STARTTLS, AUTH, TURN, then one
 * message; every word in packets of `bytes`.
 */
async function turnProvider(bytes: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-turn-'));
  const pair = await certificateOf(
    { tls: 'starttls', certificate: 'self-signed' },
    { folder, hostname: 'isp.example', clock: systemClock },
  );
  if (!pair) throw new Error('no certificate was made');
  const server = createServer((tcp) => {
    let socket: Socket = tcp;
    const say = (text: string): void =>
      void (text.match(new RegExp(`[^]{1,${bytes}}`, 'g')) ?? []).forEach((part) => socket.write(part));
    const left = [
      'EHLO isp.example\r\n',
      'MAIL FROM:<a@far.example>\r\n',
      'RCPT TO:<anna@office.example>\r\n',
      'DATA\r\n',
      'Subject: by TURN\r\n\r\n..\r\n.\r\n',
      'QUIT\r\n',
    ];
    let swapped = false;
    const hear = (heard: Buffer): void => {
      const verb = heard.toString('latin1').trim().split(' ')[0] ?? '';
      if (swapped) return say(left.shift() ?? '');
      if (verb === 'EHLO') say(`250-isp.example\r\n250-${socket === tcp ? 'STARTTLS' : 'AUTH PLAIN'}\r\n250 TURN\r\n`);
      if (verb === 'STARTTLS') {
        say('220 go\r\n');
        tcp.removeAllListeners('data');
        socket = new TLSSocket(tcp, { isServer: true, secureContext: createSecureContext(pair) });
        socket.on('error', () => undefined).on('data', hear);
      }
      if (verb === 'AUTH') say('235 welcome\r\n');
      if (verb === 'TURN') say((swapped = turns++ === 0) ? '250 OK\r\n' : '453 nothing more\r\n');
      if (verb === 'QUIT') socket.end();
    };
    tcp
      .setNoDelay(true)
      .on('error', () => undefined)
      .on('data', hear);
    say('220 isp.example\r\n');
  });
  let turns = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    close: () => new Promise((resolve) => server.close(() => resolve(rm(folder, { recursive: true, force: true })))),
  });
  return (server.address() as AddressInfo).port; // it listens on TCP
}

test.each([1, 3, 1000])(
  'a provider that knows TURN, in packets of %s bytes, gives its mail over TLS',
  async (bytes) => {
    const customer = await office();
    const { result } = await fetchMail(await turnProvider(bytes), customer, { method: 'turn' });
    expect(result).toMatchObject({ kind: 'done', text: expect.stringContaining('1 message came') });
    expect(await customer.content(customer.items[0]?.id ?? '')).toContain('Subject: by TURN\r\n\r\n.\r\n');
  },
);

/**
 * What a provider says before the swap, and what it does after it, step by step; each step waits for a word of ours.
 */
const BEFORE = {
  CONNECT: '220 isp.example ready\r\n',
  EHLO: '250-isp.example\r\n250-AUTH PLAIN\r\n250 ATRN\r\n',
  AUTH: '235 2.7.0 Welcome\r\n',
  ATRN: '250 2.0.0 OK now reversing the connection\r\n',
} as const;
const AFTER = [
  'EHLO isp.example\r\n',
  'MAIL FROM:<a@far.example>\r\n',
  'RCPT TO:<anna@office.example>\r\n',
  'BDAT 17 LAST\r\nSubject: 1\r\n\r\n1\r\n',
  'QUIT\r\n',
] as const;

/** Plays the whole of it, in packets of `bytes`, and cuts the line in the middle of `cutAt`. */
async function wholeProvider(cutAt: string | null, bytes = Infinity): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    const say = (text: string): void => {
      if (text !== cutAt)
        return void Array.from({ length: Math.ceil(text.length / Math.min(bytes, text.length)) }, (_, i) =>
          socket.write(text.slice(i * bytes, (i + 1) * bytes || undefined)),
        );
      socket.write(text.slice(0, text.length / 2), () => socket.destroy());
    };
    const left = [...AFTER];
    let swapped = false;
    socket.on('data', (heard) => {
      const verb = /^(EHLO|AUTH|ATRN)/.exec(heard.toString('latin1'))?.[1];
      const step = swapped ? left.shift() : undefined;
      if (step !== undefined) return say(step);
      if (swapped || verb === undefined) return void socket.end();
      swapped = verb === 'ATRN';
      say(BEFORE[verb as keyof typeof BEFORE]); // the pattern's words
    });
    say(BEFORE.CONNECT);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  return (server.address() as AddressInfo).port; // it listens on TCP
}

describe('a line that is cut in the middle of', () => {
  test.each([...Object.values(BEFORE), ...AFTER.slice(0, -1)])(
    '%j loses nothing, doubles nothing, and is told',
    async (cutAt) => {
      const customer = await office();
      const { result } = await fetchMail(await wholeProvider(cutAt), customer);
      expect(result.kind).toBe('failed');
      expect(result.text).toMatch(/next call|could not be asked/);
      expect(customer.items).toHaveLength(0);
    },
  );

  test.each([
    ['the goodbye', 'QUIT\r\n', Infinity],
    ['nothing, in packets of 1 byte,', null, 1],
    ['nothing, in packets of 2 bytes,', null, 2],
    ['nothing, in packets of 7 bytes,', null, 7],
  ])('%s has brought its mail', async (_, cutAt, bytes) => {
    const customer = await office();
    const port = await wholeProvider(cutAt, bytes);
    const stop = new AbortController();
    const whole = fetchMail(port, customer, {}, stop.signal);
    await expect.poll(() => customer.items.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
    stop.abort();
    await whole;
    expect(await customer.content(customer.items[0]?.id ?? '')).toContain('Subject: 1\r\n\r\n1\r\n');
  });
});
