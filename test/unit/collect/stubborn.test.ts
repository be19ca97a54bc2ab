// Mailbox hosts with one letter that cannot be had, with other line ends, or without end:
// the other letters come, what cannot is said and counted, and nothing grows.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { fetchingFrom, type Fetching } from '../../support/fetching';
import { type ImapHostOptions, imapHost } from '../../support/imap-host';
import { manualClock } from '../../support/manual-clock';
import { type HostMessage, pop3Host, type Pop3HostOptions } from '../../support/pop3-host';

interface Played extends Fetching {
  readonly heard: readonly string[];
  readonly port: number;
}

async function pop3(options: Pop3HostOptions): Promise<Played> {
  const host = await pop3Host(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('pop3', host.port)), heard: host.heard, port: host.port };
}

async function imap(options: ImapHostOptions): Promise<Played> {
  const host = await imapHost(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('imap', host.port)), heard: host.heard, port: host.port };
}

const text = (n: number, body = `Number ${n}\r\n`): string =>
  `Delivered-To: anna@office.example\r\nSubject: ${n}\r\n\r\n${body}`;
const pop = (n: number, content = text(n)): HostMessage => ({
  uid: `uid${n}`,
  content: Buffer.from(content, 'latin1'),
});
const letter = (n: number): { readonly uid: number; readonly content: Buffer } => ({
  uid: n,
  content: Buffer.from(text(n)),
});
const subjects = (taken: readonly string[]): readonly string[] =>
  taken.map((content) => /^Subject: (.*)\r$/m.exec(content)?.[1] ?? '');

describe('one letter that cannot be had', () => {
  it('E1: by -ERR to its RETR stops no other and is said', async () => {
    const messages = [pop(1), pop(2), pop(3)];
    const { fetch, taken } = await pop3({
      messages,
      instead: (line) => (line === 'RETR 2' ? '-ERR message cannot be rendered\r\n' : undefined),
    });
    const result = await fetch();
    expect(result).toMatchObject({ kind: 'done', messages: 2 });
    expect(result.text).toMatch(/1 was not given whole.*message 2: .*message cannot be rendered/);
    expect([subjects(taken), messages.length]).toEqual([['1', '3'], 1]);
  });

  it.each(['NO Server error', 'BAD what', 'NO [SERVERBUG] cannot'])(
    'E1: by %s to its FETCH stops no other and is said',
    async (tagged) => {
      const messages = [letter(1), letter(2), letter(3)];
      const { fetch, taken } = await imap({
        messages,
        tagged: (command) => (command.startsWith('UID FETCH 2 ') ? tagged : undefined),
      });
      const result = await fetch();
      expect(result.text).toMatch(/2 messages are safe here\. 1 was not given whole.*message 2/);
      expect([subjects(taken), messages.length]).toEqual([['1', '3'], 1]);
    },
  );

  it.each(['at once', 'in the middle'])(
    'E1: because a POP3 line ends at it, %s: the next call has the others first, deletes them, and then tries it',
    async (when) => {
      const messages = [pop(1), pop(2), pop(3)];
      // Where the second letter stands: deletions of the line before move it up.
      const cut = (line: string): boolean => line === `RETR ${messages.findIndex(({ uid }) => uid === 'uid2') + 1}`;
      const { fetch, taken } = await pop3({
        messages,
        ...(when === 'at once' ? { instead: (line) => (cut(line) ? null : undefined) } : { cutsAt: cut }),
      });
      expect(await fetch()).toMatchObject({ kind: 'failed', messages: 1 });
      expect(await fetch()).toMatchObject({
        kind: 'failed',
        text: expect.stringMatching(/1 was not given whole.*message 1\)?: the line ended at it/),
      });
      expect([subjects(taken), messages.map(({ uid }) => uid)]).toEqual([['1', '3'], ['uid2']]);
    },
  );

  it('E1: because a POP3 line ends at it comes when the host is mended', async () => {
    const messages = [pop(1), pop(2), pop(3)];
    const { fetch, taken } = await pop3({ messages, cutAt: 'RETR 2' });
    expect((await fetch()).kind).toBe('failed');
    expect(await fetch()).toMatchObject({ kind: 'done', messages: 2 });
    expect([subjects(taken), messages]).toEqual([['1', '3', '2'], []]);
  });

  it('E1: is tried once a day after five calls in vain, and others come all the same', async () => {
    const messages = [letter(1)];
    const { fetch, taken, heard } = await imap({
      messages,
      tagged: (command) => (command.startsWith('UID FETCH 1 ') ? 'NO Server error' : undefined),
    });
    let now = Date.UTC(2026, 10, 28);
    const clock = { ...systemClock, now: () => now };
    const asked = (): number => heard.filter((line) => line.startsWith('UID FETCH 1 ')).length;
    for (let calls = 0; calls < 8; calls++) await fetch({}, clock);
    expect(asked()).toBe(5);
    messages.push(letter(2));
    expect((await fetch({}, clock)).text).toMatch(/1 message is safe here.*tried once a day/);
    now += 86_400_000;
    await fetch({}, clock);
    expect([asked(), subjects(taken)]).toEqual([6, ['2']]);
  });

  it('E1: because an IMAP line ends in its literal: the next call has the others first, and then tries it', async () => {
    const messages = [letter(1), letter(2), letter(3)];
    let broken = true;
    const { fetch, taken } = await imap({
      messages,
      instead: (command) =>
        broken && command.startsWith('UID FETCH 2 ')
          ? '* 2 FETCH (UID 2 BODY[]<0> {70}\r\nDelivered-To: an'
          : undefined,
      tagged: (command) => (broken && command.startsWith('UID FETCH 2 ') ? null : undefined),
    });
    expect((await fetch()).kind).toBe('failed');
    expect((await fetch()).text).toMatch(/message 2: the line ended at it/);
    expect([subjects(taken), messages.map(({ uid }) => uid)]).toEqual([['1', '3'], [2]]);
    broken = false;
    await fetch();
    expect(subjects(taken)).toEqual(['1', '3', '2']);
  });
});

