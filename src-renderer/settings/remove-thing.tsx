// Takes a thing out of a list of the settings.
import type { ReactNode } from 'react';
import { listAt } from '../form/document';
import type { SettingsForm } from '../form/use-settings';
import { Button } from '../press/button';

interface Props {
  readonly form: SettingsForm;
  /** "links". */
  readonly list: string;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly children: string;
}

export function RemoveThing({ form, list, at, children }: Props): ReactNode {
  const remove = (): void =>
    form.change(
      list,
      listAt(form.document, list).filter((_, i) => i !== at),
    );
  return (
    <div>
      <Button size="xs" variant="default" onClick={remove}>
        {children}
      </Button>
    </div>
  );
}
