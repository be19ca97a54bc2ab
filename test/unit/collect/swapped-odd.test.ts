// Providers that turn a line at a wrong moment, in wrong words, or try what only our own
// people may: whatever comes, our side takes mail for our own domains only, loses none,
// and says what became of it.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { etrnAnswer } from '../../../src-main/collect/etrn';
import { makeReply } from '../../../src-main/mail/reply';
import { fetchMail, office } from './swapping';

type Step = 'CONNECT' | 'EHLO' | 'AUTH' | 'ATRN' | 'QUIT';

const GOOD: Readonly<Record<Step, string>> = {
  CONNECT: '220 isp.example ready\r\n',
  EHLO: '250-isp.example\r\n250-AUTH PLAIN\r\n250 ATRN\r\n',
  AUTH: '235 2.7.0 Welcome\r\n',
  ATRN: '250 2.0.0 OK now reversing the connection\r\n',
  QUIT: '221 Bye\r\n',
};

interface Provider {
  readonly port: number;
  /** What we said, line by line. */
  readonly heard: string[];
}

/** Says `words` for what a good one says, then `turned` line by line, each after a word of ours, once. */
async function provider(words: Partial<Record<Step, string>>, turned: readonly string[] = []): Promise<Provider> {
  const heard: string[] = [];
  const left = [...turned];
  const server = createServer((socket: Socket) => {
    let swapped = false;
    let rest = '';
    const say = (step: Step): void => void socket.write(words[step] ?? GOOD[step]);
    const hear = (line: string): void => {
      heard.push(line);
      const step = /^(EHLO|AUTH|ATRN|QUIT)\b/.exec(line)?.[1] as Step | undefined; // the pattern's words
      if (!swapped && step !== undefined) say(step);
      else if (/^\d{3} /.test(line)) socket.write(left.shift() ?? 'QUIT\r\n');
      swapped ||= step === 'ATRN';
      if (/^221/.test(line) || step === 'QUIT') socket.end();
    };
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('CONNECT');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.address() as AddressInfo).port, heard }; // it listens on TCP
}

const LETTER = ['DATA\r\n', 'Subject: 1\r\n\r\n1\r\n.\r\n'];

describe('a provider that turns the line', () => {
  test.each<[string, Partial<Record<Step, string>>]>([
    ['instead of greeting', { CONNECT: 'EHLO isp.example\r\n' }],
    ['behind its greeting', { CONNECT: '220 isp.example\r\nEHLO isp.example\r\nMAIL FROM:<a@far.example>\r\n' }],
    ['in answer to EHLO', { EHLO: 'EHLO isp.example\r\n' }],
    ['in answer to the login', { AUTH: 'MAIL FROM:<a@far.example>\r\n' }],
    ['without a 250', { ATRN: 'EHLO isp.example\r\n' }],
    ['after 220', { ATRN: '220 your turn\r\nEHLO isp.example\r\n' }],
    ['and does not wait for our greeting', { ATRN: '250 OK now reversing the connection\r\nEHLO isp.example\r\n' }],
    ['after 354', { ATRN: '354 send\r\n' }],
    ['after 251', { ATRN: '251 fine\r\nEHLO isp.example\r\n' }],
  ])('%s is not served, and that is told', async (_, words) => {
    const { port, heard } = await provider(words);
    const customer = await office();
    const { result } = await fetchMail(port, customer);
    expect(result.kind).toBe('failed');
    expect(result.text).toMatch(
      /stays there|could not be asked|did not let us in|refused to release|did not accept|next call/,
    );
    expect(customer.items).toEqual([]);
    expect(heard.filter((line) => /^(220|250) /.test(line))).toEqual([]);
  });

  test.each([
    ['250-reversing\r\n250 now\r\n', 'in two lines'],
    ['250\r\n', 'without words'],
    ['250 453 You have no mail\r\n', 'with another code in its words'],
  ])('with %j (%s) is served', async (atrn) => {
    const { port } = await provider({ ATRN: atrn }, [
      'EHLO isp.example\r\n',
      'MAIL FROM:<a@far.example>\r\n',
      'RCPT TO:<anna@office.example>\r\n',
      ...LETTER,
    ]);
    const customer = await office();
    const stop = new AbortController();
    const asked = fetchMail(port, customer, {}, { signal: stop.signal });
    await expect.poll(() => customer.items.length, { timeout: 5_000 }).toBe(1);
    stop.abort();
    expect((await asked).result.text).toContain('1 message came');
  });

  test('and closes it brings nothing, and that is told', async () => {
    const { port } = await provider({ ATRN: GOOD.ATRN }, ['QUIT\r\n', 'QUIT\r\n', 'QUIT\r\n', 'QUIT\r\n']);
    const { result } = await fetchMail(port, await office());
    expect(result).toMatchObject({ kind: 'nothing', text: expect.stringContaining('had nothing to send') });
  });
});

