// IMAP hosts that do other than RFC 9051 says, in the midst of a visit: what is not safe
// here is never deleted there, what is another client's stays his, and nothing comes
// again and again.
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { fetchingFrom, type Fetching } from '../../support/fetching';
import { type ImapHostOptions, type ImapMessage, imapHost } from '../../support/imap-host';

const text = (n: number, body = `Number ${n}\r\n`): string =>
  `Delivered-To: anna@office.example\r\nSubject: ${n}\r\n\r\n${body}`;
const letter = (uid: number, body?: string): ImapMessage => ({ uid, content: Buffer.from(text(uid, body)) });
const uids = (messages: readonly ImapMessage[]): readonly number[] => messages.map(({ uid }) => uid);
const subjects = (taken: readonly string[]): readonly string[] =>
  taken.map((content) => /^Subject: (.*)\r$/m.exec(content)?.[1] ?? '');

async function played(options: ImapHostOptions): Promise<Fetching & { readonly heard: readonly string[] }> {
  const host = await imapHost(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('imap', host.port)), heard: host.heard };
}

describe('a letter of which a host gives the beginning again and again', () => {
  const large = text(1, 'line of a large letter, forty-four bytes....\r\n'.repeat(50_000));
  const content = Buffer.from(large);
  it.each([
    ['and caps it at 64 KiB', 65_536, true],
    ['and caps it at 64 KiB, naming no place', 65_536, false],
    ['and as much as was asked for', 1_048_576, true],
    ['and as much as was asked for, naming no place', 1_048_576, false],
    ['and 70,000 bytes of it', 70_000, false],
  ])('%s is not taken for whole', async (_, most, names) => {
    const messages = [{ uid: 1, content }];
    let broken = true;
    const { fetch, taken } = await played({
      messages,
      instead: (command) =>
        broken && command.startsWith('UID FETCH 1 ')
          ? `* 1 FETCH (UID 1 BODY[]${names ? '<0>' : ''} {${most}}\r\n${large.slice(0, most)})\r\n`
          : undefined,
    });
    await fetch();
    expect([taken.length, uids(messages)]).toEqual([0, [1]]);
    broken = false;
    await fetch();
    expect([taken.map((one) => one === large), messages]).toEqual([[true], []]);
  });

  it('and then all of it, is whole', async () => {
    const messages = [{ uid: 1, content }];
    let times = 0;
    const { fetch, taken } = await played({
      messages,
      instead(command) {
        if (!command.startsWith('UID FETCH 1 ') || !command.includes('BODY')) return undefined;
        const part = times++ === 0 ? large.slice(0, 70_000) : large;
        return `* 1 FETCH (UID 1 BODY[] {${part.length}}\r\n${part})\r\n`;
      },
    });
    await fetch();
    expect([taken.map((one) => one === large), messages]).toEqual([[true], []]);
  });
});

describe('UIDs', () => {
  it.each(['FETCH', 'UID FETCH 1 ', 'UID FETCH 2 '])(
    'that are given anew while %s is answered are not believed: nothing is deleted by them',
    async (when) => {
      const messages = [letter(1), letter(2)];
      let renumbered = false;
      const { fetch, taken, heard } = await played({
        messages,
        instead(command) {
          if (renumbered || !command.startsWith(when)) return undefined;
          renumbered = true;
          const own =
            when === 'FETCH'
              ? messages.map(({ uid }, i) => `* ${i + 1} FETCH (UID ${uid} RFC822.SIZE 70)\r\n`).join('')
              : '';
          // UID 1 and 2 are other letters from now on.
          messages.splice(0, 2, letter(1, 'other\r\n'), letter(2, 'other\r\n'));
          return `${own}* OK [UIDVALIDITY 2] renumbered\r\n`;
        },
      });
      expect(await fetch()).toMatchObject({
        kind: 'failed',
        text: expect.stringContaining('numbered its messages anew'),
      });
      expect(heard.filter((line) => line.startsWith('UID STORE'))).toEqual([]);
      await fetch();
      expect(taken.filter((one) => one.includes('other'))).toHaveLength(2);
    },
  );

  it('may be as large as they get, in any order, twice and gone', async () => {
    const messages = [letter(4_294_967_295), letter(7), letter(4_294_967_294)];
    const { fetch, taken } = await played({
      messages,
      instead: (command) =>
        command.startsWith('FETCH')
          ? `${messages
              .map(({ uid, content }, i) => `* ${i + 1} FETCH (UID ${uid} RFC822.SIZE ${content.length})\r\n`)
              .join('')
              .repeat(2)}* 9 FETCH (UID 99 RFC822.SIZE 70)\r\n`
          : undefined,
    });
    await fetch();
    expect([subjects(taken), messages]).toEqual([['7', '4294967294', '4294967295'], []]);
  });

  it('of letters that move up while they are listed are still theirs', async () => {
    const messages = [letter(1), letter(2), letter(3)];
    const { fetch, taken } = await played({
      messages,
      instead(command) {
        if (!command.startsWith('FETCH') || messages.length < 3) return undefined;
        const rows = messages.map(
          ({ uid, content }, i) => `* ${i + 1} FETCH (UID ${uid} RFC822.SIZE ${content.length})\r\n`,
        );
        messages.shift();
        return `${rows.slice(0, 2).join('')}* 1 EXPUNGE\r\n* 1 FETCH (UID 2 FLAGS (\\Seen))\r\n* 2 FETCH (UID 3 RFC822.SIZE ${messages[1]?.content.length})\r\n`;
      },
    });
    expect((await fetch()).text).not.toContain('webmail');
    expect([subjects(taken), messages]).toEqual([['2', '3'], []]);
  });

  it('of another letter than was asked for bring nothing', async () => {
    const messages = [letter(1), letter(2)];
    const { fetch, taken } = await played({
      messages,
      instead(command) {
        const start = /^UID FETCH 1 .*<(\d+)\./.exec(command)?.[1];
        return start === undefined ? undefined : `* 2 FETCH (UID 2 BODY[]<0> {${text(2).length}}\r\n${text(2)})\r\n`;
      },
    });
    await fetch();
    expect([subjects(taken), uids(messages)]).toEqual([['2'], [1]]);
  });
});

