// When certificates end: those the settings name for doors of ours, read from their
// files at each look, and those that hosts of ours showed, as they were last seen.
// Certificates that Dialpost makes itself are renewed by itself and not told of. A file
// that cannot be read is the door's trouble, told there.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Settings } from '../contract/settings';
import type { SeenCertificate } from './warnings';
import { attentionWords } from '../words/attention';

export interface Certificates {
  /** A host showed this when we connected to it for `connector`. */
  seen(connector: string, host: { readonly host: string; readonly port: number }, ends: number): void;
  /** All of them, as `settings` have them now. Never rejects. */
  look(settings: Settings): Promise<readonly SeenCertificate[]>;
}

type Named = Omit<SeenCertificate, 'ends' | 'ours'> & { readonly certFile: string };

/** `renewed` is called when the file of a door's certificate holds another one than before. */
export function watchCertificates(renewed: () => void): Certificates {
  const hosts = new Map<string, { readonly connector: string; readonly name: string; readonly ends: number }>();
  const files = new Map<string, number>();
  const own = async ({ certFile, ...named }: Named): Promise<readonly SeenCertificate[]> => {
    const ends = await endOfFile(certFile);
    if (ends === null) return [];
    const before = files.get(certFile) ?? ends;
    files.set(certFile, ends);
    if (before !== ends) renewed();
    return [{ ...named, ends, ours: true }];
  };
  return {
    seen(connector, { host, port }, ends) {
      hosts.set(`${host}:${port}`, { connector, name: host, ends });
    },
    async look(settings) {
      const ours = (await Promise.all(namedFiles(settings).map(own))).flat();
      const known = new Set(
        settings.connectors.flatMap(({ route }) =>
          route.kind === 'smart-host' ? route.hosts.map(({ host, port }) => `${host}:${port}`) : [],
        ),
      );
      for (const id of hosts.keys()) if (!known.has(id)) hosts.delete(id);
      const theirs = [...hosts].map(([id, { connector, name, ends }]): SeenCertificate => ({
        id: `host:${id}`,
        name,
        ends,
        ours: false,
        action: { kind: 'open', screen: 'connectors', id: connector },
      }));
      return [...ours, ...theirs];
    },
  };
}

function namedFiles({ listeners, pop3 }: Settings): readonly Named[] {
  const doors = listeners
    .filter((l) => l.enabled && l.tls !== 'none')
    .flatMap(({ id, name, certificate }): Named[] =>
      certificate === 'self-signed'
        ? []
        : [
            {
              id: `listener:${id}`,
              name: attentionWords.shownBy.listener(name || id),
              certFile: certificate.certFile,
              action: { kind: 'open', screen: 'listeners', id },
            },
          ],
    );
  const box = pop3.enabled && pop3.tls !== 'none' && pop3.certificate !== 'self-signed' ? pop3.certificate : null;
  return box
    ? [
        ...doors,
        {
          id: 'pop3',
          name: attentionWords.shownBy.postBox,
          certFile: box.certFile,
          action: { kind: 'open', screen: 'general', id: null },
        },
      ]
    : doors;
}

async function endOfFile(path: string): Promise<number | null> {
  try {
    return Date.parse(new X509Certificate(await readFile(path)).validTo);
  } catch {
    return null;
  }
}
