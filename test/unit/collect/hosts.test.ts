// Mailbox hosts as they are found, one dialect a row: whatever a host calls its letters,
// lists, gives or refuses, every letter comes, none is deleted there that is not safe
// here, and what lies there twice comes twice rather than once too little.
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchingFrom, type Fetching } from '../../support/fetching';
import { type ImapHostOptions, imapHost } from '../../support/imap-host';
import { type HostMessage, pop3Host, type Pop3HostOptions } from '../../support/pop3-host';

interface Played extends Fetching {
  readonly heard: readonly string[];
}

async function pop3(options: Pop3HostOptions): Promise<Played> {
  const host = await pop3Host(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('pop3', host.port)), heard: host.heard };
}

async function imap(options: ImapHostOptions): Promise<Played> {
  const host = await imapHost(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('imap', host.port)), heard: host.heard };
}

const text = (n: number, body = `Number ${n}\r\n`): string =>
  `Delivered-To: anna@office.example\r\nSubject: ${n}\r\n\r\n${body}`;
const pop = (n: number, uid = `uid${n}`, content = text(n)): HostMessage => ({
  uid,
  content: Buffer.from(content, 'latin1'),
});
const subjects = (taken: readonly string[]): readonly string[] =>
  taken.map((content) => /^Subject: (.*)\r$/m.exec(content)?.[1] ?? '');

