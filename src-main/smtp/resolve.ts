// From a host's name to its addresses, by the system's look-up or by the name
// servers of the link. Trouble is a Reply with code 0 and the reason in words.
import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { noReply, type NoReplyWhy, type Reply } from '../mail/reply';
import { smtpWords } from '../words/smtp';

export type Resolved =
  { readonly ok: true; readonly addresses: readonly string[] } | { readonly ok: false; readonly reply: Reply };

const SILENT = ['name-server-silent', 'silent'] as const;
const KNOWN: Readonly<Record<string, readonly [NoReplyWhy, words?: keyof typeof smtpWords.noHost]>> = {
  ENOTFOUND: ['no-such-host', 'noSuchHost'],
  ENODATA: ['no-address', 'noAddress'],
  EAI_AGAIN: SILENT,
  ETIMEOUT: SILENT,
  ECONNREFUSED: ['name-server-unreachable', 'unreachable'],
  ESERVFAIL: ['name-server-failed', 'failed'],
  EREFUSED: ['name-server-refused'],
};

function withoutAddress(host: string, error: unknown): Reply {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  const [why, words] = KNOWN[code] ?? [];
  return noReply(`${host}: ${words ? smtpWords.noHost[words] : said}`, why);
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
    timer = setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEOUT' })), timeoutMs);
  });
  try {
    const asked = servers.length > 0 && host !== 'localhost' ? askServers(host, servers, timeoutMs) : askSystem(host);
    const addresses = await Promise.race([asked, late]);
    return addresses.length > 0
      ? { ok: true, addresses }
      : { ok: false, reply: withoutAddress(host, Object.assign(new Error(), { code: 'ENODATA' })) };
  } catch (error) {
    return { ok: false, reply: withoutAddress(host, error) };
  } finally {
    clearTimeout(timer);
  }
}
