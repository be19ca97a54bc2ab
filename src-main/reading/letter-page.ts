// A letter's HTML as a page that does nothing. What keeps it from running and fetching is
// the frame it is shown in (a sandbox without a single right, an origin of its own, a
// policy that allows styles and pictures within the page: desktop/letter-frame.ts); this is
// the second wall: elements that load, ask or hide are renamed, so that no browser knows
// them, links lead nowhere (the panel lists where they would), and pictures the message
// brings along are put where they are meant. Pure, and takes time in proportion to the text.

/** Elements that would fetch, lead elsewhere, refresh, frame, play or ask for input. */
const RENAMED =
  /<(\/?)(?=(?:link|base|meta|iframe|frame|frameset|noframes|object|embed|applet|portal|fencedframe|webview|video|audio|source|track|form|input|button|select|textarea|keygen|isindex|dialog|param|plaintext|template)[\s/>])/gi;
/** What is pressed to be led elsewhere: of two attributes of one name a browser takes the first. */
const LEADING = /<(a|area)(?=[\s/>])/gi;
const REMOTE =
  /(?:\b(?:src|srcset|background|poster|lowsrc|dynsrc|data|xlink:href)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?)\s*(?:https?:|ftp:)?\/\//gi;
const CID = /\bcid:([^\s"'<>)]{1,300})/gi;
const LINK = /<a(?:rea)?\s(?:[^>]{0,2000}?\s)?href\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))/gi;
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`|\\^{}\u0000-\u001f]{1,2000}/gi;
/** What a browser or a program would be opened with. */
const LEADS = /^(?:https?|ftp|mailto|tel|sms):/i;
const MOST_LINKS = 200;

const STYLE = [
  ':root{color-scheme:light}',
  'body{margin:12px;background:#fff;color:#111;font:14px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}',
  'img{max-width:100%;height:auto}',
  'pre{white-space:pre-wrap}',
].join('');

export interface LetterPage {
  readonly page: string;
  /** What it would have fetched from elsewhere. */
  readonly remote: number;
  /** The Content-IDs of the pictures that were put in. */
  readonly shown: ReadonlySet<string>;
}

/** `picture`: the address (data:) of what the message brings along under that Content-ID, or null. */
export function letterPage(html: string, picture: (contentId: string) => string | null): LetterPage {
  const shown = new Set<string>();
  const tame = html.replaceAll('\0', '').replace(RENAMED, '<$1x-').replace(LEADING, '<$1 href="#-" ');
  const filled = tame.replace(CID, (whole, name: string) => {
    const id = contentIdIn(name);
    const address = picture(id);
    if (address === null) return whole;
    shown.add(id);
    return address;
  });
  return {
    page: `<!doctype html><html><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${filled}</body></html>`,
    remote: html.match(REMOTE)?.length ?? 0,
    shown,
  };
}

function contentIdIn(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Where the letter leads, each address once, in the order in which they stand there. */
export function linksIn(text: string, html: string): readonly string[] {
  const inHtml = [...html.matchAll(LINK)].map(([, a, b, c]) => entitiesRead(a ?? b ?? c ?? '').trim());
  const inText = [...text.matchAll(ADDRESS)].map(([address]) => address.replace(/[.,;:!?)\]]+$/, ''));
  return [...new Set([...inHtml.filter((address) => LEADS.test(address)), ...inText])].slice(0, MOST_LINKS);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entitiesRead(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));?/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