describe('ids that mean little', () => {
  it.each(['uid1', '1', '0001'])('A1: a UIDL (%s) used again after DELE and QUIT names another letter', async (uid) => {
    const messages = [pop(1, uid)];
    const { fetch, taken } = await pop3({ messages });
    await fetch();
    expect(messages).toEqual([]);
    messages.push(pop(2, uid));
    expect(await fetch()).toMatchObject({ kind: 'done', messages: 1 });
    expect(subjects(taken)).toEqual(['1', '2']);
    expect(messages).toEqual([]);
  });

  it('A1: a UID used again under the same UIDVALIDITY after an expunge names another letter', async () => {
    const messages = [{ uid: 1, content: Buffer.from(text(1)) }];
    const { fetch, taken } = await imap({ messages });
    await fetch();
    messages.push({ uid: 1, content: Buffer.from(text(2)) });
    await fetch();
    expect(subjects(taken)).toEqual(['1', '2']);
    expect(messages).toEqual([]);
  });

  it('A1: message numbers as UIDL move up where letters are left there and somebody deletes one', async () => {
    const messages = [pop(1, '1'), pop(2, '2'), pop(3, '3')];
    const { fetch, taken } = await pop3({ messages });
    await fetch({ after: 'leave' });
    messages.splice(0, 3, pop(2, '1'), pop(3, '2'), pop(4, '3'));
    expect(await fetch({ after: 'leave' })).toMatchObject({ messages: 1 });
    expect(subjects(taken)).toEqual(['1', '2', '3', '4']);
  });

  it('A1: an id that a listing did not show is no proof when it shows up again, where letters are left there', async () => {
    const messages = [pop(1, 'a')];
    const { fetch, taken } = await pop3({ messages });
    await fetch({ after: 'leave' });
    messages.splice(0, 1, pop(2, 'b'));
    await fetch({ after: 'leave' });
    messages.splice(0, 1, pop(3, 'a'));
    await fetch({ after: 'leave' });
    expect(subjects(taken)).toEqual(['1', '2', '3']);
  });

  it('A2: two letters under one UIDL in one listing both come', async () => {
    const messages = [pop(1, 'same'), pop(2, 'same'), pop(3)];
    const { fetch, taken } = await pop3({ messages });
    expect(await fetch()).toMatchObject({ messages: 3 });
    expect([subjects(taken), messages]).toEqual([['1', '2', '3'], []]);
  });

  it.each([
    ['missing for one', (line: string) => (line === 'UIDL' ? '+OK\r\n1 a\r\n3 c\r\n.\r\n' : undefined)],
    ['empty', (line: string) => (line === 'UIDL' ? '+OK\r\n1 \r\n2 \r\n3\r\n.\r\n' : undefined)],
    ['unsupported', (line: string) => (line === 'UIDL' ? '-ERR what?\r\n' : undefined)],
    ['all the same', (line: string) => (line === 'UIDL' ? '+OK\r\n1 x\r\n2 x\r\n3 x\r\n.\r\n' : undefined)],
  ])('A2: a UIDL that is %s stops nothing, and what is left there comes once', async (_, instead) => {
    const { fetch, taken } = await pop3({ messages: [pop(1), pop(2), pop(3)], instead });
    await fetch({ after: 'leave' });
    expect(await fetch({ after: 'leave' })).toMatchObject({ kind: 'nothing' });
    expect(subjects(taken)).toEqual(['1', '2', '3']);
  });

  it.each(['QUIT', 'DELE 2'])(
    'A1: what comes back after the line was cut at %s is deleted and does not come twice',
    async (cutAt) => {
      const messages = [pop(1), pop(2)];
      const { fetch, taken } = await pop3({ messages, cutAt });
      expect((await fetch()).kind).toBe(cutAt === 'QUIT' ? 'done' : 'failed');
      expect(messages).toHaveLength(2);
      await fetch();
      expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
    },
  );

  it('E10: QUIT answered by a hang-up is a success, deleted or not', async () => {
    for (const deletes of [true, false]) {
      const messages = [pop(1), pop(2)];
      const { fetch, taken } = await pop3({
        messages,
        instead: (line) => (line === 'QUIT' ? (messages.splice(0, deletes ? 2 : 0), null) : undefined),
      });
      expect(await fetch()).toMatchObject({ kind: 'done', messages: 2 });
      expect((await fetch()).kind).toBe('nothing');
      expect(subjects(taken)).toEqual(['1', '2']);
    }
  });

  it('A1: a QUIT whose answer was lost may have deleted: the id is no proof, another letter under it comes', async () => {
    const messages = [pop(1, 'same')];
    let lost = false;
    const { fetch, taken } = await pop3({
      messages,
      instead: (line) =>
        line === 'QUIT' && !lost ? ((lost = true), messages.splice(0, 1, pop(2, 'same')), null) : undefined,
    });
    await fetch();
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });

  it.each(['delete', 'leave'] as const)(
    'A1: with after: %s a mailbox is fetched once by either language',
    async (after) => {
      const pops = [pop(1), pop(2)];
      const letters = [1, 2].map((n) => ({ uid: n, content: Buffer.from(text(n)) }));
      for (const played of [await pop3({ messages: pops }), await imap({ messages: letters })]) {
        for (let calls = 0; calls < 3; calls++) await played.fetch({ after });
        expect(subjects(played.taken)).toEqual(['1', '2']);
        expect(played.heard.filter((line) => /^(RETR|UID FETCH)/.test(line))).toHaveLength(2);
      }
      expect([pops.length, letters.length]).toEqual(after === 'delete' ? [0, 0] : [2, 2]);
    },
  );

  it('A1: a move that is refused is told, and what is safe here does not come again', async () => {
    const messages = [{ uid: 1, content: Buffer.from(text(1)) }];
    const { fetch, taken } = await imap({
      messages,
      tagged: (command) => (command.startsWith('UID COPY') ? 'NO [TRYCREATE] no such folder' : undefined),
    });
    for (let calls = 0; calls < 2; calls++)
      expect((await fetch({ after: 'move' })).text).toMatch(/1 that is safe here still lies there/);
    expect([subjects(taken), messages.length]).toEqual([['1'], 1]);
  });

  it('a host that refuses to delete is told, and its letters come once', async () => {
    const messages = [{ uid: 1, content: Buffer.from(text(1)) }];
    const { fetch, taken, heard } = await imap({
      messages,
      tagged: (command) => (command.startsWith('UID STORE') ? 'NO read only' : undefined),
    });
    expect((await fetch()).text).toMatch(/1 that is safe here still lies there/);
    await fetch();
    expect(subjects(taken)).toEqual(['1']);
    expect(heard.filter((line) => line.startsWith('UID FETCH'))).toHaveLength(1);
  });
});

