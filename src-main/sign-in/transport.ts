// One question to a provider, and its answer: by HTTPS or to this very computer
// (contract/rules/token-url.ts), to the address we mean and no other it sends us to, bounded in bytes
// and time. What it says of the clock is heard. An ID token is taken out of the answer: it
// came over TLS from who made it, so its signature says nothing more (OpenID Connect Core
// section 3.1.3.7), and some providers do not name themselves in it as the standard wants.
import type { CustomFetchOptions } from 'oauth4webapi';
import type { Clock } from '../base/clock';
import { isSafeTokenUrl } from '../contract/rules/token-url';

export interface TransportDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
  /** Milliseconds for one question; absent: a minute. */
  readonly patience?: number | undefined;
  /** The Date a provider answered with, milliseconds since 1970. */
  readonly dated?: ((host: string, at: number) => void) | undefined;
}

export interface Transport {
  fetch(url: string, options: CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>): Promise<Response>;
  /** Of the last ID token that came; null: none, or it could not be read. */
  claims(): Readonly<Record<string, unknown>> | null;
}

/** The provider did not answer, or not as one does. */
export class Unanswered extends Error {
  constructor(
    readonly why: 'in-clear' | 'endless' | 'too-long' | 'stopped' | 'unreachable' | 'busy' | 'clock',
    readonly host: string,
    /** The system's words, or the status it answered with. */
    readonly detail = '',
    /** What our clock showed then, milliseconds since 1970; null: it is no matter. */
    readonly shown: number | null = null,
  ) {
    super(why);
  }
}

const PATIENCE = 60_000;
const MOST_BYTES = 65_536;

export function openTransport({ clock, signal, patience = PATIENCE, dated }: TransportDeps): Transport {
  let claims: Readonly<Record<string, unknown>> | null = null;
  return {
    claims: () => claims,
    async fetch(url, { method, headers, body }) {
      const { host } = new URL(url);
      if (!isSafeTokenUrl(url)) throw new Unanswered('in-clear', host);
      const limit = AbortSignal.timeout(patience);
      const options = {
        method,
        headers,
        body: body ?? null,
        redirect: 'error',
        signal: AbortSignal.any([signal, limit]),
      } as const;
      const answer = await answerTo(url, options).catch((error: unknown) => {
        if (signal.aborted) throw new Unanswered('stopped', host);
        if (limit.aborted) throw new Unanswered('too-long', host);
        if (isClocks(error)) throw new Unanswered('clock', host, causeText(error), clock.now());
        throw new Unanswered('unreachable', host, causeText(error));
      });
      const at = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(at)) dated?.(host, at);
      if (answer.text === null) throw new Unanswered('endless', host);
      // RFC 9110 section 15.6: its own trouble, which says nothing about the grant.
      if (answer.status >= 500 || answer.status === 429) throw new Unanswered('busy', host, String(answer.status));
      const taken = withoutIdToken(answer.text);
      claims = taken.claims ?? claims;
      return new Response(taken.text, { status: answer.status, headers: answer.headers });
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** null: longer than any answer is; the rest is not waited for. */
  readonly text: string | null;
}

async function answerTo(url: string, options: RequestInit): Promise<Answer> {
  const { status, headers, body } = await fetch(url, options);
  const pieces: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const piece of body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) return { status, headers, text: null };
    pieces.push(Buffer.from(piece));
  }
  return { status, headers, text: Buffer.concat(pieces).toString('utf8') };
}

function withoutIdToken(text: string): {
  readonly text: string;
  readonly claims: Readonly<Record<string, unknown>> | null;
} {
  const body = parsed(text);
  if (!isObject(body) || typeof body['id_token'] !== 'string') return { text, claims: null };
  const { id_token: idToken, ...rest } = body;
  const claims = parsed(Buffer.from(String(idToken).split('.')[1] ?? '', 'base64url').toString('utf8'));
  return { text: written(rest), claims: isObject(claims) ? claims : null };
}

/** "", which no provider says, where it is nested too deep to be written again. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** fetch says "fetch failed" and keeps the reason in `cause`. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

function causeText(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error ? cause.message : String(cause);
}

/** A large provider renews its certificates in time: it is our clock by which one is over, or not yet good. */
function isClocks(error: unknown): boolean {
  return ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'].includes(String(Reflect.get(Object(causeOf(error)), 'code')));
}