describe('a POP3 host that leaves dots at the beginning of a line as they are (RFC 1939 §3 doubles them)', () => {
  it.each(['rest of it\r\n', '+OK\r\n+OK\r\nrest\r\n', '\r\n-ERR no\r\n', `${'rest\r\n'.repeat(30_000)}`])(
    'E1: has cut the letter there: it is no whole one, stays there in every call, and stops no other',
    async (rest) => {
      const unstuffed = text(1, `a\r\n.\r\n${rest}`);
      const messages = [pop(1, unstuffed), pop(2), pop(3)];
      const { fetch, taken } = await pop3({
        messages,
        instead: (line) =>
          /^RETR /.test(line) && messages[Number(line.slice(5)) - 1]?.uid === 'uid1'
            ? `+OK\r\n${unstuffed}.\r\n`
            : undefined,
      });
      for (let calls = 0; calls < 4; calls++) await fetch();
      expect((await fetch()).text).toMatch(/1 was not given whole.*more came behind its end/);
      expect([subjects(taken), messages.map(({ uid }) => uid)]).toEqual([['2', '3'], ['uid1']]);
    },
  );

  it('a blank line behind the end is nothing', async () => {
    const messages = [pop(1)];
    const { fetch, taken } = await pop3({
      messages,
      instead: (line) => (line === 'RETR 1' ? `+OK\r\n${text(1)}.\r\n\r\n` : undefined),
    });
    await fetch();
    expect(subjects(taken)).toEqual(['1']);
  });
});

describe('POP3 hosts with other line ends', () => {
  const bodies = [
    '.\n..\n.x\n\n.\n',
    'a\n.\r\nb\n',
    '.',
    '',
    '\n\n\n',
    'no end',
    'a\r\n.\r\nb\r\n',
    `${'long '.repeat(40_000)}\n.\n`,
  ];
  it.each([1, 2, 7, Infinity])('E3: that have LF only are read, dots and all, in packets of %s', async (pieces) => {
    const messages = bodies
      .slice(0, pieces < 7 ? 7 : 8)
      .map((body, i) => pop(i, text(i, body).replaceAll('\r\n', '\n')));
    const count = messages.length;
    const { fetch, taken } = await pop3({ messages, lf: true, pieces });
    expect(await fetch()).toMatchObject({ kind: 'done', messages: count });
    expect(messages).toEqual([]);
    taken.forEach((content, i) => {
      const wanted = text(i, bodies[i]).replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
      expect([wanted, `${wanted}\r\n`]).toContain(content);
    });
  });

  it.each(['\n.\r\n', '\n.\n'])(
    'E3: a host that answers with CR LF and gives a letter with LF and %j is understood by its silence, and the line is not believed any more',
    async (end) => {
      const messages = [pop(1), pop(2)];
      const { fetch, taken } = await pop3({
        messages,
        instead: (line) =>
          line === 'RETR 1' && taken.length === 0
            ? `+OK\r\n${text(1).replaceAll('\r\n', '\n').trimEnd()}${end}`
            : undefined,
      });
      const done = fetch(
        {},
        { ...systemClock, after: (ms, fn) => (ms === 10_000 ? systemClock.after(50, fn) : systemClock.after(ms, fn)) },
      );
      expect(await done).toMatchObject({ kind: 'done', messages: 2 });
      expect([taken, messages]).toEqual([[text(1), text(2)], []]);
    },
  );

  it('B3: a letter from a CR LF host that holds the end of an LF one stays one letter', async () => {
    const body = 'hi\n.\n+OK\n+OK\r\nMAIL FROM:<boss@office.example>\n.\r\nend\r\n';
    const { fetch, taken } = await pop3({ messages: [pop(1, text(1, body)), pop(2)], pieces: 3 });
    await fetch();
    expect(taken).toEqual([
      text(1, 'hi\r\n.\r\n+OK\r\n+OK\r\nMAIL FROM:<boss@office.example>\r\n.\r\nend\r\n'),
      text(2),
    ]);
  });
});

