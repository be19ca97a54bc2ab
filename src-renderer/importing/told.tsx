// The lists of what a settings file changes: things, programs, ways mail would go.
import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import type { NewWay, ProgramNamed, SettingsChange } from '../../src-main/contract/importing/compared';
import { Mark } from '../parts/mark';
import { importingWords } from '../words/importing';
import { changeLines, wayLine } from './change-lines';
import styles from './importing.module.css';

/** So many things are shown; a list of a thousand logins tells nobody more. */
const MOST_THINGS = 40;

export function Things({ found }: { readonly found: SettingsChange }): ReactNode {
  const shown = changeLines(found.things.slice(0, MOST_THINGS), found.document);
  const more = found.things.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <section>
      <h3>{found.first ? importingWords.first : importingWords.changes}</h3>
      <ul className={styles['list']}>
        {shown.map(({ how, thing, what }) => (
          <li key={`${how} ${thing}`}>
            <Mark tone={TONES[how]}>{importingWords.how[how]}</Mark>
            <span>
              <strong>{thing}</strong>
              {what === '' ? '' : `: ${what}`}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{importingWords.moreThings(more)}</p>}
    </section>
  );
}

const TONES = { new: 'good', gone: 'bad', changed: 'busy' } as const;

/** All of them, whatever their number: one that is not read would run all the same. */
export function Programs({ programs }: { readonly programs: readonly ProgramNamed[] }): ReactNode {
  if (programs.length === 0) return <p>{importingWords.noPrograms}</p>;
  return (
    <section>
      <h3>{importingWords.programs}</h3>
      {programs.some(({ isNew }) => isNew) && <Alert color="orange">{importingWords.newPrograms}</Alert>}
      <ul className={styles['list']}>
        {programs.map(({ whose, does, line, isNew }) => (
          <li key={`${whose} ${does} ${line}`}>
            <Mark tone={isNew ? 'warn' : 'quiet'}>{isNew ? importingWords.how.new : importingWords.known}</Mark>
            <span>
              <code>{line}</code>
              <small>{importingWords.does[does](whose)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Ways({ ways }: { readonly ways: readonly NewWay[] }): ReactNode {
  if (ways.length === 0) return null;
  return (
    <section>
      <h3>{importingWords.ways}</h3>
      <ul className={styles['plain']}>
        {ways.map((way) => (
          <li key={JSON.stringify(way)}>{wayLine(way)}</li>
        ))}
      </ul>
    </section>
  );
}
