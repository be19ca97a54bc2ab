// ATRN and TURN against a provider played from RFC 2645 and RFC 821 byte for byte, good
// and bad: it cuts, falls silent, babbles, and speaks in packets of any size.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificateOf } from '../../../src-main/access/certificate';
import { systemClock } from '../../../src-main/base/clock';
import { fetchMail, office } from './swapping';

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
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
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
    expect((await fetchMail(port, await office(), {}, { signal: stop.signal })).result.kind).toBe('failed');
  });

  test('that is silent after the swap is hung up on when the wait for a first message is over, and that is said', async () => {
    const port = await played((socket) => void socket.on('end', () => socket.end()));
    const { result } = await fetchMail(port, await office(), {}, { silence: 300 });
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
    const { result } = await fetchMail(port, customer, {}, { silence: 1500 });
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
    await fetchMail(port, customer, {}, { signal: stop.signal });
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
  onTestFinished(
    () => new Promise((resolve) => server.close(() => resolve(rm(folder, { recursive: true, force: true })))),
  );
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
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
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
    const whole = fetchMail(port, customer, {}, { signal: stop.signal });
    await expect.poll(() => customer.items.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
    stop.abort();
    await whole;
    expect(await customer.content(customer.items[0]?.id ?? '')).toContain('Subject: 1\r\n\r\n1\r\n');
  });
});
