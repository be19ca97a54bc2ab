// The handbook as the window shows it: the README's chapters as pages, each with an address
// made from its heading, and a search over all of them. Pure.
import readme from '../../README.md?raw';
import { type Block, blocksOf, textOf } from './markdown';

export interface HelpPage {
  /** In the address: "the-tray". */
  readonly slug: string;
  readonly title: string;
  /** The chapter it is part of; null: it is one. */
  readonly chapter: string | null;
  readonly blocks: readonly Block[];
  /** All its words, for searching. */
  readonly text: string;
}

export interface HelpHit {
  readonly page: HelpPage;
  /** Where the words stand, with what is around them; "" where the title alone has them. */
  readonly excerpt: string;
}

const CHAPTER = 2;
const PART = 3;
const AROUND = 60;

/** As README's own links name a heading: "Mail programs in the office" is "mail-programs-in-the-office". */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

/** The title before the first chapter gives the first page its name. Chapters without words are left out. */
export function pagesOf(markdown: string): readonly HelpPage[] {
  const pages: { title: string; chapter: string | null; blocks: Block[] }[] = [];
  let chapter: string | null = null;
  for (const block of blocksOf(markdown)) {
    if (block.kind === 'heading' && block.depth <= PART) {
      if (block.depth === CHAPTER) chapter = slugOf(block.text);
      pages.push({ title: block.text, chapter: block.depth === PART ? chapter : null, blocks: [] });
    } else pages.at(-1)?.blocks.push(block);
  }
  const isChapterOf = (slug: string): boolean => pages.some((page) => page.chapter === slug);
  return pages
    .map(({ title, chapter: of, blocks }) => ({
      slug: slugOf(title),
      title,
      chapter: of,
      blocks,
      text: wordsOf(blocks),
    }))
    .filter(({ blocks, slug }) => blocks.length > 0 || isChapterOf(slug));
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.flatMap(textsOf).join(' ');
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return [block.text];
    case 'paragraph':
      return [textOf(block.line)];
    case 'list':
      return block.items.map(textOf);
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.map(textOf));
  }
}

let read: readonly HelpPage[] | null = null;

/** Read once, when it is first asked for. */
export function handbook(): readonly HelpPage[] {
  read ??= pagesOf(readme);
  return read;
}

/** Every page with all the words, those that have them in their title first. */
export function searchHelp(pages: readonly HelpPage[], search: string): readonly HelpHit[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const [titled, rest] = [pages.filter(({ title }) => has(title)), pages.filter(({ title }) => !has(title))];
  return [...titled, ...rest.filter(({ title, text }) => has(`${title} ${text}`))].map((page) => ({
    page,
    excerpt: excerptOf(page.text, words),
  }));
}

function excerptOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  if (places.length === 0) return '';
  const at = Math.min(...places);
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, at - AROUND)) + 1);
  const to = Math.min(text.length, at + 2 * AROUND);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}
