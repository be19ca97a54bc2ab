// What of the queue is listed.
import { Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { SEARCH_MOST } from '../../src-main/contract/search';
import type { QueueFilter } from '../../src-main/contract/methods';
import { STATE_WORDS } from '../../src-main/words/named';
import { size } from '../format';
import { useLive } from '../live';
import { connectorName } from '../parts/names';
import { windowWords } from '../words/window';

// The table of words has every state as its key.
const STATES = Object.keys(STATE_WORDS) as (keyof typeof STATE_WORDS)[];
const SIZES = [100_000, 1_000_000, 5_000_000, 20_000_000] as const;

export function Filters({
  filter,
  change,
}: {
  readonly filter: QueueFilter;
  readonly change: (filter: QueueFilter) => void;
}): ReactNode {
  const { status } = useLive();
  const connectors = (status?.queue.byConnector ?? []).flatMap(({ connector }) => connector ?? []);
  const state = STATES.find((s) => s === filter.state);
  return (
    <Group gap="xs">
      <TextInput
        size="xs"
        type="search"
        maxLength={SEARCH_MOST}
        flex="1 1 160px"
        aria-label={windowWords.search}
        placeholder={windowWords.search}
        value={filter.search ?? ''}
        onChange={(e) => change({ ...filter, search: e.currentTarget.value || undefined })}
      />
      <Select
        size="xs"
        flex="0 1 132px"
        miw={124}
        aria-label={windowWords.filterState}
        placeholder={windowWords.anyState}
        clearable
        data={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
        value={state ?? null}
        onChange={(value) => change({ ...filter, state: STATES.find((s) => s === value) })}
      />
      <Select
        size="xs"
        flex="0 1 180px"
        miw={172}
        aria-label={windowWords.filterConnector}
        placeholder={windowWords.anyConnector}
        clearable
        data={connectors.map((id) => ({ value: id, label: connectorName(status, id) }))}
        value={filter.connector ?? null}
        onChange={(value) => change({ ...filter, connector: value ?? undefined })}
      />
      <Select
        size="xs"
        flex="0 1 156px"
        miw={148}
        aria-label={windowWords.filterSize}
        placeholder={windowWords.anySize}
        clearable
        data={SIZES.map((n) => ({ value: String(n), label: windowWords.overSize(size(n)) }))}
        value={filter.overBytes === undefined ? null : String(filter.overBytes)}
        onChange={(value) => change({ ...filter, overBytes: value === null ? undefined : Number(value) })}
      />
    </Group>
  );
}
