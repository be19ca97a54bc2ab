// The end of the relay's own log, or of the protocol log: filtered by the relay,
// live until it is paused, where its files lie, and a line to copy for whoever helps.
import { Anchor, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Empty, Page } from '../parts/page';
import { tellDone, tellFailed } from '../parts/tell';
import { desk } from '../relay';
import { windowWords } from '../words/window';
import { screenWords } from '../words/settings-screens';
import { formWords } from '../words/settings-forms';
import { Lines } from './lines';
import styles from './log.module.css';
import { ReportButton } from './report-button';
import { type Filter, useTail } from './use-tail';

type Kind = Filter['kind'];
const EVERY = '';

export function Log(): ReactNode {
  const [kind, setKind] = useState<Kind>('diagnostic');
  const [search, setSearch] = useState('');
  const [level, setLevel] = useState<Level>(EVERY);
  const [subject, setSubject] = useState<Subject>(EVERY);
  const [chosen, setChosen] = useState<string | null>(null);
  const own = kind === 'diagnostic';
  const { read, trouble, paused, pause } = useTail({
    kind,
    ...(search === '' ? {} : { search }),
    ...(own && level !== EVERY ? { level } : {}),
    ...(own && subject !== EVERY ? { subject } : {}),
  });
  const lines = read?.lines ?? [];
  const filtered = search !== '' || (own && (level !== EVERY || subject !== EVERY));
  const copy = (): void => {
    if (chosen !== null) navigator.clipboard.writeText(chosen).then(() => tellDone(screenWords.lineCopied), tellFailed);
  };
  const openFolder = (): void => void desk('open-log-folder').catch(tellFailed);
  return (
    <Page
      title={screenWords.log}
      fill
      beside={
        <span role="status">
          {read === null
            ? windowWords.loading
            : paused
              ? screenWords.logPaused(lines.length)
              : screenWords.lines(lines.length)}
        </span>
      }
    >
      <Group gap="xs">
        <Filters {...{ kind, setKind, search, setSearch, level, setLevel, subject, setSubject }} />
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
          <NoLines own={own} on={read.on} filtered={filtered} />
        ) : (
          <Lines lines={lines} chosen={chosen} choose={setChosen} copy={copy} />
        ))}
    </Page>
  );
}

interface FiltersProps {
  readonly kind: Kind;
  setKind(kind: Kind): void;
  readonly search: string;
  setSearch(search: string): void;
  readonly level: Level;
  setLevel(level: Level): void;
  readonly subject: Subject;
  setSubject(subject: Subject): void;
}

/** Which log and which of its lines; level and subject are known of the relay's own log only. */
function Filters(props: FiltersProps): ReactNode {
  const { kind, setKind, search, setSearch, level, setLevel, subject, setSubject } = props;
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
        onChange={(v) => setKind(v === 'protocol' ? 'protocol' : 'diagnostic')}
      />
      <TextInput
        size="xs"
        aria-label={screenWords.logSearch}
        placeholder={screenWords.logSearch}
        value={search}
        onChange={(e) => setSearch(e.currentTarget.value)}
        w={200}
      />
      {own && (
        <Select
          size="xs"
          aria-label={screenWords.logLevel}
          data={LEVELS}
          value={level}
          onChange={(v) => setLevel(LEVELS.find((l) => l.value === v)?.value ?? EVERY)}
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
          onChange={(v) => setSubject(SUBJECTS.find((s) => s.value === v)?.value ?? EVERY)}
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

type Level = '' | 'minimum' | 'medium' | 'maximum';
type Subject = '' | keyof typeof formWords.subjects;

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
