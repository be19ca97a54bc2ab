// The servers a domain's MX records name, as one line: "10 mail.example.com (192.0.2.1)".
import type { DnsProbe } from '../../src-main/contract/diagnose/diagnose';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';

export function mxFact({ domain, mx }: DnsProbe): readonly [name: string, hosts: string] {
  const hosts = mx.map(({ preference, host, addresses }) => {
    const found = addresses.map(({ address }) => address).join(', ');
    return `${preference} ${host} (${found || windowWords.unknown})`;
  });
  return [wizardWords.mxOf(domain), hosts.join('; ') || wizardWords.noMx];
}
