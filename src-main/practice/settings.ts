// What a fresh Dialpost is set to where nothing is set up yet: an office that
// can be tried with no account and no line. Mail from this computer goes to the
// practice provider, which answers; the answers come back by ETRN into mailboxes.
// A plain document as a person would write it: checkSettings fills in the rest.

const HERE = ['127.0.0.1/32', '::1/128'];

/** A settings document that uses the practice provider on `port` of loopback. */
export function practiceSettings(port: number): unknown {
  return {
    version: 1,
    organization: { name: 'Practice office', domains: ['office.example'] },
    listeners: [{ id: 'office', name: 'Office computers', address: '127.0.0.1', port: 2525, relay: { allow: HERE } }],
    links: [{ id: 'line', name: 'Practice line', kind: 'always-on' }],
    connectors: [practiceConnector(port), localConnector()],
    practice: { enabled: true, port },
  };
}

function practiceConnector(port: number): unknown {
  return {
    id: 'practice',
    name: 'Practice provider',
    link: 'line',
    addressSpaces: [{ pattern: '*', cost: 1 }],
    route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port, security: 'none' }] },
    collect: { method: 'etrn' },
    wait: { firstMessageSeconds: 10, idleSeconds: 2, maxMinutes: 5 },
  };
}

function localConnector(): unknown {
  return { id: 'local', name: 'Mailboxes here', link: 'line', addressSpaces: [{ pattern: 'office.example', cost: 1 }], route: { kind: 'mailboxes' } };
}
