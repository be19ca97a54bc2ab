// B9: whatever way a host says our password back, nobody else hears it; and what it says besides stays readable.
import { describe, expect, test } from 'vitest';
import { growth } from '../../support/growth';
import { maskOf, MaskedReply, NO_MASK } from '../../../src-main/smtp/mask';

const PASSWORD = 'Hunter2 & Söhne';
const LOGIN = Buffer.from(`\0anna.b@isp.example\0${PASSWORD}`).toString('base64');
const mask = maskOf([PASSWORD], ['anna.b@isp.example']);
const hex = Buffer.from(PASSWORD).toString('hex');
const base64 = Buffer.from(PASSWORD).toString('base64');

describe('B9: a password that the host says back is masked', () => {
  test.each([
    ['in the clear', `535 5.7.8 wrong: ${PASSWORD}`],
    ['in quotes', `535 5.7.8 "${PASSWORD}" is wrong`],
    ['in capitals', `535 5.7.8 ${PASSWORD.toUpperCase()} is wrong`],
    ['within a word', `535 5.7.8 user=anna;pass=${PASSWORD}; is wrong`],
    ['without its blanks', `535 5.7.8 ${PASSWORD.replaceAll(' ', '')}`],
    ['spaced out', `535 5.7.8 ${PASSWORD.split('').join(' ')}`],
    ['as base64', `535 5.7.8 ${base64}`],
    ['as base64 without its end', `535 5.7.8 <${base64.replace(/=+$/, '')}>`],
    ['as base64 of RFC 4648 §5', `535 5.7.8 ${Buffer.from(PASSWORD).toString('base64url')}`],
    ['as the whole of PLAIN', `535 5.7.8 ${LOGIN} is wrong`],
    [
      'as the whole of PLAIN with a name to act for',
      `535 ${Buffer.from(`anna.b@isp.example\0anna.b@isp.example\0${PASSWORD}`).toString('base64')}`,
    ],
    ['within base64 of anything', `535 ${Buffer.from(`{"p":"${PASSWORD}","n":1}`).toString('base64')}`],
    ['within base64, at another place', `535 ${Buffer.from(`xx${PASSWORD}yy`).toString('base64')}`],
    ['as hex', `535 5.7.8 0x${hex}`],
    ['as hex in capitals, in pairs', `535 5.7.8 ${(hex.match(/../g) ?? []).join(':').toUpperCase()}`],
    ['as in an address', `535 5.7.8 https://isp.example/?p=${encodeURIComponent(PASSWORD)}`],
    ['as in a form', `535 5.7.8 p=${encodeURIComponent(PASSWORD).replaceAll('%20', '+')}`],
  ])('%s', (_, line) => {
    const shown = mask.text(line);
    expect(shown).toContain('***');
    expect(shown).toMatch(/^535/);
    for (const form of [PASSWORD, base64.slice(2, -3), LOGIN.slice(8, -4), hex, encodeURIComponent(PASSWORD)])
      expect(shown.toLowerCase()).not.toContain(form.toLowerCase());
    expect(shown.toLowerCase()).not.toContain('hunter');
  });

  test('broken over the lines of a reply', () => {
    const shown = mask.lines(['535-5.7.8 you said Hunt', '535-5.7.8 er2 & Sö', "535 5.7.8 hne, didn't you"]);
    expect(shown).toEqual(['535-5.7.8 you said ***', '535-5.7.8 ***', "535 5.7.8 ***, didn't you"]);
    expect(mask.lines([`535-${LOGIN.slice(0, 20)}`, `535 ${LOGIN.slice(20)}`])).toEqual(['535-***', '535 ***']);
  });

  test('a token and the base64 of a name, as parts of a login', () => {
    const token = 'ya29.a0AfB_byC-1234567890';
    const both = maskOf([token], ['anna.b@isp.example']);
    expect(both.text(`535 bad token ${token}`)).toBe('535 bad token ***');
    expect(
      both.text(`535 ${Buffer.from(`user=anna.b@isp.example\x01auth=Bearer ${token}\x01\x01`).toString('base64')}`),
    ).toBe('535 ***');
    expect(both.text(`535 ${Buffer.from('anna.b@isp.example').toString('base64')}`)).toBe('535 ***');
    expect(both.text('535 anna.b@isp.example is no account')).toBe('535 anna.b@isp.example is no account');
  });
});

describe('B9: a short password is masked where it stands alone, and the rest stays readable', () => {
  test.each([
    ['a', '550 5.7.1 a letter at a bad place', '550 5.7.1 *** letter at *** bad place'],
    ['ok', '250 2.0.0 ok, booked, oklahoma', '250 2.0.0 ***, booked, oklahoma'],
    ['250', '250 250 and 2500', '250 *** and 2500'],
    ['mail', '220 mail.isp.example, mailer', '220 ***.isp.example, mailer'],
    ['abc', '535 5.7.8 wrong password "abc"', '535 5.7.8 wrong password "***"'],
    ['abc', `535 ${Buffer.from('\0anna\0abc').toString('base64')}`, '535 ***'],
    ['abc', '535 ABC', '535 ABC'],
  ])('%s in %j', (secret, line, shown) => expect(maskOf([secret], ['anna']).text(line)).toBe(shown));

  test('no password, no stars', () => {
    expect(maskOf(['']).text('535 nothing')).toBe('535 nothing');
    expect(maskOf([])).toBe(NO_MASK);
  });
});

test('B9: the lines of a reply are held back until it is whole', () => {
  const reply = new MaskedReply(maskOf(['hunter2']), 1000);
  expect(reply.push('535-5.7.8 hun')).toEqual([]);
  expect(reply.push('535 5.7.8 ter2')).toEqual(['535-5.7.8 ***', '535 5.7.8 ***']);
  reply.push('250-and hunter2');
  expect(reply.rest()).toEqual(['250-and ***']);
});

test('B9: a long line costs time that grows as it does', () => {
  const long = `535 ${'hunter'.repeat(40_000)}`;
  expect(maskOf(['hunter2']).text(long)).toBe(long);
});

test.each(['a', 'Geheim', 'Geheim-8', 'R2VoZWlt', ' ', '\n', '535-5.7.8 x\n', 'office'])(
  'B9: a host that says %j without end is masked in time in proportion',
  (word) => {
    const shortOnes = maskOf(['Geheim-8', 'kurz'], ['office']);
    expect(
      growth(
        (text) => shortOnes.text(text),
        (length) => word.repeat(Math.ceil(length / word.length)),
        65_536,
      ),
    ).toMatchObject({ fair: true });
  },
  60_000,
);
