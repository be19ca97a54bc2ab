// The mailboxes kept here: whose they are, whom they are forwarded to, and the door by
// which mail programs fetch from them. They stand in the settings with the provider whose
// route ends here; nobody has to know that. Nothing takes effect before Save.
import type { ReactNode } from 'react';
import { listAt, textAt } from '../form/document';
import { nameIn } from '../form/things';
import { Fields } from '../form/fields';
import { type SettingsForm, useSettings } from '../form/use-settings';
import { Section } from '../parts/section';
import { Button } from '../press/button';
import { formWords, mailboxWords } from '../words/settings-forms';
import { sideWords } from '../words/side';
import { wizardWords } from '../words/wizard';
import { freshMailboxes } from './fresh';
import { POP3 } from './general-fields';
import { MailboxesForm } from './mailboxes-form';
import { SettingsPage } from './settings-page';
import styles from './settings.module.css';

export function MailboxesScreen(): ReactNode {
  const form = useSettings();
  return (
    <SettingsPage title={sideWords.mailboxes} form={form}>
      <Kept key={form.round} form={form} />
    </SettingsPage>
  );
}

function Kept({ form }: { readonly form: SettingsForm }): ReactNode {
  const homes = listAt(form.document, 'connectors').flatMap((connector, index) =>
    textAt(connector, 'route.kind') === 'mailboxes' ? [{ index, connector }] : [],
  );
  return (
    <div className={styles['form']}>
      {homes.map(({ index, connector }) => (
        <MailboxesForm
          key={index}
          form={form}
          path={`connectors[${index}].route`}
          title={homes.length > 1 ? nameIn(connector) : mailboxWords.kept}
        />
      ))}
      {homes.length === 0 && <None form={form} />}
      <Section title={formWords.pop3}>
        <Fields fields={POP3} base="pop3" form={form} />
      </Section>
    </div>
  );
}

/** No mail ends here yet: one press makes a place for it. */
function None({ form }: { readonly form: SettingsForm }): ReactNode {
  const add = (): void =>
    form.change('connectors', [
      ...listAt(form.document, 'connectors'),
      freshMailboxes(form.document, wizardWords.names.local),
    ]);
  return (
    <Section title={mailboxWords.kept}>
      <p className={styles['note']}>{mailboxWords.none}</p>
      <div>
        <Button size="xs" variant="default" onClick={add}>
          {mailboxWords.begin}
        </Button>
      </div>
    </Section>
  );
}
