// Signing in as the methods have it: for a connector as it is stored or typed. A grant
// that comes is stored at every place that works with the same consent. One for what is
// not stored yet waits in memory for the settings that name it as {"set":true}, so that no
// grant passes through a window.
import { passwordPlaces, withPasswords } from '../config/passwords';
import type { Announcements } from '../contract/announcements';
import { ContractError } from '../contract/errors';
import type { Handlers, Judged, Params, Results } from '../contract/methods';
import { Settings } from '../contract/settings';
import { clientKey, type Grant, grantKey } from '../contract/sign-in/grant';
import { isHostOf } from '../contract/sign-in/hosts';
import type { SignInBegun } from '../contract/sign-in/methods';
import type { SignInView } from '../contract/sign-in/standing';
import { passwordText } from '../contract/fields';
import { replyText } from '../mail/reply';
import type { Sessions } from '../session/sessions';
import { grantOf, grantPlaces, sharing, type GrantPlace, signInsOf } from '../sign-in/places';
import { standings } from '../sign-in/standing';
import type { MailUse } from '../contract/sign-in/providers';
import type { Came } from '../sign-in/ended';
import type { LineForIt } from '../sign-in/line-for-it';
import { type SignInAsk, SignIns } from '../sign-in/sign-ins';
import { createTokens, type TokensDeps } from '../sign-in/tokens';
import { type AskToken, askToken, type Token } from '../smtp/auth/token';
import { sessionWords } from '../words/session';
import { signInWords } from '../words/cases/sign-in';
import type { InForce } from '../routing/in-force';
import type { RelayOptions } from './outline';
import type { Stores } from './stores';

export interface SigningInDeps extends TokensDeps {
  settings(): Settings;
  /** The whole document, passwords as {"set":true}. */
  shown(): unknown;
  apply(document: unknown): Promise<Judged>;
  /** The line that a call holds up for a sign-in; undefined: there is none. */
  held(session: string): LineForIt | undefined;
}

/** What of the relay's rooms it is joined to. */
interface Joined {
  readonly options: Pick<RelayOptions, 'clock'>;
  readonly inForce: InForce;
  readonly stores: Stores;
  /** Asked once they are open. */
  readonly calls: Sessions;
  readonly announcements: Announcements;
  applySettings(document: unknown): Promise<Judged>;
}

export function openSigningIn(rooms: Joined): SigningIn {
  const { options, inForce, stores, announcements } = rooms;
  stores.signIns.onChange(() => announcements.tell('sign-ins-changed', null));
  return new SigningIn({
    clock: options.clock,
    book: stores.signIns,
    settings: inForce.settings,
    shown: () => stores.settings.shown(),
    renewed: async (old, next) => {
      await stores.settings.renew(old, next);
      inForce.renew();
    },
    dated: (who, theirTime) => announcements.tell('clock-heard', { who, theirTime, kind: 'exact' }),
    apply: (document) => rooms.applySettings(document),
    held: (session) => rooms.calls.heldLines.find(session),
  });
}

type SignInHandlers = Pick<Handlers, Extract<keyof Handlers, `signIn.${string}`>>;

export class SigningIn {
  /** What came for what is typed and not stored yet, by whom it is for. */
  private readonly typed = new Map<string, Came>();
  private readonly signIns: SignIns;
  readonly tokens: AskToken;

  constructor(private readonly deps: SigningInDeps) {
    this.tokens = createTokens(deps);
    this.signIns = new SignIns({ ...deps, store: (grant, came) => this.store(grant, came) });
  }

  handlers(): SignInHandlers {
    const { signIns } = this;
    return {
      'signIn.begin': (ask) => this.begin(ask),
      'signIn.kept': (ask) => signIns.kept.of(this.grantIn(ask).grant),
      'signIn.ask': ({ id, session }) => this.inCall(session, (line) => signIns.kept.ask(id, line)),
      'signIn.wait': ({ id }) => signIns.wait(id),
      'signIn.answer': ({ id, address }) => signIns.answer(id, address),
      'signIn.cancel': ({ id }) => {
        const line = this.deps.held(id);
        if (line) line.callOff();
        else signIns.cancel(id);
        return {};
      },
      'signIn.out': (ask) => this.out(ask),
    };
  }

  /** Nothing is dialled for a code that ran out, or is not here any more. Throws ContractError. */
  holdToCode({ signIn, signInId = '' }: Params<'queue.estimate'>): void {
    if (signIn === 'code-asked') this.signIns.kept.toAsk(signInId);
  }

  /** How every sign-in of the settings stands. */
  standings(): readonly SignInView[] {
    return standings(this.deps.settings(), this.deps.book);
  }

