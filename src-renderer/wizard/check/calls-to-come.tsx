// The wizard's summary of when it will call: the next calls and what is to be said of
// letters and held mail, from the relay, as the page of times shows them.
import type { ReactNode } from 'react';
import { planned } from '../../format';
import { asSchedule } from '../../schedule/schedule-editor';
import { plannedOf, sentencesOf, timesOf, usePreview } from '../../schedule/preview';
import { savingWords } from '../../words/saving';
import { windowWords } from '../../words/window';
import type { PageProps } from '../page-parts';

const SHOWN = 3;

/** Of the connector at `base`. */
export function CallsToCome({ form, base }: { readonly form: PageProps['form']; readonly base: string }): ReactNode {
  const schedule = asSchedule(form.at(`${base}.schedule`));
  const preview = usePreview(schedule, timesOf(form.document, base));
  if (preview === undefined) return windowWords.loading;
  if (preview === null) return savingWords.noPreview;
  const times = plannedOf(preview).slice(0, SHOWN);
  const texts = [
    ...(times.length > 0 ? [times.map(({ at }) => planned(at)).join(' · ')] : []),
    ...sentencesOf(preview, schedule),
  ];
  return texts.map((text) => <div key={text}>{text}</div>);
}
