// A screen for one list of the settings: what there is at the left, the chosen
// one's form beside it, add and remove. Nothing takes effect before Save.
import { type ReactNode, useEffect, useState } from 'react';
import { freshId, listAt, textAt } from '../form/document';
import { Empty } from '../parts/page';
import { issueAt, type SettingsForm, useSettings } from '../form/use-settings';
import { useSought } from '../places/seek';
import { Button } from '../press/button';
import { screenWords } from '../words/settings-screens';
import { SettingsPage } from './settings-page';
import styles from './settings.module.css';
import { RemoveThing } from './remove-thing';

export interface Part {
  readonly list: 'connectors' | 'listeners' | 'links' | 'accounts';
  readonly title: string;
  readonly empty: string;
  /** Which field names the thing: "id", or "username". */
  readonly key: 'id' | 'username';
  /** What may be added: a label and a thing whose key is a wish. */
  readonly kinds: readonly { readonly label: string; make(document: unknown): Readonly<Record<string, unknown>> }[];
  show(form: SettingsForm, base: string): ReactNode;
}

/** `wanted`: the key of the thing to begin with. */
export function PartScreen({ part, wanted }: { readonly part: Part; readonly wanted: string | null }): ReactNode {
  const form = useSettings();
  const [chosen, setChosen] = useState<number | null>(null);
  // Who is led to another thing sees that one, whatever was pressed before.
  useEffect(() => setChosen(null), [wanted]);
  useSought(part.list, setChosen);
  const things = listAt(form.document, part.list);
  const named = Math.max(
    0,
    things.findIndex((thing) => textAt(thing, part.key) === wanted),
  );
  const index = Math.min(chosen ?? named, things.length - 1);
  const base = `${part.list}[${index}]`;
  return (
    <SettingsPage title={part.title} form={form}>
      <div className={styles['frame']}>
        <Things part={part} form={form} index={index} choose={setChosen} />
        {index < 0 ? (
          <Empty title={part.empty} />
        ) : (
          <div key={`${index}/${things.length}/${form.round}`} className={styles['form']}>
            {part.show(form, base)}
            <RemoveThing form={form} list={part.list} at={index}>
              {screenWords.remove}
            </RemoveThing>
          </div>
        )}
      </div>
    </SettingsPage>
  );
}

interface ThingsProps {
  readonly part: Part;
  readonly form: SettingsForm;
  readonly index: number;
  choose(index: number): void;
}

/** What there is, to choose from, and what may be added. */
function Things({ part, form, index, choose }: ThingsProps): ReactNode {
  const things = listAt(form.document, part.list);
  const add = (made: Readonly<Record<string, unknown>>): void => {
    const key = freshId(
      String(made[part.key]),
      things.map((t) => textAt(t, part.key)),
    );
    form.change(part.list, [...things, { ...made, [part.key]: key }]);
    choose(things.length);
  };
  return (
    <nav aria-label={part.title} className={styles['things']}>
      <ul>
        {things.map((thing, i) => (
          <li key={i}>
            <button type="button" aria-current={i === index ? 'true' : undefined} onClick={() => choose(i)}>
              {textAt(thing, 'name') || textAt(thing, part.key)}
              {issueAt(form.issues, `${part.list}[${i}]`) !== null && <span>{screenWords.hasIssue}</span>}
            </button>
          </li>
        ))}
      </ul>
      {part.kinds.map(({ label, make }) => (
        <Button key={label} size="xs" variant="default" onClick={() => add(make(form.document))}>
          {label}
        </Button>
      ))}
    </nav>
  );
}
