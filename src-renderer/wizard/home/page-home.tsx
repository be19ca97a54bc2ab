// The wizard's page about where mail for the office goes: into mailboxes here, person by
// person, or to a mail server of the office's own.
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { textAt } from '../../form/document';
import { Fields, Framed } from '../../form/fields';
import { HOST } from '../../settings/host-fields';
import { HostTest } from '../../settings/host-test';
import { HostSignIn } from '../../sign-in/host-sign-in';
import { wizardWords } from '../../words/wizard';
import { useKept } from '../kept';
import type { PageProps } from '../page-parts';
import { PeopleForm } from './people-form';
import styles from '../wizard.module.css';

/** What was typed or set by hand for each kind of home, from when it was not chosen. */
const NO_ROUTES = {};
const OWN_SERVER = {
  kind: 'smart-host',
  hosts: [{ host: '', port: 25, security: 'none', verifyCertificate: true, auth: { kind: 'none' } }],
};

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
      <Framed path="wizard.home" label={wizardWords.homeLabel} most={320}>
        <Select
          label={wizardWords.homeLabel}
          data={[
            { value: 'mailboxes', label: wizardWords.mailboxes },
            { value: 'smart-host', label: wizardWords.ownServer },
          ]}
          value={kind}
          onChange={choose}
          allowDeselect={false}
        />
      </Framed>
      {kind === 'mailboxes' && <PeopleForm form={form} />}
      {kind === 'smart-host' && <Fields fields={HOST} base={`${path}.hosts[0]`} form={form} />}
      {kind === 'smart-host' && <HostSignIn form={form} base={roles.local} path={`${path}.hosts[0]`} />}
      {kind === 'smart-host' && <p className={styles['hint']}>{wizardWords.serverHint}</p>}
      {kind === 'smart-host' && <HostTest form={form} path={`${path}.hosts[0]`} label={wizardWords.test} />}
    </>
  );
}
