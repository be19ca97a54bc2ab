// The four lists of the settings, each with its form and what may be added.
import { textAt } from '../form/document';
import { Fields } from '../form/fields';
import { Section } from '../parts/section';
import { call } from '../relay';
import { screenWords } from '../words/settings-screens';
import { ConnectorForm } from './connector-form';
import { ACCOUNT, LISTENER } from './door-fields';
import { LINK, LINK_MORE, LINK_NAME, TARIFF } from './link-fields';
import { LinkTest } from './link-test';
import { freshAccount, freshConnector, freshLink } from './fresh';
import { ListenerNotes } from './listener-notes';
import { forPeople, forPrinters, forServer } from './listener-presets';
import type { Part } from './part-screen';
import { ProbeButton } from './probe-button';
import { RelayTestButton } from './relay-test';

export const CONNECTORS: Part = {
  list: 'connectors',
  title: screenWords.connectors,
  empty: screenWords.noConnectors,
  key: 'id',
  kinds: [
    {
      label: screenWords.addConnector,
      make: (document) => freshConnector(textAt(document, 'links[0].id')),
    },
  ],
  show: (form, base) => <ConnectorForm form={form} base={base} />,
};

export const LISTENERS: Part = {
  list: 'listeners',
  title: screenWords.listeners,
  empty: screenWords.noListeners,
  key: 'id',
  kinds: [
    { label: screenWords.addPeople, make: forPeople },
    { label: screenWords.addPrinters, make: forPrinters },
    { label: screenWords.addServer, make: forServer },
  ],
  show: (form, base) => (
    <Section title={screenWords.general}>
      <ListenerNotes form={form} base={base} />
      <Fields fields={LISTENER} base={base} form={form} />
      <RelayTestButton form={form} base={base} />
      <ProbeButton
        label={screenWords.testReach}
        unsaved={form.changed}
        ask={async () => ({ findings: (await call('diagnose.reach', {})).findings, more: null })}
      />
    </Section>
  ),
};

export const LINKS: Part = {
  list: 'links',
  title: screenWords.links,
  empty: screenWords.noLinks,
  key: 'id',
  kinds: [{ label: screenWords.addLink, make: () => freshLink(screenWords.line) }],
  show: (form, base) => (
    <>
      <Section title={screenWords.general}>
        <Fields fields={[...LINK_NAME, ...LINK, ...LINK_MORE]} base={base} form={form} />
        <LinkTest form={form} base={base} />
      </Section>
      <Section title={screenWords.money}>
        <Fields fields={TARIFF} base={base} form={form} />
      </Section>
    </>
  ),
};

export const ACCOUNTS: Part = {
  list: 'accounts',
  title: screenWords.accounts,
  empty: screenWords.noAccounts,
  key: 'username',
  kinds: [
    {
      label: screenWords.addAccount,
      make: freshAccount,
    },
  ],
  show: (form, base) => (
    <Section title={screenWords.general}>
      <Fields fields={ACCOUNT} base={base} form={form} />
    </Section>
  ),
};
