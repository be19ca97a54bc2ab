// What the relay says that times which are being drawn will do: asked a moment after the
// last stroke, and said in one manner wherever it is shown.
import { useEffect, useState } from 'react';
import type { Params } from '../../src-main/contract/methods';
import { LINK_KINDS } from '../../src-main/contract/link';
import { Schedule } from '../../src-main/contract/schedule';
import type { SchedulePreview } from '../../src-main/contract/views';
import { fetchingWays } from '../form/collect-ways';
import { read, textAt } from '../form/document';
import { lineOf } from '../form/things';
import { call } from '../relay';
import { savingWords } from '../words/saving';

const PAUSE_MS = 150;
const CALLS = 5;

/** What makes calls besides the schedule of normal mail; undefined: nothing is known of it. */
export type PreviewedTimes = Params<'schedule.preview'>['connector'];

/** Of the connector at `base` in a draft of the settings. */
export function timesOf(document: unknown, base: string): PreviewedTimes {
  const kind = textAt(lineOf(document, base), 'kind');
  return {
    line: LINK_KINDS.find((one) => one === kind) ?? 'always-on',
    collect: fetchingWays(read(document, `${base}.collect`)).map((way) => scheduleIn(read(way, 'schedule'))),
    large: scheduleIn(read(document, `${base}.oversize.schedule`)),
  };
}

function scheduleIn(value: unknown): Schedule | null {
  const parsed = Schedule.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** undefined: not asked yet; null: it cannot be said. */
export function usePreview(schedule: Schedule, connector: PreviewedTimes): SchedulePreview | null | undefined {
  const [answer, setAnswer] = useState<SchedulePreview | null | undefined>(undefined);
  const drawn = JSON.stringify({ schedule, connector });
  useEffect(() => {
    let wanted = true;
    const ask = setTimeout(() => {
      // What was drawn a moment ago is so still.
      const { schedule: asked, connector: of } = JSON.parse(drawn) as {
        readonly schedule: Schedule;
        readonly connector?: PreviewedTimes;
      };
      call('schedule.preview', { schedule: asked, count: CALLS, ...(of ? { connector: of } : {}) }).then(
        (told) => wanted && setAnswer(told),
        () => wanted && setAnswer(null),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(ask);
    };
  }, [drawn]);
  return answer;
}

/** Every call that is known, and what makes it where that is told. */
export function plannedOf({ calls, planned }: SchedulePreview): NonNullable<SchedulePreview['planned']> {
  return planned ?? calls.map((at) => ({ at, why: 'schedule' }));
}

/** What is to be said beside the calls: how letters go without one, and when held mail is fetched. */
export function sentencesOf(preview: SchedulePreview, schedule: Schedule): readonly string[] {
  const { atOnce, fetching } = preview;
  const none = plannedOf(preview).length === 0;
  return [
    ...(none && schedule.kind === 'never' ? [savingWords.noCalls] : []),
    ...(atOnce ? [savingWords.letters[atOnce]] : []),
    ...(none && atOnce === undefined && schedule.kind !== 'never' ? [savingWords.letters.always] : []),
    ...(fetching ? [savingWords.fetched[fetching]] : []),
  ];
}
