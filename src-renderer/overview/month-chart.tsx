// This month by day: minutes, bytes or money of one line, the call under way included. Read
// again when something was booked. The sum stands in words too, for those who do not see
// the bars, and is the one that stands everywhere else.
import { BarChart } from '@mantine/charts';
import { SegmentedControl, Select } from '@mantine/core';
import { memo, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { LinkDay } from '../../src-main/contract/link';
import type { Status } from '../../src-main/contract/views';
import { call } from '../relay';
import { screenWords } from '../words/settings-screens';
import { type Bar, bars, barText, type Measure, monthText, upToNow } from './month-days';
import styles from './overview.module.css';

const NAMES: Readonly<Record<Measure, string>> = {
  minutes: screenWords.chartMinutes,
  megabytes: screenWords.chartBytes,
  cost: screenWords.chartCost,
};
const MEASURES: readonly Measure[] = ['minutes', 'megabytes', 'cost'];

export function MonthChart({ links }: { readonly links: Status['links'] }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const [measure, setMeasure] = useState<Measure>('minutes');
  const [days, setDays] = useState<readonly LinkDay[] | null>(null);
  const link = links.find((l) => l.id === chosen) ?? links[0];
  const id = link?.id;
  const read = useCallback(() => {
    if (id !== undefined)
      call('link.days', { link: id }).then(
        (answer) => setDays(answer.days),
        () => setDays(null),
      );
  }, [id]);
  // While a line is up its sums grow with every status; what is booked changes when it is down again.
  const booked = link?.state === 'down' ? `${link.secondsThisMonth} ${link.costThisMonth}` : link?.state;
  useEffect(read, [read, booked]);
  if (!link || days === null) return null;
  const total = monthText(link, measure);
  const now = upToNow(days, link, new Date());
  return (
    <section className={styles['panel']} aria-label={screenWords.chartTitle}>
      <div className={styles['chartHead']}>
        <h2>{screenWords.chartTitle}</h2>
        <LineChoice links={links} value={link.id} choose={setChosen} />
        <MeasureChoice value={measure} choose={setMeasure} />
        <strong>{total}</strong>
      </div>
      {now.length === 0 ? (
        <p>{screenWords.chartNone}</p>
      ) : (
        <div role="img" aria-label={screenWords.chartSaid(NAMES[measure], total)}>
          <Bars drawn={JSON.stringify(bars(now, measure, new Date()))} measure={measure} currency={link.currency} />
        </div>
      )}
    </section>
  );
}

interface ChoiceOf<T> {
  readonly value: T;
  choose(value: T): void;
}

/** Which line is shown; nothing to choose where there is one. */
function LineChoice({
  links,
  value,
  choose,
}: { readonly links: Status['links'] } & { readonly value: string; choose(id: string | null): void }): ReactNode {
  if (links.length <= 1) return null;
  return (
    <Select
      size="xs"
      aria-label={screenWords.chartLine}
      data={links.map((l) => ({ value: l.id, label: l.name || l.id }))}
      value={value}
      onChange={choose}
      allowDeselect={false}
    />
  );
}

function MeasureChoice({ value, choose }: ChoiceOf<Measure>): ReactNode {
  return (
    <SegmentedControl
      size="xs"
      aria-label={screenWords.chartWhat}
      data={MEASURES.map((measure) => ({ value: measure, label: NAMES[measure] }))}
      value={value}
      onChange={(v) => choose(MEASURES.find((m) => m === v) ?? value)}
    />
  );
}

/** `drawn`: the bars, as text: the same ones are not drawn anew at each status, which would be much work for nothing. */
const Bars = memo(function KeptBars({
  drawn,
  measure,
  currency,
}: {
  readonly drawn: string;
  readonly measure: Measure;
  readonly currency: string;
}): ReactNode {
  const data = JSON.parse(drawn) as readonly Bar[]; // written by the one place above
  return (
    <BarChart
      h="clamp(150px, 26vh, 420px)"
      data={[...data]}
      dataKey="day"
      series={[{ name: 'value', label: NAMES[measure], color: 'var(--dp-fill)' }]}
      valueFormatter={(value) => barText(value, measure, currency)}
      yAxisProps={{ width: 64, tickCount: 4, allowDecimals: measure !== 'minutes' }}
      gridAxis="x"
      tickLine="none"
      barProps={{ isAnimationActive: false, maxBarSize: 28 }}
    />
  );
});