describe('letters that are alike', () => {
  const alarm = (uid: string, head: string): HostMessage => ({
    uid,
    content: Buffer.from(`Delivered-To: anna@office.example\r\n${head}\r\n\r\nOn battery\r\n`),
  });
  it.each([
    [
      'its own Date',
      [1, 2, 3].map((n) => `Message-ID: <ups@localhost>\r\nSubject: alarm\r\nDate: Sat, 28 Nov 2026 10:0${n}:00 +0000`),
    ],
    ['its own Subject', [1, 2, 3].map((n) => `Message-ID: <ups@localhost>\r\nSubject: alarm ${n}`)],
    [
      'its own From',
      [1, 2, 3].map((n) => `Message-ID: <ups@localhost>\r\nSubject: alarm\r\nFrom: ups${n}@office.example`),
    ],
    [
      'its own time of the first host',
      [1, 2, 3].map(
        (n) =>
          `Received: from ups by isp; Sat, 28 Nov 2026 10:0${n}:00 +0000\r\nMessage-ID: <ups@localhost>\r\nSubject: alarm\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000`,
      ),
    ],
    ['an empty Message-ID', [1, 2, 3].map(() => 'Message-ID: <>\r\nSubject: alarm')],
    ['no Message-ID', [1, 2, 3].map(() => 'Subject: alarm')],
  ])('A3: three alarms, each with %s, are three letters, in one call and in three', async (_, heads) => {
    const messages = heads.map((head, i) => alarm(`u${i}`, head));
    const all = await pop3({ messages: [...messages] });
    expect(await all.fetch()).toMatchObject({ messages: 3 });
    const held: HostMessage[] = [];
    const one = await pop3({ messages: held });
    for (const message of messages) {
      held.push(message);
      expect(await one.fetch()).toMatchObject({ messages: 1 });
    }
    expect(held).toEqual([]);
  });

  it('A3: a copy that came another way, alike in all its author wrote, is the same letter, also in a later call', async () => {
    const copy = (uid: string, by: string): HostMessage =>
      alarm(
        uid,
        `Received: by ${by}; Sat, 28 Nov 2026 11:11:11 +0000\r\nReceived: from pc by isp; Sat, 28 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@pc>\r\nDate: Sat, 28 Nov 2026 10:00:00 +0000\r\nSubject: hello`,
      );
    const messages = [copy('a', 'one'), copy('b', 'two')];
    const { fetch } = await pop3({ messages });
    expect(await fetch()).toMatchObject({ messages: 1 });
    messages.push(copy('c', 'three'));
    expect(await fetch()).toMatchObject({ kind: 'nothing' });
    expect(messages).toEqual([]);
  });
});

