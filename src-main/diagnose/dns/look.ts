// What name servers say about a domain's mail: MX with their hosts' addresses, and
// the names these addresses point back to. Every server is asked for the MX, the
// rest comes from the first that answers. Never rejects; troubles are listed.
import { setMaxListeners } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import type { AddressRecord, MxRecord } from '../../contract/diagnose/diagnose';
import { askDns, type AskDeps, type DnsTrouble, type NameServer, nameServerOf } from './ask';
import { type DnsRecord, type RecordType, reverseName } from './message';

type RankedHost = Pick<MxRecord, 'host' | 'preference'>;

export interface DnsSeen {
  /** At least one server answered about the domain. */
  readonly answered: boolean;
  readonly mx: readonly MxRecord[];
  readonly addresses: readonly AddressRecord[];
  /** MX hosts that are only another name's alias. */
  readonly aliases: readonly string[];
  readonly troubles: readonly { readonly server: string; readonly trouble: DnsTrouble }[];
  /** Servers whose MX differ from the first's, with what they say. */
  readonly differing: readonly { readonly server: string; readonly mx: readonly RankedHost[] }[];
}

/** A look at `domain` by each of `servers` ("address" or "address:port"; one at least). */
export async function lookAtDomain(
  domain: string,
  servers: readonly string[],
  deps: AskDeps,
  signal: AbortSignal,
): Promise<DnsSeen> {
  // Dozens of questions hang on one signal; that is meant.
  setMaxListeners(0, signal);
  const said = await Promise.all(
    servers.map(async (server) => ({
      server,
      answered: await askDns(nameServerOf(server), { name: domain, type: 'MX' }, deps, signal),
    })),
  );
  const troubles = said.flatMap(({ server, answered }) => (answered.ok ? [] : [{ server, trouble: answered.trouble }]));
  const good = said.flatMap(({ server, answered }) =>
    answered.ok ? [{ server, mx: ofType(answered.answer.records, 'MX') }] : [],
  );
  const first = good[0];
  if (!first) return { answered: false, mx: [], addresses: [], aliases: [], troubles, differing: [] };
  const look = new Look(nameServerOf(first.server), deps, signal);
  const mx = await look.mx(first.mx);
  const addresses = await look.addresses(domain);
  const differing = good
    .filter((g) => !isDeepStrictEqual(ranked(g.mx), ranked(first.mx)))
    .map((g) => ({ server: g.server, mx: ranked(g.mx) }));
  return { answered: true, mx, addresses, aliases: look.aliases, troubles, differing };
}

/**
 * Addresses of `host` with what they point back to, from the first of `servers` that answers about it; null where
 * none does.
 */
export async function lookAtHost(
  host: string,
  servers: readonly string[],
  deps: AskDeps,
  signal: AbortSignal,
): Promise<readonly AddressRecord[] | null> {
  setMaxListeners(0, signal);
  for (const server of servers) {
    const asked = await askDns(nameServerOf(server), { name: host, type: 'A' }, deps, signal);
    if (asked.ok) return new Look(nameServerOf(server), deps, signal).addresses(host);
    if (asked.trouble === 'no-such-name') return [];
  }
  return null;
}

function ofType(records: readonly DnsRecord[], type: RecordType): readonly DnsRecord[] {
  return records.filter((record) => record.type === type);
}

/** In one order, whatever the server's. */
function ranked(records: readonly DnsRecord[]): readonly RankedHost[] {
  return [...records].sort(byPreference).map(({ preference, value }) => ({ preference, host: value }));
}

function byPreference(a: DnsRecord, b: DnsRecord): number {
  return a.preference - b.preference || (a.value < b.value ? -1 : 1);
}

/** A hostile answer may name hundreds; nobody needs more. */
const MOST = 20;

class Look {
  readonly aliases: string[] = [];

  constructor(
    private readonly server: NameServer,
    private readonly deps: AskDeps,
    private readonly signal: AbortSignal,
  ) {}

  async mx(records: readonly DnsRecord[]): Promise<readonly MxRecord[]> {
    const sorted = [...records].sort(byPreference).slice(0, MOST);
    return Promise.all(
      sorted.map(async ({ value, preference, ttl }) => ({
        host: value,
        preference,
        ttl,
        addresses: value === '' ? [] : await this.addresses(value),
      })),
    );
  }

  async addresses(host: string): Promise<readonly AddressRecord[]> {
    const records = (await Promise.all([this.ask(host, 'A'), this.ask(host, 'AAAA')])).flat();
    if (records.some((r) => r.type === 'CNAME') && !this.aliases.includes(host)) this.aliases.push(host);
    const found = records.filter((r) => r.type === 'A' || r.type === 'AAAA').slice(0, MOST);
    return Promise.all(found.map(async ({ value, ttl }) => ({ address: value, ttl, ptr: await this.names(value) })));
  }

  private async names(address: string): Promise<readonly string[]> {
    return ofType(await this.ask(reverseName(address), 'PTR'), 'PTR').map((r) => r.value);
  }

  private async ask(name: string, type: RecordType): Promise<readonly DnsRecord[]> {
    const answered = await askDns(this.server, { name, type }, this.deps, this.signal);
    return answered.ok ? answered.answer.records : [];
  }
}
