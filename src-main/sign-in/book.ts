// What is known of each sign-in beside its grant: who gave it, when, when it was used last,
// when it ends, for which hosts it was given, and whether the provider still honours it.
// One small file (sign-ins.json), kept twice; no secret stands in it: which grant an entry
// is about is told by a short fingerprint, so that what was known of one is never said of
// another. Losing it loses no mail and no grant; where the disk refuses, what is known stays
// in memory and goes to disk with the next change. Nothing here rejects but the opening.
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { moveAside } from '../base/aside';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { readTwice, writeTwice } from '../base/two-copies';
import { passwordText } from '../contract/fields';
import { type Grant, grantId } from '../contract/sign-in/grant';
import { wantsRenewal } from '../contract/sign-in/lasting';
import { signInWords } from '../words/cases/sign-in';
import { GRANT_FAULTS, type GrantFault } from './refusals';

const time = z.number();
const Refusal = z.strictObject({ fault: z.enum(GRANT_FAULTS), said: z.string(), at: time, asked: z.string() });
const Entry = z.strictObject({
  /** Fingerprints of the grant: while it is replaced, of both. */
  grants: z.array(z.string()),
  /** Milliseconds since 1970, each. */
  since: time.nullable(),
  renewed: time.nullable(),
  /** The last use, or when it was seen first. */
  usedAt: time,
  endsAt: time.nullable(),
  account: z.string().nullable(),
  /** Names of mail hosts, small. */
  hosts: z.array(z.string()),
  refusal: Refusal.nullable(),
});
export type SignInEntry = z.output<typeof Entry>;
const Document = z.strictObject({ version: z.literal(1), signIns: z.record(z.string(), Entry) });
type Document = z.output<typeof Document>;

export interface BookDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the book at `path`; its folder must be there. Rejects with a sentence when the file cannot be read. */
export async function openSignInBook(path: string, deps: BookDeps): Promise<SignInBook> {
  const { file, copy } = await readTwice(path);
  const whole = wholeIn(file);
  if (!whole && file !== null) {
    const name = `${deps.clock.now()}-${basename(path)}`;
    const why = signInWords.book.note;
    await moveAside(join(dirname(path), 'corrupt'), { name, why, at: deps.clock.now() }, path);
    deps.log.write('relay', 'minimum', signInWords.book.damaged(name));
  }
  const { signIns } = whole ?? wholeIn(copy) ?? { signIns: {} };
  return new SignInBook(new Map(Object.entries(signIns)), (text) => writeTwice(path, text), deps);
}

