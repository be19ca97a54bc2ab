// Serves the window's page from out/renderer under app://dialpost, so that it has
// an origin of its own and a policy in a header. Every load gets a fresh nonce:
// styles that the page makes while it runs must carry it, scripts must be files
// of ours. Nothing outside the folder can be read, nothing remote is allowed.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { LETTER_ORIGIN, PAGE_ORIGIN } from '../contract/bridge';
import { fetchNothing, letterAnswer, type LetterPages } from './letter-frame';
import { type Paper, PAPER_ORIGIN } from './paper/paper';

const SCHEME = 'app';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.map': 'application/json',
};
/** Stands in index.html where the nonce of this load goes. */
const NONCE_MARK = '__STYLE_NONCE__';

/** Must be called before Electron is ready. */
export function declarePage(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export interface PageDeps {
  /** The page's own files. */
  readonly folder: string;
  readonly letter: LetterPages;
  readonly paper: Paper;
}

/** Serves the page to the windows of `session`, letters to the frames in it, and sheets to be printed. */
export function servePage(session: Session, { folder, letter, paper }: PageDeps): void {
  fetchNothing(session);
  session.protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (`${SCHEME}://${host}` === LETTER_ORIGIN && request.method === 'GET') return letterAnswer(request.url, letter);
    if (`${SCHEME}://${host}` === PAPER_ORIGIN && request.method === 'GET') return paper.answer();
    const path = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    const inside = path.startsWith(folder + sep);
    const type = TYPES[extname(path)];
    if (`${SCHEME}://${host}` !== PAGE_ORIGIN || request.method !== 'GET' || !inside || type === undefined)
      return new Response(null, { status: 404 });
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) return new Response(null, { status: 404 });
    return type.startsWith('text/html')
      ? document(bytes.toString('utf8'))
      : new Response(new Uint8Array(bytes), { headers: headersFor(type) });
  });
}

function document(html: string): Response {
  const nonce = randomBytes(18).toString('base64');
  return new Response(html.replaceAll(NONCE_MARK, nonce), {
    headers: { ...headersFor('text/html; charset=utf-8'), 'content-security-policy': policy(nonce) },
  });
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    `frame-src ${LETTER_ORIGIN}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