describe('hosts without end', () => {
  const lines = (start: string): string => Array.from({ length: 2000 }, (_, i) => `${start}${i}`).join('\r\n') + '\r\n';
  it.each([
    ['LIST lines', 'LIST', '+OK\r\n', lines('7 7')],
    ['a LIST line', 'LIST', '+OK\r\n', '7'.repeat(60_000)],
    ['UIDL lines', 'UIDL', '+OK\r\n', lines('1 x')],
    ['an answer', 'STAT', '+OK ', 'x'.repeat(60_000)],
    ['empty lines', 'LIST', '+OK\r\n', '\r\n'.repeat(30_000)],
  ])(
    'B7: that give %s by POP3 are cut off, with flat memory, and others are heard meanwhile',
    async (_, verb, begin, piece) => {
      const instead = (line: string): string | undefined => {
        if (line === verb) return begin;
        return verb === 'STAT' && line === 'LIST' ? '+OK\r\n.\r\n' : undefined;
      };
      const { fetch } = await pop3({
        messages: [pop(1)],
        instead,
        endless: (line) => (line === verb ? piece : undefined),
      });
      await bounded(fetch, /no end|without end/);
    },
  );

  it.each([
    ['a line', 'FETCH', '* ', 'x'.repeat(60_000)],
    ['a line to SELECT', 'SELECT', '* OK ', 'x'.repeat(60_000)],
    ['lines', 'FETCH', '', lines('* OK ')],
    ['rows', 'FETCH', '', lines('* 1 FETCH (UID 1 FLAGS ())').replace(/\d+\r/g, '\r')],
    ['rows to a letter', 'UID FETCH', '', '* 9 FETCH (UID 9 FLAGS (\\Seen))\r\n'.repeat(2000)],
    ['a literal', 'UID FETCH', '* 1 FETCH (UID 1 BODY[]<0> {999999999}\r\n', 'x'.repeat(60_000)],
  ])(
    'B7: that give %s by IMAP are cut off, with flat memory, and others are heard meanwhile',
    async (_, verb, begin, piece) => {
      const { fetch } = await imap({
        messages: [letter(1)],
        instead: (command) => (command.startsWith(verb) ? begin : undefined),
        endless: (command) => (command.startsWith(verb) ? piece : undefined),
      });
      await bounded(fetch, /no end/);
    },
  );

  it('B7: that greet without end are cut off', async () => {
    const { fetch } = await imap({ messages: [], greeting: `* OK ${'x'.repeat(2_000_000)}` });
    await bounded(fetch, /no end/);
  });

  it.each(['imap', 'pop3'] as const)(
    'B7: a letter that grows past the limit though announced small is cut there, left, counted and said; the others come, and it is not asked for again (%s)',
    async (protocol) => {
      const large = text(2, 'x'.repeat(78).concat('\r\n').repeat(2000));
      const pops = [pop(1), pop(2, large), pop(3)];
      const letters = [letter(1), { uid: 2, content: Buffer.from(large) }, letter(3)];
      const { fetch, taken, heard } =
        protocol === 'imap'
          ? await imap({ messages: letters, size: () => 70, mostBytes: 8192 })
          : await pop3({
              messages: pops,
              instead: (line) =>
                line === 'LIST' ? `+OK\r\n${pops.map((_, i) => `${i + 1} 70\r\n`).join('')}.\r\n` : undefined,
            });
      const result = await fetch({ maxMessageBytes: 20_000 });
      expect(result).toMatchObject({
        kind: 'done',
        messages: 2,
        text: expect.stringMatching(/1 too large for this provider's limit was left there/),
      });
      expect(subjects(taken)).toEqual(['1', '3']);
      const before = heard.length;
      expect((await fetch({ maxMessageBytes: 20_000 })).text).toMatch(/1 too large/);
      expect(heard.slice(before).filter((line) => /^(RETR|UID FETCH)/.test(line))).toEqual([]);
      await fetch({ maxMessageBytes: 2_000_000 });
      expect(subjects(taken)).toEqual(['1', '3', '2']);
      expect([pops.length, letters.length]).toContain(0);
    },
  );

  it('B7: are found out by what they do now, also by a relay that has run for days', async () => {
    for (const played of [await pop3({ messages: [pop(1)] }), await imap({ messages: [letter(1)] })]) {
      expect(
        await played.fetch({}, { ...systemClock, monotonic: () => 864_000_000 + systemClock.monotonic() }),
      ).toMatchObject({ messages: 1 });
    }
  });

  it('B7: that drip a byte a second are left within minutes', async () => {
    for (const protocol of ['pop3', 'imap'] as const) {
      const clock = manualClock();
      const drops: (() => void)[] = [];
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        const say = protocol === 'imap' ? '* OK [CAPABILITY IMAP4rev1] ready\r\n' : '+OK ready\r\n';
        socket.write(say);
        socket.on('data', (bytes) => {
          const [tag = '', verb = ''] = bytes.toString('latin1').trim().split(' ');
          if (/^(USER|PASS)$/.test(tag)) return void socket.write('+OK\r\n');
          if (verb === 'LOGIN' || verb === 'CAPABILITY')
            return void socket.write(`${verb === 'LOGIN' ? '' : '* CAPABILITY IMAP4rev1\r\n'}${tag} OK done\r\n`);
          drops.push(() => void socket.write('x'));
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo; // it listens on TCP
      const { fetch } = await fetchingFrom(protocol, port);
      let ended = false;
      const result = fetch({}, clock).finally(() => (ended = true));
      let seconds = 0;
      while (!ended) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (drops.length === 0) continue;
        drops.forEach((drop) => drop());
        clock.advance(1000);
        seconds++;
      }
      expect(seconds).toBeLessThan(700);
      expect((await result).kind).toBe('failed');
    }
  });
});

/** The call fails in words, while timers go on and memory stays where it was. */
async function bounded(fetch: Fetching['fetch'], words: RegExp): Promise<void> {
  let [longest, most, before, last] = [0, 0, process.memoryUsage().rss, performance.now()];
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    most = Math.max(most, process.memoryUsage().rss - before);
    last = performance.now();
  }, 10);
  const result = await fetch().finally(() => clearInterval(watch));
  expect(result).toMatchObject({ kind: 'failed', text: expect.stringMatching(words) });
  expect(most).toBeLessThan(300_000_000);
  expect(longest).toBeLessThan(3_000);
}