describe('what another client has marked \\Deleted', () => {
  it.each([
    ['delete', 'UIDPLUS'],
    ['delete', ''],
    ['move', 'UIDPLUS'],
    ['move', ''],
  ])('and was not fetched is not expunged (%s, %j), and stays marked', async (after, can) => {
    const messages = [letter(1), letter(2), letter(3, 'x'.repeat(9000))];
    const marked = new Set([2, 3]);
    const { fetch, taken } = await played({ messages, marked, can: `IMAP4rev1 ${can}` });
    await fetch({ after, maxMessages: 1 });
    expect([subjects(taken), uids(messages), [...marked].sort()]).toEqual([['1'], [2, 3], [2, 3]]);
    await fetch({ after, maxMessageBytes: 5000 });
    expect([subjects(taken), uids(messages), [...marked]]).toEqual([['1', '2'], [3], [3]]);
  });

  it.each(['UID SEARCH', 'UID STORE 2 -FLAGS'])(
    'is not expunged by a host without UIDPLUS that refuses %s; what is safe here comes once',
    async (refused) => {
      const messages = [letter(1), letter(2, 'x'.repeat(9000))];
      const marked = new Set([2]);
      const { fetch, taken } = await played({
        messages,
        marked,
        can: 'IMAP4rev1',
        tagged: (command) => (command.startsWith(refused) ? 'NO [CANNOT] not here' : undefined),
      });
      for (let calls = 0; calls < 2; calls++)
        expect((await fetch({ maxMessageBytes: 5000 })).text).toContain('1 that is safe here still lies there');
      expect([subjects(taken), uids(messages)]).toEqual([['1'], [1, 2]]);
    },
  );
});

describe('a deletion', () => {
  it.each(['delete', 'move'])(
    'that is answered OK and not done is told, and the letter does not come again and again (%s)',
    async (after) => {
      const messages = [letter(1), letter(2)];
      const { fetch, taken, heard } = await played({
        messages,
        instead: (command) => (command.startsWith('UID STORE') ? '' : undefined),
      });
      for (let calls = 0; calls < 3; calls++)
        expect((await fetch({ after })).text).toContain('2 that are safe here still lie there');
      expect([subjects(taken), uids(messages)]).toEqual([
        ['1', '2'],
        [1, 2],
      ]);
      expect(heard.filter((line) => /^UID FETCH .*BODY/.test(line))).toHaveLength(2);
    },
  );

  it('of one letter only, where two were asked, is told of the other', async () => {
    const messages = [letter(1), letter(2)];
    const { fetch, taken } = await played({
      messages,
      instead: (command) => (command.startsWith('UID EXPUNGE') && messages.shift() ? '* 1 EXPUNGE\r\n' : undefined),
    });
    expect((await fetch()).text).toContain('1 that is safe here still lies there');
    expect([subjects(taken), uids(messages)]).toEqual([['1', '2'], [2]]);
  });

  it('that is not told of by EXPUNGE lines is done all the same', async () => {
    const messages = [letter(1), letter(2)];
    const { fetch, taken } = await played({
      messages,
      instead: (command) => (command.startsWith('UID EXPUNGE') ? (messages.splice(0), '') : undefined),
    });
    expect((await fetch()).text).not.toContain('still');
    expect(subjects(taken)).toEqual(['1', '2']);
  });

  it.each(['UID STORE', 'UID EXPUNGE'])(
    'whose %s is not answered may be done: the UID is no proof, another letter under it comes',
    async (verb) => {
      const messages = [letter(1)];
      let [told, cut] = [false, false];
      const { fetch, taken } = await played({
        messages,
        instead(command) {
          if (told || !command.startsWith(verb)) return undefined;
          told = true;
          messages.splice(0, 1, { uid: 1, content: Buffer.from(text(2)) });
          return '* BYE Shutting down\r\n';
        },
        tagged: (command) => (!cut && command.startsWith(verb) ? ((cut = true), null) : undefined),
      });
      expect(await fetch()).toMatchObject({ kind: 'failed', text: expect.stringContaining('Shutting down') });
      await fetch();
      expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
    },
  );

  it('that is cut after the letter and before its OK loses and doubles nothing', async () => {
    const messages = [letter(1), letter(2)];
    let cut = false;
    const { fetch, taken } = await played({
      messages,
      tagged: (command) => (!cut && /^UID FETCH 2 .*BODY/.test(command) ? ((cut = true), null) : undefined),
    });
    await fetch();
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });
});

