// What does not fit yet, place by place: where it stands and what would be right.
import type { ReactNode } from 'react';
import styles from './fields.module.css';
import { placeWords } from '../parts/places';
import type { SettingsForm } from './use-settings';
import { formWords } from '../words/settings-forms';

export function IssueList({ form }: { readonly form: Pick<SettingsForm, 'document' | 'issues'> }): ReactNode {
  return (
    <ul aria-label={formWords.doesNotFit} className={styles['issues']}>
      {form.issues.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <strong>{placeWords(form.document, path)}</strong>
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
