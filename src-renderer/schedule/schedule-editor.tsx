// One schedule: a preset or the painted week, and the next five calls it makes as
// the relay computes them. The painted week is kept while a preset is tried, so
// that coming back to it loses nothing.
import { Group, SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Schedule } from '../../src-main/contract/schedule';
import { Framed } from '../form/fields';
import type { NamedField } from '../parts/field-list';
import { savingWords } from '../words/saving';
import { CopyDay } from './copy-day';
import { NextFive } from './next-five';
import type { PreviewedTimes } from './preview';
import styles from './schedule.module.css';
import { WeekGrid, type WeekGridProps } from './week-grid';
import { CLOSED, isEmpty, openOf, paint, type Week, weekOf } from './week-model';

export interface ScheduleEditorProps {
  readonly field: NamedField;
  /** Of the schedule in the document. */
  readonly path: string;
  /** What its field is marked with, where the path is another field's. */
  readonly mark?: string;
  readonly schedule: Schedule;
  /** Shown beneath the grid's cells. */
  readonly other: Schedule | null;
  /** Where it is the schedule of normal mail: what else makes calls there. */
  readonly connector?: PreviewedTimes;
  change(schedule: Schedule): void;
}

const EVERY: readonly number[] = [15, 30, 60, 120, 240, 480, 720, 1440];
/** Monday to Friday, eight to six: something to begin painting from. */
const OFFICE_HOURS = paint(CLOSED, { from: { day: 0, quarter: 32 }, to: { day: 4, quarter: 71 }, open: true });

/** What stands in settings, or "always" where that cannot be read. */
export function asSchedule(value: unknown): Schedule {
  const read = Schedule.safeParse(value);
  return read.success ? read.data : { kind: 'always' };
}

export function ScheduleEditor({
  field,
  path,
  mark = path,
  schedule,
  other,
  connector,
  change,
}: ScheduleEditorProps): ReactNode {
  const [span, setSpan] = useState<Span>(4);
  const [kept, setKept] = useState<Week>(() => (schedule.kind === 'weekly' ? weekOf(schedule) : OFFICE_HOURS));
  const again = schedule.kind === 'weekly' ? schedule.everyMinutes : null;
  const setWeek = (week: Week, every = again): void => {
    setKept(week);
    change(isEmpty(week) ? { kind: 'never' } : { kind: 'weekly', open: openOf(week), everyMinutes: every });
  };
  const week = schedule.kind === 'weekly' ? weekOf(schedule) : kept;
  const painted = schedule.kind === 'weekly' || (schedule.kind === 'never' && isEmpty(kept));
  const choose = (kind: string | null): void => {
    if (kind === 'weekly') setWeek(isEmpty(kept) ? OFFICE_HOURS : kept);
    else if (kind === 'always' || kind === 'never') change({ kind });
    else change({ kind: 'every', minutes: Number(kind) });
  };
  const unpainted = schedule.kind === 'every' ? String(schedule.minutes) : schedule.kind;
  const value = painted ? 'weekly' : unpainted;
  return (
    <div className={styles['editor']}>
      <Group align="flex-end" gap="md">
        <Framed path={mark} label={field.label}>
          <Select label={field.label} data={presets()} value={value} onChange={choose} allowDeselect={false} w={280} />
        </Framed>
        {painted && (
          <Again path={`${path}.everyMinutes`} minutes={again} change={(minutes) => setWeek(week, minutes)} />
        )}
        {painted && <SpanChoice span={span} change={setSpan} />}
        {painted && <CopyDay week={week} change={setWeek} />}
      </Group>
      {painted && (
        <WeekGrid label={savingWords.week} week={week} other={other && weekOf(other)} span={span} change={setWeek} />
      )}
      {painted && (
        <p className={styles['hint']}>
          {savingWords.gridHint} {other && savingWords.otherHint}
        </p>
      )}
      <NextFive schedule={schedule} connector={connector} />
    </div>
  );
}

interface AgainProps {
  readonly path: string;
  readonly minutes: number | null;
  change(minutes: number | null): void;
}

/** How often to call again while the painted week is open; null: once. */
function Again({ path, minutes, change }: AgainProps): ReactNode {
  return (
    <Framed path={path} label={savingWords.again}>
      <Select
        label={savingWords.again}
        data={[{ value: '', label: savingWords.againNever }, ...everyChoices()]}
        value={minutes === null ? '' : String(minutes)}
        onChange={(v) => change(v ? Number(v) : null)}
        allowDeselect={false}
        w={220}
      />
    </Framed>
  );
}

type Span = WeekGridProps['span'];

/** Whether the grid shows hours or quarter hours. */
function SpanChoice({ span, change }: { readonly span: Span; change(span: Span): void }): ReactNode {
  return (
    <SegmentedControl
      aria-label={savingWords.view}
      data={[
        { value: '4', label: savingWords.hours },
        { value: '1', label: savingWords.quarters },
      ]}
      value={String(span)}
      onChange={(v) => change(v === '1' ? 1 : 4)}
    />
  );
}

function everyChoices(): { value: string; label: string }[] {
  return EVERY.map((minutes) => ({ value: String(minutes), label: savingWords.every(minutes) }));
}

function presets(): { value: string; label: string }[] {
  return [
    { value: 'always', label: savingWords.always },
    ...everyChoices(),
    { value: 'weekly', label: savingWords.painted },
    { value: 'never', label: savingWords.never },
  ];
}
