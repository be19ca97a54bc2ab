// Signing in as the methods have it: for a connector as it is stored or typed. A grant
// that comes is stored at every place that works with the same consent. One for what is
// not stored yet waits in memory for the settings that name it as {"set":true}, so that no
// grant passes through a window.
import { passwordPlaces, withPasswords } from '../config/passwords';
import { ContractError } from '../contract/errors';
import type { Handlers, Judged, Params, Results } from '../contract/methods';
import { Settings } from '../contract/settings';
import { clientKey, type Grant, grantKey } from '../contract/sign-in/grant';
import type { SignInBegun } from '../contract/sign-in/methods';
import { grantPlaces, sharing, type GrantPlace } from '../sign-in/places';
import type { MailUse } from '../contract/sign-in/providers';
import { SignIns } from '../sign-in/sign-ins';
import { createTokens, type TokensDeps } from '../sign-in/tokens';
import type { AskToken } from '../smtp/auth/token';
import { sessionWords } from '../words/session';
import { signInWords } from '../words/cases/sign-in';

export interface SigningInDeps extends Pick<TokensDeps, 'clock' | 'renewed' | 'dated'> {
  settings(): Settings;
  /** The whole document, passwords as {"set":true}. */
  shown(): unknown;
  apply(document: unknown): Promise<Judged>;
}

type SignInHandlers = Pick<Handlers, Extract<keyof Handlers, `signIn.${string}`>>;

export class SigningIn {
  /** Grants for what is typed and not stored yet, by whom they are for. */
  private readonly typed = new Map<string, string>();
  private readonly signIns: SignIns;
  readonly tokens: AskToken;

  constructor(private readonly deps: SigningInDeps) {
    this.tokens = createTokens(deps);
    this.signIns = new SignIns({ ...deps, store: (grant, token) => this.store(grant, token) });
  }

  handlers(): SignInHandlers {
    const { signIns } = this;
    return {
      'signIn.begin': (ask) => this.begin(ask),
      'signIn.wait': ({ id }) => signIns.wait(id),
      'signIn.answer': ({ id, address }) => signIns.answer(id, address),
      'signIn.cancel': ({ id }) => {
        signIns.cancel(id);
        return {};
      },
      'signIn.out': ({ connector }) => this.out(connector),
    };
  }

  /** `document` with the grants for what it names where none is stored: those that came for it, or serve beside it. */
  completed(document: unknown): unknown {
    // It is asked at every pause of somebody's typing, and most offices have none.
    if (!passwordPlaces(document).some(({ key }) => key.endsWith('.refreshToken'))) return document;
    const { data } = Settings.safeParse(document);
    const wanted = data ? this.named(data) : [];
    return wanted.length === 0 ? document : withGrants(document, wanted, ({ grant }) => this.grantFor(grant));
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
        (this.typed.has(grantKey(place.grant)) || (!isStored(place) && this.grantFor(place.grant) !== null)),
    );
  }

  private grantFor(grant: Grant): string | null {
    const key = grantKey(grant);
    const beside = sharing(this.deps.settings(), grant).map((place) => place.grant.refreshToken);
    return this.typed.get(key) ?? beside.find((token) => typeof token === 'string') ?? null;
  }

  close(): void {
    this.signIns.close();
  }

  private async begin({ connector, device, draft }: Params<'signIn.begin'>): Promise<SignInBegun> {
    const stored = this.placesOf(connector, draft !== undefined);
    const grant = draft ? withStoredSecrets(draft, stored) : stored[0]?.grant;
    if (!grant) throw new ContractError('refused', signInWords.noGrant(connector));
    if (grant.flow === 'client') throw new ContractError('refused', signInWords.needsNobody(connector));
    return this.signIns.begin({ grant, uses: usesOf(stored, grant), device: device ?? grant.flow === 'device' });
  }

  private async out(connector: string): Promise<Results['signIn.out']> {
    const [place] = this.placesOf(connector, false);
    if (!place) throw new ContractError('refused', signInWords.noGrant(connector));
    const text = await this.signIns.out(place.grant);
    await this.write(sharing(this.deps.settings(), place.grant), null);
    return { text };
  }

  private placesOf(connector: string, mayBeMissing: boolean): readonly GrantPlace[] {
    const { connectors } = this.deps.settings();
    const ids = connectors.map(({ id }) => id);
    if (!mayBeMissing && !ids.includes(connector))
      throw new ContractError('not-found', sessionWords.start.unknownConnector(connector, ids));
    return grantPlaces({ connectors }, connector);
  }

  private async store(grant: Grant, refreshToken: string): Promise<void> {
    const places = sharing(this.deps.settings(), grant);
    if (places.length === 0) this.typed.set(grantKey(grant), refreshToken);
    else await this.write(places, refreshToken);
  }

  private async write(places: readonly GrantPlace[], refreshToken: string | null): Promise<void> {
    const judged = await this.deps.apply(withGrants(this.deps.shown(), places, () => refreshToken));
    if (!judged.ok) throw new ContractError('refused', judged.issues[0]?.message ?? '');
  }
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
