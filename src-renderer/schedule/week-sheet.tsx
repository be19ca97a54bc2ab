// The week on paper, to be pinned up beside the modem: for every provider when it is called
// and by which line, as it is drawn now, with room for what a person adds.
import type { ReactNode } from 'react';
import type { Schedule } from '../../src-main/contract/schedule';
import { WEEKDAYS } from '../../src-main/contract/schedule';
import { listAt, read, textAt } from '../form/document';
import { lineOf, nameIn } from '../form/things';
import { planned, size } from '../format';
import type { PaperSheet } from '../handout/sheet';
import { call } from '../relay';
import { handoutWords } from '../words/handout';
import { savingWords } from '../words/saving';
import { NEXT_WORDS } from '../words/window';
import { plannedOf, sentencesOf, timesOf } from './preview';
import { asSchedule } from './schedule-editor';
import { QUARTERS, weekOf } from './week-model';

const NOTE_LINES = 5;
const CALLS = 5;

/** `changed`: it is not what holds. */
export async function weekSheet(document: unknown, changed: boolean): Promise<PaperSheet> {
  const bases = listAt(document, 'connectors')
    .map((_, i) => `connectors[${i}]`)
    .filter((base) => textAt(document, `${base}.route.kind`) !== 'mailboxes');
  const blocks = await Promise.all(bases.map((base) => block(document, base)));
  return {
    title: handoutWords.times,
    body: (
      <>
        {changed && <p className="note">{handoutWords.notSaved}</p>}
        {blocks}
        <div className="block">
          <h2>{handoutWords.notes}</h2>
          <div className="lines">
            {Array.from({ length: NOTE_LINES }, (_, i) => (
              <div key={i} />
            ))}
          </div>
        </div>
      </>
    ),
  };
}

async function block(document: unknown, base: string): Promise<ReactNode> {
  const schedule = asSchedule(read(document, `${base}.schedule`));
  const over = read(document, `${base}.oversize.overBytes`);
  // Without them the hours are as true.
  const preview = await call('schedule.preview', { schedule, count: CALLS, connector: timesOf(document, base) }).catch(
    () => null,
  );
  const calls = preview ? plannedOf(preview) : [];
  return (
    <div key={base}>
      <div className="block">
        <h2>{nameOf(document, base)}</h2>
        <Times schedule={schedule} />
      </div>
      {preview && sentencesOf(preview, schedule).map((text) => <p key={text}>{text}</p>)}
      {typeof over === 'number' && (
        <div className="block">
          <p>
            <b>{handoutWords.largeOver(size(over))}</b>
          </p>
          <Times schedule={asSchedule(read(document, `${base}.oversize.schedule`))} />
        </div>
      )}
      {calls.length > 0 && <p>{handoutWords.named(savingWords.nextFive, calls.map(callText).join(' · '))}</p>}
    </div>
  );
}

/** What makes it is said where that is not the schedule. */
function callText({ at, why }: ReturnType<typeof plannedOf>[number]): string {
  return why === 'schedule' ? planned(at) : `${planned(at)} (${NEXT_WORDS[why]})`;
}

function nameOf(document: unknown, base: string): string {
  const line = nameIn(lineOf(document, base)) || textAt(document, `${base}.link`);
  return handoutWords.by(nameIn(read(document, base)), line);
}

function Times({ schedule }: { readonly schedule: Schedule }): ReactNode {
  if (schedule.kind !== 'weekly') return <p>{kindText(schedule)}</p>;
  return (
    <>
      <p>{handoutWords.marked}</p>
      <Week schedule={schedule} />
      {schedule.everyMinutes !== null && (
        <p>{handoutWords.named(savingWords.again, savingWords.every(schedule.everyMinutes))}</p>
      )}
    </>
  );
}

function kindText(schedule: Exclude<Schedule, { kind: 'weekly' }>): string {
  return schedule.kind === 'every' ? savingWords.every(schedule.minutes) : savingWords[schedule.kind];
}

/** The hours beside it say the same, for who reads rather than looks. */
function Week({ schedule }: { readonly schedule: Extract<Schedule, { kind: 'weekly' }> }): ReactNode {
  const week = weekOf(schedule);
  return (
    <table className="week">
      <thead>
        <tr>
          <th className="day" />
          {Array.from({ length: 24 }, (_, hour) => (
            <th key={hour} colSpan={4}>
              {hour}
            </th>
          ))}
          <th className="hours" />
        </tr>
      </thead>
      <tbody>
        {savingWords.days.map((name, day) => (
          <tr key={name}>
            <th className="day">{name}</th>
            {stretches(week[day] ?? []).map(({ from, quarters, open }) => (
              <td key={from} colSpan={quarters} className={open ? 'open' : undefined} />
            ))}
            <td className="hours">{schedule.open[WEEKDAYS[day] ?? 'mon'].join('\n').replaceAll('-', '–')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Stretch {
  readonly from: number;
  readonly quarters: number;
  readonly open: boolean;
}

/** The day in pieces that are open, and hours that are not. */
function stretches(day: readonly boolean[]): readonly Stretch[] {
  const found: { from: number; quarters: number; open: boolean }[] = [];
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const open = day[quarter] ?? false;
    const last = found.at(-1);
    if (last?.open === open && (open || quarter % 4 !== 0)) last.quarters += 1;
    else found.push({ from: quarter, quarters: 1, open });
  }
  return found;
}
