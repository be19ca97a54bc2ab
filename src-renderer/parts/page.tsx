// A screen's frame: its name, what can be done, what went wrong, then the screen.
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ButtonLink } from '../press/button';
import { windowWords } from '../words/window';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly fill?: boolean;
  /** All of the width, also of a very large screen. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, beside, fill = false, wide = false, children }: PageProps): ReactNode {
  const ending = wide ? 'wide' : 'page';
  return (
    <div className={styles[fill ? 'fill' : ending]}>
      <header className={styles['head']}>
        <Title order={1}>{title}</Title>
        <div className={styles['beside']}>{beside}</div>
      </header>
      {children}
    </div>
  );
}

/** Why there is nothing here; with `setUp` the way to the wizard. */
export function Empty({
  title,
  detail,
  setUp = false,
}: {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly setUp?: boolean;
}): ReactNode {
  return (
    <div className={styles['empty']}>
      <strong>{title}</strong>
      {detail !== undefined && <p>{detail}</p>}
      {setUp && (
        <ButtonLink href="#/setup" variant="default">
          {windowWords.first.setUp}
        </ButtonLink>
      )}
    </div>
  );
}

/** Names and values, as a list a screen reader reads in pairs. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
