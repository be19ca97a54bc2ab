// What a probe of an SMTP host is asked to look at, and what it saw: the probe fills it
// step by step, smtp-findings makes sentences of it.
import type { OpeningStep, TlsFacts } from '../contract/diagnose/diagnose';
import type { Security } from '../contract/fields';
import type { Reply } from '../mail/reply';
import type { Token } from '../smtp/auth/token';
import type { Credentials } from './login';

/** What was seen so far. */
export interface Seen {
  address: string | null;
  banner: string | null;
  /** What our clock said when the greeting came. */
  greetedAt: number;
  extensions: readonly string[];
  starttls: boolean;
  tls: TlsFacts | null;
  methods: readonly string[];
  tried: string | null;
  loginOk: boolean | null;
  loginReply: string | null;
  /** Why no login was tried though one was asked for. */
  loginSpared: boolean;
  /** Why the sign-in gave no token, with what to do; null: it gave one, or none was wanted. */
  noToken: string | null;
  failed: { readonly step: OpeningStep; readonly reply: Reply } | null;
  readonly timings: { step: OpeningStep; milliseconds: number }[];
}

/** A login by a sign-in: the token comes from where a session has it. */
export interface SignedIn {
  readonly username: string;
  /** `refused`: a token got before that the host did not take. Rejects only when our own disk fails. */
  token(signal: AbortSignal, refused?: string): Promise<Token>;
}

export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** null: no login is tried. */
  readonly credentials: Credentials | SignedIn | null;
  /** false: a login is tried though the certificate is not trusted. */
  readonly verifyCertificate: boolean;
}
