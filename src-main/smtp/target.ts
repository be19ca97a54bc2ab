// Where an SMTP connection goes and who it says it is: what a connector's settings come
// down to before anything is opened.

/** How we log in; a token is an OAuth 2.0 access token (auth/bearer.ts). */
export type Login =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'token'; readonly username: string; readonly token: string };

export interface SmtpTarget {
  readonly host: string;
  readonly port: number;
  /** Looked up before; absent: they are looked up here. */
  readonly addresses?: readonly string[];
  readonly security: 'none' | 'opportunistic' | 'starttls' | 'implicit';
  readonly verifyCertificate: boolean;
  /** HELO instead of EHLO: nothing is offered, nothing is asked for. */
  readonly helo: boolean;
  readonly auth: Login;
  readonly protocol: 'smtp' | 'lmtp';
}
