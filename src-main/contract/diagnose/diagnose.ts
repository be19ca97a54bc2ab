// What the probes are asked and what they answer. A finding is a sentence for
// people (what happened, what it means, what to do) with a code that scripts may
// test. Nothing here holds a password: transcripts and replies are masked before.
import type { NoReplyWhy } from '../../mail/reply';
import { z } from 'zod';
import { LEVELS, SUBJECTS } from '../../base/log';
import { SEARCH_MOST } from '../search';
import { Link } from '../link';
import { grantFields } from '../sign-in/grant';
import { domain, host, id, ipAddress, nameServer, port, security, username, whole } from '../fields';

/** The steps of opening a session with a host, in order. */
export const OPENING_STEPS = ['dns', 'connect', 'greeting', 'ehlo', 'tls', 'auth'] as const;
export type OpeningStep = (typeof OPENING_STEPS)[number];

export const SITUATIONS = ['provider-dialup', 'provider-permanent', 'own-dns', 'front-servers'] as const;
export type Situation = (typeof SITUATIONS)[number];

export const DiagnoseDns = z.strictObject({
  domain,
  /** Name servers to ask; none: those of the system. */
  servers: z.array(nameServer).max(8).default([]),
  /** false: nobody is asked; only the records that should stand there are told. */
  look: z.boolean().default(true),
  /** The name of the office's own server; left out: that of the settings. */
  hostname: domain.optional(),
  /** How the office gets its mail; left out: guessed from the settings. */
  situation: z.enum(SITUATIONS).optional(),
  /** The provider's hosts that hold our mail. */
  providerHosts: z.array(host).max(10).default([]),
  /** The office's own fixed public address, if it has one. */
  officeAddress: ipAddress.nullable().default(null),
  /** Hosts that take our mail in front of the office's server. */
  frontServers: z
    .array(z.strictObject({ host: domain, address: ipAddress.nullable().default(null) }))
    .max(10)
    .default([]),
});
export type DiagnoseDns = z.output<typeof DiagnoseDns>;

const login = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('password'), username, password: z.string().min(1).max(4096) }),
  /** A sign-in as it is typed; {"set":true} stands for what is stored for it. */
  z.strictObject({ kind: z.literal('oauth2'), ...grantFields, username }),
  /** The login that is stored for this host in a connector. */
  z.strictObject({ kind: z.literal('stored') }),
]);

export const DiagnoseSmtp = z.strictObject({
  host,
  port: port.default(587),
  security: security.default('starttls'),
  auth: login.default({ kind: 'none' }),
  /**
   * Log in only where the certificate is in order; left out: as it is stored for this host, else yes. A stored login
   * goes by what is stored.
   */
  verifyCertificate: z.boolean().optional(),
  /** For each step; a thin line may need more. */
  timeoutSeconds: whole(1, 600).default(30),
});
export type DiagnoseSmtp = z.output<typeof DiagnoseSmtp>;

/** `draft`: a line as it is typed and not stored yet. A stored password stands for itself, as in the settings. */
export const DiagnoseLink = z.strictObject({ link: id.optional(), draft: Link.optional() });
export const DiagnoseRelay = z.strictObject({ listener: id.optional() });
/** The report goes to `file` (a whole path), else into the data folder. */
export const DiagnoseReport = z.strictObject({ file: z.string().min(1).max(4096).optional() });
export interface SavedReport {
  readonly path: string;
  readonly bytes: number;
  /** What is in the zip. */
  readonly entries: readonly string[];
}

export const LogTail = z.strictObject({
  kind: z.enum(['protocol', 'diagnostic']),
  limit: whole(1, 10_000).default(200),
  search: z.string().max(SEARCH_MOST).optional(),
  /** Diagnostic lines of this subject only. */
  subject: z.enum(SUBJECTS).optional(),
  /** Diagnostic lines up to this level: "minimum" for faults only. */
  level: z.enum(LEVELS).exclude(['none']).optional(),
  /** Protocol lines of this listener's id, or "outbound". */
  site: id.optional(),
});

