// The second wall around a letter in HTML: what loads, asks or leads is nothing a browser
// knows, whatever case or break it is written with; what is read stays. That a browser then
// does nothing is seen in test/desktop/message.test.ts.
import { describe, expect, test } from 'vitest';
import { letterPage, linksIn } from '../../../src-main/reading/letter-page';

const bodyOf = (html: string): string =>
  /<body>(.*)<\/body>/s.exec(
    letterPage(html, (id) => (id === 'a@b' ? 'data:image/png;base64,QUJD' : null)).page,
  )?.[1] ?? '';

describe('a letter as a page', () => {
  test.each([
    ['<p title="a">Hi <b>you</b></p>', '<p title="a">Hi <b>you</b></p>'],
    ['<LINK rel=prefetch href=x>', '<x-LINK rel=prefetch href=x>'],
    ['<li\0nk rel=x>', '<x-link rel=x>'],
    ['<iframe\nsrc=x></iframe>', '<x-iframe\nsrc=x></x-iframe>'],
    ['<form/action=x><input>', '<x-form/action=x><x-input>'],
    ['<formula>', '<formula>'],
    ['<abbr>a</abbr>', '<abbr>a</abbr>'],
    ['<a class=x href="http://a.example">', '<a href="#-"  class=x href="http://a.example">'],
    [
      '<img src=cid:a@b><img src="CID:a%40b"><img src=cid:none>',
      /^(<img src="?data:image\/png;base64,QUJD"?>){2}<img src=cid:none>$/,
    ],
  ])('%j', (html, page) => {
    if (typeof page === 'string') expect(bodyOf(html)).toBe(page);
    else expect(bodyOf(html)).toMatch(page);
  });

  test('counts what it would fetch', () => {
    const html =
      '<img src="https://a.example/1"><img srcset=//a.example/2><td background=\'http://a.example/3\'><p style="background:url(https://a.example/4)"><img src=cid:x><img src="data:image/gif;base64,">';
    expect(letterPage(html, () => null).remote).toBe(4);
  });

  test('tells where it would lead, each once', () => {
    const html =
      '<a href="https://a.example/?x=1&amp;y=2">a</a><area shape=rect href=mailto:a@b.example><a href="javascript:alert(1)">j</a><a href="#top">t</a>';
    expect(linksIn('See (https://a.example/b), or https://a.example/?x=1&y=2.', html)).toEqual([
      'https://a.example/?x=1&y=2',
      'mailto:a@b.example',
      'https://a.example/b',
    ]);
  });
});
