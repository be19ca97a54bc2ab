// E7: a host that announces 8BITMIME and refuses a letter for its long lines, or its 8-bit
// letters, gets it once more over the same line in a form that it takes; what cannot be
// written otherwise is refused with a sentence. Over every way of sending.
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { offer, recipient, sourceOf, textOf } from '../../support/letters';
import { CHUNKING, MANNERS, routeTo, send, startHost } from '../../support/sending';
import type { PretendHost, PretendOptions } from '../../support/pretend-host';

const crlf = (...lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf8');
const LONG = `begin ${'word '.repeat(400)}end`;
const WIDE = 'Grüße an alle';
const longest = (content: Buffer): number =>
  Math.max(
    ...content
      .toString('latin1')
      .split('\r\n')
      .map(({ length }) => length),
  );
const eightBit = (content: Buffer): boolean => content.some((byte) => byte > 0x7f);

interface Refusing {
  readonly reply: string;
  readonly when: (content: Buffer) => boolean;
  readonly hangsUp?: boolean;
  readonly answer?: PretendOptions['answer'];
  /** Refused whatever it is. */
  readonly always?: boolean;
}

/** A host that looks at the content. */
function refusing(
  { reply, when, hangsUp = false, answer, always = false }: Refusing,
  keywords: readonly string[],
): Promise<PretendHost> {
  return startHost({
    keywords,
    answer(asked) {
      if (!asked.content) return answer?.(asked);
      if (!always && !when(asked.content)) return undefined;
      if (hangsUp) setImmediate(() => asked.socket.end());
      return reply;
    },
  });
}

const NO_LONG: Refusing = {
  reply: '554 5.6.0 Lines too long (fail R2.3.1?)',
  when: (content) => longest(content) > 998,
};
const NO_WIDE: Refusing = { reply: '550 5.6.1 Message contains 8bit content', when: eightBit };
const plain = textOf('behind');

describe.each(MANNERS)('E7: a host with %s', (_, keywords) => {
  it.each([
    ['plain text', crlf('Subject: a', '', LONG), NO_LONG],
    [
      'HTML',
      crlf(
        'Subject: a',
        'MIME-Version: 1.0',
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        `<p>${LONG}ü</p>`,
      ),
      NO_LONG,
    ],
    ['a line in its header', crlf(`Subject: ${LONG}`, 'From: a@x.example', '', 'text'), NO_LONG],
    ['a header line without a blank', crlf(`X-Blob: ${'x'.repeat(3000)}`, 'Subject: a', '', 'text'), NO_LONG],
    [
      'base64 in one line',
      crlf(
        'Subject: a',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(LONG).toString('base64'),
      ),
      NO_LONG,
    ],
    [
      'quoted-printable in one line',
      crlf(
        'Subject: a',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        `${'=C3=BC '.repeat(300)}.`,
      ),
      NO_LONG,
    ],
    [
      '8-bit text',
      crlf('Subject: a', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', WIDE),
      NO_WIDE,
    ],
    ['an 8-bit header', crlf(`Subject: ${WIDE}`, '', 'text'), NO_WIDE],
    ['DKIM around it', crlf('DKIM-Signature: v=1; a=rsa-sha256; b=abc', 'Subject: a', '', LONG), NO_LONG],
  ])('takes %s at the second try, and what is behind it too', async (_name, text, refusal) => {
    const host = await refusing(refusal, keywords);
    const source = sourceOf([offer('a', { text, body: '8bitmime' }), offer('b', { text: plain })]);
    await send(routeTo([host], { maxConnections: 1 }), source);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'delivered' }]);
    expect(source.outcomesOf('b')).toMatchObject([{ result: 'delivered' }]);
    expect(source.settled).toHaveLength(2);
    expect(host.connections()).toBe(1);
    expect(host.lines.filter((line) => line.startsWith('MAIL'))).toHaveLength(3);
    const got = host.taken.find(({ to }) => to[0] === 'a@far.example')?.content ?? Buffer.alloc(0);
    expect(refusal.when(got)).toBe(false);
    const [before, after] = [await simpleParser(text), await simpleParser(got)];
    expect(after.text?.trimEnd()).toBe(before.text?.trimEnd());
    expect(after.html).toBe(before.html);
    expect(after.subject).toBe(before.subject);
  });

  it.each([
    [
      'signed by a person',
      crlf(
        'Subject: a',
        'MIME-Version: 1.0',
        'Content-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        LONG,
        '--b',
        'Content-Type: application/pgp-signature',
        '',
        'x',
        '--b--',
      ),
      /it is signed/,
    ],
    ['an OpenPGP text', crlf('Subject: a', '', '-----BEGIN PGP SIGNED MESSAGE-----', '', LONG), /it is signed/],
    [
      'parts nobody can tell apart',
      crlf('Subject: a', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=never', '', LONG),
      /long lines between its parts/,
    ],
  ])('is told of no second form: %s', async (_name, text, why) => {
    const host = await refusing({ ...NO_LONG, reply: '500 Line too long' }, keywords);
    const source = sourceOf([offer('a', { text })]);
    await send(routeTo([host]), source);
    expect(source.outcomesOf('a')).toMatchObject([
      { result: 'failed', status: '5.6.0', reply: expect.stringMatching(why) },
    ]);
    expect(source.outcomesOf('a')[0]).toMatchObject({ reply: expect.stringContaining('Line too long') });
    expect(host.lines.filter((line) => line.startsWith('MAIL'))).toHaveLength(1);
  });

  it('that goes on refusing has it twice, no more', async () => {
    const host = await refusing({ ...NO_LONG, always: true }, keywords);
    const source = sourceOf([offer('a', { text: crlf('Subject: a', '', LONG) })]);
    await send(routeTo([host]), source);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'failed' }]);
    expect(host.lines.filter((line) => line.startsWith('MAIL'))).toHaveLength(2);
  });

  it('gets what it refuses for its size once', async () => {
    const host = await refusing({ ...NO_LONG, reply: '552 5.3.4 Message too large' }, keywords);
    const source = sourceOf([offer('a', { text: crlf('Subject: a', '', LONG) })]);
    await send(routeTo([host]), source);
    expect(source.outcomesOf('a')).toMatchObject([{ result: 'failed', reply: expect.stringContaining('too large') }]);
    expect(host.lines.filter((line) => line.startsWith('MAIL'))).toHaveLength(1);
  });

  it('that hangs up at its refusal gets the other form with the next connection', async () => {
    const host = await refusing({ ...NO_LONG, reply: '500 Line too long', hangsUp: true }, keywords);
    const source = sourceOf([offer('a', { text: crlf('Subject: a', '', LONG) })]);
    for (let call = 0; call < 3 && source.waiting().length > 0; call++) await send(routeTo([host]), source);
    // Where its refusal was lost with the line, the first form is in doubt.
    expect(source.outcomesOf('a').at(-1)).toMatchObject({ result: 'delivered' });
  });
});

