// What a host said it can do: the EHLO reply as a value. Unknown keywords are
// kept by name; a host that only knows HELO can do nothing beyond RFC 821.

export interface Extensions {
  readonly pipelining: boolean;
  readonly chunking: boolean;
  /** null: not offered; 0: offered without a limit; else bytes (RFC 1870). */
  readonly size: number | null;
  readonly eightBit: boolean;
  readonly smtputf8: boolean;
  readonly dsn: boolean;
  readonly etrn: boolean;
  /** SASL mechanisms, upper case (RFC 4954; also the old "AUTH=LOGIN" form). */
  readonly auth: readonly string[];
  /** All keywords, upper case. */
  readonly keywords: ReadonlySet<string>;
}

/** For a host that refuses parameters to MAIL and RCPT; without SMTPUTF8 a letter that needs it cannot go at all. */
export function withoutParameters(offered: Extensions): Extensions {
  return { ...offered, size: null, eightBit: false, dsn: false };
}

/** From the text lines of the EHLO reply, the host's own name first. */
export function parseExtensions(lines: readonly string[]): Extensions {
  const offered = new Map<string, string>();
  const mechanisms: string[] = [];
  for (const line of lines.slice(1)) {
    const [keyword = '', ...rest] = line.trim().split(/[ \t=]+/);
    if (keyword !== '') offered.set(keyword.toUpperCase(), rest.join(' '));
    if (keyword.toUpperCase() === 'AUTH') mechanisms.push(...rest.map((m) => m.toUpperCase()));
  }
  return {
    pipelining: offered.has('PIPELINING'),
    chunking: offered.has('CHUNKING'),
    size: sizeOf(offered.get('SIZE')),
    eightBit: offered.has('8BITMIME'),
    smtputf8: offered.has('SMTPUTF8'),
    dsn: offered.has('DSN'),
    etrn: offered.has('ETRN'),
    auth: mechanisms,
    keywords: new Set(offered.keys()),
  };
}

/** null: not offered; 0: offered without a limit. */
function sizeOf(limit: string | undefined): number | null {
  if (limit === undefined) return null;
  return /^\d{1,15}$/.test(limit) ? Number(limit) : 0;
}
