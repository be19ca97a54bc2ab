// Settings documents for scenarios: an office on loopback with a free port, one
// line that is always on, a smart host for the world and mailboxes for itself.
// Tests change what they are about and leave the rest.

export interface OfficeParts {
  readonly listeners?: readonly object[];
  readonly links?: readonly object[];
  readonly connectors?: readonly object[];
}

/** A listener that takes mail for anywhere from this computer. */
export function listener(fields: object = {}): object {
  return { id: 'office', port: 0, relay: { allow: ['127.0.0.1/32'] }, ...fields };
}

/** A connector to an SMTP host on loopback without TLS. */
export function smartHost(port: number, fields: object = {}, host: object = {}): object {
  return {
    id: 'isp',
    name: 'Internet',
    route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port, security: 'none', ...host }] },
    wait: { firstMessageSeconds: 2, idleSeconds: 0, maxMinutes: 1 },
    ...fields,
  };
}

/** Fetches from a POP3 host on loopback without TLS, as the one that tests play lets in. */
export function byPop3(port: number, more: object = {}): object {
  const place = { host: '127.0.0.1', port, security: 'none' };
  return { method: 'pop3', ...place, username: 'office', password: 'secret', ...more };
}

export const MAILBOXES = { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes' } };

/** A whole document. */
export function office({ listeners, links, connectors }: OfficeParts = {}): object {
  return {
    version: 1,
    organization: { domains: ['office.example'], hostname: 'mail.office.example' },
    listeners: listeners ?? [listener()],
    links: links ?? [{ id: 'line' }],
    connectors: connectors ?? [MAILBOXES],
  };
}
