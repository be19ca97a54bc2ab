// The four lists of the settings, each with its form and what may be added.
import { textAt } from '../parts/document';
import { Fields } from '../parts/fields';
import { call } from '../relay';
import { L } from '../words-forms';
import { P } from '../words-parts';
import { OFFICE_NETWORK } from '../wizard/draft';
import { ConnectorForm, NEW_HOST } from './connector-form';
import { ACCOUNT, LINK, LINK_MORE, LISTENER, TARIFF } from './field-lists';
import { type Part, Section } from './part-screen';
import { ProbeButton } from './probe-button';

const LIMITS = { access: { allow: [], deny: [] }, maxRecipients: 100, maxMessageBytes: 26_214_400, maxConnections: 100, maxConnectionsPerClient: 20, enabled: true };
const HERE: readonly string[] = ['127.0.0.1/32', '::1/128'];

export const CONNECTORS: Part = {
  list: 'connectors', title: P.connectors, empty: P.noConnectors, key: 'id',
  kinds: [{
    label: P.addConnector,
    make: (document) => ({ id: 'connector', name: '', enabled: true, link: textAt(document, 'links[0].id'), addressSpaces: [{ pattern: '*', cost: 1 }], route: { kind: 'smart-host', hosts: [NEW_HOST] }, content: { system: true, normal: true } }),
  }],
  show: (form, base) => <ConnectorForm form={form} base={base} />,
};

export const LISTENERS: Part = {
  list: 'listeners', title: P.listeners, empty: P.noListeners, key: 'id',
  kinds: [
    { label: P.addPeople, make: () => ({ id: 'office', name: P.people, address: '127.0.0.1', port: 2525, tls: 'starttls', authentication: 'optional', relay: { allow: HERE, authenticated: true }, ...LIMITS }) },
    { label: P.addPrinters, make: () => ({ id: 'printers', name: P.printers, address: '0.0.0.0', port: 2587, tls: 'none', authentication: 'off', relay: { allow: OFFICE_NETWORK, authenticated: false }, ...LIMITS }) },
    { label: P.addServer, make: () => ({ id: 'server', name: P.server, address: '0.0.0.0', port: 2588, tls: 'starttls', authentication: 'optional', relay: { allow: HERE, authenticated: true }, ...LIMITS }) },
  ],
  show: (form, base) => (
    <Section title={P.general}>
      <Fields fields={LISTENER} base={base} form={form} />
      <ProbeButton label={P.testRelay} unsaved={form.changed} ask={async () => (await call('diagnose.relay', { listener: textAt(form.at(base), 'id') })).findings} />
    </Section>
  ),
};

export const LINKS: Part = {
  list: 'links', title: P.links, empty: P.noLinks, key: 'id',
  kinds: [{ label: P.addLink, make: () => ({ id: 'line', name: P.line, kind: 'always-on', tariff: { currency: 'EUR', perMinute: 0, perCall: 0, perMegabyte: 0, billingSeconds: 1 }, monthlyBudget: null }) }],
  show: (form, base) => (
    <>
      <Section title={P.general}>
        <Fields fields={[{ kind: 'text', path: 'name', label: L.name }, { kind: 'text', path: 'id', label: L.id, hint: L.idHint }, ...LINK, ...LINK_MORE]} base={base} form={form} />
        <ProbeButton label={P.testLink} unsaved={form.changed} ask={async () => (await call('diagnose.link', { link: textAt(form.at(base), 'id') })).findings} />
      </Section>
      <Section title={P.money}><Fields fields={TARIFF} base={base} form={form} /></Section>
    </>
  ),
};

export const ACCOUNTS: Part = {
  list: 'accounts', title: P.accounts, empty: P.noAccounts, key: 'username',
  kinds: [{ label: P.addAccount, make: () => ({ username: 'account', password: '', mayRelay: true, dequeueDomains: [] }) }],
  show: (form, base) => <Section title={P.general}><Fields fields={ACCOUNT} base={base} form={form} /></Section>,
};
