// The key that shows who we are where a certificate was registered instead of a secret
// (RFC 7523): a private key and its certificate in one PEM text.
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';

/** The text holds no key and certificate that belong together. */
export class BadCertificate extends Error {}

export interface AssertionKey {
  readonly key: webcrypto.CryptoKey;
  /** SHA-256 of the certificate, base64url. */
  readonly thumbprint: string;
}

/** Rejects with BadCertificate. RSA only, signing by PS256: what Microsoft takes. */
export async function assertionKey(pem: string): Promise<AssertionKey> {
  try {
    const certificate = new X509Certificate(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem)?.[0] ?? '',
    );
    const secret = createPrivateKey(
      /-----BEGIN (?:RSA )?PRIVATE KEY-----[^-]+-----END (?:RSA )?PRIVATE KEY-----/.exec(pem)?.[0] ?? '',
    );
    if (!certificate.checkPrivateKey(secret)) throw new BadCertificate();
    const der = secret.export({ type: 'pkcs8', format: 'der' });
    const key = await webcrypto.subtle.importKey('pkcs8', der, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']);
    const digest = await webcrypto.subtle.digest('SHA-256', certificate.raw);
    return { key, thumbprint: Buffer.from(digest).toString('base64url') };
  } catch {
    throw new BadCertificate();
  }
}
