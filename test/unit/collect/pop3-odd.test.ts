// POP3 hosts that do other than RFC 1939 says: a letter that they cut is never deleted
// there, however late the rest of it comes and whatever sizes they announce; what they
// list is read as far as it goes; and what they refuse for now is nobody's fault.
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { fetchingFrom, type Fetching } from '../../support/fetching';
import { type HostMessage, pop3Host, type Pop3HostOptions } from '../../support/pop3-host';

const text = (n: number, body = `Number ${n}\r\n`): string =>
  `Delivered-To: anna@office.example\r\nSubject: ${n}\r\n\r\n${body}`;
const pop = (n: number, content = text(n), uid = `uid${n}`): HostMessage => ({
  uid,
  content: Buffer.from(content, 'latin1'),
});
const ids = (messages: readonly HostMessage[]): readonly string[] => messages.map(({ uid }) => uid);
const subjects = (taken: readonly string[]): readonly string[] =>
  taken.map((content) => /^Subject: (.*)\r$/m.exec(content)?.[1] ?? '');

async function played(options: Pop3HostOptions): Promise<Fetching & { readonly heard: readonly string[] }> {
  const host = await pop3Host(options);
  onTestFinished(() => host.close());
  return { ...(await fetchingFrom('pop3', host.port)), heard: host.heard };
}

/** The clock of a test that is not to wait until a host has been quiet long enough. */
const hasty = {
  ...systemClock,
  after: (ms: number, fn: () => void) => systemClock.after(ms === 10_000 ? 50 : ms, fn),
};

const SIZES: Readonly<Record<string, ((message: HostMessage) => string) | null>> = {
  true: null,
  'too small': () => '7',
  'too large by a little': ({ content }) => String(content.length + 9),
  'of Unix lines': ({ content }) => String(content.toString('latin1').replaceAll('\r\n', '\n').length),
  none: () => '',
};

/** LIST with sizes of its own. */
function listed(messages: readonly HostMessage[], size: (message: HostMessage) => string): string {
  return `+OK\r\n${messages.map((one, i) => `${i + 1} ${size(one)}`.trim() + '\r\n').join('')}.\r\n`;
}

describe('a POP3 host that leaves dots as they are, and whose rest of the letter comes late', () => {
  const rests = [
    'rest of it\r\n',
    '+OK\r\n+OK\r\nrest\r\n',
    '\r\n-ERR no\r\n',
    '-ERR no\r\n',
    '',
    '+OK 3 210\r\nrest\r\n',
  ];
  const cases = rests.flatMap((rest) =>
    Object.keys(SIZES).flatMap((sizes) => (['delete', 'leave'] as const).map((after) => [rest, sizes, after] as const)),
  );
  it.each(cases)(
    'has cut the letter before %j (sizes %s, after: %s): it stays there, and stops no other',
    async (...how) => {
      const [rest, sizes, after] = how;
      const messages = [pop(1, text(1, `a\r\n.\r\n${rest}`)), pop(2), pop(3)];
      let owes = false;
      const size = SIZES[sizes];
      const { fetch, taken } = await played({
        messages,
        instead(line) {
          if (line === 'LIST' && size) return listed(messages, size);
          if (!line.startsWith('RETR ') || messages[Number(line.slice(5)) - 1]?.uid !== 'uid1') return undefined;
          owes = true;
          return `+OK\r\n${text(1, 'a\r\n')}.\r\n`;
        },
        late() {
          if (!owes) return undefined;
          owes = false;
          return `${rest}.\r\n`;
        },
      });
      for (let calls = 0; calls < 3; calls++)
        expect((await fetch({ after }, hasty)).text).toMatch(/1 was not given whole.*more came behind its end/);
      expect(subjects(taken)).toEqual(['2', '3']);
      expect(ids(messages)).toEqual(after === 'delete' ? ['uid1'] : ['uid1', 'uid2', 'uid3']);
    },
  );

  it.each([
    ['LF', '\n', '\n'],
    ['CR LF in its answers only', '\r\n', '\n'],
  ])('and ends its lines with %s: likewise', async (_, end, lines) => {
    const messages = [pop(1, text(1, 'a\r\n.\r\nrest\r\n')), pop(2)];
    let owes = false;
    const { fetch, taken } = await played({
      messages,
      lf: end === '\n',
      instead(line) {
        if (!line.startsWith('RETR ') || messages[Number(line.slice(5)) - 1]?.uid !== 'uid1') return undefined;
        owes = true;
        return `+OK${end}${text(1, 'a\r\n').replaceAll('\r\n', lines)}.${lines}`;
      },
      late() {
        if (!owes) return undefined;
        owes = false;
        return `rest${lines}.${lines}`;
      },
    });
    for (let calls = 0; calls < 3; calls++) expect((await fetch({}, hasty)).text).toMatch(/1 was not given whole/);
    expect([subjects(taken), ids(messages)]).toEqual([['2'], ['uid1']]);
  });

  it('and a good host is asked nothing more for it, whichever of the usual ways it counts', async () => {
    const bodies = ['a\r\nb\r\n', '', '..\r\n.a\r\n', `${'long '.repeat(40_000)}\r\n`];
    for (const sizes of ['true', 'of Unix lines']) {
      const messages = bodies.map((body, i) => pop(i, text(i, body)));
      const size = SIZES[sizes];
      const { fetch, heard } = await played({
        messages,
        instead: (line) => (line === 'LIST' && size ? listed(messages, size) : undefined),
      });
      expect(await fetch()).toMatchObject({ kind: 'done', messages: bodies.length });
      expect([heard.filter((line) => line === 'STAT'), messages]).toEqual([[], []]);
    }
  });

  it('and one that guesses sizes is asked for it only until it was seen to double a dot', async () => {
    const messages = ['a\r\n...\r\n', '.b\r\n', 'c\r\n'].map((body, i) => pop(i, text(i, body)));
    const { fetch, heard, taken } = await played({
      messages,
      instead: (line) => (line === 'LIST' ? listed(messages, () => '99') : undefined),
    });
    await fetch();
    expect([heard.filter((line) => line === 'STAT').length, subjects(taken), messages]).toEqual([
      1,
      ['0', '1', '2'],
      [],
    ]);
  });

  it('and a dot that was once left as it is outweighs all that look doubled', async () => {
    const messages = [pop(1, text(1, '..x\r\n.y\r\n')), pop(2, text(2, 'z\r\n'))];
    const { fetch, heard } = await played({
      messages,
      instead(line) {
        if (line === 'LIST') return listed(messages, () => '99');
        const one = messages[Number(line.slice(5)) - 1];
        return line.startsWith('RETR ') && one ? `+OK\r\n${one.content.toString('latin1')}.\r\n` : undefined;
      },
    });
    await fetch();
    expect(heard.filter((line) => line === 'STAT').length).toBe(2);
  });

  it.each(['-ERR what?\r\n', '+OK\r\n', '+OK two\r\n'])(
    'and one that guesses sizes and answers STAT with %j loses and doubles nothing',
    async (stat) => {
      const messages = [pop(1), pop(2)];
      const { fetch, taken } = await played({
        messages,
        instead(line) {
          if (line === 'STAT') return stat;
          return line === 'LIST' ? listed(messages, () => '99') : undefined;
        },
      });
      await fetch({}, hasty);
      expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
    },
  );
});

