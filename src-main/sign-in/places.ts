// Where grants stand in settings, for what each serves, and who shares one.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { type Grant, grantKey } from '../contract/sign-in/grant';
import type { MailUse } from '../contract/sign-in/providers';

export interface GrantPlace {
  readonly connector: string;
  readonly enabled: boolean;
  readonly grant: Grant;
  readonly use: MailUse;
  /** The mail host that is shown its tokens. */
  readonly host: string;
  /** Position of the grant in the settings. */
  readonly path: readonly (string | number)[];
}

type Connectors = { readonly connectors: readonly Connector[] };

/** Of one connector or all. */
export function grantPlaces({ connectors }: Connectors, only?: string): readonly GrantPlace[] {
  return connectors.flatMap((connector, i) =>
    only === undefined || connector.id === only ? placesIn(connector, ['connectors', i]) : [],
  );
}

/** Everywhere that works with the same consent as `grant`. */
export function sharing(settings: Connectors, grant: Grant): readonly GrantPlace[] {
  const key = grantKey(grant);
  return grantPlaces(settings).filter((place) => grantKey(place.grant) === key);
}

/** Each sign-in once, with everywhere that works with it. */
export function signInsOf(settings: Connectors): readonly (readonly [GrantPlace, ...GrantPlace[]])[] {
  const found = new Map<string, [GrantPlace, ...GrantPlace[]]>();
  for (const place of grantPlaces(settings)) {
    const key = grantKey(place.grant);
    const those = found.get(key);
    if (those) those.push(place);
    else found.set(key, [place]);
  }
  return [...found.values()];
}

/** The grant that one of them has, where one has it. */
export function grantOf(places: readonly [GrantPlace, ...GrantPlace[]]): Grant {
  return (places.find(({ grant }) => typeof grant.refreshToken === 'string') ?? places[0]).grant;
}

function placesIn({ id, enabled, route, collect }: Connector, at: readonly (string | number)[]): readonly GrantPlace[] {
  const whose = { connector: id, enabled };
  const hosts = route.kind === 'smart-host' ? route.hosts : [];
  const sending = hosts.flatMap(({ host, auth }, i): GrantPlace[] => {
    if (auth.kind !== 'oauth2') return [];
    const { kind: _kind, ...grant } = auth;
    return [{ ...whose, host, grant, use: 'smtp', path: [...at, 'route', 'hosts', i, 'auth'] }];
  });
  const fetching = collectMethods(collect).flatMap((method): GrantPlace[] => {
    if (!('signIn' in method) || method.signIn === null) return [];
    const place = Array.isArray(collect) ? ['collect', collect.indexOf(method)] : ['collect'];
    const use = method.method === 'atrn' ? 'smtp' : method.method;
    const grant = { ...method.signIn, username: method.username };
    return [{ ...whose, host: method.host, grant, use, path: [...at, ...place, 'signIn'] }];
  });
  return [...sending, ...fetching];
}
