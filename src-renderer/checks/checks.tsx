// Every check there is, from this computer outward: the computer, the line, the hosts mail
// is handed to, what DNS says, the way in, strangers; and the report for whoever helps.
// They ask about what is saved. Nothing costs before a person said yes to it.
import type { ReactNode } from 'react';
import { listAt, read, textAt } from '../form/document';
import { nameIn } from '../form/things';
import { type SettingsForm, useSettings } from '../form/use-settings';
import { ReportButton } from '../log/report-button';
import { Empty, Page } from '../parts/page';
import { Section } from '../parts/section';
import { call } from '../relay';
import { HostTest } from '../settings/host-test';
import { LinkTest } from '../settings/link-test';
import { ProbeButton } from '../settings/probe-button';
import { RelayTestButton } from '../settings/relay-test';
import { ComputerChecks } from '../wizard/check/computer-checks';
import { attentionWords } from '../words/attention';
import { screenWords } from '../words/settings-screens';
import { checkWords, sideWords } from '../words/side';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';
import styles from './checks.module.css';
import { DnsCheck } from './dns-check';

export function Checks(): ReactNode {
  const form = useSettings();
  return (
    <Page title={sideWords.checks}>
      {form.loaded ? <All form={form} /> : <p role="status">{windowWords.loading}</p>}
    </Page>
  );
}

function All({ form }: { readonly form: SettingsForm }): ReactNode {
  return (
    <div className={styles['checks']}>
      <p className={styles['intro']}>{checkWords.intro}</p>
      <ComputerChecks draft={form.document} />
      {form.document === null ? (
        <Empty title={screenWords.nothingSetUp} detail={screenWords.nothingSetUpDetail} setUp />
      ) : (
        <Outward form={form} />
      )}
      <Section title={checkWords.report}>
        <small>{attentionWords.reportHint}</small>
        <div>
          <ReportButton />
        </div>
      </Section>
    </div>
  );
}

/** What lies beyond this computer. */
function Outward({ form }: { readonly form: SettingsForm }): ReactNode {
  return (
    <>
      <Section title={checkWords.lines}>
        <small>{checkWords.linesHint}</small>
        <Each
          things={listAt(form.document, 'links').map((link, i) => ({ name: nameIn(link), at: `links[${i}]` }))}
          none={checkWords.noLines}
          check={(at) => <LinkTest form={form} base={at} />}
        />
      </Section>
      <Section title={checkWords.hosts}>
        <small>{checkWords.hostsHint}</small>
        <Each
          things={hostsOf(form.document)}
          none={checkWords.noHosts}
          check={(at) => <HostTest form={form} path={at} label={wizardWords.test} />}
        />
      </Section>
      <Section title={checkWords.dns}>
        <small>{checkWords.dnsHint}</small>
        <DnsCheck domains={listAt(form.document, 'organization.domains').map(String)} />
      </Section>
      <Section title={checkWords.reach}>
        <small>{checkWords.reachHint}</small>
        <ProbeButton
          label={screenWords.testReach}
          unsaved={false}
          ask={async () => ({ findings: (await call('diagnose.reach', {})).findings, more: null })}
        />
      </Section>
      <Section title={checkWords.strangers}>
        <small>{checkWords.strangersHint}</small>
        <Each
          things={listAt(form.document, 'listeners').map((one, i) => ({ name: nameIn(one), at: `listeners[${i}]` }))}
          none={checkWords.noListeners}
          check={(at) => <RelayTestButton form={form} base={at} />}
        />
      </Section>
    </>
  );
}

interface Thing {
  readonly name: string;
  /** Its place in the settings. */
  readonly at: string;
}

function hostsOf(document: unknown): readonly Thing[] {
  return listAt(document, 'connectors').flatMap((connector, i) =>
    read(connector, 'route.kind') !== 'smart-host'
      ? []
      : listAt(connector, 'route.hosts').map((host, j) => ({
          name: checkWords.hostAt(nameIn(connector), textAt(host, 'host'), textAt(host, 'port')),
          at: `connectors[${i}].route.hosts[${j}]`,
        })),
  );
}

interface EachProps {
  readonly things: readonly Thing[];
  /** Said where there is none. */
  readonly none: string;
  check(at: string): ReactNode;
}

function Each({ things, none, check }: EachProps): ReactNode {
  if (things.length === 0) return <p className={styles['intro']}>{none}</p>;
  return things.map(({ name, at }) => (
    <div key={at} role="group" aria-label={name} className={styles['thing']}>
      <strong>{name}</strong>
      {check(at)}
    </div>
  ));
}
