// Messages rewritten for hosts that take 7 bits only: a mail program must read the
// same out of them as before, and what needs no change must not be touched.
import { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { corpus } from '../../support/corpus';
import { fitted } from '../../../src-main/smtp/fit';
import { parseExtensions } from '../../../src-main/smtp/extensions';
import type { Message } from '../../../src-main/smtp/message';
import { stepsOf } from '../../../src-main/smtp/content/mime-lines';

const OLD_HOST = parseExtensions(['old.example', 'SIZE 0']);
const NO_UTF8 = parseExtensions(['host.example', '8BITMIME']);

const crlf = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

function letter(content: Buffer, more: Partial<Message> = {}, cut = 7): Message {
  const pieces = Array.from({ length: Math.ceil(content.length / cut) }, (_, i) =>
    content.subarray(i * cut, (i + 1) * cut),
  );
  return {
    id: 'x',
    sender: 'a@office.example',
    recipients: [{ address: 'b@there.example', notify: null, originalRecipient: null }],
    bytes: content.length,
    body: '8bitmime',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    content: async () => Readable.from(pieces, { objectMode: false }),
    ...more,
  };
}

async function read(content: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

async function sent(
  content: Buffer,
  more: Partial<Message> = {},
  host = OLD_HOST,
  cut = 7,
): Promise<{ bytes: Buffer; message: Message }> {
  const fit = await fitted(letter(content, more, cut), host);
  if (!fit.ok) throw new Error(fit.reply.lines[0]);
  const bytes = await read(await fit.letter.content());
  expect(bytes.length).toBe(fit.letter.bytes);
  return { bytes, message: fit.letter };
}

const TEXT = crlf(
  'Subject: plain',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Grüße an alle hier und dort und überall',
  'Zeile = gleich  ',
  '.',
  '',
  'x'.repeat(200),
  `ä${'long '.repeat(40)}`,
);
const GREEK = crlf(
  'Subject: greek',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Καλημέρα σε όλους',
  'από το πλοίο',
);
const MIXED = crlf(
  'From: a@office.example',
  'Subject: mixed',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed;',
  ' boundary="outer b"',
  'Content-Transfer-Encoding: 8bit',
  '',
  'This is for old programs.',
  '--outer b',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  'content-transfer-encoding:',
  '  8bit',
  '',
  'Grüße, und noch mehr Worte dazu',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>nur ASCII</p>',
  '--inner--',
  '',
  '--outer b',
  'Content-Type: application/octet-stream; name=x.bin',
  'Content-Disposition: attachment; filename=x.bin',
  'Content-Transfer-Encoding: binary',
  '',
  'ÄÖÜ'.repeat(40),
  'ß',
  '--outer b',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Subject: within',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'auch hier: größer und mehr und so weiter',
  '--outer b',
  'Content-Type: application/pdf',
  'Content-Transfer-Encoding: base64',
  '',
  'SGVsbG8=',
  '--outer b--',
  'after',
);

interface Reading {
  readonly subject: string | undefined;
  readonly text: string | undefined;
  readonly html: string | false | undefined;
  readonly attachments: readonly { readonly type: string; readonly content: string }[];
}

async function reading(content: Buffer): Promise<Reading> {
  const { subject, text, html, attachments } = await simpleParser(content);
  return {
    subject,
    text,
    html,
    attachments: await Promise.all(
      attachments.map(async ({ contentType, content: attached }) => {
        const inner =
          contentType === 'message/rfc822'
            ? JSON.stringify((await simpleParser(attached)).text)
            : attached.toString('latin1');
        return { type: contentType, content: inner };
      }),
    ),
  };
}

describe('a message in 8 bits for a host without 8BITMIME', () => {
  test.each([
    ['text', TEXT],
    ['greek', GREEK],
    ['mixed', MIXED],
  ])('%s is read as before, wherever the stream is cut', async (_, text) => {
    const before = await reading(bytesOf(text));
    const [first, ...others] = await Promise.all(
      [1, 2, 3, 5, 64, 100_000].map(async (cut) => (await sent(bytesOf(text), {}, OLD_HOST, cut)).bytes),
    );
    for (const other of others) expect(other).toEqual(first);
    const after = first?.toString('latin1') ?? '';
    expect(/[\x80-\xff]/.test(after)).toBe(false);
    expect(after.split('\r\n').filter((line) => line.length > 76 && !text.includes(line))).toEqual([]);
    expect(await reading(first ?? Buffer.alloc(0))).toEqual(before);
  });

  test('says so in the header of each part, and says nothing of 8 bits to the host', async () => {
    const { bytes, message: out } = await sent(bytesOf(MIXED));
    expect(
      bytes
        .toString()
        .match(/^content-transfer-encoding:.*$/gim)
        ?.map((line) => line.split(' ').at(-1)),
    ).toEqual(['7bit', 'quoted-printable', 'base64', '7bit', 'quoted-printable', 'base64']);
    expect(out.body).toBe('7bit');
  });

  test('gets a charset where it said nothing of MIME', async () => {
    const { bytes } = await sent(bytesOf(crlf('Subject: old', '', 'Grüße und viele Worte dazu hier')));
    expect(bytes.toString()).toBe(
      crlf(
        'Subject: old',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Gr=C3=BC=C3=9Fe und viele Worte dazu hier',
      ),
    );
    const latin = await sent(
      Buffer.from(crlf('Subject: old', '', 'Gr\u00fc\u00dfe und viele Worte dazu hier'), 'latin1'),
    );
    expect(latin.bytes.toString()).toContain('charset=unknown-8bit');
  });

  test('is not touched where it has no such letter, even if it said it would', async () => {
    const plain = bytesOf(TEXT.replace(/[üßä]/g, 'u'));
    expect((await sent(plain)).bytes).toEqual(plain);
  });

  test('with a megabyte of octets comes out whole', async () => {
    const octets = Buffer.alloc(1_000_000, 0);
    for (let i = 0; i < octets.length; i++) octets[i] = 128 + ((i * 7919) % 128);
    const content = Buffer.concat([
      bytesOf(crlf('MIME-Version: 1.0', 'Content-Type: application/x-thing', 'Content-Transfer-Encoding: 8bit', '')),
      octets,
    ]);
    const { bytes } = await sent(content, {}, OLD_HOST, 65_536);
    const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4).toString('latin1');
    expect(Buffer.from(body, 'base64').equals(octets)).toBe(true);
  });
});

describe('a message that may not be changed', () => {
  const SIGNED = crlf(
    'MIME-Version: 1.0',
    'Content-Type: multipart/signed; boundary=b; micalg=pgp-sha512',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Grüße',
    '--b',
    'Content-Type: application/pgp-signature',
    '',
    'xyz',
    '--b--',
  );
  test.each([
    ['multipart/signed', SIGNED],
    ['DKIM', `DKIM-Signature: v=1; a=rsa-sha256;\r\n b=xyz\r\n${TEXT}`],
    ['ARC', `ARC-Message-Signature: i=1; b=xyz\r\n${MIXED}`],
    ['OpenPGP in its own lines', TEXT.replace('Grüße', '-----BEGIN PGP SIGNED MESSAGE-----\r\nGrüße')],
    ['a base64 part with other bytes', TEXT.replace('8bit', 'base64')],
    ['letters between its parts', MIXED.replace('This is', 'Dies ist für')],
    ['DKIM, with long lines', `DKIM-Signature: v=1; b=xyz\r\n${TEXT}${'x'.repeat(5000)}\r\n`],
  ] as const)('E7: is sent as it is, for that is better than to return it: %s', async (_, text) => {
    const { bytes } = await sent(bytesOf(text));
    expect(bytes.equals(bytesOf(text))).toBe(true);
    // Also where the envelope had to be made plain.
    expect((await sent(bytesOf(text), { smtputf8: true, sender: 'a@ünal.example' })).message).toMatchObject({
      smtputf8: false,
      sender: 'a@xn--nal-goa.example',
    });
  });

  test.each([
    [
      'a name before the @',
      GREEK,
      { smtputf8: true, recipients: [{ address: 'άννα@there.example', notify: null, originalRecipient: null }] },
      '5.6.7',
    ],
    ['an address in its header', `To: άννα@there.example\r\n${GREEK}`, { smtputf8: true }, '5.6.7'],
  ] as const)('is refused where it has letters beyond ASCII in an address: %s', async (_, text, more, status) => {
    const fit = await fitted(letter(bytesOf(text), more), OLD_HOST);
    expect(fit).toMatchObject({ ok: false, reply: { enhanced: status } });
  });
});

describe('E7: lines over 998 octets', () => {
  const LONG = `${'long words and '.repeat(400)}end`;
  const letterWith = (encoding: string, type: string, ...lines: readonly string[]): Buffer =>
    bytesOf(
      crlf(
        'Subject: long',
        'MIME-Version: 1.0',
        `Content-Type: ${type}`,
        `Content-Transfer-Encoding: ${encoding}`,
        '',
        ...lines,
      ),
    );

  test.each([
    ['7bit', 'text/plain; charset=utf-8'],
    ['8bit', 'text/html; charset=utf-8'],
    ['binary', 'application/x-thing'],
  ])('are encoded where the host takes 7 bits only and nothing forbids it: %s %s', async (encoding, type) => {
    const content = letterWith(encoding, type, 'short', LONG, 'short');
    const { bytes } = await sent(content);
    expect(
      bytes
        .toString('latin1')
        .split('\r\n')
        .filter((line) => line.length > 998),
    ).toEqual([]);
    expect(await reading(bytes)).toEqual(await reading(content));
  });

  test.each<readonly [string, Buffer, Partial<Message>, typeof OLD_HOST]>([
    ['a line of 998', letterWith('7bit', 'text/plain', 'x'.repeat(998)), {}, OLD_HOST],
    ['base64 in one line', letterWith('base64', 'application/pdf', 'QUJD'.repeat(1000)), {}, OLD_HOST],
    ['a message within', letterWith('7bit', 'message/partial; id=a; number=1', LONG), {}, OLD_HOST],
    ['a letter declared to be 7-bit', letterWith('7bit', 'text/plain', LONG), { body: '7bit' }, OLD_HOST],
    ['a host with 8BITMIME', letterWith('8bit', 'text/plain', LONG, 'ü'), {}, NO_UTF8],
  ])('stay as they are: %s', async (_, content, more, host) => {
    expect((await sent(content, more, host)).bytes.equals(content)).toBe(true);
  });
});

describe('a header in UTF-8 for a host without SMTPUTF8', () => {
  const HEAD = crlf(
    'From: "Jörg Müller" <a@ünal.example>',
    'To: b@there.example',
    'Subject: Grüße an alle, die das',
    ' hier lesen',
    'X-Plain:   kept   as it is',
    'Received: from pc (Größe) by x',
  );

  test('comes in plain letters and is read as before', async () => {
    const { bytes, message: out } = await sent(
      bytesOf(`${HEAD}${GREEK}`),
      { smtputf8: true, sender: 'a@ünal.example' },
      NO_UTF8,
    );
    const header = bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString('latin1');
    expect(/[\x80-\xff]/.test(header)).toBe(false);
    expect(header).toContain('\r\nX-Plain:   kept   as it is\r\nReceived: from pc (Gr??e) by x\r\n');
    expect(out).toMatchObject({ smtputf8: false, body: '8bitmime', sender: 'a@xn--nal-goa.example' });
    const parsed = await simpleParser(bytes);
    expect(parsed.from?.value).toEqual([{ name: 'Jörg Müller', address: 'a@ünal.example' }]);
    expect(parsed.headerLines.filter(({ key }) => key === 'subject').length).toBe(2);
    expect(parsed.text).toBe('Καλημέρα σε όλους\nαπό το πλοίο\n');
  });

  test('of a part, with a file name, is read as before', async () => {
    const text = MIXED.replace('filename=x.bin', 'filename="größe.bin"').replace('; name=x.bin', '');
    const { bytes } = await sent(bytesOf(text), { smtputf8: true });
    expect(/[\x80-\xff]/.test(bytes.toString('latin1'))).toBe(false);
    expect((await simpleParser(bytes)).attachments[0]?.filename).toBe('größe.bin');
  });
});

test('whatever a message looks like, its lines put together again are the message', async () => {
  const odd = [
    '',
    '\r\n',
    'a',
    'Content-Type: multipart/mixed; boundary=b',
    '--b\r\n--b--\r\n',
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b--\r\n--b--\r\n--b',
    'Content-Type: message/rfc822\r\n\r\n'.repeat(60),
  ];
  for (const content of [
    ...odd.map((text) => Buffer.from(text)),
    Buffer.from(MIXED),
    ...corpus(60).map((one) => one.content),
  ]) {
    const parts: Buffer[] = [];
    for await (const step of stepsOf(await letter(content).content()))
      parts.push(step.kind === 'header' ? step.part.header : step.line);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  }
});
