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
      {read !== null && (
        <p className={styles['where']}>
          {own
            ? screenWords.logWhere(read.folder)
            : read.on
              ? screenWords.protocolWhere(read.folder)
              : screenWords.protocolOff(read.folder)}{' '}
          <Anchor href="#/general" size="sm">
            {screenWords.logSettings}
          </Anchor>
        </p>
      )}
      {trouble !== null && <p role="alert">{trouble}</p>}
      {read !== null &&
        (lines.length === 0 ? (
          <Empty
            title={filtered ? windowWords.noMatch : screenWords.logEmpty}
            detail={
              filtered
                ? undefined
                : own
                  ? screenWords.logEmptyDetail
                  : read.on
                    ? undefined
                    : screenWords.protocolOffDetail
            }
          />
        ) : (
          <Lines lines={lines} chosen={chosen} choose={setChosen} copy={copy} />
        ))}
    </Page>
  );
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