export type Severity = 'good' | 'note' | 'warning' | 'error';

export interface Finding {
  readonly severity: Severity;
  /** Stable: "certificate-expired", "mx-missing" … */
  readonly code: string;
  readonly text: string;
}

/** A finding taken apart, as the troubleshooter gives it. */
export interface Advice {
  /** Stable; a finding made of it has it as its code. */
  readonly id: string;
  /** What happened. */
  readonly cause: string;
  /** What it means for the mail. */
  readonly means: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** The host names it is good for. */
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly daysLeft: number;
  readonly fingerprint256: string;
}

export interface TlsFacts {
  /** "TLSv1.3". */
  readonly protocol: string;
  readonly cipher: string;
  /** True where authority, dates and name all fit. */
  readonly trusted: boolean;
  /** Why not, in TLS's own words; null where it is trusted. */
  readonly problem: string | null;
  /** The same as data, where it is known. */
  readonly why?: NoReplyWhy | undefined;
  readonly certificate: CertificateFacts | null;
}

export interface SmtpProbe {
  /** True where everything asked for worked. */
  readonly ok: boolean;
  /** The address that answered, or null. */
  readonly address: string | null;
  readonly banner: string | null;
  /** EHLO's keywords with their arguments, after TLS where there is TLS. */
  readonly extensions: readonly string[];
  readonly tls: TlsFacts | null;
  readonly auth: {
    readonly methods: readonly string[];
    /** The method that was tried, or null. */
    readonly tried: string | null;
    /** null: no login was tried. */
    readonly ok: boolean | null;
    readonly reply: string | null;
  };
  /** Milliseconds from the start to the end of each step that was reached. */
  readonly timings: readonly { readonly step: OpeningStep; readonly milliseconds: number }[];
  readonly findings: readonly Finding[];
  readonly transcript: string;
}

export interface AddressRecord {
  readonly address: string;
  /** Seconds; null where it came from no record of its own. */
  readonly ttl: number | null;
  /** Names the address points back to. */
  readonly ptr: readonly string[];
}

export interface MxRecord {
  readonly host: string;
  readonly preference: number;
  readonly ttl: number;
  readonly addresses: readonly AddressRecord[];
}

export interface ZoneAdvice {
  readonly situation: Situation;
  readonly title: string;
  /** True for the situation the findings were made for. */
  readonly chosen: boolean;
  /** Lines to copy into a zone file; what only the provider knows stands in <…>. */
  readonly lines: readonly string[];
  /** Sentences for the provider. */
  readonly ask: readonly string[];
}

export interface DnsProbe {
  readonly domain: string;
  readonly servers: readonly string[];
  readonly situation: Situation;
  readonly mx: readonly MxRecord[];
  /** A and AAAA of the domain itself. */
  readonly addresses: readonly AddressRecord[];
  readonly findings: readonly Finding[];
  readonly records: readonly ZoneAdvice[];
}

export interface LinkProbe {
  readonly link: string;
  readonly ok: boolean;
  readonly steps: readonly {
    readonly step: 'dial' | 'hang-up';
    readonly ok: boolean;
    readonly milliseconds: number;
    readonly text: string;
  }[];
  readonly findings: readonly Finding[];
}

export interface RelayTest {
  readonly number: number;
  readonly what: string;
  readonly sender: string;
  readonly recipient: string;
  readonly reply: string;
  /** True: the listener would have taken this mail for a stranger. */
  readonly taken: boolean;
}

export interface RelayProbe {
  readonly listener: string;
  readonly address: string;
  readonly port: number;
  /** True: nothing was taken; null: the tests could not be made. */
  readonly closed: boolean | null;
  readonly tests: readonly RelayTest[];
  readonly findings: readonly Finding[];
}
