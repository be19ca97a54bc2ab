// This month by day: minutes, bytes or money of one line. Read again when a call
// has ended. The sum stands in words too, for those who do not see the bars.
import { BarChart } from '@mantine/charts';
import { SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { LinkDay, Status } from '../../src-main/contract/views';
import { duration, money, size } from '../format';
import { useEvent } from '../live';
import { call } from '../relay';
import { screenWords } from '../words/settings-screens';
import { type Bar, bars, type Measure } from './month-days';
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
  useEffect(read, [read]);
  useEvent('session', (session) => session.phase === 'ended' && read());
  const today = new Date().toDateString();
  // Kept from one status to the next: drawing bars anew at each would be much work for nothing.
  const chart = useMemo(
    () => days && <Bars data={bars(days, measure, new Date(today))} measure={measure} />,
    [days, measure, today],
  );
  if (!link || days === null) return null;
  const total = totalOf(days, measure, link.currency);
  return (
    <section className={styles['panel']} aria-label={screenWords.chartTitle}>
      <div className={styles['chartHead']}>
        <h2>{screenWords.chartTitle}</h2>
        <LineChoice links={links} value={link.id} choose={setChosen} />
        <MeasureChoice value={measure} choose={setMeasure} />
        <strong>{total}</strong>
      </div>
      {days.length === 0 ? (
        <p>{screenWords.chartNone}</p>
      ) : (
        <div role="img" aria-label={screenWords.chartSaid(NAMES[measure], total)}>
          {chart}
        </div>
      )}
    </section>
  );
}

/** The sum of the days, in words. */
function totalOf(days: readonly LinkDay[], measure: Measure, currency: Status['links'][number]['currency']): string {
  const sum = (pick: (d: LinkDay) => number): number => days.reduce((all, d) => all + pick(d), 0);
  return {
    minutes: duration(sum((d) => d.seconds)),
    megabytes: size(sum((d) => d.bytes)),
    cost: money(
      sum((d) => d.cost),
      currency,
    ),
  }[measure];
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

function Bars({ data, measure }: { readonly data: readonly Bar[]; readonly measure: Measure }): ReactNode {
  return (
    <BarChart
      h={150}
      data={[...data]}
      dataKey="day"
      series={[{ name: 'value', label: NAMES[measure], color: 'var(--dp-fill)' }]}
      yAxisProps={{ width: 36, tickCount: 4 }}
      gridAxis="x"
      tickLine="none"
      barProps={{ isAnimationActive: false, maxBarSize: 28 }}
    />
  );
}