describe('on a line that was turned', () => {
  const login = Buffer.from('\0reception\0secret').toString('base64');
  test.each([
    '<x@far.example>',
    '<@office.example:x@far.example>',
    '<x@office.example.far.example>',
    '<x@sub.office.example>',
    '<"x@far.example"@far.example>',
    '<x@[127.0.0.1]>',
    '<x@[192.0.2.1]>',
    '<x%office.example@far.example>',
    '<far.example!x@far.example>',
    '<x@far.example>,<anna@office.example>',
  ])('mail for %s is refused, also after a login that may relay', async (recipient) => {
    for (const first of [[], [`AUTH PLAIN ${login}\r\n`]]) {
      const { port, heard } = await provider({}, [
        'EHLO isp.example\r\n',
        ...first,
        'MAIL FROM:<anna@office.example>\r\n',
        `RCPT TO:${recipient}\r\n`,
        ...LETTER,
        'QUIT\r\n',
      ]);
      const customer = await office({
        relay: { allow: ['127.0.0.0/8'] },
        authentication: 'required',
        authenticateWithoutTls: true,
      });
      await fetchMail(port, customer);
      expect(customer.items).toEqual([]);
      expect(heard.filter((line) => /^5\d\d /.test(line)).length).toBeGreaterThan(0);
    }
  });

  test.each(['ETRN office.example', 'ATRN office.example', 'ATRN', 'TURN', 'STARTTLS', 'VRFY anna', 'EXPN all'])(
    '%s is not obeyed, and mail comes all the same',
    async (command) => {
      const { port, heard } = await provider({}, [
        'EHLO isp.example\r\n',
        `${command}\r\n`,
        'MAIL FROM:<a@far.example>\r\n',
        'RCPT TO:<anna@OFFICE.example>\r\n',
        ...LETTER,
        'QUIT\r\n',
      ]);
      const customer = await office();
      const stop = new AbortController();
      const asked = fetchMail(port, customer, {}, { signal: stop.signal });
      await expect.poll(() => customer.items.length, { timeout: 5_000 }).toBe(1);
      stop.abort();
      await asked;
      expect(heard.join('\n')).toMatch(/^(?:5\d\d|252) /m);
    },
  );
});

describe('ETRN answered in odd words', () => {
  test.each([
    [250, 'OK', 'requested', undefined],
    [250, '', 'requested', undefined],
    [250, '459 Node not allowed', 'requested', undefined],
    [250, 'OK, 0 messages', 'requested', 0],
    [250, 'no messages waiting for node office.example', 'requested', undefined],
    [251, 'OK, 5 pending', 'nothing', 0],
    [252, 'OK, pending messages for node office.example started', 'requested', undefined],
    [253, '99999999999999999999 pending', 'requested', undefined],
    [253, '-3 pending messages', 'requested', 3],
    [458, '250 OK', 'failed', undefined],
    [459, 'Node office.example not allowed: 5 messages', 'failed', undefined],
    [299, 'what', 'requested', undefined],
    [354, 'go on', 'failed', undefined],
    [221, 'Bye', 'failed', undefined],
    [421, 'Later', 'failed', undefined],
  ] as const)('%s %s', (code, words, kind, messages) => {
    const answer = etrnAnswer('office.example', 'isp', makeReply(code, [words]));
    expect(answer.kind).toBe(kind);
    expect(answer.messages).toBe(messages);
  });
});
