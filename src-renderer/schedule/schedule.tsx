// When each connector calls: its normal mail, and large mail where that has times
// of its own. Nothing takes effect before Save.
import { Group, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt, read, textAt } from '../form/document';
import { Empty, Page } from '../parts/page';
import { SaveBar } from '../form/save-bar';
import { type SettingsForm, useSettings } from '../form/use-settings';
import { windowWords } from '../words/window';
import { savingWords } from '../words/saving';
import { asSchedule, LargeMail, ScheduleEditor } from './schedule-editor';
import { timesOf } from './preview';
import styles from './schedule.module.css';

export function ScheduleScreen(): ReactNode {
  const form = useSettings();
  const [index, setIndex] = useState(0);
  const connectors = listAt(form.document, 'connectors');
  const names = connectors.map((c, i) => ({ value: String(i), label: textAt(c, 'name') || textAt(c, 'id') }));
  return (
    <Page title={savingWords.schedule} beside={connectors.length > 0 && <SaveBar form={form} />}>
      {!form.loaded && <p role="status">{windowWords.loading}</p>}
      {form.loaded && connectors.length === 0 && (
        <Empty title={savingWords.noConnectors} detail={savingWords.noConnectorsDetail} setUp />
      )}
      {form.loaded && connectors.length > 0 && (
        <>
          {names.length > 1 && (
            <Select
              label={savingWords.connector}
              data={names}
              value={String(index)}
              onChange={(v) => setIndex(Number(v))}
              allowDeselect={false}
              w={280}
            />
          )}
          <Layers key={`${index}/${form.round}`} form={form} base={`connectors[${index}]`} />
        </>
      )}
    </Page>
  );
}

/** The two layers of the connector at `base`. */
export function Layers({ form, base }: { readonly form: SettingsForm; readonly base: string }): ReactNode {
  const [layer, setLayer] = useState<'normal' | 'large'>('normal');
  const large = form.at(`${base}.oversize`);
  const hasLarge = typeof large === 'object' && large !== null;
  const normal = asSchedule(form.at(`${base}.schedule`));
  const over = read(large, 'overBytes');
  const setLarge = (on: boolean): void => {
    form.change(`${base}.oversize`, on ? BY_NIGHT : null);
    setLayer(on ? 'large' : 'normal');
  };
  return (
    <div className={styles['layers']}>
      <Group gap="lg" align="center">
        {hasLarge && (
          <SegmentedControl
            aria-label={savingWords.layer}
            data={[
              { value: 'normal', label: savingWords.normalMail },
              { value: 'large', label: savingWords.largeMail },
            ]}
            value={layer}
            onChange={(v) => setLayer(v === 'large' ? 'large' : 'normal')}
          />
        )}
        <LargeMail on={hasLarge} change={setLarge} />
        {hasLarge && (
          <NumberInput
            size="xs"
            w={150}
            label={savingWords.largeOver}
            value={typeof over === 'number' ? over / KILOBYTE : ''}
            min={1}
            onChange={(n) =>
              typeof n === 'number' && form.change(`${base}.oversize.overBytes`, Math.round(n * KILOBYTE))
            }
            hideControls
          />
        )}
      </Group>
      {layer === 'large' && hasLarge ? (
        <ScheduleEditor
          key="large"
          label={savingWords.whenLarge}
          schedule={asSchedule(read(large, 'schedule'))}
          other={normal}
          change={(s) => form.change(`${base}.oversize.schedule`, s)}
        />
      ) : (
        <ScheduleEditor
          key="normal"
          label={savingWords.whenNormal}
          schedule={normal}
          other={hasLarge ? asSchedule(read(large, 'schedule')) : null}
          connector={timesOf(form.document, base)}
          change={(s) => form.change(`${base}.schedule`, s)}
        />
      )}
    </div>
  );
}

/** As limits are said: "over 200 kB". */
const KILOBYTE = 1000;
const NIGHT: readonly string[] = ['00:00-06:00'];
const NIGHTS = { mon: NIGHT, tue: NIGHT, wed: NIGHT, thu: NIGHT, fri: NIGHT, sat: NIGHT, sun: NIGHT };
const BY_NIGHT = { overBytes: 2_000_000, schedule: { kind: 'weekly', open: NIGHTS, everyMinutes: null } };
