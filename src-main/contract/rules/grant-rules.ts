// What signing in asks of settings that no single one of them can know: a login has a
// password or a grant, and a grant a way its provider goes.
import type { Connector } from '../connector';
import { collectMethods } from '../collect';
import type { FetchGrant } from '../sign-in/grant';
import { hasFlow } from '../sign-in/providers';
import { isSafeTokenUrl } from './token-url';
import { contractWords } from '../../words/contract';

interface GrantIssue {
  /** From the connector on. */
  readonly path: (string | number)[];
  readonly message: string;
}

export function grantIssues({ route, collect }: Connector): readonly GrantIssue[] {
  const hosts = route.kind === 'smart-host' ? route.hosts : [];
  return [
    ...hosts.flatMap(({ auth }, i) => (auth.kind === 'oauth2' ? issuesOf(auth, ['route', 'hosts', i, 'auth']) : [])),
    ...collectMethods(collect).flatMap((method) => {
      if (!('signIn' in method)) return [];
      const at = Array.isArray(collect) ? ['collect', collect.indexOf(method)] : ['collect'];
      if (method.signIn !== null) return issuesOf(method.signIn, [...at, 'signIn']);
      return method.password === null ? [{ path: [...at, 'password'], message: contractWords.signIn.noWay }] : [];
    }),
  ];
}

function issuesOf(grant: FetchGrant, at: (string | number)[]): readonly GrantIssue[] {
  const found: GrantIssue[] = [];
  const complain = (field: keyof FetchGrant, message: string): void =>
    void found.push({ path: [...at, field], message });
  const { provider, flow, tenant, issuer, clientSecret, clientCertificate } = grant;
  const W = contractWords.signIn;
  const noDevice = provider === 'google' ? W.googleDevice : W.noDevice;
  if (!hasFlow(provider, flow)) complain('flow', flow === 'device' ? noDevice : W.noClient);
  if (flow === 'client' && clientSecret === null && clientCertificate === null) complain('clientSecret', W.clientNeeds);
  if (tenant !== null && provider !== 'microsoft') complain('tenant', W.noTenant);
  if (issuer !== null && !isSafeTokenUrl(issuer)) complain('issuer', W.issuer);
  return found;
}
