// The settings that belong to no list: the office, its notices, the logs, this computer,
// newer versions, practising, and the way to the wizard. Nothing in a field takes effect before Save.
import { Fragment, type ReactNode } from 'react';
import { Fields } from '../form/fields';
import { Section } from '../parts/section';
import { useSettings } from '../form/use-settings';
import { ButtonLink } from '../press/button';
import { UpdatePanel } from '../updates/panel';
import { formWords } from '../words/settings-forms';
import { DaemonPart } from './daemon-part';
import { GENERAL_SECTIONS } from './general-sections';
import { SettingsPage } from './settings-page';
import styles from './settings.module.css';

export function GeneralScreen(): ReactNode {
  const form = useSettings();
  return (
    <SettingsPage title={formWords.general} form={form}>
      <div className={styles['form']}>
        {GENERAL_SECTIONS.map(({ title, base, fields, hint }) => (
          <Fragment key={title}>
            <Section title={title}>
              {hint !== undefined && <small>{hint}</small>}
              <Fields fields={fields} base={base} form={form} />
              {base === 'updates' && <UpdatePanel />}
            </Section>
            {base === 'desktop' && <DaemonPart />}
          </Fragment>
        ))}
        <Section title={formWords.setUpAgain}>
          <small>{formWords.setUpAgainHint}</small>
          <div>
            <ButtonLink href="#/setup" size="xs" variant="default">
              {formWords.setUpAgain}
            </ButtonLink>
          </div>
        </Section>
      </div>
    </SettingsPage>
  );
}
