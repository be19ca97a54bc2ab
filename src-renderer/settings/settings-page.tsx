// The frame of a screen that edits the settings: what it shows once they are read, with Save
// beside its name; where nothing is set up, the way to the wizard.
import type { ReactNode } from 'react';
import { SaveBar } from '../form/save-bar';
import type { SettingsForm } from '../form/use-settings';
import { Empty, Page } from '../parts/page';
import { screenWords } from '../words/settings-screens';
import { windowWords } from '../words/window';

interface SettingsPageProps {
  readonly title: string;
  readonly form: SettingsForm;
  readonly children: ReactNode;
}

export function SettingsPage({ title, form, children }: SettingsPageProps): ReactNode {
  if (form.loaded && form.document === null)
    return (
      <Page title={title}>
        <Empty title={screenWords.nothingSetUp} detail={screenWords.nothingSetUpDetail} setUp />
      </Page>
    );
  return (
    <Page title={title} beside={<SaveBar form={form} />} wide>
      {form.loaded ? children : <p role="status">{windowWords.loading}</p>}
    </Page>
  );
}
