// The wizard's page about DNS: the exact records for the office's situation, as the
// relay makes them from what is known, to copy into a zone or to print for the
// provider; and how they compare with what is published. Nothing here is a setting.
import { Alert, Group, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { DnsProbe, ZoneAdvice } from '../../src-main/contract/diagnose/diagnose';
import { DIALLED_KINDS } from '../../src-main/contract/link';
import { waysOf } from '../form/collect-ways';
import { listAt, read, textAt } from '../form/document';
import { Framed } from '../form/fields';
import type { PaperSheet } from '../handout/sheet';
import { usePaperSheet } from '../handout/shown';
import { Findings } from '../parts/findings';
import { mxFact } from '../parts/mx-fact';
import { Facts } from '../parts/page';
import { Button } from '../press/button';
import { RelayError, sentence } from '../relay';
import { checklistWords } from '../words/checklist';
import { wizardWords } from '../words/wizard';
import { useKept } from './kept';
import { TakeAway } from './take-away';
import type { PageProps, Records } from './page-parts';
import { type DnsFacts, dnsAsk, probeDns } from '../parts/probe';
import { SITUATIONS } from './situations';
import styles from './wizard.module.css';

/** A host by name: only that can stand in an MX. */
const isName = (host: string): boolean => !/^[\d.]*$|:/.test(host);

/** What is known before anything is typed: the line's kind, and who holds our mail. */
function known({ form, roles }: Pick<PageProps, 'form' | 'roles'>): DnsFacts {
  const holders = waysOf(form.at(`${roles.provider}.collect`)).flatMap((way) => {
    if (read(way, 'method') === 'atrn') return [textAt(way, 'host')];
    if (read(way, 'method') !== 'etrn') return [];
    return [textAt(way, 'host') || textAt(form.at(roles.provider), 'route.hosts[0].host')];
  });
  const dials = DIALLED_KINDS.includes(textAt(form.at(roles.link), 'kind'));
  return {
    situation: dials ? 'provider-dialup' : 'provider-permanent',
    address: '',
    hosts: holders.filter(isName).join(', '),
    fronts: '',
    servers: '',
  };
}

export function DnsPage({ form, roles }: PageProps): ReactNode {
  const domains = listAt(form.document, 'organization.domains').map(String);
  const hostname = textAt(form.document, 'organization.hostname');
  const [typed, setTyped] = useKept<Partial<DnsFacts>>('dns', NOTHING_TYPED);
  const facts = { ...known({ form, roles }), ...typed };
  const set =
    (key: keyof DnsFacts) =>
    (value: string): void =>
      setTyped((before) => ({ ...before, [key]: value }));
  const { records, issue, left } = useRecords(domains, facts, hostname);
  usePaperSheet(records.length === 0 ? null : async () => recordsSheet(records));
  return (
    <>
      <Framed path="wizard.situation" label={wizardWords.situation} most={520}>
        <Select
          label={wizardWords.situation}
          data={SITUATIONS.map((value) => ({ value, label: wizardWords.situations[value] }))}
          value={facts.situation}
          allowDeselect={false}
          onChange={(v) =>
            setTyped((before) => ({ ...before, situation: SITUATIONS.find((s) => s === v) ?? facts.situation }))
          }
        />
      </Framed>
      <HostFields facts={facts} set={set} issue={issue} left={left} />
      {records.map(({ domain, advice }) => (
        <Records key={domain} domain={domain} advice={advice} />
      ))}
      <Published
        domains={domains}
        facts={facts}
        hostname={hostname}
        servers={facts.servers}
        setServers={set('servers')}
        issue={issue('servers')}
        left={() => left('servers')}
      />
      <WhetherTheyStand />
    </>
  );
}

function WhetherTheyStand(): ReactNode {
  const [records, setRecords] = useKept<Records>('dns-records', 'later');
  return (
    <Framed path="wizard.records" label={checklistWords.dnsQuestion} most={520}>
      <Radio.Group
        label={checklistWords.dnsQuestion}
        value={records}
        onChange={(next) => setRecords(() => (next === 'stand' ? 'stand' : 'later'))}
      >
        <Group mt="xs">
          {(['later', 'stand'] as const).map((value) => (
            <Radio key={value} value={value} label={checklistWords.dnsChoices[value]} />
          ))}
        </Group>
      </Radio.Group>
    </Framed>
  );
}

interface HostFieldsProps extends Pick<Known, 'issue' | 'left'> {
  readonly facts: DnsFacts;
  set(key: keyof DnsFacts): (value: string) => void;
}

/** Who takes the mail in this situation: front servers, or the provider's hosts and our own address. */
function HostFields({ facts, set, issue, left }: HostFieldsProps): ReactNode {
  const front = facts.situation === 'front-servers';
  return (
    <>
      {front ? (
        <Framed path="wizard.fronts" label={wizardWords.frontServers} most={420} left={() => left('frontServers')}>
          <Textarea
            label={wizardWords.frontServers}
            description={wizardWords.frontServersHint}
            autosize
            minRows={2}
            value={facts.fronts}
            error={issue('frontServers')}
            onChange={(e) => set('fronts')(e.currentTarget.value)}
          />
        </Framed>
      ) : (
        <Framed path="wizard.hosts" label={wizardWords.providerHosts} most={420} left={() => left('providerHosts')}>
          <TextInput
            label={wizardWords.providerHosts}
            description={wizardWords.providerHostsHint}
            value={facts.hosts}
            error={issue('providerHosts')}
            onChange={(e) => set('hosts')(e.currentTarget.value)}
          />
        </Framed>
      )}
      {!front && (
        <Framed path="wizard.fixed" label={wizardWords.fixedAddress} most={420} left={() => left('officeAddress')}>
          <TextInput
            label={wizardWords.fixedAddress}
            description={wizardWords.fixedAddressHint}
            value={facts.address}
            error={issue('officeAddress')}
            onChange={(e) => set('address')(e.currentTarget.value)}
          />
        </Framed>
      )}
    </>
  );
}

const NOTHING_TYPED = {};

interface DomainRecords {
  readonly domain: string;
  readonly advice: ZoneAdvice;
}

interface Known {
  readonly records: readonly DomainRecords[];
  /** The relay's sentence about a field that was typed in and left. */
  issue(field: string): string | null;
  left(field: string): void;
}

/** The records as the relay makes them; nobody is asked. While something typed does not fit, the last ones stand. */
function useRecords(domains: readonly string[], facts: DnsFacts, hostname: string): Known {
  const [records, setRecords] = useState<Known['records']>([]);
  const [failed, setFailed] = useState<unknown>(null);
  const [fieldsLeft, setFieldsLeft] = useState<readonly string[]>([]);
  const asks = JSON.stringify(domains.map((domain) => dnsAsk(domain, facts, hostname, false)));
  useEffect(() => {
    let stale = false;
    // What was made from words by ourselves just now.
    const wanted = JSON.parse(asks) as readonly ReturnType<typeof dnsAsk>[];
    Promise.all(wanted.map(probeDns)).then(
      (probes) => {
        if (stale) return;
        setRecords(
          probes.flatMap((probe) =>
            (probe?.records ?? [])
              .filter(({ chosen }) => chosen)
              .map((advice) => ({ domain: probe?.domain ?? '', advice })),
          ),
        );
        setFailed(null);
      },
      (error: unknown) => !stale && setFailed(error),
    );
    return () => {
      stale = true;
    };
  }, [asks]);
  return {
    records,
    issue: (field) =>
      failed instanceof RelayError && fieldsLeft.includes(field)
        ? (failed.issues.find(({ path }) => path.startsWith(field))?.message ?? null)
        : null,
    left: (field) => setFieldsLeft((before) => [...before, field]),
  };
}

function Records({ domain, advice }: DomainRecords): ReactNode {
  const text = advice.lines.join('\n');
  return (
    <TakeAway text={`${text}\n`} sheet={recordsSheet([{ domain, advice }])}>
      <p className={styles['hint']}>{advice.title}</p>
      <pre tabIndex={0} aria-label={wizardWords.records(domain)}>
        {text}
      </pre>
      <ul className={styles['asks']} aria-label={wizardWords.askProvider}>
        {advice.ask.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </TakeAway>
  );
}

function recordsSheet(all: readonly DomainRecords[]): PaperSheet {
  const [only, ...others] = all;
  const isOne = only !== undefined && others.length === 0;
  return {
    title: isOne ? wizardWords.records(only.domain) : wizardWords.steps.dns,
    body: all.map(({ domain, advice: { title, lines, ask } }) => (
      <section key={domain}>
        {!isOne && <h2>{wizardWords.records(domain)}</h2>}
        <p>{title}</p>
        <div className="raw">
          {lines.map((line, i) => (
            <div key={i} className="hanging">
              {line}
            </div>
          ))}
        </div>
        {ask.length > 0 && <h2>{wizardWords.askProvider}</h2>}
        <ul>
          {ask.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    )),
  };
}

interface PublishedProps {
  readonly domains: readonly string[];
  readonly facts: DnsFacts;
  readonly hostname: string;
  readonly servers: string;
  setServers(text: string): void;
  readonly issue: string | null;
  left(): void;
}

type Seen = readonly (DnsProbe | null)[] | { readonly trouble: string } | null;

function Published({ domains, facts, hostname, servers, setServers, issue, left }: PublishedProps): ReactNode {
  const [seen, setSeen] = useState<Seen>(null);
  const [busy, setBusy] = useState(false);
  const look = (): void => {
    setBusy(true);
    Promise.all(domains.map((domain) => probeDns(dnsAsk(domain, facts, hostname, true))))
      .then(setSeen, (error: unknown) => setSeen({ trouble: sentence(error) }))
      .finally(() => setBusy(false));
  };
  return (
    <section className={styles['box']} aria-label={wizardWords.dnsFindings}>
      <h3>{wizardWords.dnsFindings}</h3>
      <Framed path="wizard.servers" label={wizardWords.nameServers} most={420} left={left}>
        <TextInput
          label={wizardWords.nameServers}
          description={wizardWords.nameServersHint}
          value={servers}
          error={issue}
          onChange={(e) => setServers(e.currentTarget.value)}
        />
      </Framed>
      <Button mt="sm" variant="default" disabled={busy || domains.length === 0} onClick={look}>
        {busy ? wizardWords.checking : wizardWords.published}
      </Button>
      <div role="status">
        {seen !== null && 'trouble' in seen && (
          <Alert mt="sm" color="red">
            {seen.trouble}
          </Alert>
        )}
        {seen !== null &&
          !('trouble' in seen) &&
          seen.map((probe, i) =>
            probe ? (
              <Answer key={probe.domain} probe={probe} />
            ) : (
              <p key={domains[i]} className={styles['hint']}>
                {wizardWords.cannotLook}
              </p>
            ),
          )}
      </div>
    </section>
  );
}

function Answer({ probe }: { readonly probe: DnsProbe }): ReactNode {
  return (
    <div className={styles['stack']}>
      <Facts facts={[mxFact(probe)]} />
      <Findings findings={probe.findings} label={wizardWords.dnsFindings} />
    </div>
  );
}