describe('listings', () => {
  it.each([
    ['a tab', '1\t70\r\n2\t70\r\n'],
    ['several spaces', '1   70\r\n 2   70\r\n'],
    ['trailing blanks', '1 70  \r\n2 70\t\r\n'],
    ['more words', '1 70 octets\r\n2 70 (70)\r\n'],
    ['no octets', '1\r\n2\r\n'],
    ['LF', '1 70\n2 70\n'],
  ])('A5: a LIST with %s is read', async (_, rows) => {
    const { fetch, taken } = await pop3({
      messages: [pop(1), pop(2)],
      instead: (line) => (line === 'LIST' ? `+OK\r\n${rows}.\r\n` : undefined),
    });
    expect(await fetch()).toMatchObject({ kind: 'done', messages: 2 });
    expect(subjects(taken)).toEqual(['1', '2']);
  });

  it.each(['no. 1: 70\r\nno. 2: 70\r\n', ''])(
    'A5: a LIST of %j while STAT counts letters is a failed call that says so',
    async (rows) => {
      const messages = [pop(1), pop(2)];
      const { fetch } = await pop3({
        messages,
        instead: (line) => (line === 'LIST' ? `+OK\r\n${rows}.\r\n` : undefined),
      });
      expect(await fetch()).toMatchObject({
        kind: 'failed',
        text: expect.stringMatching(/2 messages wait, but its listing of them could not be read/),
      });
      expect(messages).toHaveLength(2);
    },
  );

  it('a LIST that is refused where STAT counts nothing is an empty mailbox, and else a failed call', async () => {
    const messages: HostMessage[] = [];
    const { fetch } = await pop3({
      messages,
      instead: (line) => (line === 'LIST' ? '-ERR no messages\r\n' : undefined),
    });
    expect((await fetch()).kind).toBe('nothing');
    messages.push(pop(1));
    expect(await fetch()).toMatchObject({ kind: 'failed', text: expect.stringContaining('no messages') });
  });

  it('A5: a line of LIST that cannot be read hides no other, and is said', async () => {
    const { fetch, taken } = await pop3({
      messages: [pop(1), pop(2)],
      instead: (line) => (line === 'LIST' ? '+OK\r\n1 70\r\nbroken\r\n.\r\n' : undefined),
    });
    expect((await fetch()).text).toMatch(/1 more lies there that the host's listing does not name/);
    expect(subjects(taken)).toEqual(['1']);
  });

  it('A5: an IMAP listing without a UID while EXISTS counts letters is a failed call', async () => {
    const { fetch } = await imap({
      messages: [{ uid: 1, content: Buffer.from(text(1)) }],
      instead: (command) => (command.startsWith('FETCH') ? '* 1 FETCH (RFC822.SIZE 70)\r\n' : undefined),
    });
    expect(await fetch()).toMatchObject({
      kind: 'failed',
      text: expect.stringContaining('listing of them could not be read'),
    });
  });

  it('E2: news of flags, EXISTS, RECENT and EXPUNGE among the rows and the parts are no letters', async () => {
    const messages = [1, 2, 3].map((n) => ({ uid: n, content: Buffer.from(text(n)) }));
    const news =
      '* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 2 FLAGS (\\Seen))\r\n* 4 EXISTS\r\n* 1 RECENT\r\n* 4 EXPUNGE\r\n';
    const rows = messages
      .map(({ uid, content }, i) => `* ${i + 1} FETCH (UID ${uid} RFC822.SIZE ${content.length})\r\n`)
      .join('');
    const { fetch, taken } = await imap({
      messages,
      instead(command) {
        if (command.startsWith('FETCH')) return `${news}${rows}* 3 FETCH (FLAGS ())\r\n`;
        const [, uid, start] = /^UID FETCH (\d+) .*<(\d+)\./.exec(command) ?? [];
        const at = messages.findIndex((message) => message.uid === Number(uid));
        const part = messages[at]?.content.subarray(Number(start)).toString('latin1');
        return part === undefined
          ? undefined
          : `${news}* ${at + 1} FETCH (UID ${uid} BODY[]<${start}> {${part.length}}\r\n${part})\r\n* ${at + 1} FETCH (FLAGS (\\Seen))\r\n`;
      },
    });
    expect(await fetch()).toMatchObject({ kind: 'done', messages: 3 });
    expect([subjects(taken), messages]).toEqual([['1', '2', '3'], []]);
  });
});

describe('letters that come short', () => {
  const large = text(1, `${'line of a large letter, forty-four bytes....\r\n'.repeat(4870)}`);
  it('A4: a host that gives 64 KiB of what is asked is asked on until it has given all', async () => {
    const messages = [{ uid: 1, content: Buffer.from(large) }];
    const { fetch, taken } = await imap({ messages, mostBytes: 65_536 });
    expect(await fetch()).toMatchObject({ messages: 1 });
    expect(taken).toEqual([large]);
  });

  it.each(['NIL', '""', '{0}\r\n'])(
    'A4: 64 KiB and then %s, or that from the beginning, is no whole letter: it is left there and comes when it is given',
    async (nothing) => {
      for (const most of [65_536, 0]) {
        const messages = [{ uid: 1, content: Buffer.from(large) }];
        let broken = true;
        const { fetch, taken } = await imap({
          messages,
          mostBytes: 65_536,
          instead: (command) => {
            const start = /^UID FETCH 1 .*<(\d+)\./.exec(command)?.[1];
            return broken && start !== undefined && Number(start) >= most
              ? `* 1 FETCH (UID 1 BODY[]<${start}> ${nothing})\r\n`
              : undefined;
          },
        });
        expect((await fetch()).text).toMatch(/1 was not given whole by the host/);
        expect([taken.length, messages.length]).toEqual([0, 1]);
        broken = false;
        await fetch();
        expect([taken, messages]).toEqual([[large], []]);
      }
    },
  );

  it.each([0, 1, 10, 60, 71, 5000, 999_999_999])('A4: a size that is not true (%s) harms nothing', async (size) => {
    const messages = [1, 2].map((n) => ({ uid: n, content: Buffer.from(text(n)) }));
    const { fetch, taken } = await imap({ messages, size: () => size });
    expect(await fetch()).toMatchObject({ messages: 2 });
    expect([taken, messages]).toEqual([[text(1), text(2)], []]);
  });

  it('A4: a large letter announced small, in short parts, comes whole', async () => {
    const { fetch, taken } = await imap({
      messages: [{ uid: 1, content: Buffer.from(large) }],
      mostBytes: 65_536,
      size: () => 50_000,
    });
    await fetch();
    expect(taken).toEqual([large]);
  });

  it('A4: a POP3 host that gives nothing, or much less than it announced, keeps its letter', async () => {
    for (const gives of ['.\r\n', '\r\n.\r\n', `${text(1)}.\r\n`]) {
      const messages = [pop(1, 'a', large)];
      const { fetch, taken } = await pop3({
        messages,
        instead: (line) => (line === 'RETR 1' ? `+OK\r\n${gives}` : undefined),
      });
      expect((await fetch()).text).toMatch(/1 was not given whole/);
      expect([taken.length, messages.length]).toEqual([0, 1]);
    }
  });
});

describe('a POP3 host that writes its answers small', () => {
  const small = (refused = ''): Pop3HostOptions => ({
    messages: [pop(1)],
    greeting: '+ok hello',
    instead: (line) => {
      if (refused !== '' && line.startsWith(refused)) return '-err [auth] no\r\n';
      return /^(?:USER|DELE|QUIT)/.test(line) ? '+ok\r\n' : undefined;
    },
  });

  it('is read as one that does not', async () => {
    const { fetch, taken } = await pop3(small());
    expect(await fetch({ after: 'leave' })).toMatchObject({ kind: 'done', messages: 1 });
    expect(subjects(taken)).toEqual(['1']);
  });

  it('refuses a password as any other', async () => {
    const { fetch } = await pop3(small('PASS'));
    expect(await fetch()).toMatchObject({ kind: 'failed', refusal: { fault: 'login' } });
  });
});
