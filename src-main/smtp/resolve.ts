// From a host's name to its addresses, by the system's look-up or by the name
// servers of the link. Trouble is a Reply with code 0 and the reason in words.
import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { noReply, type Reply } from '../mail/reply';

export type Resolved =
  { readonly ok: true; readonly addresses: readonly string[] } | { readonly ok: false; readonly reply: Reply };

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  ENODATA: 'the host has no address',
  EAI_AGAIN: 'the name server does not answer',
  ETIMEOUT: 'the name server does not answer',
  ECONNREFUSED: 'the name server cannot be reached',
  ESERVFAIL: 'the name server failed',
};

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return WORDS[code] ?? (error instanceof Error ? error.message : String(error));
}

async function askServers(host: string, servers: readonly string[], timeoutMs: number): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: Math.max(1000, Math.floor(timeoutMs / 4)), tries: 2 });
  resolver.setServers(servers);
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length === 0 && four.status === 'rejected') throw four.reason;
  return addresses;
}

async function askSystem(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map((found) => found.address);
}

/** `servers` empty: the system's. Resolves within about `timeoutMs`. */
export async function resolveHost(host: string, servers: readonly string[], timeoutMs: number): Promise<Resolved> {
  if (isIP(host) !== 0) return { ok: true, addresses: [host] };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the name server does not answer')), timeoutMs);
  });
  try {
    const asked = servers.length > 0 && host !== 'localhost' ? askServers(host, servers, timeoutMs) : askSystem(host);
    const addresses = await Promise.race([asked, late]);
    return addresses.length > 0
      ? { ok: true, addresses }
      : { ok: false, reply: noReply(`${host}: the host has no address`) };
  } catch (error) {
    return { ok: false, reply: noReply(`${host}: ${reason(error)}`) };
  } finally {
    clearTimeout(timer);
  }
}
