// The people whose mail lies here, a row each: a name and a password.
import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { asObject } from '../../form/document';
import { Framed } from '../../form/fields';
import { issueAt, type SettingsForm } from '../../form/use-settings';
import { Button } from '../../press/button';
import { peopleWords } from '../../words/people';
import { boxesAt, named, passwordAt, peopleOf, type Person, withoutPerson, withPerson } from './people';
import styles from './people.module.css';

export function PeopleForm({ form }: { readonly form: SettingsForm }): ReactNode {
  const people = peopleOf(form.document);
  return (
    <section className={styles['people']} aria-label={peopleWords.title}>
      <p className={styles['hint']}>{people.length === 0 ? peopleWords.none : peopleWords.some}</p>
      {people.map((person, i) => (
        // A row is its place: its name changes while it is typed.
        <Row key={`${i}/${people.length}`} person={person} i={i} form={form} />
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => form.replace(withPerson(form.document))}>
          {peopleWords.add}
        </Button>
      </div>
    </section>
  );
}

interface RowProps {
  readonly person: Person;
  readonly i: number;
  readonly form: SettingsForm;
}

function Row({ person, i, form }: RowProps): ReactNode {
  const at = `${boxesAt(form.document)}[${i}]`;
  const secret = passwordAt(form.document, i);
  return (
    <div role="group" aria-label={peopleWords.row(person.address)} className={styles['row']}>
      <Framed
        path={`${at}.address`}
        help="wizard.person"
        label={peopleWords.name}
        left={() => form.left(`${at}.address`)}
      >
        <TextInput
          label={peopleWords.name}
          description={person.address}
          value={person.name}
          error={issueAt(form.issues, `${at}.address`)}
          onChange={(e) => form.replace(named(form.document, i, e.currentTarget.value.trim()))}
        />
      </Framed>
      {secret === null ? (
        <p className={styles['hint']}>{peopleWords.noLogin}</p>
      ) : (
        <Secret form={form} path={secret} login={person.name === '' ? '' : (person.login ?? '')} />
      )}
      <Button size="xs" variant="subtle" onClick={() => form.replace(withoutPerson(form.document, i))}>
        {peopleWords.remove}
      </Button>
    </div>
  );
}

/** A password that is stored is never shown. */
function Secret({ form, path, login }: { form: SettingsForm; path: string; login: string }): ReactNode {
  const value = form.at(path);
  const isStored = asObject(value)['set'] === true;
  return (
    <Framed path={path} label={peopleWords.password} left={() => form.left(path)}>
      <PasswordInput
        label={peopleWords.password}
        description={peopleWords.logsInAs(login)}
        placeholder={isStored ? peopleWords.stored : ''}
        value={typeof value === 'string' ? value : ''}
        error={issueAt(form.issues, path)}
        onChange={(e) => form.change(path, e.currentTarget.value)}
      />
    </Framed>
  );
}
