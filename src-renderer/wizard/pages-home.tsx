// The wizard's pages about the office's own side: where its mail goes, when to
// call, who may send, and what must stand in DNS.
import { Button, Checkbox, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SITUATIONS } from './situations';
import type { DnsProbe } from '../../src-main/contract/diagnose';
import { listAt, read, textAt } from '../parts/document';
import { Fields } from '../parts/fields';
import { Findings } from '../parts/findings';
import { Facts } from '../parts/page';
import { tellDone, tellFailed } from '../parts/tell';
import { Layers } from '../schedule/schedule';
import { HOST, LISTENER } from '../settings/field-lists';
import { L } from '../words-forms';
import { Z } from '../words-wizard';
import { OFFICE_NETWORK, recordLines } from './draft';
import { HostTest } from './host-test';
import { useKept } from './kept';
import type { PageProps } from './page-parts';
import { probeDns } from './probe';
import styles from './wizard.module.css';

/** What was typed or set by hand for each kind of home, from when it was not chosen. */
const NO_ROUTES = {};
const OWN_SERVER = { kind: 'smart-host', hosts: [{ host: '', port: 25, security: 'none', verifyCertificate: true, auth: { kind: 'none' } }] };

export function HomePage({ form, roles }: PageProps): ReactNode {
  const path = `${roles.local}.route`;
  const kind = textAt(form.at(path), 'kind') || 'mailboxes';
  const [routes, setRoutes] = useKept<Readonly<Record<string, unknown>>>('home-routes', NO_ROUTES);
  const choose = (next: string | null): void => {
    if (next === null || next === kind) return;
    setRoutes((kept) => ({ ...kept, [kind]: form.at(path) }));
    form.change(path, routes[next] ?? (next === 'smart-host' ? OWN_SERVER : { kind: 'mailboxes' }));
  };
  return (
    <>
      <Select label={Z.homeLabel} data={[{ value: 'mailboxes', label: Z.mailboxes }, { value: 'smart-host', label: Z.ownServer }]} value={kind} onChange={choose} allowDeselect={false} maw={320} />
      {kind === 'smart-host' && <Fields fields={HOST} base={`${path}.hosts[0]`} form={form} />}
      {kind === 'smart-host' && <p className={styles['hint']}>{Z.serverHint}</p>}
      {kind === 'smart-host' && <HostTest form={form} path={`${path}.hosts[0]`} label={Z.test} />}
    </>
  );
}

export function WhenPage({ form, roles }: PageProps): ReactNode {
  return <Layers form={form} base={roles.provider} />;
}

const PRINTERS = { id: 'printers', name: 'Printers and machines', address: '0.0.0.0', port: 2587, tls: 'none', authentication: 'off', relay: { allow: OFFICE_NETWORK, authenticated: false } };
const HERE: readonly string[] = ['127.0.0.1/32', '::1/128'];
/** What somebody who types settings into a mail program asks for. */
const ASKED: ReadonlySet<string> = new Set(['port', 'tls', 'authentication']);

export function WhoPage({ form, roles }: PageProps): ReactNode {
  const door = form.at(roles.listener);
  const network = !textAt(door, 'address').startsWith('127.') && textAt(door, 'address') !== '::1';
  const listeners = listAt(form.document, 'listeners');
  const printers = listeners.findIndex((l) => read(l, 'id') === PRINTERS.id);
  const choose = (next: string | null): void => {
    form.change(`${roles.listener}.address`, next === 'network' ? '0.0.0.0' : '127.0.0.1');
    form.change(`${roles.listener}.relay.allow`, next === 'network' ? OFFICE_NETWORK : HERE);
  };
  const setPrinters = (on: boolean): void => form.change('listeners', on ? [...listeners, PRINTERS] : listeners.filter((_, i) => i !== printers));
  return (
    <>
      <Select label={Z.whoLabel} data={[{ value: 'here', label: Z.thisComputer }, { value: 'network', label: Z.officeNetwork }]} value={network ? 'network' : 'here'} onChange={choose} allowDeselect={false} maw={320} />
      <Fields fields={LISTENER.filter((f) => ASKED.has(f.path))} base={roles.listener} form={form} />
      <Checkbox label={Z.printers} description={Z.printersHint} checked={printers >= 0} onChange={(e) => setPrinters(e.currentTarget.checked)} />
      {printers >= 0 && <Fields fields={LISTENER.filter((f) => f.path === 'port')} base={`listeners[${printers}]`} form={form} />}
      <section className={styles['box']} aria-label={Z.typeIn}>
        <h3>{Z.typeIn}</h3>
        <Facts facts={[
          [Z.typeServer, network ? Z.thisComputersAddress : textAt(door, 'address')],
          [Z.typePort, textAt(door, 'port')],
          [Z.typeSecurity, L.tlsWords[textAt(door, 'tls') === 'starttls' ? 'starttls' : textAt(door, 'tls') === 'implicit' ? 'implicit' : 'none']],
          [Z.typeLogin, textAt(door, 'authentication') === 'required' ? Z.loginOffered : Z.loginNone],
        ]} />
      </section>
    </>
  );
}

export function DnsPage({ form }: PageProps): ReactNode {
  const domains = listAt(form.document, 'organization.domains').map(String);
  const [situation, setSituation] = useState<(typeof SITUATIONS)[number]>('provider-dialup');
  const [probe, setProbe] = useState<DnsProbe | null | 'cannot'>(null);
  const [busy, setBusy] = useState(false);
  const look = (): void => {
    setBusy(true);
    probeDns(domains[0] ?? '', situation).then((found) => setProbe(found ?? 'cannot'), tellFailed).finally(() => setBusy(false));
  };
  return (
    <>
      <Select label={Z.situation} data={SITUATIONS.map((value) => ({ value, label: Z.situations[value] }))} value={situation} maw={420} allowDeselect={false}
        onChange={(v) => setSituation(SITUATIONS.find((s) => s === v) ?? situation)} />
      {domains.map((domain) => <Records key={domain} domain={domain} lines={recordLines(domain, situation)} />)}
      <div><Button variant="default" disabled={busy || domains.length === 0} onClick={look}>{busy ? Z.checking : Z.published}</Button></div>
      <div role="status">
        {probe === 'cannot' && <p className={styles['hint']}>{Z.cannotLook}</p>}
        {probe !== null && probe !== 'cannot' && <Findings findings={probe.findings} label={Z.dnsFindings} />}
      </div>
    </>
  );
}

function Records({ domain, lines }: { readonly domain: string; readonly lines: readonly string[] }): ReactNode {
  const copy = (): void => void navigator.clipboard.writeText(lines.join('\n')).then(() => tellDone(Z.copied), tellFailed);
  return (
    <section className={`${styles['box']} ${styles['printable']}`} aria-label={Z.records(domain)}>
      <h3>{Z.records(domain)}</h3>
      <pre tabIndex={0}>{lines.join('\n')}</pre>
      <Button mt="sm" mr="xs" size="xs" variant="default" onClick={copy}>{Z.copy}</Button>
      <Button mt="sm" size="xs" variant="default" onClick={() => window.print()}>{Z.print}</Button>
    </section>
  );
}
