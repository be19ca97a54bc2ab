// Reads the Markdown in which the README is written, and no more of it: headings,
// paragraphs, lists, numbered lists, tables, indented code, and inside a line code, bold
// text and links. Pictures are left out (the window itself is what they show), and a
// block of nothing else with them. What is none of this is text, never an error. Pure.

export type Inline =
  | { readonly kind: 'text' | 'code' | 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };
type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] };

const HEADING = /^(#{1,6}) +(.*)$/;
const ITEM = /^(?:[-*]|(\d+)\.) +(.*)$/;
const CODE = /^ {4}(.*)$/;
const ROW = /^\|(.*)\|\s*$/;
const RULER = /^[\s|:-]+$/;

export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, next] = blockAt(lines, at);
    if (block !== null && !isEmpty(block)) blocks.push(block);
    at = next;
  }
  return blocks;
}

type Read = readonly [block: Block | null, next: number];

function blockAt(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: 'heading', depth: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') }, at + 1];
  if (CODE.test(line)) return codeAt(lines, at);
  if (ROW.test(line)) return tableAt(lines, at);
  return ITEM.test(line) ? listAt(lines, at) : paragraphAt(lines, at);
}

/** The first place from `at` where `goes` does not hold. */
function end(lines: readonly string[], at: number, goes: (line: string) => boolean): number {
  let next = at;
  while (next < lines.length && goes(lines[next] ?? '')) next++;
  return next;
}

function codeAt(lines: readonly string[], at: number): Read {
  const next = end(lines, at, (line) => CODE.test(line) || line.trim() === '');
  const text = lines
    .slice(at, next)
    .map((line) => line.slice(4))
    .join('\n');
  return [{ kind: 'code', text: text.trimEnd() }, next];
}

function tableAt(lines: readonly string[], at: number): Read {
  const next = end(lines, at, (line) => ROW.test(line));
  const rows = lines
    .slice(at, next)
    .filter((line, i) => i !== 1 || !RULER.test(line))
    .map((line) => cellsOf(line).map(lineOf));
  const [head = [], ...rest] = rows;
  return [{ kind: 'table', head, rows: rest }, next];
}

/** A "|" with a stroke before it is a letter of its cell. */
function cellsOf(row: string): readonly string[] {
  const inner = ROW.exec(row)?.[1] ?? '';
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
}

const goesOn = (line: string): boolean => line.trim() !== '' && !HEADING.test(line) && !ROW.test(line);

function listAt(lines: readonly string[], at: number): Read {
  const items: string[] = [];
  const next = end(lines, at, (line) => {
    const item = ITEM.exec(line);
    if (item) items.push(item[2] ?? '');
    else if (goesOn(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    return item !== null || goesOn(line);
  });
  const numbered = ITEM.exec(lines[at] ?? '')?.[1] !== undefined;
  return [{ kind: 'list', numbered, items: items.map(lineOf) }, next];
}

function paragraphAt(lines: readonly string[], at: number): Read {
  const next = end(lines, at, (line) => goesOn(line) && !ITEM.test(line));
  const text = lines
    .slice(at, Math.max(next, at + 1))
    .map((line) => line.trim())
    .join(' ');
  return [{ kind: 'paragraph', line: lineOf(text) }, Math.max(next, at + 1)];
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|!\[[^\]]*\]\([^)]*\)|\[([^\]]+)\]\(([^)]*)\)/g;

function lineOf(text: string): Line {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, bold, link, to = ''] = found;
    parts.push({ kind: 'text', text: text.slice(from, found.index) });
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (link !== undefined) parts.push({ kind: 'link', text: link, to });
    from = found.index + whole.length;
  }
  parts.push({ kind: 'text', text: text.slice(from) });
  return parts.filter((part) => part.text !== '');
}

export function plain(text: string): string {
  return textOf(lineOf(text));
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

function isEmpty(block: Block): boolean {
  const blank = (line: Line): boolean => textOf(line).trim() === '';
  if (block.kind === 'paragraph') return blank(block.line);
  return block.kind === 'table' && block.head.every(blank) && block.rows.every((row) => row.every(blank));
}
