// Our notices and our rewritten mail at a strict Postfix: it refuses wrong MIME,
// 8-bit letters nobody announced, and 8-bit headers. What it takes, it hands on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offer, sourceOf } from '../support/letters';
import { lacks } from '../support/needs';
import { startPostfix, type Postfix } from '../support/postfix';
import { routeTo, send } from '../support/sending';

const NOTICES = join(import.meta.dirname, '../golden/notices');
const STRICT = { strict_mime_encoding_domain: 'yes', strict_8bitmime_body: 'yes' };
// This one knows nothing of message/global, where international headers may stand (RFC 6532 §3.7).
const STRICTER = { ...STRICT, strict_8bitmime: 'yes' };
const names = readdirSync(NOTICES).map((file) => file.replace(/\.eml$/, ''));

function notice(name: string): Buffer {
  return readFileSync(join(NOTICES, `${name}.eml`));
}

/** Without what Postfix puts in front. */
function asSent(content: Buffer): string {
  return content.toString('latin1').replace(/^(?:Received:[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*)+/, '');
}

describe.skipIf(lacks('postfix'))('a strict Postfix', () => {
  let postfix: Postfix;
  beforeAll(async () => void (postfix = await startPostfix({ settings: STRICT })));
  afterAll(() => postfix?.stop());

  test('takes every notice and hands it on as it was', async () => {
    const utf8 = (name: string): boolean => name === 'to-greek';
    const source = sourceOf(
      names.map((name) =>
        offer(name, {
          text: notice(name),
          sender: null,
          smtputf8: utf8(name),
          body: '8bitmime',
          recipients: [
            { address: utf8(name) ? 'εγώ@far.example' : `${name}@far.example`, notify: null, originalRecipient: null },
          ],
        }),
      ),
    );
    await send(routeTo([postfix]), source);
    expect(names.map((name) => [name, source.outcomesOf(name)[0]?.reply.slice(0, 9)])).toEqual(
      names.map((name) => [name, '250 2.0.0']),
    );
    const kept = await postfix.sink.until(names.length);
    expect(kept.every(({ sender }) => sender === '')).toBe(true);
    expect(kept.map(({ content }) => asSent(content)).sort()).toEqual(
      names.map((name) => notice(name).toString('latin1')).sort(),
    );
  });

  test('says it tells the sender itself, so that we need not', async () => {
    const source = sourceOf([
      offer('asked', { recipients: [{ address: 'b@far.example', notify: ['success'], originalRecipient: null }] }),
    ]);
    await send(routeTo([postfix]), source);
    expect(source.outcomesOf('asked')).toMatchObject([{ result: 'delivered', nextHop: 'dsn' }]);
  });
});

describe.skipIf(lacks('postfix'))('a strict Postfix that knows neither 8BITMIME nor SMTPUTF8', () => {
  let postfix: Postfix;
  beforeAll(
    async () =>
      void (postfix = await startPostfix({
        settings: {
          ...STRICTER,
          smtpd_discard_ehlo_keywords: '8bitmime, smtputf8, chunking, dsn',
          smtputf8_enable: 'no',
        },
      })),
  );
  afterAll(() => postfix?.stop());

  test('takes 8-bit mail and international headers, rewritten', async () => {
    const text = Buffer.from(
      'From: Jörg <a@office.example>\r\nSubject: Grüße\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nBitte größere Kisten, schöne Grüße\r\n',
    );
    const source = sourceOf([
      offer('eight', { text, body: '8bitmime', smtputf8: true }),
      offer('notice', { text: notice('eight-bit'), sender: null, body: '8bitmime' }),
    ]);
    await send(routeTo([postfix]), source);
    expect(['eight', 'notice'].map((id) => source.outcomesOf(id)[0])).toMatchObject([
      { result: 'delivered', nextHop: 'plain' },
      { result: 'delivered' },
    ]);
    const kept = await postfix.sink.until(2);
    const letter = kept.find(({ sender }) => sender !== '')?.content ?? Buffer.alloc(0);
    expect(/[\x80-\xff]/.test(letter.toString('latin1'))).toBe(false);
    const { from, subject, text: body } = await simpleParser(letter);
    expect([from?.value[0]?.name, subject, body]).toEqual(['Jörg', 'Grüße', 'Bitte größere Kisten, schöne Grüße\n']);
    const returned = kept.find(({ sender }) => sender === '')?.content.toString('latin1') ?? '';
    expect(returned).toContain('Ten boxes of Gr=C3=B6=C3=9Fe L, please.');
  });
});
