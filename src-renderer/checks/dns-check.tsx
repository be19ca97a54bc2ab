// What the world finds under the office's domains, and what is amiss there.
import type { ReactNode } from 'react';
import { mxFact } from '../parts/mx-fact';
import { Facts } from '../parts/page';
import { call } from '../relay';
import { ProbeButton } from '../settings/probe-button';
import { checkWords } from '../words/side';
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
          more: <Facts facts={probes.map(mxFact)} />,
        };
      }}
    />
  );
}
