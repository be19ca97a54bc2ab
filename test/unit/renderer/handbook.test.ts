// The handbook in the window: the README, read whole, with an address for every page.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type HelpPage, pagesOf, searchHelp, slugOf } from '../../../src-renderer/help/handbook';
import { blocksOf } from '../../../src-renderer/help/markdown';
import { HELP_ON } from '../../../src-renderer/help/on-screen';
import { HELP, LISTED_SCREENS } from '../../../src-renderer/side/screens';

const README = readFileSync('README.md', 'utf8');
const pages = pagesOf(README);
const pageOf = (slug: string): HelpPage | undefined => pages.find((page) => page.slug === slug);

describe('the handbook', () => {
  test('has every chapter of the README that holds words', () => {
    const chapters = [...README.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);
    const pictures = ['What it looks like'];
    expect(pages.filter(({ chapter }) => chapter === null).map(({ title }) => title)).toEqual([
      'Dialpost',
      ...chapters.filter((title) => !pictures.includes(title)),
    ]);
  });
  test('has one address a page', () => {
    const slugs = pages.map(({ slug }) => slug);
    expect(slugs).toEqual([...new Set(slugs)]);
  });
  test('leaves no mark of Markdown standing', () => {
    const marks = pages
      .flatMap(({ blocks }) => blocks)
      .filter(({ kind }) => kind !== 'code')
      .flatMap((block) => JSON.stringify(block).match(/\*\*|\]\(|^#|"text":"[^"]*`/gm) ?? []);
    expect(marks).toEqual([]);
  });
  test('leads only to pages that are there', () => {
    const links = pages.flatMap(({ blocks }) => [...JSON.stringify(blocks).matchAll(/"to":"#([^"]*)"/g)]);
    expect(links.map(([, slug = '']) => slug).filter((slug) => pageOf(slug) === undefined)).toEqual([]);
  });
  test('has a page for each screen, under the name that the screen has', () => {
    for (const { key, name } of LISTED_SCREENS) expect([key, pageOf(HELP_ON[key])?.title]).toEqual([key, name]);
    expect(pageOf(HELP_ON[HELP.key])?.title).toBe('The menu and the keys');
    expect(pageOf(HELP_ON.setup)?.title).toBe('Set up');
  });
});

describe('a search', () => {
  test('finds every page with all the words, in whatever case, and what stands around them', () => {
    const [first] = searchHelp(pages, 'MONTHLY budget');
    expect(first?.page.slug).toBe('lines');
    expect(first?.excerpt).toContain('monthly budget stops planned calls');
  });
  test('puts a page with the words in its title first', () => {
    expect(searchHelp(pages, 'tray')[0]?.page.title).toBe('The tray');
  });
  test('finds nothing for nothing, and for words that are nowhere', () => {
    expect([searchHelp(pages, '  '), searchHelp(pages, 'zeppelin')]).toEqual([[], []]);
  });
});

describe('Markdown', () => {
  const text = (value: string) => ({ kind: 'text', text: value });
  test('of a line: code, bold, links; pictures are left out', () => {
    expect(blocksOf('Press `F9` **now**, [see](#there) ![a picture](x.png)')).toEqual([
      {
        kind: 'paragraph',
        line: [
          text('Press '),
          { kind: 'code', text: 'F9' },
          text(' '),
          { kind: 'bold', text: 'now' },
          text(', '),
          { kind: 'link', text: 'see', to: '#there' },
          text(' '),
        ],
      },
    ]);
  });
  test('of lists, whose lines go on, and which end at an empty line', () => {
    expect(blocksOf('- one\n  goes on\n- two\n\n1. first\n2. second')).toEqual([
      { kind: 'list', numbered: false, items: [[text('one goes on')], [text('two')]] },
      { kind: 'list', numbered: true, items: [[text('first')], [text('second')]] },
    ]);
  });
  test('of tables, with a | inside a cell', () => {
    expect(blocksOf('| a | b |\n| --- | --- |\n| `x\\|y` | z |')).toEqual([
      { kind: 'table', head: [[text('a')], [text('b')]], rows: [[[{ kind: 'code', text: 'x|y' }], [text('z')]]] },
    ]);
  });
  test('of code, with its empty lines and its own distance from the edge', () => {
    expect(blocksOf('    one\n\n      two\n\nafter')).toEqual([
      { kind: 'code', text: 'one\n\n  two' },
      { kind: 'paragraph', line: [text('after')] },
    ]);
  });
  test.each(['|', '| a', '**', '[a](', '`', '#', '- ', '1.', '    ', '\t', '![', '| --- |'])(
    'that is none is text, and ends: %j',
    (odd) => expect(blocksOf(odd).length).toBeLessThan(2),
  );
  test('a heading’s address', () => expect(slugOf('Sent & received: what, when?')).toBe('sent-received-what-when'));
});
