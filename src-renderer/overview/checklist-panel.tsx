// The list of what is still to do, in the overview, until it is done or said to be.
import { Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Status } from '../../src-main/contract/views';
import { planned } from '../format';
import { go } from '../place';
import { Button } from '../press/button';
import { checklistWords } from '../words/checklist';
import { mark, readMarks, seenDone, stillToDo, type Task } from './checklist';
import styles from './overview.module.css';

export function ChecklistPanel({ status }: { readonly status: Status }): ReactNode {
  const [marks, setMarks] = useState(readMarks);
  const seen = seenDone(status).filter((task) => marks[task] === 'open');
  const done = (tasks: readonly Task[]): void =>
    setMarks(mark(Object.fromEntries(tasks.map((task) => [task, 'done'] as const))));
  useEffect(() => {
    if (seen.length > 0) done(seen);
  });
  const tasks = stillToDo(marks, status);
  if (tasks.length === 0) return null;
  return (
    <section className={styles['live']} aria-label={checklistWords.title}>
      <h2 className={styles['firstTitle']}>{checklistWords.title}</h2>
      <ul className={styles['todo']}>
        {tasks.map((task) => (
          <li key={task}>
            <span>{textOf(task, status)}</span>
            <Group gap="xs" wrap="nowrap">
              <Button size="xs" variant="default" onClick={() => go(...PLACES[task])}>
                {OPENS[task]()}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                aria-label={checklistWords.doneWith(textOf(task, status))}
                onClick={() => done([task])}
              >
                {checklistWords.done}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}

const PLACES: Readonly<Record<Task, readonly string[]>> = {
  dns: ['setup', 'dns'],
  fetched: ['setup', 'who'],
  called: ['schedule'],
};
const OPENS: Readonly<Record<Task, () => string>> = {
  dns: () => checklistWords.openDns,
  fetched: () => checklistWords.openFetched,
  called: () => checklistWords.openCalled,
};

function textOf(task: Task, { next }: Status): string {
  if (task !== 'called') return checklistWords[task];
  const [first] = next;
  return first ? checklistWords.calledNext(planned(first.at)) : checklistWords.called;
}
