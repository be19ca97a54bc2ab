// Where grants stand in settings, for what each serves, and who shares one.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { type Grant, grantKey } from '../contract/sign-in/grant';
import type { MailUse } from '../contract/sign-in/providers';

export interface GrantPlace {
  readonly grant: Grant;
  readonly use: MailUse;
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

function placesIn({ route, collect }: Connector, at: readonly (string | number)[]): readonly GrantPlace[] {
  const hosts = route.kind === 'smart-host' ? route.hosts : [];
  const sending = hosts.flatMap(({ auth }, i): GrantPlace[] => {
    if (auth.kind !== 'oauth2') return [];
    const { kind: _kind, ...grant } = auth;
    return [{ grant, use: 'smtp', path: [...at, 'route', 'hosts', i, 'auth'] }];
  });
  const fetching = collectMethods(collect).flatMap((method): GrantPlace[] => {
    if (!('signIn' in method) || method.signIn === null) return [];
    const place = Array.isArray(collect) ? ['collect', collect.indexOf(method)] : ['collect'];
    const use = method.method === 'atrn' ? 'smtp' : method.method;
    return [{ grant: { ...method.signIn, username: method.username }, use, path: [...at, ...place, 'signIn'] }];
  });
  return [...sending, ...fetching];
}
