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
import {
  type Bar,
  bars,
  barText,
  currenciesOf,
  type Measure,
  monthText,
  paidOnlyIn,
  scaleOf,
  upToNow,
} from './month-days';
import styles from './overview.module.css';

const NAMES: Readonly<Record<Measure, string>> = {
  minutes: screenWords.chartMinutes,
  megabytes: screenWords.chartBytes,
  cost: screenWords.chartCost,
};
/** What is drawn: of money, in which currency; null: that of the tariff now. */
interface Shown {
  readonly measure: Measure;
  readonly currency: string | null;
}
const MINUTES: Shown = { measure: 'minutes', currency: null };

export function MonthChart({ links }: { readonly links: Status['links'] }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>(MINUTES);
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
  const { measure } = shown;
  const currencies = currenciesOf(link);
  const currency = currencies.find((one) => one === shown.currency) ?? link.currency;
  const one = paidOnlyIn(currency, link, days);
  const total = monthText(one.link, measure);
  const now = upToNow(one.days, one.link, new Date());
  return (
    <section className={styles['panel']} aria-label={screenWords.chartTitle}>
      <div className={styles['chartHead']}>
        <h2>{screenWords.chartTitle}</h2>
        <LineChoice links={links} value={link.id} choose={setChosen} />
        <MeasureChoice value={{ measure, currency }} currencies={currencies} choose={setShown} />
        <strong>{total}</strong>
      </div>
      {now.length === 0 ? (
        <p>{screenWords.chartNone}</p>
      ) : (
        <div role="img" aria-label={screenWords.chartSaid(NAMES[measure], total)}>
          <Bars drawn={JSON.stringify(bars(now, measure, new Date()))} measure={measure} currency={currency} />
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

/** Money has a choice for each currency it was paid in. */
function MeasureChoice({
  value,
  currencies,
  choose,
}: ChoiceOf<Shown> & { readonly currencies: readonly string[] }): ReactNode {
  const several = currencies.length > 1;
  const choices: readonly (Shown & { readonly label: string })[] = [
    { ...MINUTES, label: NAMES.minutes },
    { measure: 'megabytes', currency: null, label: NAMES.megabytes },
    ...currencies.map((currency) => ({
      measure: 'cost' as const,
      currency,
      label: several && currency !== '' ? screenWords.chartCostIn(currency) : NAMES.cost,
    })),
  ];
  const isShown = (one: Shown): boolean =>
    one.measure === value.measure && (one.measure !== 'cost' || one.currency === value.currency);
  return (
    <SegmentedControl
      size="xs"
      aria-label={screenWords.chartWhat}
      data={choices.map(({ label }, i) => ({ value: String(i), label }))}
      value={String(choices.findIndex(isShown))}
      onChange={(i) => choose(choices[Number(i)] ?? value)}
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
  const scale = scaleOf(measure, data);
  return (
    <BarChart
      h="clamp(150px, 26vh, 420px)"
      data={data.map(({ day, value }) => ({ day, value: value * scale }))}
      dataKey="day"
      series={[{ name: 'value', label: NAMES[measure], color: 'var(--dp-fill)' }]}
      valueFormatter={(value) => barText(value / scale, measure, currency)}
      yAxisProps={{ width: 64, tickCount: 4, allowDecimals: measure !== 'minutes' }}
      gridAxis="x"
      tickLine="none"
      barProps={{ isAnimationActive: false, maxBarSize: 28 }}
    />
  );
});
