// When each connector calls: its normal mail, and large mail where that has times
// of its own. Nothing takes effect before Save.
import { SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt, read } from '../form/document';
import { nameIn } from '../form/things';
import { Fields } from '../form/fields';
import { PrintButton } from '../handout/buttons';
import { usePaperSheet } from '../handout/shown';
import { Empty, Page } from '../parts/page';
import { SaveBar } from '../form/save-bar';
import { type SettingsForm, useSettings } from '../form/use-settings';
import { windowWords } from '../words/window';
import { savingWords } from '../words/saving';
import { useSought } from '../places/seek';
import { asSchedule, ScheduleEditor } from './schedule-editor';
import { LARGE, LARGE_TIMES, NORMAL_TIMES } from './schedule-fields';
import { timesOf } from './preview';
import styles from './schedule.module.css';
import { weekSheet } from './week-sheet';

export function ScheduleScreen(): ReactNode {
  const form = useSettings();
  const [index, setIndex] = useState(0);
  useSought('connectors', setIndex);
  const connectors = listAt(form.document, 'connectors');
  usePaperSheet(connectors.length > 0 ? () => weekSheet(form.document, form.changed) : null);
  const names = connectors.map((c, i) => ({ value: String(i), label: nameIn(c) }));
  return (
    <Page
      title={savingWords.schedule}
      beside={
        connectors.length > 0 && (
          <>
            <PrintButton />
            <SaveBar form={form} />
          </>
        )
      }
    >
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
  const typing: SettingsForm = {
    ...form,
    change(path, value) {
      form.change(path, value);
      if (path === `${base}.oversize`) setLayer(value === null ? 'normal' : 'large');
    },
  };
  return (
    <div className={styles['layers']}>
      <Fields fields={LARGE} base={base} form={typing} />
      {hasLarge && (
        <div>
          <SegmentedControl
            aria-label={savingWords.layer}
            data={[
              { value: 'normal', label: savingWords.normalMail },
              { value: 'large', label: savingWords.largeMail },
            ]}
            value={layer}
            onChange={(v) => setLayer(v === 'large' ? 'large' : 'normal')}
          />
        </div>
      )}
      {layer === 'large' && hasLarge ? (
        <ScheduleEditor
          key="large"
          field={LARGE_TIMES}
          path={`${base}.${LARGE_TIMES.path}`}
          schedule={asSchedule(read(large, 'schedule'))}
          other={normal}
          change={(s) => form.change(`${base}.oversize.schedule`, s)}
        />
      ) : (
        <ScheduleEditor
          key="normal"
          field={NORMAL_TIMES}
          path={`${base}.${NORMAL_TIMES.path}`}
          schedule={normal}
          other={hasLarge ? asSchedule(read(large, 'schedule')) : null}
          connector={timesOf(form.document, base)}
          change={(s) => form.change(`${base}.schedule`, s)}
        />
      )}
    </div>
  );
}
