// The week, painted: sweep with the mouse or a pen, or move with the arrow keys and
// press space; with shift the arrows paint on. Home and end go to the ends of the
// day. One cell holds the tab stop. The other layer shows as a line at each cell's
// foot. What a sweep will paint is shown before the button is let go; escape drops it.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { savingWords } from '../words/saving';
import { type Cell, clock, fill, paint, QUARTERS, type Sweep, type Week } from './week-model';
import styles from './week-grid.module.css';

export interface WeekGridProps {
  readonly label: string;
  readonly week: Week;
  /** The other layer, shown but not painted. */
  readonly other: Week | null;
  /** Quarters a cell: 4 for hours, 1 for quarter hours. */
  readonly span: 1 | 4;
  change(week: Week): void;
}

export function WeekGrid({ label, week, other, span, change }: WeekGridProps): ReactNode {
  const [place, setPlace] = useState<Cell>({ day: 0, quarter: 32 });
  const { shown, down, move, up, drop } = useSweep({ week, span, change }, setPlace);
  const grid = useRef<HTMLDivElement>(null);
  const here = { day: place.day, quarter: place.quarter - (place.quarter % span) };
  const goTo = (cell: Cell): void => {
    setPlace(cell);
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.day}:${cell.quarter}"]`)?.focus(),
    );
  };
  const paintTo = (to: Cell, open: boolean): void => change(paint(week, { from: here, to, open }, span));
  const keys = (event: KeyboardEvent): void => {
    const next = nextCell(event.key, here, span);
    if (event.key === 'Escape') drop();
    else if (event.key === ' ') paintTo(here, fill(week, here, span) !== 'open');
    else if (next) {
      if (event.shiftKey) paintTo(next, fill(week, here, span) === 'open');
      goTo(next);
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles['frame']} data-sideways>
      <div
        ref={grid}
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        className={styles[span === 1 ? 'quarters' : 'hours']}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={drop}
        onKeyDown={keys}
        onFocus={(event) => setPlace(cellOf(event.target) ?? place)}
      >
        <Hours />
        {savingWords.days.map((name, day) => (
          <Day key={name} name={name} day={day} week={shown} other={other} span={span} here={here} />
        ))}
      </div>
    </div>
  );
}

/** Painting with the mouse or a pen: from where it went down to where it is let go. */
function useSweep({ week, span, change }: Pick<WeekGridProps, 'week' | 'span' | 'change'>, goTo: (cell: Cell) => void) {
  const [sweep, setSweep] = useState<Sweep | null>(null);
  const down = (event: PointerEvent): void => {
    const cell = cellOf(event.target);
    if (!cell || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setSweep({ from: cell, to: cell, open: fill(week, cell, span) !== 'open' });
    goTo(cell);
  };
  const move = (event: PointerEvent): void => {
    const cell = sweep && cellOf(document.elementFromPoint(event.clientX, event.clientY));
    if (cell) setSweep({ ...sweep, to: cell });
  };
  const up = (): void => {
    if (sweep) change(paint(week, sweep, span));
    setSweep(null);
  };
  const drop = (): void => setSweep(null);
  return { shown: sweep ? paint(week, sweep, span) : week, down, move, up, drop };
}

function Hours(): ReactNode {
  return (
    <div role="row" className={styles['row']}>
      <div role="columnheader" className={styles['name']}>
        {savingWords.day}
      </div>
      {Array.from({ length: 24 }, (_, hour) => (
        <div key={hour} role="columnheader" className={styles['hour']}>
          {hour}
        </div>
      ))}
    </div>
  );
}

interface DayProps {
  readonly name: string;
  readonly day: number;
  readonly week: Week;
  readonly other: Week | null;
  readonly span: number;
  readonly here: Cell;
}

function Day({ name, day, week, other, span, here }: DayProps): ReactNode {
  const cells = Array.from({ length: QUARTERS / span }, (_, i): Cell => ({ day, quarter: i * span }));
  return (
    <div role="row" className={styles['row']}>
      <div role="rowheader" className={styles['name']}>
        {name}
      </div>
      {cells.map((cell) => {
        const state = fill(week, cell, span);
        const under = other ? fill(other, cell, span) : 'closed';
        const tabbed = cell.day === here.day && cell.quarter === here.quarter;
        return (
          <div
            key={cell.quarter}
            role="gridcell"
            tabIndex={tabbed ? 0 : -1}
            aria-selected={state === 'open'}
            data-cell={`${day}:${cell.quarter}`}
            data-state={state}
            data-under={under}
            data-hour={cell.quarter % 4 === 0 ? true : undefined}
            className={styles['cell']}
            aria-label={savingWords.cell(name, clock(cell.quarter), clock(cell.quarter + span), state)}
          />
        );
      })}
    </div>
  );
}

function cellOf(target: EventTarget | null): Cell | null {
  const text = target instanceof HTMLElement ? target.dataset['cell'] : undefined;
  if (text === undefined) return null;
  const [day = 0, quarter = 0] = text.split(':').map(Number);
  return { day, quarter };
}

function nextCell(key: string, { day, quarter }: Cell, span: number): Cell | null {
  const inDay = (q: number): Cell => ({ day, quarter: Math.max(0, Math.min(QUARTERS - span, q)) });
  const other = (d: number): Cell => ({ day: Math.max(0, Math.min(6, d)), quarter });
  switch (key) {
    case 'ArrowRight':
      return inDay(quarter + span);
    case 'ArrowLeft':
      return inDay(quarter - span);
    case 'ArrowDown':
      return other(day + 1);
    case 'ArrowUp':
      return other(day - 1);
    case 'Home':
      return inDay(0);
    case 'End':
      return inDay(QUARTERS);
    default:
      return null;
  }
}