it('E7: who was refused by name is not asked again, and each hears his own answer', async () => {
  const host = await refusing(
    { ...NO_LONG, answer: ({ line }) => (line.startsWith('RCPT TO:<no@') ? '550 5.1.1 No such user' : undefined) },
    CHUNKING,
  );
  const source = sourceOf([
    offer('a', {
      text: crlf('Subject: a', '', LONG),
      recipients: [recipient('yes@far.example'), recipient('no@far.example')],
    }),
  ]);
  await send(routeTo([host]), source);
  expect(source.outcomesOf('a')).toMatchObject([
    { address: 'yes@far.example', result: 'delivered' },
    { address: 'no@far.example', result: 'failed' },
  ]);
  expect(host.lines.filter((line) => line.startsWith('RCPT TO:<no@'))).toHaveLength(1);
});

it('E7: an LMTP host that refuses it for one of two', async () => {
  let ends = 0;
  const host = await startHost({
    lmtp: true,
    keywords: ['PIPELINING', '8BITMIME'],
    answer: ({ line }) => (line === 'CONTENT' && ++ends === 2 ? '554 5.6.0 line too long' : undefined),
  });
  const source = sourceOf([
    offer('a', {
      text: crlf('Subject: a', '', LONG),
      recipients: [recipient('one@far.example'), recipient('two@far.example')],
    }),
  ]);
  await send(routeTo([host], { protocol: 'lmtp' }), source);
  expect(source.outcomesOf('a').map(({ result }) => result)).toEqual(['delivered', 'delivered']);
  expect(host.taken.map(({ to }) => to)).toContainEqual(['two@far.example']);
});
