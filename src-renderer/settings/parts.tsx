// The four lists of the settings, each with its form and what may be added.
import { textAt } from '../form/document';
import { Fields } from '../form/fields';
import { Section } from '../parts/section';
import { call } from '../relay';
import { L } from '../words/fields';
import { P } from '../words/settings-screens';
import { ConnectorForm } from './connector-form';
import { ACCOUNT, LINK, LINK_MORE, LISTENER, TARIFF } from './field-lists';
import { freshConnector, freshLink } from './fresh';
import { ListenerNotes } from './listener-notes';
import { forPeople, forPrinters, forServer } from './listener-presets';
import type { Part } from './part-screen';
import { ProbeButton } from './probe-button';
import { RelayTestButton } from './relay-test';

export const CONNECTORS: Part = {
  list: 'connectors',
  title: P.connectors,
  empty: P.noConnectors,
  key: 'id',
  kinds: [
    {
      label: P.addConnector,
      make: (document) => freshConnector(textAt(document, 'links[0].id')),
    },
  ],
  show: (form, base) => <ConnectorForm form={form} base={base} />,
};

export const LISTENERS: Part = {
  list: 'listeners',
  title: P.listeners,
  empty: P.noListeners,
  key: 'id',
  kinds: [
    { label: P.addPeople, make: forPeople },
    { label: P.addPrinters, make: forPrinters },
    { label: P.addServer, make: forServer },
  ],
  show: (form, base) => (
    <Section title={P.general}>
      <ListenerNotes form={form} base={base} />
      <Fields fields={LISTENER} base={base} form={form} />
      <RelayTestButton form={form} base={base} />
      <ProbeButton
        label={P.testReach}
        unsaved={form.changed}
        ask={async () => ({ findings: (await call('diagnose.reach', {})).findings, more: null })}
      />
    </Section>
  ),
};

export const LINKS: Part = {
  list: 'links',
  title: P.links,
  empty: P.noLinks,
  key: 'id',
  kinds: [{ label: P.addLink, make: () => freshLink(P.line) }],
  show: (form, base) => (
    <>
      <Section title={P.general}>
        <Fields
          fields={[
            { kind: 'text', path: 'name', label: L.name },
            { kind: 'text', path: 'id', label: L.id, hint: L.idHint },
            ...LINK,
            ...LINK_MORE,
          ]}
          base={base}
          form={form}
        />
        <ProbeButton
          label={P.testLink}
          unsaved={form.changed}
          ask={async () => ({
            findings: (await call('diagnose.link', { link: textAt(form.at(base), 'id') })).findings,
            more: null,
          })}
        />
      </Section>
      <Section title={P.money}>
        <Fields fields={TARIFF} base={base} form={form} />
      </Section>
    </>
  ),
};

export const ACCOUNTS: Part = {
  list: 'accounts',
  title: P.accounts,
  empty: P.noAccounts,
  key: 'username',
  kinds: [
    { label: P.addAccount, make: () => ({ username: 'account', password: '', mayRelay: true, dequeueDomains: [] }) },
  ],
  show: (form, base) => (
    <Section title={P.general}>
      <Fields fields={ACCOUNT} base={base} form={form} />
    </Section>
  ),
};
