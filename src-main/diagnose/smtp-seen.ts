// What a probe of an SMTP host is asked to look at, and what it saw: the probe fills it
// step by step, smtp-findings makes sentences of it.
import type { OpeningStep, TlsFacts } from '../contract/diagnose/diagnose';
import type { Security } from '../contract/fields';
import type { Reply } from '../mail/reply';
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
  failed: { readonly step: OpeningStep; readonly reply: Reply } | null;
  readonly timings: { step: OpeningStep; milliseconds: number }[];
}

export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** null: no login is tried. */
  readonly credentials: Credentials | null;
  /** false: a login is tried though the certificate is not trusted. */
  readonly verifyCertificate: boolean;
}
