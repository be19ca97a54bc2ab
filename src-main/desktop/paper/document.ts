// A sheet as a document of its own, for paper alone. A letter that is a page stands below
// what we say of it, whole and over as many pages as it takes. It stands in a tree of its
// own, out of which none of its styles reach, and beneath ours, so that it covers nothing
// we say. It cannot leave that tree: reading/letter-page.ts leaves it no <template>. One
// that is wider than the paper is not cut: the browser makes the sheet smaller. Pure.
import type { PrintedSheet } from '../../contract/window/printed-sheet';
import { stillHeaders } from '../letter-frame';

export const PAPER_HEADERS = stillHeaders("'none'");

const STYLE = [
  ':root{color-scheme:light}',
  '.ours{position:relative;z-index:1;background:#fff}',
  // The transform keeps what it fixes to the page within the tree, as layout containment would; but with that the browser
  // does not see how wide the letter is.
  '.letter{position:relative;z-index:0;transform:translate(0);overflow-x:visible;overflow-y:clip}',
].join('');

/** `letter`: the letter's own page; null: it has none, or is not meant. */
export function paperDocument(sheet: PrintedSheet, letter: string | null): string {
  const { title, language, content, style, foot } = sheet;
  const below = letter === null ? '' : `<div class="letter"><template shadowrootmode="open">${letter}</template></div>`;
  return [
    `<!doctype html><html lang="${asText(language)}"><head><meta charset="utf-8"><title>${asText(title)}</title>`,
    `<style>${style}${STYLE}${pageStyle(foot)}</style></head>`,
    `<body><div class="ours">${content}</div>${below}</body></html>`,
  ].join('');
}

/** The foot stands in the margin, where nothing of the sheet comes. */
function pageStyle(foot: string): string {
  return [
    '@page{margin:18mm 16mm 20mm;',
    `@bottom-left{content:${asString(foot)};font:8pt sans-serif}`,
    '@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}',
  ].join('');
}

const asText = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Of a style: whatever is neither letter, figure nor blank by its number. */
function asString(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
