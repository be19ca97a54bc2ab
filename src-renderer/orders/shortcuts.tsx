// The sheet that lists the keys, made from the table that the menu and the keys are made from.
import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import { DESKTOP_KEYS, ORDER_KEYS, type ScreenNamed, screenKeys } from '../../src-main/contract/window/orders';
import { Dialog } from '../parts/dialog';
import { keyWords } from '../words/orders';
import { keyText } from './keys';
import styles from './orders.module.css';

type Row = readonly [keys: string, does: string];

const rowsOf = <K extends string>(keys: Readonly<Record<K, string>>, words: Readonly<Record<K, string>>): Row[] =>
  // Both tables have the same names.
  (Object.keys(keys) as K[]).map((name) => [keys[name], words[name]]);

export function Shortcuts({
  opened,
  close,
  screens,
}: {
  readonly opened: boolean;
  readonly close: () => void;
  readonly screens: readonly ScreenNamed[];
}): ReactNode {
  const places = screens.flatMap(({ name }, i): Row[] => {
    const keys = screenKeys(i);
    return keys === null ? [] : [[keys, name]];
  });
  return (
    <Dialog opened={opened} close={close} title={keyWords.title} size="xl">
      <div className={styles['sheet']}>
        <Keys title={keyWords.everywhere} rows={rowsOf(ORDER_KEYS, keyWords.orders)} />
        <Keys title={keyWords.screens} rows={places} />
        <Keys title={keyWords.theWindow} rows={rowsOf(DESKTOP_KEYS, keyWords.desktop)} />
      </div>
    </Dialog>
  );
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl className={styles['keys']}>
        {rows.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <Kbd>{keyText(keys, window.dialpost.platform)}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
