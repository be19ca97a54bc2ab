// Logging in at an IMAP host that takes neither LOGIN nor PLAIN, by a way that does not
// show the password (smtp/auth/sasl.ts): AUTHENTICATE (RFC 9051 §6.2.2). imapflow knows the plain
// ways only. Limit: imapflow is pinned; its login is taken over by parts that it has and
// does not declare.
import type { ImapFlow } from 'imapflow';
import { HIDDEN_WAYS, type HiddenWay, saslClient, type SaslClient, type SaslLogin } from '../../smtp/auth/sasl';

interface Inner {
  readonly state: unknown;
  readonly states: { readonly NOT_AUTHENTICATED: unknown };
  readonly log: { debug(told: object): void };
  authenticate(): Promise<boolean>;
  authenticated: string | boolean;
  expectCapabilityUpdate: boolean;
  exec(
    command: string,
    attributes: readonly object[],
    options: { onPlusTag(answer: Continuation): Promise<void> },
  ): Promise<{ next(): void }>;
  write(text: string): void;
  setAuthenticationState(): Promise<void>;
}

interface Continuation {
  readonly attributes?: readonly { readonly type: string; readonly value: unknown }[] | null;
}

/** Upper case, as "AUTH=…" of its CAPABILITY names them. */
export function waysOffered(capabilities: ImapFlow['capabilities']): readonly string[] {
  return [...capabilities.keys()].flatMap((name) => /^AUTH=(.+)$/i.exec(name)?.[1]?.toUpperCase() ?? []);
}

/** Does the host take its login by a plain way? */
export function takesPlain(capabilities: ImapFlow['capabilities']): boolean {
  const ways = waysOffered(capabilities);
  return ways.includes('PLAIN') || ways.includes('LOGIN') || (ways.length === 0 && !capabilities.has('LOGINDISABLED'));
}

export function hiddenWay(capabilities: ImapFlow['capabilities']): HiddenWay | null {
  const ways = waysOffered(capabilities);
  return HIDDEN_WAYS.find((way) => ways.includes(way)) ?? null;
}

/** Before connect(). What then rejects is imapflow's error, or SaslTrouble. */
export function teachHiddenWays(client: ImapFlow, login: SaslLogin): void {
  const inner = client as unknown as Inner; // the pinned version has these; its types leave them out
  const plainly = inner.authenticate.bind(client);
  inner.authenticate = async () => {
    const way = takesPlain(client.capabilities) ? null : hiddenWay(client.capabilities);
    if (way === null || inner.state !== inner.states.NOT_AUTHENTICATED) return plainly();
    inner.expectCapabilityUpdate = true;
    await authenticate(inner, saslClient(way, login));
    inner.authenticated = login.username;
    await inner.setAuthenticationState();
    return true;
  };
}

async function authenticate(inner: Inner, sasl: SaslClient): Promise<void> {
  let first = sasl.first;
  let trouble: unknown = null;
  const next = async (challenge: string): Promise<string> => {
    if (first === null) return sasl.answer(challenge);
    const said = first;
    first = null;
    return said;
  };
  const say = (text: string): void => {
    inner.log.debug({ src: 'c', msg: '***' });
    inner.write(text);
  };
  try {
    const response = await inner.exec('AUTHENTICATE', [{ type: 'ATOM', value: sasl.way }], {
      async onPlusTag({ attributes }) {
        const value = attributes?.[0]?.value;
        // "*" calls it off, and the host ends the command with BAD.
        say(
          await next(typeof value === 'string' ? value.trim() : '').catch(
            (error: unknown) => ((trouble ??= error), '*'),
          ),
        );
      },
    });
    response.next();
  } catch (error) {
    if (trouble !== null) throw trouble;
    if (error instanceof Error && 'responseStatus' in error) Object.assign(error, { authenticationFailed: true });
    throw error;
  }
  if (trouble !== null) throw trouble;
  sasl.confirm();
}
