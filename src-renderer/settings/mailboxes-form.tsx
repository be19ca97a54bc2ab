// The mailboxes of a route into this computer: listed one by one, each folded up to
// its address, or none, and then every address gets its own.
import { type ReactNode, useState } from 'react';
import { listAt, textAt } from '../form/document';
import { Fields } from '../form/fields';
import { Section } from '../parts/section';
import { issueAt, type SettingsForm } from '../form/use-settings';
import { Button } from '../press/button';
import { screenWords } from '../words/settings-screens';
import { connectorWords } from '../words/settings-forms';
import { NEW_MAILBOX } from './fresh';
import { MAILBOX, UNLISTED } from './mailbox-fields';
import styles from './settings.module.css';
import { RemoveThing } from './remove-thing';

interface MailboxesFormProps {
  readonly form: SettingsForm;
  /** Of the route that ends in them. */
  readonly path: string;
  readonly title: string;
}

export function MailboxesForm({ form, path, title }: MailboxesFormProps): ReactNode {
  const list = `${path}.mailboxes`;
  const boxes = listAt(form.document, list);
  const [opened, setOpened] = useState<number | null>(null);
  const add = (): void => {
    form.change(list, [...boxes, NEW_MAILBOX]);
    setOpened(boxes.length);
  };
  return (
    <Section title={title}>
      {boxes.length === 0 && <p className={styles['note']}>{connectorWords.mailboxesNone}</p>}
      {boxes.map((box, i) => (
        <details key={`${i}/${boxes.length}`} open={i === opened} className={styles['box']}>
          <summary>
            {textAt(box, 'address') || connectorWords.newMailbox}
            {issueAt(form.issues, `${list}[${i}]`) !== null && <span>{screenWords.hasIssue}</span>}
          </summary>
          <div className={styles['form']}>
            <Fields fields={MAILBOX} base={`${list}[${i}]`} form={form} />
            <RemoveThing form={form} list={list} at={i}>
              {connectorWords.removeMailbox}
            </RemoveThing>
          </div>
        </details>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={add}>
          {connectorWords.addMailbox}
        </Button>
      </div>
      <Fields fields={boxes.length > 0 ? UNLISTED : UNLISTED.slice(0, 1)} base={path} form={form} />
    </Section>
  );
}
