// What a TLS connection showed: version, cipher, and the certificate with its names
// and its end. Whether it is trusted is asked in full: authority, dates and name.
import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { CertificateFacts, TlsFacts } from '../contract/diagnose/diagnose';
import { OPENSSL_WORDS } from './openssl-words';
import { tlsWhyIn } from '../smtp/tls-trouble';
import { hostTestWords } from '../words/diagnose/tests';

const DAY = 86_400_000;

/** `now`: milliseconds since 1970. */
export function tlsFacts(socket: TLSSocket, host: string, now: number): TlsFacts {
  const peer = socket.getPeerCertificate();
  const shown = Object.keys(peer).length > 0;
  const problem = shown ? problemOf(socket, host, peer) : hostTestWords.tls.noCertificate;
  return {
    protocol: socket.getProtocol() ?? 'TLS',
    cipher: socket.getCipher().name,
    trusted: problem === null,
    problem,
    why: problem === null ? undefined : tlsWhyIn(problem),
    certificate: shown ? certificateFacts(peer, now) : null,
  };
}

function problemOf(socket: TLSSocket, host: string, peer: PeerCertificate): string | null {
  // Node's type says Error; at run time it is the code as a text.
  const authority: unknown = socket.authorizationError;
  const code = authority instanceof Error ? authority.message : String(authority);
  const problem = authority ? code : null;
  const name = checkServerIdentity(host, peer);
  // Node looks at the name only where the authority is in order, and then tells a code without words.
  return problem === null || problem === 'ERR_TLS_CERT_ALTNAME_INVALID'
    ? (name?.message ?? problem)
    : (OPENSSL_WORDS[problem] ?? problem);
}

function certificateFacts(peer: PeerCertificate, now: number): CertificateFacts {
  const end = Date.parse(peer.valid_to);
  return {
    subject: textOf(peer.subject),
    issuer: textOf(peer.issuer),
    names: namesOf(peer),
    validFrom: new Date(Date.parse(peer.valid_from)).toISOString(),
    validTo: new Date(end).toISOString(),
    daysLeft: Math.floor((end - now) / DAY),
    fingerprint256: peer.fingerprint256,
  };
}

function textOf(name: Readonly<Record<string, unknown>> | undefined): string {
  const known = name?.['CN'] ?? name?.['O'];
  return Array.isArray(known) ? known.join(', ') : String(known ?? '');
}

function namesOf(peer: PeerCertificate): readonly string[] {
  const alt = (peer.subjectaltname ?? '')
    .split(', ')
    .flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? []);
  return alt.length > 0 ? alt : [textOf(peer.subject)].filter((name) => name !== '');
}
