// What a fresh Dialpost is set to for practising: an office that can be tried
// with no account and no line. Mail from this computer goes to the practice
// provider, which answers; the answers come back by ETRN into mailboxes. Used by
// the relay (--practice) and by the window (first steps, wizard), so that both
// mean the same office. Pure; a document as a person would write it:
// checkSettings fills in the rest.
import { contractWords } from '../words/contract';

const HERE: readonly string[] = ['127.0.0.1/32', '::1/128'];

/** Where the practice provider listens when nobody says otherwise. */
const PRACTICE_PORT = 2526;
/** Where the practice office takes mail when nobody says otherwise. */
const PRACTICE_LISTENER_PORT = 2525;

/** A settings document that uses the practice provider on `port` of loopback and takes mail on `listenerPort`. */
export function practiceSettings(port: number = PRACTICE_PORT, listenerPort: number = PRACTICE_LISTENER_PORT): unknown {
  return {
    version: 1,
    organization: { name: contractWords.practice.organization, domains: ['office.example'] },
    listeners: [
      {
        id: 'office',
        name: contractWords.practice.listener,
        address: '127.0.0.1',
        port: listenerPort,
        relay: { allow: HERE },
      },
    ],
    links: [{ id: 'line', name: contractWords.practice.line, kind: 'always-on' }],
    connectors: [practiceConnector(port), localConnector()],
    practice: { enabled: true, port },
  };
}

function practiceConnector(port: number): unknown {
  return {
    id: 'practice',
    name: contractWords.practice.provider,
    link: 'line',
    addressSpaces: [{ pattern: '*', cost: 1 }],
    route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port, security: 'none' }] },
    collect: { method: 'etrn' },
    wait: { firstMessageSeconds: 10, idleSeconds: 2, maxMinutes: 5 },
  };
}

function localConnector(): unknown {
  return {
    id: 'local',
    name: contractWords.practice.mailboxes,
    link: 'line',
    addressSpaces: [{ pattern: 'office.example', cost: 1 }],
    route: { kind: 'mailboxes' },
  };
}
