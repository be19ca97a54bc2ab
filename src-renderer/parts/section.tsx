// A named part of a screen with a frame.
import type { ReactNode } from 'react';
import styles from './page.module.css';

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section aria-label={title} className={styles['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
