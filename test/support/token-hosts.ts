// What an office that signs in has at its provider's: a real sign-in (oidc-provider), and a real
// Postfix and a real Dovecot that ask it whose each token is.
import { type Dovecot, startDovecot } from './dovecot';
import { freePort } from './free-port';
import { type Postfix, startPostfixOfDovecot } from './postfix';
import { playProvider, type PlayedProvider } from './sign-in-provider';

export interface TokenHosts {
  readonly provider: PlayedProvider;
  readonly dovecot: Dovecot;
  readonly postfix: Postfix;
  stop(): Promise<void>;
}

interface Wanted {
  /** As of playProvider. */
  readonly unusedDays?: number;
  /** Of main.cf. */
  readonly postfix?: Readonly<Record<string, string>>;
}

export async function startTokenHosts({ unusedDays, postfix: settings }: Wanted = {}): Promise<TokenHosts> {
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const provider = await playProvider(unusedDays === undefined ? {} : { unusedDays });
    ends.push(() => provider.close());
    const dovecot = await startDovecot({ mechanisms: 'xoauth2 oauthbearer', userinfo: `${provider.issuer}/me` });
    ends.push(() => dovecot.stop());
    const postfix = await startPostfixOfDovecot(dovecot, await freePort(), settings);
    ends.push(() => postfix.stop());
    return { provider, dovecot, postfix, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
