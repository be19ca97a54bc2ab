// What does not fit yet, place by place: where it stands, by the labels of the form, and what
// would be right. A press leads to the field.
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Issue } from '../../src-main/contract/errors';
import { seek } from '../places/seek';
import { messageOf, type Where, whereIs } from '../places/where';
import { formWords } from '../words/settings-forms';
import styles from './fields.module.css';

interface IssueListProps {
  readonly document: unknown;
  readonly issues: readonly Issue[];
  /** Leads to the field in another way than by the address of its screen; null: nothing leads there. */
  readonly lead?: ((path: string, where: Where) => void) | null;
  /** Called when somebody goes to a field. */
  left?(): void;
}

export function IssueList({ document, issues, lead = leadByAddress, left }: IssueListProps): ReactNode {
  return (
    <ul aria-label={formWords.doesNotFit} className={styles['issues']}>
      {issues.map((issue) => {
        const where = whereIs(document, issue.path);
        const press = (): void => {
          left?.();
          lead?.(issue.path, where);
        };
        return (
          <li key={`${issue.path} ${issue.message}`}>
            {where.place === null || lead === null ? (
              <strong>{where.words}</strong>
            ) : (
              <UnstyledButton className={styles['where'] ?? ''} onClick={press}>
                {where.words}
              </UnstyledButton>
            )}
            <span>{messageOf(where, issue)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function leadByAddress(_path: string, { place, path }: Where): void {
  if (place !== null) seek(place, path ?? '');
}
