// Looks up what DNS says about a domain's mail, compares it with what should stand
// there in the office's situation, and writes the records to ask the provider for;
// or writes the records only, and asks nobody.
// Never rejects; silent name servers are findings.
import { type DiagnoseDns, type DnsProbe, type Situation, SITUATIONS } from '../../contract/diagnose/diagnose';
import { type AskDeps, serversOf } from './ask';
import { dnsFindings } from './findings';
import { type DnsSeen, lookAtDomain } from './look';
import { type Office, zoneAdvice } from './records';

export interface DnsProbeDeps extends AskDeps {
  /** organization.hostname. */
  readonly hostname: string;
  /** Where the question does not say. */
  readonly situation: Situation;
  readonly providerHosts: readonly string[];
  /** Asked where the question names none; empty: the system's. */
  readonly servers: readonly string[];
}

const NOTHING_SEEN: DnsSeen = { answered: false, mx: [], addresses: [], aliases: [], troubles: [], differing: [] };

/** Resolves within about twice `timeoutMs` a look-up. */
export async function probeDns(ask: DiagnoseDns, deps: DnsProbeDeps, signal: AbortSignal): Promise<DnsProbe> {
  const servers = serversOf(ask.servers, deps.servers);
  const situation = ask.situation ?? deps.situation;
  const office: Office = {
    domain: ask.domain,
    hostname: ask.hostname ?? deps.hostname,
    address: ask.officeAddress,
    providerHosts: ask.providerHosts.length > 0 ? ask.providerHosts : deps.providerHosts,
    frontServers: ask.frontServers,
  };
  const seen = ask.look ? await lookAtDomain(ask.domain, servers, deps, signal) : NOTHING_SEEN;
  return {
    domain: ask.domain,
    servers,
    situation,
    mx: seen.mx,
    addresses: seen.addresses,
    findings: dnsFindings(seen, office, situation),
    records: SITUATIONS.map((one) => zoneAdvice(one, office, one === situation)),
  };
}
