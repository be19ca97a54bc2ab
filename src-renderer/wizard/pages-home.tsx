// The wizard's pages about the office's own side: where its mail goes, when to
// call, and who may send.
import { Button, Checkbox, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt, read, textAt } from '../form/document';
import { Fields } from '../form/fields';
import { Facts } from '../parts/page';
import { Layers } from '../schedule/schedule';
import { LISTENER } from '../settings/door-fields';
import { HOST } from '../settings/host-fields';
import { HostTest } from '../settings/host-test';
import { forPrinters, HERE, OFFICE_NETWORK, PRINTERS } from '../settings/listener-presets';
import { fieldWords } from '../words/fields';
import { wizardWords } from '../words/wizard';
import { useKept } from './kept';
import { TimesNote } from './line-means';
import type { PageProps } from './page-parts';
import { asProposed, isAsProposed, isDear } from './spare';
import type { Terminal } from './ways-online';
import styles from './wizard.module.css';

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
      <Select
        label={wizardWords.homeLabel}
        data={[
          { value: 'mailboxes', label: wizardWords.mailboxes },
          { value: 'smart-host', label: wizardWords.ownServer },
        ]}
        value={kind}
        onChange={choose}
        allowDeselect={false}
        maw={320}
      />
      {kind === 'smart-host' && <Fields fields={HOST} base={`${path}.hosts[0]`} form={form} />}
      {kind === 'smart-host' && <p className={styles['hint']}>{wizardWords.serverHint}</p>}
      {kind === 'smart-host' && <HostTest form={form} path={`${path}.hosts[0]`} label={wizardWords.test} />}
    </>
  );
}

export function WhenPage({ form, roles }: PageProps): ReactNode {
  const [terminal] = useKept<Terminal>('terminal', 'unknown');
  const [round, setRound] = useState(0);
  const { document } = form;
  const propose = (): void => {
    form.replace(asProposed(document));
    setRound((n) => n + 1);
  };
  return (
    <>
      <TimesNote form={form} roles={roles} terminal={terminal} />
      {isDear(form.at(roles.link)) && !isAsProposed(document, roles) && (
        <div>
          <Button variant="default" size="xs" onClick={propose}>
            {wizardWords.line.propose}
          </Button>
        </div>
      )}
      <Layers key={round} form={form} base={roles.provider} />
    </>
  );
}

/** What somebody who types settings into a mail program asks for. */
const ASKED: ReadonlySet<string> = new Set(['port', 'tls', 'authentication']);

export function WhoPage({ form, roles }: PageProps): ReactNode {
  const door = form.at(roles.listener);
  const network = !textAt(door, 'address').startsWith('127.') && textAt(door, 'address') !== '::1';
  const listeners = listAt(form.document, 'listeners');
  const printers = listeners.findIndex((l) => read(l, 'id') === PRINTERS);
  const choose = (next: string | null): void => {
    form.change(`${roles.listener}.address`, next === 'network' ? '0.0.0.0' : '127.0.0.1');
    form.change(`${roles.listener}.relay.allow`, next === 'network' ? OFFICE_NETWORK : HERE);
  };
  const setPrinters = (on: boolean): void =>
    form.change(
      'listeners',
      on ? [...listeners, forPrinters(form.document)] : listeners.filter((_, i) => i !== printers),
    );
  return (
    <>
      <Select
        label={wizardWords.whoLabel}
        data={[
          { value: 'here', label: wizardWords.thisComputer },
          { value: 'network', label: wizardWords.officeNetwork },
        ]}
        value={network ? 'network' : 'here'}
        onChange={choose}
        allowDeselect={false}
        maw={320}
      />
      <Fields fields={LISTENER.filter((f) => ASKED.has(f.path))} base={roles.listener} form={form} />
      <Checkbox
        label={wizardWords.printers}
        description={wizardWords.printersHint}
        checked={printers >= 0}
        onChange={(e) => setPrinters(e.currentTarget.checked)}
      />
      {printers >= 0 && (
        <Fields fields={LISTENER.filter((f) => f.path === 'port')} base={`listeners[${printers}]`} form={form} />
      )}
      <section className={styles['box']} aria-label={wizardWords.typeIn}>
        <h3>{wizardWords.typeIn}</h3>
        <Facts
          facts={[
            [wizardWords.typeServer, network ? wizardWords.thisComputersAddress : textAt(door, 'address')],
            [wizardWords.typePort, textAt(door, 'port')],
            [
              wizardWords.typeSecurity,
              fieldWords.tlsWords[
                (['starttls', 'implicit'] as const).find((tls) => tls === textAt(door, 'tls')) ?? 'none'
              ],
            ],
            [
              wizardWords.typeLogin,
              textAt(door, 'authentication') === 'required' ? wizardWords.loginOffered : wizardWords.loginNone,
            ],
          ]}
        />
      </section>
    </>
  );
}
