// A sign-in that a person has begun: where he goes to give his consent, and what becomes
// of it. One for a browser of this computer (RFC 8252, PKCE by RFC 7636), one for any
// other device (RFC 8628). What comes of either is a refresh token, or a trouble.
import * as oauth from 'oauth4webapi';
import { type Clock, sleep } from '../base/clock';
import type { Grant } from '../contract/sign-in/grant';
import { SIGN_IN_SECONDS } from '../contract/sign-in/load';
import { type AnswerDoor, openAnswerDoor } from './answer-door';
import { NoWay, type Provider, providerFor } from './provider';
import { extrasOf, type MailUse, returnOf, scopeOf } from '../contract/sign-in/providers';
import { openTransport, type Transport, type TransportDeps, Unanswered } from './transport';
import { lastsIn } from './tokens';
import { type SignInTrouble, troubleOf } from './trouble';

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

export type Ended =
  | {
      readonly ok: true;
      readonly refreshToken: string;
      readonly account: string | null;
      /** Seconds until the consent ends however it is used; null: the provider names none. */
      readonly lasts: number | null;
    }
  | { readonly ok: false; readonly trouble: SignInTrouble };

export interface BeginDeps extends TransportDeps {
  readonly clock: Clock;
  /** Milliseconds in which it must be done, where that is less than the provider gives. */
  readonly most?: number | undefined;
}

const SECOND = 1000;
const CODE_LASTS = SIGN_IN_SECONDS * SECOND;
/** RFC 8628 section 3.5: where the provider names no pace, and what "slow_down" adds. */
const USUAL_PACE = 5;
const SLOWER = 5;

/** Opens the way through the browser. Rejects as providerFor does, or with the system's error where no door opens. */
export async function beginByCode(grant: Grant, uses: readonly MailUse[], deps: BeginDeps): Promise<Begun> {
  const transport = openTransport(deps);
  const provider = await providerFor(grant, transport, deps.clock);
  const endpoint = provider.server.authorization_endpoint;
  if (endpoint === undefined) throw new NoWay();
  const back = returnOf(grant);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  let resolve: (url: URL) => void = () => undefined;
  const promise = new Promise<URL>((done) => (resolve = done));
  const belongs = (url: URL): boolean => url.searchParams.get('state') === state;
  const door =
    back.kind === 'loopback' ? await openAnswerDoor({ host: back.host, belongs, came: (url) => resolve(url) }) : null;
  const redirect = door?.address ?? (back.kind === 'pasted' ? back.address : '');
  const address = new URL(endpoint);
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

/** Asks for a code to be typed elsewhere. Rejects as providerFor does, or with oauth4webapi's errors. */
export async function beginByDevice(grant: Grant, uses: readonly MailUse[], deps: BeginDeps): Promise<Begun> {
  const transport = openTransport(deps);
  const provider = await providerFor(grant, transport, deps.clock);
  const { server, client, auth, options } = provider;
  const response = await oauth.deviceAuthorizationRequest(
    server,
    client,
    auth,
    { scope: scopeOf(grant, uses) },
    options,
  );
  const given = await oauth.processDeviceAuthorizationResponse(server, client, response);
  const lasts = Math.min(given.expires_in * SECOND, deps.most ?? Number.POSITIVE_INFINITY);
  return {
    address: given.verification_uri,
    userCode: given.user_code,
    pasted: false,
    lasts,
    answer: () => false,
    end: ended(grant, { ...deps, door: null, lasts, secret: given.device_code }, async (signal) => {
      let pace = given.interval ?? USUAL_PACE;
      for (;;) {
        await sleep(deps.clock, pace * SECOND, signal);
        if (signal.aborted) throw new Unanswered('stopped', server.issuer);
        const asked = await askWithDevice(provider, given.device_code);
        if (asked !== 'pending' && asked !== 'slower') return signedIn(asked, transport);
        if (asked === 'slower') pace += SLOWER;
      }
    }),
  };

  async function askWithDevice({ server: at, client: us }: Provider, code: string) {
    try {
      const answer = await oauth.deviceCodeGrantRequest(at, us, auth, code, options);
      return await oauth.processDeviceCodeResponse(at, us, answer);
    } catch (error) {
      if (error instanceof oauth.ResponseBodyError && error.error === 'authorization_pending') return 'pending';
      if (error instanceof oauth.ResponseBodyError && error.error === 'slow_down') return 'slower';
      // RFC 8628 section 3.5: a line that fails for a moment ends nothing, and is asked less often.
      if (error instanceof Unanswered && error.why !== 'stopped' && error.why !== 'in-clear') return 'slower';
      throw error;
    }
  }
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
    if (late.signal.aborted && !deps.signal.aborted) return refusal('code-old');
    return { ok: false, trouble: troubleOf(error, grant, deps.secret) };
  } finally {
    timer.cancel();
    deps.door?.close();
  }
}

function signedIn(answer: oauth.TokenEndpointResponse, transport: Transport): Ended {
  const { refresh_token: refreshToken } = answer;
  if (refreshToken === undefined) return refusal('no-lasting');
  const claims = transport.claims();
  const account = [claims?.['preferred_username'], claims?.['email']].find((name) => typeof name === 'string');
  return { ok: true, refreshToken, account: typeof account === 'string' ? account : null, lasts: lastsIn(answer) };
}

function refusal(fault: 'code-old' | 'no-lasting'): Ended {
  return { ok: false, trouble: { kind: 'refused', fault, said: '' } };
}

function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Unanswered('stopped', ''));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([promise, stopped]);
}
