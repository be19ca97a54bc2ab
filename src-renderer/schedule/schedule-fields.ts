// The fields of a provider's times: when its normal mail goes, and when large mail may.
import { has, is } from '../form/fields';
import type { Field, NamedField } from '../parts/field-list';
import { savingWords } from '../words/saving';

const NIGHT: readonly string[] = ['00:00-06:00'];
const NIGHTS = { mon: NIGHT, tue: NIGHT, wed: NIGHT, thu: NIGHT, fri: NIGHT, sat: NIGHT, sun: NIGHT };
const BY_NIGHT = { overBytes: 2_000_000, schedule: { kind: 'weekly', open: NIGHTS, everyMinutes: null } };

/** Painted, each in an editor of its own. */
export const NORMAL_TIMES: NamedField = { path: 'schedule', label: savingWords.whenNormal };
export const LARGE_TIMES: NamedField = {
  path: 'oversize.schedule',
  label: savingWords.whenLarge,
  when: has('oversize'),
};

/** How often to call again in the painted hours. */
const again = (schedule: string): NamedField => ({
  path: `${schedule}.everyMinutes`,
  label: savingWords.again,
  when: is(`${schedule}.kind`, 'weekly'),
});

/** Whether large mail has times of its own, and which mail that is. */
export const LARGE: readonly Field[] = [
  { kind: 'toggle', path: 'oversize', label: savingWords.largeOwn, on: BY_NIGHT, off: null },
  { kind: 'size', path: 'oversize.overBytes', label: savingWords.largeOver, when: has('oversize') },
];

export const SCHEDULE: readonly NamedField[] = [
  NORMAL_TIMES,
  again('schedule'),
  ...LARGE,
  LARGE_TIMES,
  again('oversize.schedule'),
];
