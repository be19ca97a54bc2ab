// The settings that belong to no list: the office, its notices, the logs, this computer,
// practising, and the way to the wizard. Nothing takes effect before Save.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field } from '../parts/field-list';
import { Fields } from '../form/fields';
import { Empty, Page } from '../parts/page';
import { SaveBar } from '../form/save-bar';
import { Section } from '../parts/section';
import { useSettings } from '../form/use-settings';
import { windowWords } from '../words/window';
import { attentionWords } from '../words/attention';
import { screenWords } from '../words/settings-screens';
import { formWords } from '../words/settings-forms';
import { DESKTOP, LANGUAGE, LEVELS, NOTICES, OFFICE, PRACTICE, PROTOCOL, WARNINGS } from './general-fields';
import styles from './settings.module.css';

const SECTIONS: readonly {
  readonly title: string;
  readonly base: string;
  readonly fields: readonly Field[];
  readonly hint?: string;
}[] = [
  { title: formWords.office, base: '', fields: OFFICE },
  { title: formWords.notices, base: 'notices', fields: NOTICES, hint: formWords.delayWhere },
  { title: attentionWords.title, base: 'warnings', fields: WARNINGS, hint: attentionWords.hint },
  { title: formWords.levels, base: 'log.diagnostic', fields: LEVELS },
  { title: screenWords.protocol, base: 'log.protocol', fields: PROTOCOL },
  { title: formWords.language, base: '', fields: LANGUAGE },
  { title: formWords.thisComputer, base: 'desktop', fields: DESKTOP },
  { title: formWords.practice, base: 'practice', fields: PRACTICE },
];

export function GeneralScreen(): ReactNode {
  const form = useSettings();
  if (form.loaded && form.document === null)
    return (
      <Page title={formWords.general}>
        <Empty title={screenWords.nothingSetUp} detail={screenWords.nothingSetUpDetail} setUp />
      </Page>
    );
  return (
    <Page title={formWords.general} beside={<SaveBar form={form} />}>
      {!form.loaded ? (
        <p role="status">{windowWords.loading}</p>
      ) : (
        <div className={styles['form']}>
          {SECTIONS.map(({ title, base, fields, hint }) => (
            <Section key={title} title={title}>
              {hint !== undefined && <small>{hint}</small>}
              <Fields fields={fields} base={base} form={form} />
            </Section>
          ))}
          <Section title={formWords.setUpAgain}>
            <small>{formWords.setUpAgainHint}</small>
            <div>
              <Button component="a" href="#/setup" size="xs" variant="default">
                {formWords.setUpAgain}
              </Button>
            </div>
          </Section>
        </div>
      )}
    </Page>
  );
}