  /**
   * The line is up: what would lapse unused before long is used now, whoever's call it is. What came of it, for the
   * transcript. Never rejects but for our own disk.
   */
  renewUnused(signal: AbortSignal): Promise<readonly string[]> {
    const due = signInsOf(this.deps.settings())
      .map(grantOf)
      .filter((grant) => this.deps.book.isDue(grant));
    return Promise.all(
      due.map(async (grant) => {
        const token = await this.tokens(grant, signal);
        const W = signInWords.renewal;
        return token.ok
          ? W.done(grant.username)
          : W.failed(grant.username, token.reply.signIn?.text ?? replyText(token.reply));
      }),
    );
  }

  /** A token for a sign-in as it is typed or stored, to be shown to `host`: asked for as in a session. */
  tokenFor(typed: Grant, host: string, signal: AbortSignal, refused?: string): Promise<Token> {
    const whole = withStoredSecrets(typed, grantPlaces(this.deps.settings()));
    const refreshToken = isKept(whole.refreshToken) ? this.grantFor({ grant: whole, host }) : whole.refreshToken;
    return askToken(this.tokens, { grant: { ...whole, refreshToken }, host }, signal, refused);
  }

  /** Other settings hold: what is known follows the grants in them. */
  async settled(): Promise<void> {
    const { book } = this.deps;
    const all = signInsOf(this.deps.settings());
    await book.keepOnly(all.map(grantOf));
    for (const places of all) {
      const grant = grantOf(places);
      const hosts = places.filter(({ grant: one }) => typeof one.refreshToken === 'string').map(({ host }) => host);
      const came = this.typed.get(grantKey(grant));
      if (came !== undefined && came.refreshToken === grant.refreshToken) {
        this.typed.delete(grantKey(grant));
        await book.signedIn(grant, came.refreshToken, { ...came, hosts });
      } else if (hosts.length > 0) await book.adopt(grant, hosts);
    }
  }

  /** `document` with the grants for what it names where none is stored: those that came for it, or serve beside it. */
  completed(document: unknown): unknown {
    // It is asked at every pause of somebody's typing, and most offices have none.
    if (!passwordPlaces(document).some(({ key }) => key.endsWith('.refreshToken'))) return document;
    const { data } = Settings.safeParse(document);
    const wanted = data ? this.named(data) : [];
    return wanted.length === 0 ? document : withGrants(document, wanted, (place) => this.grantFor(place));
  }

  /** Places that say a grant is there. One that is stored at its own place is left: it may be changing just now. */
  private named(settings: Settings): readonly GrantPlace[] {
    const stored = new Set(passwordPlaces(this.deps.shown()).map(({ key }) => key));
    const kept = passwordPlaces(settings).filter(({ key }) => stored.has(key));
    const isStored = ({ path }: GrantPlace): boolean =>
      kept.some((place) => place.path.join('/') === [...path, 'refreshToken'].join('/'));
    return grantPlaces(settings).filter(
      (place) =>
        isKept(place.grant.refreshToken) &&
        (this.typed.has(grantKey(place.grant)) || (!isStored(place) && this.grantFor(place) !== null)),
    );
  }

  /**
   * What came just now is for whatever it is stored for first; what is stored serves only where it was given for. null:
   * nothing does.
   */
  private grantFor({ grant, host }: Pick<GrantPlace, 'grant' | 'host'>): string | null {
    if (!isHostOf(grant.provider, host)) return null;
    const typed = this.typed.get(grantKey(grant));
    if (typed) return typed.refreshToken;
    const beside = sharing(this.deps.settings(), grant).map((place) => place.grant);
    const stored = beside.find(({ refreshToken }) => typeof refreshToken === 'string');
    if (!stored) return null;
    const given = this.deps.book.of(stored)?.hosts ?? [];
    return grant.provider !== 'other' || given.includes(host.toLowerCase()) ? passwordText(stored.refreshToken) : null;
  }

  close(): void {
    this.signIns.close();
  }

  private begin({ session, hangUp, ...asked }: Params<'signIn.begin'>): Promise<SignInBegun> {
    return this.inCall(session, (line) => {
      const { grant, stored } = this.grantIn(asked);
      const device = asked.device ?? grant.flow === 'device';
      return this.signIns.begin({ grant, uses: usesOf(stored, grant), device, hangUp }, line);
    });
  }

  /** `work` over the line that the call `session` holds for it, which is hung up where it throws; null: no call does. */
  private async inCall<T>(session: string | undefined, work: (line: LineForIt | null) => Promise<T>): Promise<T> {
    if (session === undefined) return work(null);
    const line = this.deps.held(session);
    if (!line) throw new ContractError('not-found', sessionWords.held.none);
    try {
      return await work(line);
    } catch (error) {
      line.done(signInWords.inCall(error instanceof Error ? error.message : String(error)));
      throw error;
    }
  }

