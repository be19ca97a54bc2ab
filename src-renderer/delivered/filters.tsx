// What is looked for in Sent & received: words, days, direction, result.
import { Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DIRECTIONS, type HistoryFilter, RESULTS } from '../../src-main/contract/history/history';
import { SEARCH_MOST } from '../../src-main/contract/search';
import { DIRECTION_WORDS, HISTORY_WORDS } from '../../src-main/words/named';
import { letterWords, PERIOD_WORDS } from '../words/letters';
import { windowWords } from '../words/window';
import { type Days, PERIODS } from './period';

export interface Looked extends Pick<HistoryFilter, 'search' | 'direction' | 'result'> {
  readonly days: Days;
}

interface FiltersProps {
  readonly looked: Looked;
  change(looked: Looked): void;
}

export function LetterFilters({ looked, change }: FiltersProps): ReactNode {
  const { days } = looked;
  return (
    <Group gap="xs">
      <TextInput
        size="xs"
        type="search"
        maxLength={SEARCH_MOST}
        flex="1 1 200px"
        aria-label={letterWords.search}
        placeholder={letterWords.search}
        value={looked.search ?? ''}
        onChange={(e) => change({ ...looked, search: e.currentTarget.value || undefined })}
      />
      <Choice
        name={letterWords.period}
        none={letterWords.anyTime}
        options={PERIODS}
        words={PERIOD_WORDS}
        value={days.period}
        choose={(period) => change({ ...looked, days: { ...days, period } })}
      />
      {days.period === 'chosen' && (
        <>
          <Day
            name={letterWords.firstDay}
            value={days.first}
            type={(first) => change({ ...looked, days: { ...days, first } })}
          />
          <Day
            name={letterWords.lastDay}
            value={days.last}
            type={(last) => change({ ...looked, days: { ...days, last } })}
          />
        </>
      )}
      <Choice
        name={letterWords.direction}
        none={letterWords.anyDirection}
        options={DIRECTIONS}
        words={DIRECTION_WORDS}
        value={looked.direction ?? null}
        choose={(direction) => change({ ...looked, direction: direction ?? undefined })}
      />
      <Choice
        name={windowWords.filterResult}
        none={windowWords.anyResult}
        options={RESULTS}
        words={HISTORY_WORDS}
        value={looked.result ?? null}
        choose={(result) => change({ ...looked, result: result ?? undefined })}
      />
    </Group>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  /** What stands there while nothing is chosen. */
  readonly none: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly value: T | null;
  choose(value: T | null): void;
}

function Choice<T extends string>({ name, none, options, words, value, choose }: ChoiceProps<T>): ReactNode {
  return (
    <Select
      size="xs"
      flex="0 1 150px"
      miw={110}
      aria-label={name}
      placeholder={none}
      clearable
      data={options.map((option) => ({ value: option, label: words[option] }))}
      value={value}
      onChange={(chosen) => choose(options.find((option) => option === chosen) ?? null)}
    />
  );
}

function Day(props: { readonly name: string; readonly value: string; type(value: string): void }): ReactNode {
  return (
    <TextInput
      size="xs"
      type="date"
      flex="0 1 130px"
      aria-label={props.name}
      title={props.name}
      value={props.value}
      onChange={(e) => props.type(e.currentTarget.value)}
    />
  );
}
