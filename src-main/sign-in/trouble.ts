// Why no token or grant was had, as a value, whatever was thrown on the way: our own
// words for it stand on words/sign-in, the provider's own are quoted without our secrets.
import * as oauth from 'oauth4webapi';
import { plain } from '../base/visible';
import { passwordText } from '../contract/fields';
import type { Grant } from '../contract/sign-in/grant';
import { type Mask, maskOf } from '../smtp/mask';
import { BadCertificate } from './client-key';
import { NoAddress, NoDescription, NoWay } from './provider';
import { faultOf, type GrantFault } from './refusals';
import { Unanswered } from './transport';
import { signInWords } from '../words/cases/sign-in';

export type SignInTrouble =
  /** It was not reached, or has nothing for us now: the grant may be good. */
  | ({ readonly kind: 'unanswered' } & Pick<Unanswered, 'why' | 'host' | 'detail' | 'shown'>)
  /** `said`: "invalid_grant: Token expired", without our secrets; "": nothing. */
  | { readonly kind: 'refused'; readonly fault: GrantFault; readonly said: string }
  /** It answered, and not as the standard wants: a page of a hotel's network, most often. */
  | { readonly kind: 'no-provider'; readonly host: string };

/** The trouble for people, with what to do. */
export function troubleText(trouble: SignInTrouble): string {
  switch (trouble.kind) {
    case 'unanswered': {
      const { why, host, detail, shown } = trouble;
      return why === 'clock'
        ? signInWords.unanswered.clock(host, detail, shown)
        : signInWords.unanswered[why](host, detail);
    }
    case 'no-provider':
      return signInWords.noProvider(trouble.host);
    case 'refused': {
      const sentence = signInWords.faults[trouble.fault];
      return trouble.said === '' ? sentence : signInWords.withTheirs(sentence, trouble.said);
    }
  }
}

/** Of a stranger's own words in ours. */
const MOST_LETTERS = 200;
/** What is looked at for a secret that a cut would halve. */
const MOST_READ = 65_536;

/** `secret`: one that stands in no settings (a device code). Rethrows what is our own slip. */
export function troubleOf(error: unknown, grant: Grant, secret = ''): SignInTrouble {
  const mask = maskFor(grant, secret);
  if (error instanceof Unanswered) {
    const { why, host, detail, shown } = error;
    return { kind: 'unanswered', why, host, detail: shortened(detail, mask), shown };
  }
  if (error instanceof NoAddress) return refused('no-address');
  if (error instanceof NoWay) return refused('no-flow');
  if (error instanceof NoDescription) return { kind: 'no-provider', host: hostOf(grant) };
  if (error instanceof BadCertificate) return refused('certificate');
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError)
    return saidBy(error.error, error.error_description, mask);
  if (error instanceof oauth.WWWAuthenticateChallengeError) return refused('secret');
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
    return error.code === oauth.MISSING_SERVER_METADATA
      ? refused('no-flow')
      : { kind: 'no-provider', host: hostOf(grant) };
  throw error;
}

function maskFor({ clientSecret, clientCertificate, refreshToken, username }: Grant, secret: string): Mask {
  return maskOf(
    [passwordText(clientSecret), passwordText(clientCertificate), passwordText(refreshToken), secret],
    [username],
  );
}

/** A stranger's description may be anything that JSON is. */
function saidBy(code: string, description: unknown, mask: Mask): SignInTrouble {
  const first = typeof description === 'string' ? (description.split(/\r?\n/, 1)[0] ?? '') : '';
  const words = [code, first].filter((part) => part !== '').map((part) => shortened(part, mask));
  return { kind: 'refused', fault: faultOf(code, first), said: words.join(': ') };
}

function refused(fault: GrantFault): SignInTrouble {
  return { kind: 'refused', fault, said: '' };
}

/** Who is asked, as far as it is known before. */
export function hostOf({ tokenUrl, issuer, provider }: Grant): string {
  const address = tokenUrl ?? issuer;
  return address === null ? provider : new URL(address).host;
}

/** A stranger's words on one short line, without our secrets. */
function shortened(text: string, mask: Mask): string {
  const one = plain(mask.text(text.slice(0, MOST_READ))).trim();
  return one.length > MOST_LETTERS ? `${one.slice(0, MOST_LETTERS)}…` : one;
}