  /** Whose consent is meant, and what stands beside it. Throws ContractError where nobody is asked for one. */
  private grantIn({ connector, username, draft }: Params<'signIn.kept'>): Pick<SignInAsk, 'grant'> & Stored {
    const stored = this.placesOf(connector, draft !== undefined);
    const grant = draft ? withStoredSecrets(draft, stored) : wantedOf(stored, username)?.grant;
    if (!grant) throw new ContractError('refused', noGrant(connector, stored, username));
    if (grant.flow === 'client') throw new ContractError('refused', signInWords.needsNobody(connector));
    return { grant, stored };
  }

  private async out({ connector, username }: Params<'signIn.out'>): Promise<Results['signIn.out']> {
    const stored = this.placesOf(connector, false);
    const named = stored.filter(({ grant }) => username === undefined || isOf(grant, username));
    const accounts = new Map(named.map(({ grant }) => [grantKey(grant), grant]));
    if (accounts.size === 0) throw new ContractError('refused', noGrant(connector, stored, username));
    const texts: string[] = [];
    for (const grant of accounts.values()) {
      const text = await this.signIns.out(grant);
      const places = sharing(this.deps.settings(), grant);
      await this.write(places, null);
      await this.deps.book.forget(grant);
      const others = places.map((place) => place.connector).filter((id) => id !== connector);
      const told = others.length > 0 ? signInWords.out.too(text, [...new Set(others)]) : text;
      texts.push(accounts.size > 1 ? signInWords.out.of(grant.username, told) : told);
    }
    return { text: texts.join('. ') };
  }

  private placesOf(connector: string, mayBeMissing: boolean): readonly GrantPlace[] {
    const { connectors } = this.deps.settings();
    const ids = connectors.map(({ id }) => id);
    if (!mayBeMissing && !ids.includes(connector))
      throw new ContractError('not-found', sessionWords.start.unknownConnector(connector, ids));
    return grantPlaces({ connectors }, connector);
  }

  private async store(grant: Grant, came: Came): Promise<void> {
    const places = sharing(this.deps.settings(), grant).filter(({ host }) => isHostOf(grant.provider, host));
    if (places.length === 0) return void this.typed.set(grantKey(grant), came);
    this.typed.delete(grantKey(grant));
    await this.write(places, came.refreshToken);
    await this.deps.book.signedIn(grant, came.refreshToken, { ...came, hosts: places.map(({ host }) => host) });
  }

  private async write(places: readonly GrantPlace[], refreshToken: string | null): Promise<void> {
    const judged = await this.deps.apply(withGrants(this.deps.shown(), places, () => refreshToken));
    if (!judged.ok) throw new ContractError('refused', judged.issues[0]?.message ?? '');
  }
}

interface Stored {
  readonly stored: readonly GrantPlace[];
}

const isOf = ({ username }: Grant, wanted: string): boolean => username.toLowerCase() === wanted.toLowerCase();

/** The one that is named, else the first that nobody has signed in to, else the first. */
function wantedOf(stored: readonly GrantPlace[], username: string | undefined): GrantPlace | undefined {
  if (username !== undefined) return stored.find(({ grant }) => isOf(grant, username));
  const lacking = stored.find(({ grant }) => grant.flow !== 'client' && passwordText(grant.refreshToken) === '');
  return lacking ?? stored[0];
}

function noGrant(connector: string, stored: readonly GrantPlace[], username: string | undefined): string {
  const names = [...new Set(stored.map(({ grant }) => grant.username))];
  return names.length === 0 || username === undefined
    ? signInWords.noGrant(connector)
    : signInWords.noAccount(connector, username, names);
}

const isKept = (token: Grant['refreshToken']): boolean => typeof token === 'object' && token !== null;

function withGrants(
  document: unknown,
  places: readonly GrantPlace[],
  tokenOf: (place: GrantPlace) => string | null,
): unknown {
  const there = places.map((place) => ({
    key: '',
    owner: '',
    path: [...place.path, 'refreshToken'],
    value: tokenOf(place),
  }));
  return withPasswords(document, there, ({ value }) => value);
}

/** For everything it will serve at once: nobody is asked twice. */
function usesOf(stored: readonly GrantPlace[], grant: Grant): readonly MailUse[] {
  const shared = stored.filter((place) => grantKey(place.grant) === grantKey(grant)).map(({ use }) => use);
  return shared.length > 0 ? [...new Set(shared)] : ['smtp', 'imap'];
}

/** A secret that was left as it is stands where the same client of the same provider stands. */
function withStoredSecrets(draft: Grant, stored: readonly GrantPlace[]): Grant {
  const key = clientKey(draft);
  const same = stored.find(({ grant }) => clientKey(grant) === key)?.grant;
  const kept = <T>(typed: T, before: T | undefined): T =>
    typeof typed === 'object' && typed !== null ? (before ?? typed) : typed;
  return {
    ...draft,
    clientSecret: kept(draft.clientSecret, same?.clientSecret),
    clientCertificate: kept(draft.clientCertificate, same?.clientCertificate),
  };
}
