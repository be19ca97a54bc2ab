// A letter that is a page, for a frame in the window. It has an origin of its own, may run
// nothing, fetch nothing, send nothing and lead nowhere: the sandbox and the policy stand in
// its header, so that they hold whatever the frame's own attributes say. And whatever any
// page of ours asks of a network is refused, for nothing of ours lies there.
import type { Session } from 'electron';
import { PAGE_ORIGIN } from '../contract/bridge';

/** The letter's page, or null where it has none; `message`: what stands in the address. */
export type LetterPages = (message: unknown) => Promise<string | null>;

/** Of a page that runs nothing, fetches nothing and leads nowhere. `within`: who may hold it in a frame. */
export function stillHeaders(within: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${within}`,
    'sandbox',
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'referrer-policy': 'no-referrer',
  };
}

const HEADERS = stillHeaders(PAGE_ORIGIN);

export async function letterAnswer(address: string, pages: LetterPages): Promise<Response> {
  try {
    const message: unknown = JSON.parse(decodeURIComponent(new URL(address).search.slice(1)));
    const page = await pages(message);
    return page === null ? new Response(null, { status: 404 }) : new Response(page, { headers: HEADERS });
  } catch {
    // An address that names no message, or one that has left: the panel beside it says so.
    return new Response(null, { status: 404 });
  }
}

/** Only what lies in this program is ever asked for: its pages, and what stands in an address itself. */
const AT_HOME = /^(?:app|data|blob|devtools):/;

export function fetchNothing(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !AT_HOME.test(url) }));
}
