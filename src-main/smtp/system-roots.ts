// Whose certificates are believed: those of the authorities that Node brings, and, where this Node can
// ask (22.19, 24.5 and newer), of those that this computer believes too. An office's own authority and a
// virus scanner that looks into mail stand there and nowhere else. PROMISE: nothing there, and nothing
// that cannot be read there, takes away what Node brings.
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';

/** What newer versions of Node offer besides. */
interface Roots {
  getCACertificates(of: 'default' | 'system'): readonly string[];
  setDefaultCACertificates(certificates: readonly string[]): void;
}

/**
 * From now on TLS connections of this process that name no authority of their own believe those of the system as well,
 * where this Node can ask. Throws where the system's cannot be had.
 */
export function trustSystemRoots(): void {
  // The types are those of the oldest Node that Dialpost runs on.
  const roots = tls as Partial<Roots>;
  if (!roots.getCACertificates || !roots.setDefaultCACertificates) return;
  const known = new Set(roots.getCACertificates('default'));
  // Debian's store names each by several files. One that cannot be read would make all of them be refused.
  const more = [...new Set(roots.getCACertificates('system'))].filter((one) => !known.has(one) && isReadable(one));
  roots.setDefaultCACertificates([...known, ...more]);
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).serialNumber !== '';
  } catch {
    return false;
  }
}
