// The document that goes on paper: ours above, a letter's page below and out of our way.
import { describe, expect, test } from 'vitest';
import type { PrintedSheet } from '../../../src-main/contract/window/printed-sheet';
import { PAPER_HEADERS, paperDocument } from '../../../src-main/desktop/paper/document';
import { letterPage } from '../../../src-main/reading/letter-page';

const SHEET: PrintedSheet = {
  title: 'A & <b>',
  language: 'de',
  content: '<h1>Ours</h1>',
  style: 'h1{color:#000}',
  foot: 'Dialpost, "29. Nov" }</style>',
  letter: null,
};

describe('a sheet', () => {
  test('says its title and its foot, whatever stands in them', () => {
    const document = paperDocument(SHEET, null);
    expect(document).toContain('<html lang="de">');
    expect(document).toContain('<title>A &#38; &#60;b&#62;</title>');
    expect(document).toContain('"Dialpost\\2c  \\22 29\\2e  Nov\\22  \\7d \\3c \\2f style\\3e "');
    expect(document.match(/<\/style>/g)).toHaveLength(1);
    expect(document).not.toContain('<template');
  });

  test.each(['</template>', '</TEMPLATE\t>', '<\0/template>', '</tem\0plate >'])(
    'a letter with %j does not leave its own tree',
    (end) => {
      const { page } = letterPage(`<p>hi</p>${end}<style>h1{display:none}</style>`, () => null);
      const document = paperDocument(SHEET, page);
      expect(document.match(/<\/?template[\s/>]/gi)).toEqual(['<template ', '</template>']);
      expect(document.indexOf('Ours')).toBeLessThan(document.indexOf('<template '));
    },
  );

  test('runs nothing and fetches nothing', () => {
    const policy = PAPER_HEADERS['content-security-policy'];
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:;.*; sandbox$/);
  });
});