describe('a host that gives no letter for now', () => {
  it.each([
    '[UNAVAILABLE] storage is down',
    '[INUSE] mailbox is locked',
    '[LIMIT] too many requests',
    'try again later',
  ])('NO %s in six calls puts off none of them for a day', async (said) => {
    const messages = [letter(1), letter(2)];
    let down = true;
    const { fetch, taken } = await played({
      messages,
      tagged: (command) => (down && command.startsWith('UID FETCH') ? `NO ${said}` : undefined),
    });
    for (let calls = 0; calls < 6; calls++) expect((await fetch({}, systemClock)).text).toContain('was fetched');
    down = false;
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });
});

describe('a host that moves letters itself (MOVE, RFC 6851)', () => {
  const can = 'IMAP4rev1 UIDPLUS MOVE';
  it('and says OK and does not is told, and the letters come once', async () => {
    const messages = [letter(1), letter(2)];
    const { fetch, taken } = await played({ messages, can });
    for (let calls = 0; calls < 2; calls++)
      expect((await fetch({ after: 'move' })).text).toContain('2 that are safe here still lie there');
    expect([subjects(taken), uids(messages)]).toEqual([
      ['1', '2'],
      [1, 2],
    ]);
  });

  it('and whose line ends at it may have done it: the UID is no proof', async () => {
    const messages = [letter(1)];
    let cut = false;
    const { fetch, taken } = await played({
      messages,
      can,
      tagged(command) {
        if (!command.startsWith('UID MOVE')) return undefined;
        if (!cut) messages.splice(0, 1, { uid: 1, content: Buffer.from(text(2)) });
        else messages.splice(0);
        return cut ? undefined : ((cut = true), null);
      },
    });
    expect((await fetch({ after: 'move' })).kind).toBe('failed');
    await fetch({ after: 'move' });
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });
});

describe('from call to call', () => {
  it('letters left there under other UIDs and another UIDVALIDITY do not come twice', async () => {
    const messages = [letter(1), letter(2)];
    let validity = 1;
    const { fetch, taken } = await played({
      messages,
      instead: (command) =>
        command.startsWith('SELECT')
          ? `* ${messages.length} EXISTS\r\n* OK [UIDVALIDITY ${validity}] Ok\r\n`
          : undefined,
    });
    await fetch({ after: 'leave' });
    validity = 2;
    messages.splice(0, 2, ...messages.map(({ uid, content }) => ({ uid: uid + 7, content })), letter(1));
    await fetch({ after: 'leave' });
    expect(subjects(taken)).toEqual(['1', '2', '1']);
  });

  it('without UIDVALIDITY letters come once', async () => {
    const messages = [letter(1), letter(2)];
    const { fetch, taken } = await played({
      messages,
      instead: (command) => (command.startsWith('SELECT') ? `* ${messages.length} EXISTS\r\n` : undefined),
    });
    for (let calls = 0; calls < 2; calls++) await fetch({ after: 'leave' });
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });

  it('a folder that is read only is told, and its letters come once', async () => {
    const messages = [letter(1)];
    const { fetch, taken } = await played({
      messages,
      tagged(command) {
        if (command.startsWith('SELECT')) return 'OK [READ-ONLY] done';
        return command.startsWith('UID STORE') ? 'NO [READ-ONLY] no' : undefined;
      },
    });
    for (let calls = 0; calls < 2; calls++)
      expect((await fetch()).text).toContain('1 that is safe here still lies there');
    expect(subjects(taken)).toEqual(['1']);
  });

  it.each(['{40}', '{200}'])(
    'a literal of %s bytes, which is not what stands in it, harms no letter',
    async (length) => {
      const messages = [letter(1), letter(2)];
      let broken = true;
      const { fetch, taken } = await played({
        messages,
        instead: (command) =>
          broken && /^UID FETCH 1 .*BODY/.test(command)
            ? `* 1 FETCH (UID 1 BODY[]<0> ${length}\r\n${text(1)})\r\n`
            : undefined,
        tagged: (command) => (broken && length === '{200}' && /^UID FETCH 1 .*BODY/.test(command) ? null : undefined),
      });
      for (let calls = 0; calls < 2; calls++) await fetch();
      broken = false;
      await fetch();
      expect([taken.filter((one) => one === text(1)).length, taken.length, messages]).toEqual([1, 2, []]);
    },
  );
});
