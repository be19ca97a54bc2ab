// The wizard's page about who takes outgoing mail: a provider or a host of one's own,
// and the live check of it. What the host has against name, password, host or port is
// said at the field, until the field is changed.
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SmtpProbe } from '../../../src-main/contract/diagnose/diagnose';
import { textAt } from '../../form/document';
import { Fields, Framed } from '../../form/fields';
import type { SettingsForm } from '../../form/use-settings';
import { HOST } from '../../settings/host-fields';
import { HostSignIn } from '../../sign-in/host-sign-in';
import { wizardWords } from '../../words/wizard';
import { HostTest } from '../../settings/host-test';
import { useKept } from '../kept';
import type { PageProps } from '../page-parts';
import { LoginChoice } from './login-choice';
import { presetOf, withAddress, withHost, withPreset } from './presets';
import { isPreset, type Preset, PRESETS } from './providers';
import { ProviderAddress } from './provider-address';
import styles from '../wizard.module.css';

/** What a host had against what was typed for it. */
export interface Objection {
  /** The host as it was typed when it objected. */
  readonly host: string;
  /** Inside the host: "auth.password". */
  readonly field: string;
  readonly text: string;
}

export const OBJECTION = 'objection';
export const objectionTo = (host: unknown, field: string, text: string): Objection => ({
  host: JSON.stringify(host ?? null),
  field,
  text,
});

function objectionOf(host: unknown, { auth, findings }: SmtpProbe): Objection | null {
  if (auth.ok === false) return objectionTo(host, 'auth.password', wizardWords.passwordRefused(auth.reply ?? ''));
  const failed = findings.find(({ severity }) => severity === 'error');
  if (failed?.code.startsWith('dns-')) return objectionTo(host, 'host', failed.text);
  return failed?.code.startsWith('connect-') ? objectionTo(host, 'port', failed.text) : null;
}

/** The form with the host's objection among its issues while what it objects to stands. */
function withObjection(form: SettingsForm, path: string, objection: Objection | null): SettingsForm {
  if (objection?.host !== JSON.stringify(form.at(path) ?? null)) return form;
  return { ...form, issues: [{ path: `${path}.${objection.field}`, message: objection.text }, ...form.issues] };
}

export function SendingPage({ form, roles }: PageProps): ReactNode {
  const path = `${roles.provider}.route.hosts[0]`;
  const preset = presetOf(form.document);
  const direct = textAt(form.at(roles.provider), 'route.kind') === 'direct';
  const [objection, setObjection] = useKept<Objection | null>(OBJECTION, null);
  const [own, setOwn] = useKept<unknown>('own-host', null);
  const choose = (key: string | null): void => {
    if (!isPreset(key) || (key === preset && !direct)) return;
    if (preset === 'own' && !direct) setOwn(() => form.at(path));
    form.replace(key === 'own' && own !== null ? withHost(form.document, own) : withPreset(form.document, key));
  };
  const { hint, hosts, signIn }: Preset = PRESETS[preset];
  return (
    <>
      <ProviderAddress take={(address, before) => form.replace(withAddress(form.document, address, before))} />
      <Framed path="wizard.provider" label={wizardWords.preset} most={320}>
        <Select
          label={wizardWords.preset}
          description={wizardWords.presetHint}
          data={Object.entries(PRESETS).map(([value, { name }]) => ({ value, label: name }))}
          value={direct ? null : preset}
          onChange={choose}
          allowDeselect={false}
        />
      </Framed>
      {direct && <p className={styles['hint']}>{wizardWords.directByHand}</p>}
      {hint !== null && <p className={styles['hint']}>{hint}</p>}
      {hosts !== null && (
        <Framed path="wizard.region" label={wizardWords.region} most={320}>
          <Select
            label={wizardWords.region}
            data={hosts}
            value={textAt(form.at(path), 'host')}
            onChange={(host) => host !== null && form.change(`${path}.host`, host)}
            allowDeselect={false}
          />
        </Framed>
      )}
      {!direct && signIn !== undefined && <LoginChoice provider={signIn} form={form} path={`${path}.auth`} />}
      {!direct && <Fields fields={HOST} base={path} form={withObjection(form, path, objection)} />}
      {!direct && <HostSignIn form={form} base={roles.provider} path={path} />}
      {!direct && (
        <HostTest
          key={preset}
          form={form}
          path={path}
          label={wizardWords.test}
          heard={(probe) => setObjection(() => objectionOf(form.at(path), probe))}
        />
      )}
    </>
  );
}
