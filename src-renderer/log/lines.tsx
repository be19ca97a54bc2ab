// The lines as a list with one of them chosen, by mouse or arrow keys, to be copied.
// The newest is at the foot; the list follows it while its foot is in sight.
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { exactly } from '../format';
import { screenWords } from '../words/settings-screens';
import { shownLine } from './line';
import styles from './log.module.css';

interface Props {
  readonly lines: readonly string[];
  /** The chosen line, or null. */
  readonly chosen: string | null;
  choose(line: string | null): void;
  copy(): void;
}

const NEAR_FOOT = 40;

export function Lines({ lines, chosen, choose, copy }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const atFoot = useRef(true);
  useLayoutEffect(() => {
    if (box.current && atFoot.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  const at = chosen === null ? -1 : lines.lastIndexOf(chosen);
  const move = (to: number): void => {
    const next = Math.min(Math.max(to, 0), lines.length - 1);
    choose(lines[next] ?? null);
    document.getElementById(`log-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const steer = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: at < 0 ? lines.length - 1 : at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: lines.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' || (event.key === 'c' && (event.ctrlKey || event.metaKey) && at >= 0)) copy();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      role="log"
      aria-label={screenWords.log}
      className={styles['lines']}
      onScroll={({ currentTarget: c }) =>
        void (atFoot.current = c.scrollHeight - c.scrollTop - c.clientHeight < NEAR_FOOT)
      }
    >
      <ul
        role="listbox"
        aria-label={screenWords.logLines}
        tabIndex={0}
        aria-activedescendant={at < 0 ? undefined : `log-${at}`}
        onKeyDown={steer}
      >
        {keyed(lines).map(([key, line], i) => (
          <Line key={key} id={`log-${i}`} line={line} chosen={i === at} choose={choose} />
        ))}
      </ul>
    </div>
  );
}

/**
 * The same key for a line wherever it stands: when the oldest leave, the others stay as drawn. Equal lines are
 * numbered.
 */
function keyed(lines: readonly string[]): readonly (readonly [string, string])[] {
  const times = new Map<string, number>();
  return lines.map((line) => {
    const time = (times.get(line) ?? 0) + 1;
    times.set(line, time);
    return [`${time} ${line}`, line];
  });
}

function Line({
  id,
  line,
  chosen,
  choose,
}: {
  readonly id: string;
  readonly line: string;
  readonly chosen: boolean;
  choose(line: string): void;
}): ReactNode {
  const { at, subject, fault, text } = shownLine(line);
  return (
    <li id={id} role="option" aria-selected={chosen} data-fault={fault || undefined} onClick={() => choose(line)}>
      {at !== '' && <time dateTime={at}>{exactly(at)}</time>}
      {subject !== '' && <span className={styles['subject']}>{subject}</span>}
      <span>{text}</span>
    </li>
  );
}
