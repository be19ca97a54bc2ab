// What stands behind MAIL FROM: and RCPT TO:, told by what Postfix 3.7 was seen to
// answer to each line, and by what a relay must never take for an address.
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src-main/mail/address';
import { withoutLastDot } from '../../../src-main/mail/address';
import { readAnySender, readPath } from '../../../src-main/mail/path';
import { growth } from '../../support/growth';

describe('E4: an address that lives is read as Postfix reads it', () => {
  test.each([
    ['<user..name@docomo.ne.jp>', 'user..name@docomo.ne.jp', ''],
    ['<.user@docomo.ne.jp>', '.user@docomo.ne.jp', ''],
    ['<user.@docomo.ne.jp>', 'user.@docomo.ne.jp', ''],
    ['<..@docomo.ne.jp>', '..@docomo.ne.jp', ''],
    ['<backup@file_server.office.example>', 'backup@file_server.office.example', ''],
    ['<a@_dmarc.office.example>', 'a@_dmarc.office.example', ''],
    ['<a@office.example.>', 'a@office.example', ''],
    ['<scanner@[192.168.1.5]>', 'scanner@[192.168.1.5]', ''],
    ['<a@[IPv6:::1]>', 'a@[IPv6:::1]', ''],
    ['a@office.example', 'a@office.example', ''],
    ['a@office.example. SIZE=10', 'a@office.example', 'SIZE=10'],
    [' <a@office.example>', 'a@office.example', ''],
    ['\t<a@office.example>\t', 'a@office.example', ''],
    ['< a@office.example >', 'a@office.example', ''],
    ['<<a@office.example>>', 'a@office.example', ''],
    ['a@office.example>', 'a@office.example', ''],
    ['<Front desk <a@office.example>> SIZE=5', 'a@office.example', 'SIZE=5'],
    ['<"Desk, front" <a@office.example>>', 'a@office.example', ''],
    ['<@route.example:a@b.example>', 'a@b.example', ''],
    ['<@one.example,@two.example:a@b.example>', 'a@b.example', ''],
    ['<"a b"@b.example>', '"a b"@b.example', ''],
    ['<"a..b"@b.example>  BODY=8BITMIME SIZE=5 ', '"a..b"@b.example', 'BODY=8BITMIME SIZE=5'],
    ['<"a\\"b"@b.example>', '"a\\"b"@b.example', ''],
    ["<o'hara/x=y+z@b.example>", "o'hara/x=y+z@b.example", ''],
    [`<${'x'.repeat(70)}@b.example>`, `${'x'.repeat(70)}@b.example`, ''],
  ])('%s', (text, address, parameters) => {
    expect(readPath(text)).toEqual({ address, parameters });
    expect(parseAddress(address)).not.toBeNull();
  });

  test('and <> is the null sender', () => {
    for (const text of ['<>', ' <>', '< >', '<> '])
      expect(readPath(text), text).toEqual({ address: '', parameters: '' });
  });
});

describe('no address is read where two could be meant', () => {
  test.each([
    '',
    ' ',
    '<a@b.example',
    '<a@b.example>junk',
    '<a@b.example>SIZE=1',
    '<a@b.example><c@d.example>',
    '<a@b.example>,<c@d.example>',
    'a@b.example,c@d.example',
    '<a@b@c.example>',
    '<"a@x"@b.example>',
    '<a@b.example\0>',
    '<a\r\n@b.example>',
    '<a\u200b@b.example>',
    '<a\x85@b.example>',
    '<"a@b.example>',
    'a"b@c.example',
    '<a<b>@c.example>',
    '<x@y <a@b.example>>',
  ])('%j', (text) => {
    expect(readPath(text)).toBeNull();
  });

  test.each([
    'a b@c.example',
    'a,b@c.example',
    'a;b@c.example',
    'a"b"@c.example',
    'a@b..example',
    'a@.b.example',
    'a@-b.example',
    'a@b-.example',
    'a@*.example',
    'a@b.example..',
    'a@[1.2.3]',
    'a@[x]',
    'a@b#c.example',
    '"a<b"@c.example',
    '@b.example',
  ])('%s is none', (text) => {
    expect(parseAddress(readPath(`<${text}>`)?.address ?? '')).toBeNull();
  });

  test('and the longest command is read at once', () => {
    const begun = performance.now();
    for (const text of [
      '<'.repeat(9_000),
      '"'.repeat(9_001),
      `<${'"\\'.repeat(4_000)}`,
      `${'a '.repeat(4_000)}<`,
      `<${'x <'.repeat(3_000)}`,
      ' SIZE=1'.repeat(1_500),
      `${' SIZE=1'.repeat(1_500)}x`,
    ]) {
      readPath(text);
      readAnySender(text);
    }
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

test('E4: where the sender is replaced, any will do', () => {
  for (const text of [
    '<scanner>',
    'scanner',
    '<root@localhost>',
    '<scanner@192.168.1.5>',
    '<Front Desk>',
    'Front Desk',
    '<a@b@c>',
    'Büro 2',
    '<@>',
    '<a@b',
    'MFP <scan@mfp> SIZE=100',
  ]) {
    expect(readAnySender(text)?.address, text).toMatch(/\S/);
  }
  expect(readAnySender('Front Desk SIZE=100 BODY=8BITMIME')).toEqual({
    address: 'Front Desk',
    parameters: 'SIZE=100 BODY=8BITMIME',
  });
  expect(readAnySender('')).toEqual({ address: 'unknown', parameters: '' });
  expect(readAnySender('<a\0b>')).toBeNull();
});

describe("B1: a stranger's line is gone through once", () => {
  test.each([
    ['@ without end', (n: number) => `<${'@'.repeat(n)}>`],
    ['parameters, and then something else', (n: number) => `<a@b.example>${' SIZE=1'.repeat(n / 7)} x=`],
    ['logins run together', (n: number) => `${'AUTH=LOGIN '.repeat(n / 11)}<`],
    ['blanks, and then something else', (n: number) => `<a@b.example>${' '.repeat(n)}x=`],
    ['quotes', (n: number) => `<${'""'.repeat(n / 2)}@`],
    ['brackets', (n: number) => '<'.repeat(n)],
  ])('%s', (_, shape) => {
    for (const read of [readPath, readAnySender, withoutLastDot])
      expect(growth(read, shape, 32_768)).toMatchObject({ fair: true });
  });
});
