// The end of the relay's own log, or of the protocol log: filtered by the relay,
// live until it is paused, where its files lie, and a line to copy for whoever helps.
import { Anchor, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { SEARCH_MOST } from '../../src-main/contract/search';
import { Empty, Page } from '../parts/page';
import { copyText, tellFailed } from '../parts/tell';
import { Button } from '../press/button';
import { desk } from '../relay';
import { windowWords } from '../words/window';
import { screenWords } from '../words/settings-screens';
import { formWords } from '../words/settings-forms';
import { Lines } from './lines';
import styles from './log.module.css';
import { ReportButton } from './report-button';
import { type Filter, useTail } from './use-tail';

const EVERY = '';
type Level = '' | 'minimum' | 'medium' | 'maximum';
type Subject = '' | keyof typeof formWords.subjects;

/** As it is chosen on screen; level and subject stay chosen while the other log is looked at. */
interface Wanted {
  readonly kind: Filter['kind'];
  readonly search: string;
  readonly level: Level;
  readonly subject: Subject;
}

const EVERYTHING: Wanted = { kind: 'diagnostic', search: '', level: EVERY, subject: EVERY };

export function Log(): ReactNode {
  const [wanted, setWanted] = useState<Wanted>(EVERYTHING);
  const [chosen, setChosen] = useState<string | null>(null);
  const { kind, ...limits } = filterOf(wanted);
  const { read, trouble, paused, pause } = useTail({ kind, ...limits });
  const own = kind === 'diagnostic';
  const lines = read?.lines ?? [];
  const copy = (): void => {
    if (chosen !== null) copyText(chosen, screenWords.lineCopied);
  };
  const openFolder = (): void => void desk('open-log-folder').catch(tellFailed);
  return (
    <Page
      title={screenWords.log}
      fill
      beside={<span role="status">{read === null ? windowWords.loading : linesRead(lines.length, paused)}</span>}
    >
      <Group gap="xs">
        <Filters wanted={wanted} change={(more) => setWanted((before) => ({ ...before, ...more }))} />
        <Button size="xs" variant="default" aria-pressed={paused} onClick={() => pause(!paused)}>
          {paused ? screenWords.logGoOn : screenWords.logPause}
        </Button>
        <Button size="xs" variant="default" disabled={chosen === null} onClick={copy}>
          {screenWords.copyLine}
        </Button>
        <Button size="xs" variant="default" onClick={openFolder}>
          {screenWords.openFolder}
        </Button>
        <ReportButton />
      </Group>
      {read !== null && <Where own={own} on={read.on} folder={read.folder} />}
      {trouble !== null && <p role="alert">{trouble}</p>}
      {read !== null &&
        (lines.length === 0 ? (
          <NoLines own={own} on={read.on} filtered={Object.keys(limits).length > 0} />
        ) : (
          <Lines lines={lines} chosen={chosen} choose={setChosen} copy={copy} />
        ))}
    </Page>
  );
}

const linesRead = (count: number, paused: boolean): string =>
  paused ? screenWords.logPaused(count) : screenWords.lines(count);

/** What the relay is asked for: level and subject are known of its own log only. */
function filterOf({ kind, search, level, subject }: Wanted): Filter {
  const own = kind === 'diagnostic';
  return {
    kind,
    ...(search === '' ? {} : { search }),
    ...(own && level !== EVERY ? { level } : {}),
    ...(own && subject !== EVERY ? { subject } : {}),
  };
}

interface FiltersProps {
  readonly wanted: Wanted;
  change(more: Partial<Wanted>): void;
}

/** Which log and which of its lines. */
function Filters({ wanted: { kind, search, level, subject }, change }: FiltersProps): ReactNode {
  const own = kind === 'diagnostic';
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={screenWords.logKind}
        data={[
          { value: 'diagnostic', label: screenWords.diagnostic },
          { value: 'protocol', label: screenWords.protocol },
        ]}
        value={kind}
        onChange={(v) => change({ kind: v === 'protocol' ? 'protocol' : 'diagnostic' })}
      />
      <TextInput
        size="xs"
        aria-label={screenWords.logSearch}
        placeholder={screenWords.logSearch}
        maxLength={SEARCH_MOST}
        value={search}
        onChange={(e) => change({ search: e.currentTarget.value })}
        w={200}
      />
      {own && (
        <Select
          size="xs"
          aria-label={screenWords.logLevel}
          data={LEVELS}
          value={level}
          onChange={(v) => change({ level: LEVELS.find((l) => l.value === v)?.value ?? EVERY })}
          allowDeselect={false}
          w={200}
        />
      )}
      {own && (
        <Select
          size="xs"
          aria-label={screenWords.logSubject}
          data={SUBJECTS}
          value={subject}
          onChange={(v) => change({ subject: SUBJECTS.find((s) => s.value === v)?.value ?? EVERY })}
          allowDeselect={false}
          w={170}
        />
      )}
    </>
  );
}

interface WhereProps {
  readonly own: boolean;
  readonly on: boolean;
  readonly folder: string;
}

/** Where the files lie, and whether they are written. */
function Where({ own, on, folder }: WhereProps): ReactNode {
  const protocol = on ? screenWords.protocolWhere(folder) : screenWords.protocolOff(folder);
  return (
    <p className={styles['where']}>
      {own ? screenWords.logWhere(folder) : protocol}{' '}
      <Anchor href="#/general" size="sm">
        {screenWords.logSettings}
      </Anchor>
    </p>
  );
}

function NoLines({ own, on, filtered }: Omit<WhereProps, 'folder'> & { readonly filtered: boolean }): ReactNode {
  if (filtered) return <Empty title={windowWords.noMatch} detail={undefined} />;
  const off = on ? undefined : screenWords.protocolOffDetail;
  return <Empty title={screenWords.logEmpty} detail={own ? screenWords.logEmptyDetail : off} />;
}

const LEVELS: { value: Level; label: string }[] = [
  { value: EVERY, label: screenWords.everyLevel },
  { value: 'minimum', label: screenWords.onlyFaults },
  { value: 'medium', label: screenWords.noDetail },
];
// Object.keys forgets that these are the keys; the words' own type says so.
const SUBJECTS: { value: Subject; label: string }[] = [
  { value: EVERY, label: screenWords.everySubject },
  ...(Object.keys(formWords.subjects) as (keyof typeof formWords.subjects)[]).map((value) => ({
    value,
    label: formWords.subjects[value],
  })),
];
