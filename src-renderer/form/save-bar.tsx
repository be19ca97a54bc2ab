// Save and undo for a screen that edits the settings, with what stands in the way:
// each place that does not fit, in words, also one that stands on another screen.
import { Alert, Group, Popover } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../press/button';
import { windowWords } from '../words/window';
import { savingWords } from '../words/saving';
import { IssueList } from './issue-list';
import { LeaveFirst } from '../parts/leave-first';
import { tellDone } from '../parts/tell';
import { useEscape } from '../parts/use-escape';
import { usePlace } from '../place';
import { leadToWrong } from '../places/seek';
import { whereIs } from '../places/where';
import type { SettingsForm } from './use-settings';

export function SaveBar({ form }: { readonly form: SettingsForm }): ReactNode {
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const fits = form.issues.length === 0;
  const elsewhere = useElsewhere(form);
  // What is typed next shall not open the list by itself.
  useEffect(() => {
    if (fits) setAsked(false);
  }, [fits]);
  // The focus may be in the field that it leads to.
  useEscape(
    asked,
    useCallback(() => setAsked(false), []),
  );
  const save = (): void => {
    setBusy(true);
    void form
      .save()
      .then((taken) => {
        if (taken) return tellDone(savingWords.saved);
        setAsked(true);
        leadToWrong(elsewhere);
      })
      .finally(() => setBusy(false));
  };
  return (
    <Group gap="sm">
      {form.trouble !== null && (
        <Alert color="red" role="alert" py={4}>
          {form.trouble}
        </Alert>
      )}
      <div role="status">
        {fits ? (
          form.changed && savingWords.unsaved
        ) : (
          <Popover opened={asked} onChange={setAsked} position="bottom-end" width={420} withArrow shadow="md">
            <Popover.Target>
              <Button variant="subtle" color="red" onClick={() => setAsked(!asked)}>
                {savingWords.issues(form.issues.length)}
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <IssueList document={form.document} issues={form.issues} left={() => setAsked(false)} />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      <Button variant="default" disabled={!form.changed || busy} onClick={form.revert}>
        {savingWords.undo}
      </Button>
      <Button disabled={!form.changed || busy} onClick={save}>
        {busy ? windowWords.asking : savingWords.save}
      </Button>
      <LeaveFirst unsaved={form.changed} save={form.save} />
    </Group>
  );
}

/** Asked later: a field that does not fit and stands on this screen, with a thing that is not shown now. */
function useElsewhere(form: SettingsForm): () => string | null {
  const [screen] = usePlace();
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  return () => {
    const { document, issues } = latest.current;
    const wheres = issues.map(({ path }) => whereIs(document, path));
    return wheres.find(({ place }) => place?.[0] === screen)?.path ?? null;
  };
}
