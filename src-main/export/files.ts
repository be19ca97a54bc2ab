// What an export is made of: files with their texts and rights, and what is to be told of
// them. Whoever makes a part is handed the notes, and notes what could not be carried.

/** What a file holds, and who may read it: 0o600 where secrets stand in it, 0o700 for what is run. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly mode: 0o600 | 0o644 | 0o700;
}

/** Why something that has an equal could not be carried after all. */
export type Hitch =
  /** No line of that file can hold it. */
  | 'unwritable'
  /** Its password is sealed by a keychain, or was never typed. */
  | 'password'
  /** Postfix judges certificates by name only. */
  | 'certificate-by-address'
  /** One service speaks TLS from the first byte or does not; the first host decides. */
  | 'mixed-tls'
  /** Port 0 takes a free one; Postfix has to be told one. */
  | 'free-port'
  /** More than one a second, or a rate of several connections. */
  | 'fast-rate'
  /** What is not a plain domain cannot be asked for by ETRN. */
  | 'not-a-domain'
  /** An own domain that no connector serves. */
  | 'unserved'
  /** Another connector serves the same; it comes second, and Postfix has no second. */
  | 'second'
  /** Another retry pattern than the queue's. */
  | 'other-retry'
  /** No program here dials such a line. */
  | 'no-dialler'
  /** Signing in needs a plug-in of Cyrus SASL. */
  | 'sign-in'
  /** Senders that go straight to each domain while others go by a smart host. */
  | 'sender-direct'
  /** Mail for many is sorted by a header that nobody named. */
  | 'no-envelope';

export interface HitchAt {
  readonly hitch: Hitch;
  /** "connectors[isp].route.hosts[smtp.isp.example]", or the domain or the sender itself; never a secret. */
  readonly at: string;
}

export class Notes {
  private readonly list: HitchAt[] = [];

  add(hitch: Hitch, at: string): void {
    if (!this.list.some((one) => one.hitch === hitch && one.at === at)) this.list.push({ hitch, at });
  }

  /** `value`, noted where it is null. */
  kept<T>(value: T | null, hitch: Hitch, at: string): readonly T[] {
    if (value !== null) return [value];
    this.add(hitch, at);
    return [];
  }

  all(): readonly HitchAt[] {
    return this.list;
  }
}

/** Lines as the text of a file. */
export function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