describe('listings', () => {
  it.each([
    ['LIST', '+OK\r\n1 59\r\n-ERR message 2 is broken\r\n'],
    ['LIST', '+OK\r\n1 59\r\n-ERR message 2 is broken\r\n.\r\n'],
    ['LIST', '+OK\r\n1 59\r\n-ERR message 2 is broken\r\n3 59\r\n.\r\n'],
  ])(
    'with -ERR in the midst (%s: %j) are read as far as they go, and what they do not name is said',
    async (verb, rows) => {
      const messages = [pop(1), pop(2), pop(3)];
      const { fetch, taken } = await played({ messages, instead: (line) => (line === verb ? rows : undefined) });
      const { text: said } = await fetch({}, hasty);
      expect(said).toMatch(/\d more lies? there that the host's listing does not name/);
      expect(subjects(taken)).toEqual(rows.includes('\r\n3 ') ? ['1', '3'] : ['1']);
      expect(ids(messages)).not.toContain('uid1');
    },
  );

  it.each(['+OK\r\n1 uid1\r\n-ERR broken\r\n', '+OK\r\n1 uid1\r\n-ERR broken\r\n3 uid3\r\n.\r\n', '-ERR no\r\n'])(
    'of ids with -ERR in the midst (%j) stop no letter',
    async (rows) => {
      const messages = [pop(1), pop(2), pop(3)];
      const { fetch, taken } = await played({ messages, instead: (line) => (line === 'UIDL' ? rows : undefined) });
      await fetch({}, hasty);
      expect([subjects(taken), messages]).toEqual([['1', '2', '3'], []]);
    },
  );

  it('of ids that name one letter twice give it none', async () => {
    const messages = [pop(1), pop(2)];
    let second = false;
    const { fetch, taken } = await played({
      messages,
      instead(line) {
        if (line !== 'UIDL') return undefined;
        return second ? '+OK\r\n1 a\r\n2 b\r\n.\r\n' : '+OK\r\n1 a\r\n1 b\r\n2 c\r\n.\r\n';
      },
    });
    await fetch({ after: 'leave' });
    second = true;
    messages.splice(0, 1);
    messages.push(pop(3));
    await fetch({ after: 'leave' });
    expect(subjects(taken)).toEqual(['1', '2', '3']);
  });

  it.each(['a b  c', 'x'.repeat(200), '\x01\x7f\xff', '"', '__proto__', '{"n":1}', '1 2 3'])(
    'with the id %j are read, and its letter comes once',
    async (uid) => {
      const messages = [pop(1, text(1), uid), pop(2)];
      const { fetch, taken, heard } = await played({ messages });
      for (let calls = 0; calls < 2; calls++) await fetch({ after: 'leave' });
      expect([subjects(taken), heard.filter((line) => line.startsWith('RETR'))]).toEqual([
        ['1', '2'],
        ['RETR 1', 'RETR 2'],
      ]);
      await fetch();
      expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
    },
  );

  it('with ids that are new in every call bring a letter once', async () => {
    const messages = [pop(1), pop(2)];
    let calls = 0;
    const { fetch, taken } = await played({
      messages,
      instead: (line) => (line === 'UIDL' ? `+OK\r\n1 ${++calls}a\r\n2 ${calls}b\r\n.\r\n` : undefined),
    });
    for (let n = 0; n < 3; n++) await fetch({ after: 'leave' });
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });

  it.each(['+OK 0 0', '+OK 9 9', '-ERR no'])('that are good where STAT says %s are believed', async (stat) => {
    const messages = [pop(1), pop(2)];
    const { fetch, taken } = await played({
      messages,
      instead: (line) => (line === 'STAT' ? `${stat}\r\n` : undefined),
    });
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });

  it('without ids, whose numbers move while a letter ends the line, bring each letter once', async () => {
    const messages = [pop(1), pop(2), pop(3), pop(4)];
    let cut = false;
    const { fetch, taken } = await played({
      messages,
      noUidl: true,
      cutsAt: (line) => !cut && line === 'RETR 3' && (cut = true),
    });
    for (let calls = 0; calls < 4; calls++) await fetch();
    expect([subjects(taken).toSorted(), messages]).toEqual([['1', '2', '3', '4'], []]);
  });
});

it('a letter that is safe here and made trouble since does not come twice, where a host knows no ids', async () => {
  const messages = [pop(1), pop(2)];
  const cuts = ['RETR 2', 'RETR 1'];
  const { fetch, taken } = await played({
    messages,
    noUidl: true,
    cutsAt: (line) => line === cuts[0] && cuts.shift() !== undefined,
  });
  expect((await fetch()).kind).toBe('failed');
  expect((await fetch()).kind).toBe('failed');
  // What never made trouble comes first, by a line of its own.
  messages.push(pop(3, text(3, 'longer than the others\r\n')));
  await fetch();
  expect([subjects(taken), messages]).toEqual([['1', '3', '2'], []]);
});

describe('deletions', () => {
  it.each(['-ERR some deleted messages not removed\r\n', null])(
    'of which QUIT (%j) did only some: the rest does not come twice, and goes',
    async (quit) => {
      const messages = [pop(1), pop(2), pop(3)];
      let first = true;
      const { fetch, taken } = await played({
        messages,
        instead(line) {
          if (line !== 'QUIT' || !first) return undefined;
          first = false;
          messages.splice(0, 1);
          return quit;
        },
      });
      expect((await fetch()).text.includes('still lie there')).toBe(quit !== null);
      await fetch();
      expect([subjects(taken), messages]).toEqual([['1', '2', '3'], []]);
    },
  );

  it('of which one is refused leave that one, and it comes once', async () => {
    const messages = [pop(1), pop(2)];
    const { fetch, taken } = await played({
      messages,
      instead: (line) => (line === 'DELE 1' && messages.length === 2 ? '-ERR locked\r\n' : undefined),
    });
    expect((await fetch()).text).toContain('1 that is safe here still lies there');
    await fetch();
    expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
  });
});

describe('a host', () => {
  it.each(['+OK ready\r\n+OK really\r\n', '+OK Welcome\r\nto ISP\r\n'])(
    'that greets in two lines (%j) is understood',
    async (greeting) => {
      const messages = [pop(1)];
      const { fetch, taken } = await played({ messages, greeting: greeting.trimEnd() });
      expect(await fetch()).toMatchObject({ kind: 'done' });
      expect([subjects(taken), messages]).toEqual([['1'], []]);
      const wrong = await fetch({ password: 'wrong' });
      expect(wrong).toMatchObject({ kind: 'failed', refusal: { fault: 'login' } });
    },
  );

  it.each(['[SYS/TEMP] storage is down', '[IN-USE] locked', 'try again later'])(
    'that gives no letter for now (-ERR %s) in six calls puts off none of them for a day',
    async (said) => {
      const messages = [pop(1), pop(2)];
      let down = true;
      const { fetch, taken } = await played({
        messages,
        instead: (line) => (down && line.startsWith('RETR') ? `-ERR ${said}\r\n` : undefined),
      });
      for (let calls = 0; calls < 6; calls++) await fetch();
      down = false;
      await fetch();
      expect([subjects(taken), messages]).toEqual([['1', '2'], []]);
    },
  );
});
