// The side: which screens there are, how many messages wait, and the look.
import { NavLink, Select, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { waitingMessages } from '../../src-main/contract/views';
import { number } from '../format';
import { useLive } from '../live';
import { windowWords } from '../words/window';
import styles from './navigation.module.css';

export function Navigation({
  screens,
  current,
}: {
  readonly screens: readonly { readonly key: string; readonly name: string }[];
  readonly current: string;
}): ReactNode {
  const { status } = useLive();
  const waiting = status ? waitingMessages(status) : 0;
  const beside = (key: string): ReactNode =>
    key === 'queue' && waiting > 0 ? <span className={styles['count']}>{number(waiting)}</span> : null;
  return (
    <nav className={styles['side']} aria-label={windowWords.nav}>
      <div className={styles['name']}>
        <Mark />
        {windowWords.app}
      </div>
      {screens.map(({ key, name }) => (
        <NavLink
          key={key}
          href={`#/${key}`}
          label={name}
          active={key === current}
          aria-current={key === current ? 'page' : undefined}
          rightSection={beside(key)}
          className={styles['link']}
        />
      ))}
      <div className={styles['foot']}>
        <Look />
      </div>
    </nav>
  );
}

function Mark(): ReactNode {
  return (
    <svg viewBox="0 0 512 512" width="26" height="26" aria-hidden="true">
      <rect x="24" y="24" width="464" height="464" rx="104" fill="#17406d" />
      <rect x="92" y="216" width="328" height="208" rx="28" fill="#ffffff" />
      <path
        d="M104 240 256 340 408 240"
        fill="none"
        stroke="#17406d"
        strokeWidth="26"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path
        d="M206 168a70 70 0 0 1 100 0M160 122a136 136 0 0 1 192 0"
        fill="none"
        stroke="#7cc4ff"
        strokeWidth="26"
        strokeLinecap="round"
      />
    </svg>
  );
}

function Look(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (value: string | null): void => {
    if (value === 'auto' || value === 'light' || value === 'dark') setColorScheme(value);
  };
  const choices = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: windowWords.look[value] }));
  return (
    <Select
      size="xs"
      label={windowWords.look.label}
      data={choices}
      value={colorScheme}
      onChange={choose}
      allowDeselect={false}
    />
  );
}