function wholeIn(text: string | null): Document | null {
  try {
    return Document.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/** What a sign-in or an answer for a token says beside the token. */
export interface GrantNews {
  /** Seconds until the grant itself ends, where the provider says so; null: it does not. */
  readonly lasts: number | null;
}

export class SignInBook {
  private written: Promise<void> = Promise.resolve();
  private readonly ears = new Set<() => void>();

  constructor(
    private readonly entries: Map<string, SignInEntry>,
    private readonly write: (text: string) => Promise<void>,
    private readonly deps: BookDeps,
  ) {}

  /** `ear` hears of every change. */
  onChange(ear: () => void): void {
    this.ears.add(ear);
  }

  /** What is known of the grant as it is stored; null: nothing yet. */
  of(grant: Grant): SignInEntry | null {
    const entry = this.entries.get(grantId(grant));
    return entry?.grants.includes(fingerprint(grant)) === true ? entry : null;
  }

  /** Why the provider did not honour what it was asked with last; null where it was not asked, or is asked with more now. */
  refusalOf(grant: Grant): SignInEntry['refusal'] {
    const refusal = this.of(grant)?.refusal ?? null;
    return refusal?.asked === askedWith(grant) ? refusal : null;
  }

  isDue(grant: Grant): boolean {
    const entry = this.of(grant);
    return entry !== null && wantsRenewal(grant, entry.usedAt, this.deps.clock.now());
  }

  /** Somebody has signed in: `token` is the grant from now on, for `hosts`. */
  signedIn(grant: Grant, token: string, { account, hosts, lasts }: GrantNews & SignedIn): Promise<void> {
    const now = this.deps.clock.now();
    return this.put(grant, {
      grants: [fingerprint({ ...grant, refreshToken: token })],
      since: now,
      renewed: null,
      usedAt: now,
      endsAt: endOf(lasts, now),
      account,
      hosts: [...new Set(hosts.map(small))],
      refusal: null,
    });
  }

  /** A grant that came into the settings by another way: what it stands beside is what it is for. */
  async adopt(grant: Grant, hosts: readonly string[]): Promise<void> {
    const entry = this.of(grant) ?? this.unknown(grant);
    const all = [...new Set([...entry.hosts, ...hosts.map(small)])];
    if (this.of(grant) !== null && all.length === entry.hosts.length) return;
    await this.put(grant, { ...entry, hosts: all });
  }

  /** The provider gives `next` in the place of what is stored: until that is safe, either may be. */
  replaces(grant: Grant, next: string): Promise<void> {
    const entry = this.of(grant) ?? this.unknown(grant);
    return this.put(grant, {
      ...entry,
      grants: [fingerprint(grant), fingerprint({ ...grant, refreshToken: next })],
      endsAt: null,
    });
  }

  /** A token was had. */
  used(grant: Grant, { lasts }: GrantNews): Promise<void> {
    const now = this.deps.clock.now();
    const entry = this.of(grant) ?? this.unknown(grant);
    const endsAt = endOf(lasts, now) ?? entry.endsAt;
    return this.put(grant, { ...entry, renewed: now, usedAt: now, endsAt, refusal: null });
  }

  refused(grant: Grant, fault: GrantFault, said: string): Promise<void> {
    const entry = this.of(grant) ?? this.unknown(grant);
    const at = this.deps.clock.now();
    return this.put(grant, { ...entry, refusal: { fault, said, at, asked: askedWith(grant) } });
  }

  async forget(grant: Grant): Promise<void> {
    if (this.entries.delete(grantId(grant))) await this.keep();
  }

  /** Forgets what is known of sign-ins that no settings name any more. */
  async keepOnly(grants: readonly Grant[]): Promise<void> {
    const named = new Set(grants.map(grantId));
    const gone = [...this.entries.keys()].filter((id) => !named.has(id));
    gone.forEach((id) => this.entries.delete(id));
    if (gone.length > 0) await this.keep();
  }

  private unknown(grant: Grant): SignInEntry {
    return {
      grants: [fingerprint(grant)],
      since: null,
      renewed: null,
      usedAt: this.deps.clock.now(),
      endsAt: null,
      account: null,
      hosts: [],
      refusal: null,
    };
  }

  private put(grant: Grant, entry: SignInEntry): Promise<void> {
    this.entries.set(grantId(grant), entry);
    return this.keep();
  }

  /** One write after the other, each with all that is known by then. */
  private keep(): Promise<void> {
    for (const ear of this.ears) ear();
    const write = (): Promise<void> => {
      const document: Document = { version: 1, signIns: Object.fromEntries(this.entries) };
      return this.write(`${JSON.stringify(document)}\n`);
    };
    return (this.written = this.written.then(write).catch((error: unknown) => {
      this.deps.log.write('relay', 'minimum', signInWords.book.notKept(String(error)));
    }));
  }
}

interface SignedIn {
  readonly account: string | null;
  readonly hosts: readonly string[];
}

const endOf = (lasts: number | null, now: number): number | null => (lasts === null ? null : now + lasts * 1000);

const small = (host: string): string => host.toLowerCase();

/** Of the grant, or, where no person gave one, of what the program shows instead. */
function fingerprint(grant: Grant): string {
  return grant.flow === 'client' ? askedWith(grant) : short(passwordText(grant.refreshToken));
}

/** Of all that the provider is shown: with something else it may answer otherwise. */
function askedWith({ refreshToken, clientSecret, clientCertificate }: Grant): string {
  return short([refreshToken, clientSecret, clientCertificate].map((one) => passwordText(one)).join('\n'));
}

function short(secret: string): string {
  return createHash('sha256').update(`sign-in\n${secret}`).digest('base64url').slice(0, 16);
}
