// What something new is before anything is typed: every key there, with what the
// contract would put in its place, so that the form shows what would hold. Pure.

export const NEW_HOST = {
  host: '',
  port: 587,
  security: 'starttls',
  verifyCertificate: true,
  helo: false,
  auth: { kind: 'none' },
};
export const NEW_MAILBOX = { address: '', aliases: [], account: null, quotaBytes: null, forwardTo: [], keepCopy: true };

export function freshRoute(kind: string): object {
  switch (kind) {
    case 'direct':
      return { kind, dnsServers: [], port: 25, maxConnections: 2, pipelining: 'auto' };
    case 'mailboxes':
      return { kind, mailboxes: [], catchAll: null, unknown: 'refuse' };
    default:
      return {
        kind: 'smart-host',
        hosts: [NEW_HOST],
        order: 'failover',
        maxConnections: 2,
        pipelining: 'auto',
        protocol: 'smtp',
        rateLimit: null,
      };
  }
}

/** A line that is always there and costs nothing. */
export function freshLink(name: string): Readonly<Record<string, unknown>> {
  return {
    id: 'line',
    name,
    kind: 'always-on',
    entry: '',
    username: '',
    password: null,
    connectCommand: [],
    disconnectCommand: [],
    statusCommand: [],
    dialAttempts: 3,
    redialDelaySeconds: 60,
    dialTimeoutSeconds: 120,
    maxOnlineMinutes: null,
    dnsServers: [],
    tariff: { currency: 'EUR', perMinute: 0, perCall: 0, perMegabyte: 0, billingSeconds: 1 },
    monthlyBudget: null,
    metered: 'auto',
    limits: { when: 'metered', maxBytes: null, priorities: ['low', 'normal', 'high'] },
  };
}

/** A connector to the world over the line `link`. */
export function freshConnector(link: string): Readonly<Record<string, unknown>> {
  return {
    id: 'connector',
    name: '',
    enabled: true,
    link,
    otherLinks: [],
    listeners: 'all',
    addressSpaces: [{ pattern: '*', cost: 1 }],
    route: freshRoute('smart-host'),
    schedule: { kind: 'always' },
    oversize: null,
    triggers: { queuedMessages: null, queuedBytes: null, oldestMinutes: null, urgent: false },
    content: { system: true, normal: true, priorities: ['low', 'normal', 'high'], maxBytes: null },
    restrictions: { default: 'accept', except: [] },
    holdForRemote: null,
    collect: { method: 'none', schedule: null },
    wait: { firstMessageSeconds: 60, idleSeconds: 20, maxMinutes: 15 },
    retry: { minutes: [15, 30, 60, 240], delayNoticeHours: 12, expireHours: 120 },
  };
}

/** What a way of fetching needs; `host` is the one mail is sent to. */
export function freshCollect(method: string, host: string, schedule: unknown): object {
  const box = {
    host,
    security: 'implicit',
    verifyCertificate: true,
    username: '',
    password: null,
    after: 'delete',
    moveTo: 'Dialpost',
    deliverTo: null,
    envelopeHeader: null,
    maxMessages: null,
    maxMessageBytes: null,
  };
  const common = { method, schedule };
  switch (method) {
    case 'atrn':
      return {
        ...common,
        domains: [],
        host,
        port: 366,
        security: 'starttls',
        verifyCertificate: true,
        username: '',
        password: null,
      };
    case 'etrn':
      return { ...common, domains: [], host: null, port: null };
    case 'finger':
      return { ...common, host, port: 79, query: '' };
    case 'text':
      return { ...common, host, port: 25, send: '', expect: '' };
    case 'command':
      return { ...common, command: [], timeoutSeconds: 60 };
    case 'imap':
      return { ...common, ...box, port: 993, mailbox: 'INBOX' };
    case 'pop3':
      return { ...common, ...box, port: 995 };
    default:
      return common;
  }
}
