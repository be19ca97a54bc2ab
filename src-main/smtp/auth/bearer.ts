// Logging in with an access token: OAUTHBEARER (RFC 7628), and XOAUTH2, which Google and
// Microsoft had before it and document on their pages. Both answer a refusal with a
// challenge of JSON that has to be answered before the refusal itself comes.

export const BEARER_WAYS = ['XOAUTH2', 'OAUTHBEARER'] as const;
export type BearerWay = (typeof BEARER_WAYS)[number];

export interface BearerLogin {
  readonly username: string;
  readonly token: string;
  /** As the connection was made; RFC 7628 section 3.1 lets a host compare them. */
  readonly host: string;
  readonly port: number;
}

/** XOAUTH2 goes first: hosts that offer both had it for longer. A host that offers neither may take it all the same. */
export function bearerWay(offered: readonly string[]): BearerWay {
  return BEARER_WAYS.find((way) => offered.includes(way)) ?? 'XOAUTH2';
}

/** What goes behind the way's name, base64. */
export function bearerText(way: BearerWay, { username, token, host, port }: BearerLogin): string {
  const fields =
    way === 'XOAUTH2'
      ? [`user=${inOneField(username)}`]
      : [`n,a=${inOneField(username).replaceAll('=', '=3D').replaceAll(',', '=2C')},`, `host=${host}`, `port=${port}`];
  return Buffer.from([...fields, `auth=Bearer ${token}`, '', ''].join('\x01')).toString('base64');
}

/** What the challenge of a refusal is answered with (RFC 7628 section 3.2.3). */
export function bearerGoodbye(way: BearerWay): string {
  return way === 'XOAUTH2' ? '' : Buffer.from('\x01').toString('base64');
}

/** A control character would begin a field of its own. */
function inOneField(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]/g, '');
}
