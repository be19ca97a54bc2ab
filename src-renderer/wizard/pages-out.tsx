// The wizard's pages about the way out: the office, the line, sending, and the mail
// a provider holds.
import { Button, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt, textAt } from '../parts/document';
import { Fields } from '../parts/fields';
import { issueAt } from '../parts/use-settings';
import { CollectForm } from '../settings/collect-form';
import { HOST, LINK, ORGANIZATION, TARIFF } from '../settings/field-lists';
import { L } from '../words-forms';
import { Z } from '../words-wizard';
import { withDomains } from './draft';
import { HostTest, type PageProps } from './page-parts';
import { isPreset, presetOf, PRESETS, withPreset } from './presets';
import { offered } from './probe';
import styles from './wizard.module.css';

export function OfficePage({ form }: PageProps): ReactNode {
  const [text, setText] = useState(() => listAt(form.document, 'organization.domains').join(', '));
  const type = (typed: string): void => {
    setText(typed);
    form.replace(withDomains(form.document, typed.toLowerCase().split(/[\s,;]+/).filter((d) => d !== '')));
  };
  return (
    <>
      <TextInput label={L.domains} description={L.domainsHint} value={text} error={issueAt(form.issues, 'organization.domains')} maw={520} onChange={(e) => type(e.currentTarget.value)} />
      <Fields fields={ORGANIZATION} base="organization" form={form} />
    </>
  );
}

export function LinePage({ form, roles }: PageProps): ReactNode {
  return (
    <>
      <Fields fields={LINK} base={roles.link} form={form} />
      <Fields fields={TARIFF} base={roles.link} form={form} />
    </>
  );
}

export function SendingPage({ form, roles }: PageProps): ReactNode {
  const path = `${roles.provider}.route.hosts[0]`;
  const preset = presetOf(form.document);
  const choose = (key: string | null): void => {
    if (isPreset(key)) form.replace(withPreset(form.document, key));
  };
  return (
    <>
      <Select label={Z.preset} description={Z.presetHint} data={Object.entries(PRESETS).map(([value, { name }]) => ({ value, label: name }))} value={preset} onChange={choose} allowDeselect={false} maw={320} />
      {preset === 'microsoft' && <p className={styles['hint']}>{Z.microsoftHint}</p>}
      <Fields fields={HOST} base={path} form={form} />
      <HostTest key={preset} form={form} path={path} label={Z.test} />
    </>
  );
}

export function CollectingPage({ form, roles }: PageProps): ReactNode {
  const [found, setFound] = useState<readonly string[] | null>(null);
  return (
    <>
      <CollectForm form={form} base={roles.provider} />
      <HostTest form={form} path={`${roles.provider}.route.hosts[0]`} label={Z.detect} heard={(probe) => setFound(offered(probe.extensions))} />
      {found && <p role="status" className={styles['hint']}>{found.length > 0 ? Z.detected(found.map((m) => m.toUpperCase()).join(', ')) : Z.detectedNone}</p>}
      <Questions name={textAt(form.document, 'organization.name')} domains={listAt(form.document, 'organization.domains').join(', ')} />
    </>
  );
}

function Questions({ name, domains }: { readonly name: string; readonly domains: string }): ReactNode {
  return (
    <section className={`${styles['box']} ${styles['printable']}`} aria-label={Z.questionsTitle}>
      <h3>{Z.questionsTitle}</h3>
      <p className={styles['hint']}>{Z.forOffice(name, domains)}</p>
      <ol>{Z.ask.map((question) => <li key={question}>{question}</li>)}</ol>
      <Button mt="sm" size="xs" variant="default" onClick={() => window.print()}>{Z.print}</Button>
    </section>
  );
}
