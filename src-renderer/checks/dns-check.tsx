// What the world finds under the office's domains, and what is amiss there.
import type { ReactNode } from 'react';
import type { DnsProbe } from '../../src-main/contract/diagnose/diagnose';
import { Facts } from '../parts/page';
import { call } from '../relay';
import { ProbeButton } from '../settings/probe-button';
import { checkWords } from '../words/side';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';
import styles from './checks.module.css';

export function DnsCheck({ domains }: { readonly domains: readonly string[] }): ReactNode {
  if (domains.length === 0) return <p className={styles['intro']}>{checkWords.noDomains}</p>;
  return (
    <ProbeButton
      label={checkWords.look}
      unsaved={false}
      ask={async () => {
        const probes = await Promise.all(domains.map((domain) => call('diagnose.dns', { domain })));
        return {
          findings: probes.flatMap(({ findings }) => findings),
          more: <Facts facts={probes.map((probe) => [wizardWords.mxOf(probe.domain), hostsOf(probe)])} />,
        };
      }}
    />
  );
}

function hostsOf({ mx }: DnsProbe): string {
  const addresses = (host: DnsProbe['mx'][number]): string =>
    host.addresses.map(({ address }) => address).join(', ') || windowWords.unknown;
  return mx.map((host) => `${host.preference} ${host.host} (${addresses(host)})`).join('; ') || wizardWords.noMx;
}
