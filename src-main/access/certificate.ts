// The certificate a listener shows: the one settings name, or one made here, once, and kept in DIR/tls (key
// and certificate in one file, 0600) until a month before it ends, until the host name changes, or a wrong
// clock is set right. Programs ask once whether to trust it, so it is not made anew without need. Whatever
// cannot be read or does not fit together is told in one sentence with the path.
import { createPrivateKey, generateKeyPair, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname as computerName, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { Clock } from '../base/clock';
import { isMissing, makeDirectory, writeFileDurable } from '../base/durable';
import type { Listener } from '../contract/listener';
import { accessWords } from '../words/doors';

/** PEM texts. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

/** Of the two files. */
type Part = 'certificate' | 'key';

/** The certificate cannot be used; the message is the sentence to show. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
}

const DAY = 86_400_000;
const VALID_DAYS = 825;
const RENEW_BEFORE = 30 * DAY;
const FILE = 'self-signed.pem';

export interface CertificateDeps {
  /** DIR/tls; made when missing. */
  readonly folder: string;
  readonly hostname: string;
  readonly clock: Clock;
}

/** What `listener` shall show; null without TLS. Rejects CertificateError. */
export async function certificateOf(
  listener: Pick<Listener, 'tls' | 'certificate'>,
  deps: CertificateDeps,
): Promise<KeyAndCertificate | null> {
  if (listener.tls === 'none') return null;
  if (listener.certificate === 'self-signed') return selfSigned(deps);
  const { certFile, keyFile } = listener.certificate;
  const pair = { cert: await readPem(certFile, 'certificate'), key: await readPem(keyFile, 'key') };
  check(pair, certFile, keyFile);
  return pair;
}

/** When the certificate ends, milliseconds since 1970. */
export function endOfCertificate(pair: KeyAndCertificate): number {
  return Date.parse(new X509Certificate(pair.cert).validTo);
}

async function readPem(path: string, what: Part): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why = isMissing(error) ? accessWords.noSuchFile : reason(error);
    throw new CertificateError(accessWords.unreadable[what](path, why));
  }
}

function check(pair: KeyAndCertificate, certFile: string, keyFile: string): void {
  const attempt = <T>(path: string, what: Part, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw new CertificateError(accessWords.unusable[what](path, reason(error)));
    }
  };
  const certificate = attempt(certFile, 'certificate', () => new X509Certificate(pair.cert));
  const key = attempt(keyFile, 'key', () => createPrivateKey(pair.key));
  if (!certificate.checkPrivateKey(key)) {
    throw new CertificateError(accessWords.noPair(keyFile, certFile));
  }
  attempt(certFile, 'certificate', () => createSecureContext({ ...pair }));
}

async function selfSigned(deps: CertificateDeps): Promise<KeyAndCertificate> {
  const path = join(deps.folder, FILE);
  const kept = await readKept(path);
  if (kept && isFit(kept, deps)) return kept;
  const made = await makeCertificate(deps.hostname, deps.clock.now());
  await makeDirectory(deps.folder, 0o700);
  await writeFileDurable(path, `${made.key}${made.cert}`, 0o600);
  return made;
}

/** null where there is none, or it cannot be read: then another is made. */
async function readKept(path: string): Promise<KeyAndCertificate | null> {
  try {
    const text = await readFile(path, 'utf8');
    const cut = text.indexOf('-----BEGIN CERTIFICATE-----');
    const pair = { key: text.slice(0, cut), cert: text.slice(cut) };
    check(pair, path, path);
    return pair;
  } catch (error) {
    if (isMissing(error) || error instanceof CertificateError) return null;
    throw new CertificateError(accessWords.ownUnreadable(path, reason(error)));
  }
}

function isFit(pair: KeyAndCertificate, { hostname, clock }: CertificateDeps): boolean {
  const certificate = new X509Certificate(pair.cert);
  const names = certificate.checkHost(hostname) !== undefined;
  // Made while the clock was wrong it may have ended, or begin years from now.
  const begun = Date.parse(certificate.validFrom) <= clock.now();
  return names && begun && endOfCertificate(pair) - clock.now() > RENEW_BEFORE;
}

/** What a mail program in the office may call this computer: its mail name, its own name, its addresses at the time. */
function namesOf(hostname: string): readonly string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((ones) => ones ?? [])
    .map(({ address }) => address.replace(/%.*$/, ''));
  return [...new Set([hostname, computerName(), 'localhost', ...addresses, '127.0.0.1', '::1'])].filter(
    (name) => isIP(name) !== 0 || /^[\x21-\x7e]+$/.test(name),
  );
}

const newKeyPair = promisify(generateKeyPair);

/** RSA, because old printers know nothing else. */
async function makeCertificate(hostname: string, now: number): Promise<KeyAndCertificate> {
  const { privateKey, publicKey } = await newKeyPair('rsa', { modulusLength: 2048 });
  const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(String(publicKey.export({ type: 'spki', format: 'pem' })));
  // RFC 5280 §4.1.2.2: positive, so the first byte stays below 0x80.
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  // A day earlier: a client's clock may be behind ours.
  certificate.validity.notBefore = new Date(now - DAY);
  certificate.validity.notAfter = new Date(now + VALID_DAYS * DAY);
  const ourselves = [{ name: 'commonName', value: hostname.slice(0, 64) }];
  certificate.setSubject(ourselves);
  certificate.setIssuer(ourselves);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: namesOf(hostname).map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
    },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return { key, cert: forge.pki.certificateToPem(certificate) };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
