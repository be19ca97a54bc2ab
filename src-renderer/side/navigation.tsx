// The side: which screens there are, in groups, how many messages wait, and the look.
// Folded up it shows icons, each with its name under the pointer or the focus; who
// listens hears the same either way.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { waitingMessages } from '../../src-main/contract/views';
import { number } from '../format';
import { useLive } from '../live';
import { hrefTo } from '../place';
import { sideWords } from '../words/side';
import { windowWords } from '../words/window';
import { FoldIcon, ScreenIcon } from './icons';
import { LookChoice } from './look-choice';
import styles from './navigation.module.css';
import { SCREEN_GROUPS, type ScreenKey, type ScreenName } from './screens';
import { useFolded } from './use-folded';

export function Navigation({ current }: { readonly current: ScreenKey }): ReactNode {
  const { status } = useLive();
  const [folded, toggle] = useFolded();
  const waiting = status ? waitingMessages(status) : 0;
  const id = useId();
  return (
    <nav className={styles['side']} data-folded={folded} aria-label={windowWords.nav}>
      <div className={styles['name']}>
        <Mark />
        <span className={folded ? 'hidden' : undefined}>{windowWords.app}</span>
      </div>
      {SCREEN_GROUPS.map(({ key, name, screens }) => (
        <section key={key} className={styles['group']} aria-labelledby={`${id}-${key}`}>
          <h2 id={`${id}-${key}`} className={folded ? 'hidden' : undefined}>
            {name}
          </h2>
          {screens.map((screen) => (
            <ScreenLink
              key={screen.key}
              screen={screen}
              current={screen.key === current}
              folded={folded}
              count={screen.key === 'queue' ? waiting : 0}
            />
          ))}
        </section>
      ))}
      <div className={styles['foot']}>
        {!folded && <LookChoice />}
        <Tooltip label={sideWords.unfold} position="right" disabled={!folded}>
          <UnstyledButton
            className={styles['link']}
            onClick={toggle}
            aria-expanded={!folded}
            aria-label={folded ? sideWords.unfold : sideWords.fold}
          >
            <FoldIcon folded={folded} />
            <span className={folded ? 'hidden' : undefined}>{sideWords.fold}</span>
          </UnstyledButton>
        </Tooltip>
      </div>
    </nav>
  );
}

interface ScreenLinkProps {
  readonly screen: ScreenName;
  readonly current: boolean;
  readonly folded: boolean;
  /** Shown beside the name; 0: nothing. */
  readonly count: number;
}

function ScreenLink({ screen: { key, name }, current, folded, count }: ScreenLinkProps): ReactNode {
  return (
    <Tooltip
      label={count > 0 ? sideWords.counted(name, number(count)) : name}
      position="right"
      disabled={!folded}
      events={{ hover: true, focus: true, touch: false }}
    >
      <a href={hrefTo(key)} className={styles['link']} aria-current={current ? 'page' : undefined}>
        <ScreenIcon screen={key} />
        <span className={folded ? 'hidden' : undefined}>{name}</span>
        {count > 0 && (
          <>
            {' '}
            <span className={styles['count']}>{number(count)}</span>
          </>
        )}
      </a>
    </Tooltip>
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
