// A sign-in that a person has begun: where he goes to give his consent, and what becomes
// of it. One for a browser of this computer (RFC 8252, PKCE by RFC 7636), one for any
// other device (RFC 8628). What comes of either is a refresh token, or a trouble.
import * as oauth from 'oauth4webapi';
import type { Clock } from '../base/clock';
import type { Grant } from '../contract/sign-in/grant';
import { SIGN_IN_SECONDS } from '../contract/sign-in/load';
import { type AnswerDoor, openAnswerDoor } from './answer-door';
import { askForCode } from './device-code';
import { type Ended, refusedFor, signedIn } from './ended';
import { consentPage, NoWay, providerFor } from './provider';
import { extrasOf, type MailUse, returnOf, scopeOf } from '../contract/sign-in/providers';
import { openTransport, type TransportDeps, Unanswered } from './transport';
import { troubleOf } from './trouble';

export interface Begun {
  /** Where the person goes. */
  readonly address: string;
  /** What is typed there; null: nothing. */
  readonly userCode: string | null;
  /** The browser's own address must be copied to us when it is done there. */
  readonly pasted: boolean;
  /** Milliseconds from now in which it must be done. */
  readonly lasts: number;
  /** Resolves when it came to something; never rejects but for our own slips. */
  readonly end: Promise<Ended>;
  /** The address that the browser ended at; false: it is none of this sign-in. */
  answer(address: string): boolean;
}

export interface BeginDeps extends TransportDeps {
  readonly clock: Clock;
  /** Milliseconds in which it must be done, where that is less than the provider gives. */
  readonly most?: number | undefined;
}

const SECOND = 1000;
const CODE_LASTS = SIGN_IN_SECONDS * SECOND;

/** Opens the way through the browser. Rejects as providerFor does, or with the system's error where no door opens. */
export async function beginByCode(grant: Grant, uses: readonly MailUse[], deps: BeginDeps): Promise<Begun> {
  const transport = openTransport(deps);
  const provider = await providerFor(grant, transport, deps.clock);
  const endpoint = provider.server.authorization_endpoint;
  if (endpoint === undefined) throw new NoWay();
  const address = consentPage(endpoint);
  const back = returnOf(grant);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  let resolve: (url: URL) => void = () => undefined;
  const promise = new Promise<URL>((done) => (resolve = done));
  const belongs = (url: URL): boolean => url.searchParams.get('state') === state;
  const door =
    back.kind === 'loopback' ? await openAnswerDoor({ host: back.host, belongs, came: (url) => resolve(url) }) : null;
  const redirect = door?.address ?? (back.kind === 'pasted' ? back.address : '');
  const asked = {
    client_id: grant.clientId,
    response_type: 'code',
    redirect_uri: redirect,
    scope: scopeOf(grant, uses),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extrasOf(grant),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return {
    address: address.href,
    userCode: null,
    pasted: back.kind === 'pasted',
    lasts: CODE_LASTS,
    answer(text) {
      const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
      if (url === null || !belongs(url)) return false;
      resolve(url);
      return true;
    },
    end: ended(grant, { ...deps, door, lasts: CODE_LASTS }, async (signal) => {
      const url = await until(promise, signal);
      const sent = oauth.validateAuthResponse(provider.server, provider.client, url, state);
      const { server, client, auth, options } = provider;
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        auth,
        sent,
        redirect,
        verifier,
        options,
      );
      return signedIn(await oauth.processAuthorizationCodeResponse(server, client, response), transport);
    }),
  };
}

/** Asks for a code to be typed elsewhere. Rejects as askForCode does. */
export async function beginByDevice(grant: Grant, uses: readonly MailUse[], deps: BeginDeps): Promise<Begun> {
  const code = await askForCode(grant, uses, deps);
  const lasts = Math.min(code.left(), deps.most ?? Number.POSITIVE_INFINITY);
  return {
    address: code.address,
    userCode: code.userCode,
    pasted: false,
    lasts,
    answer: () => false,
    end: ended(grant, { ...deps, door: null, lasts, secret: code.secret() }, async (signal) => {
      for (;;) {
        const asked = await code.ask({ ...deps, signal });
        if (asked !== 'pending' && !(asked instanceof Unanswered)) return asked;
      }
    }),
  };
}

interface EndDeps extends BeginDeps {
  readonly door: AnswerDoor | null;
  readonly lasts: number;
  /** Of this sign-in, and on no page of the settings. */
  readonly secret?: string;
}

async function ended(grant: Grant, deps: EndDeps, work: (signal: AbortSignal) => Promise<Ended>): Promise<Ended> {
  const late = new AbortController();
  const timer = deps.clock.after(deps.lasts, () => late.abort());
  try {
    return await work(AbortSignal.any([deps.signal, late.signal]));
  } catch (error) {
    if (late.signal.aborted && !deps.signal.aborted) return refusedFor('code-old');
    return { ok: false, trouble: troubleOf(error, grant, deps.secret) };
  } finally {
    timer.cancel();
    deps.door?.close();
  }
}

function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Unanswered('stopped', ''));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([promise, stopped]);
}
