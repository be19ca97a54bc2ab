// A grant for tests; whoever needs another names what differs.
import type { Grant } from '../../src-main/contract/sign-in/grant';

export function grantOf(more: Partial<Grant> = {}): Grant {
  return {
    provider: 'other',
    tenant: null,
    issuer: null,
    tokenUrl: null,
    clientId: 'dialpost',
    clientSecret: null,
    clientCertificate: null,
    flow: 'code',
    refreshToken: null,
    username: 'ship@isp.example',
    ...more,
  };
}
