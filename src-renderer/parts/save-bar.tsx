// Save and undo for a screen that edits the settings, with what stands in the way.
import { Alert, Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { W } from '../words';
import { S } from '../words-setup';
import { tellDone } from './tell';
import type { SettingsForm } from './use-settings';

export function SaveBar({ form }: { readonly form: SettingsForm }): ReactNode {
  const [busy, setBusy] = useState(false);
  const save = (): void => {
    setBusy(true);
    void form.save().then((taken) => taken && tellDone(S.saved)).finally(() => setBusy(false));
  };
  return (
    <Group gap="sm">
      {form.trouble !== null && <Alert color="red" role="alert" py={4}>{form.trouble}</Alert>}
      <span role="status">{form.issues.length > 0 ? S.issues(form.issues.length) : form.changed ? S.unsaved : ''}</span>
      <Button variant="default" disabled={!form.changed || busy} onClick={form.revert}>{S.undo}</Button>
      <Button disabled={!form.changed || busy} onClick={save}>{busy ? W.asking : S.save}</Button>
    </Group>
  );
}