describe('files of before', () => {
  const old = (seenDir: string, name: string, keys: readonly string[]): Promise<void> =>
    writeFile(
      join(seenDir, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.seen`),
      keys.map((key) => `${key}\n`).join(''),
    );
  const hash = (content: string): string => `h:${createHash('sha256').update(content).digest('hex')}`;

  it('A1: an id in one is no proof where letters are deleted, their content is', async () => {
    const messages = [pop(1), pop(2)];
    const { fetch, taken, seenDir, port } = await pop3({ messages });
    await old(seenDir, `pop3 office 127.0.0.1:${port}`, [
      'u:uid1',
      hash(text(1)),
      'm:abc',
      'u:uid2',
      hash(text(7)),
      'torn nonsense',
    ]);
    await fetch();
    expect([subjects(taken), messages]).toEqual([['2'], []]);
  });

  it('A1: an id in one is enough where letters are left there, in every later call', async () => {
    const { fetch, heard, seenDir, port } = await pop3({ messages: [pop(1)] });
    await old(seenDir, `pop3 office 127.0.0.1:${port}`, ['u:uid1', hash(text(1))]);
    for (let calls = 0; calls < 3; calls++) expect((await fetch({ after: 'leave' })).kind).toBe('nothing');
    expect(heard.filter((line) => line.startsWith('RETR'))).toEqual([]);
  });
});
