// "Go to anything": a field to type in and what fits, in groups; the arrow keys choose,
// Enter goes there. While it is closed nothing of it exists and nothing is asked.
import { Modal, TextInput, useMantineColorScheme } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLive } from '../live';
import { call } from '../relay';
import type { ScreenKey } from '../side/screens';
import { paletteWords } from '../words/palette';
import { entriesOf } from './entries';
import { fitting, type PaletteEntry } from './entry';
import styles from './palette.module.css';
import { useFoundLetters } from './use-found-letters';

interface Props {
  readonly opened: boolean;
  readonly close: () => void;
  /** The screen that is shown. */
  readonly current: ScreenKey;
}

export function Palette({ opened, close, current }: Props): ReactNode {
  return (
    <Modal.Root opened={opened} onClose={close} size="lg" yOffset="10vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={paletteWords.title}>
        <Modal.Body p={0}>
          <Search close={close} current={current} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ close, current }: Omit<Props, 'opened'>): ReactNode {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const entries = useEntries(current);
  const letters = useFoundLetters(typed);
  const shown = useMemo(() => fitting(entries, letters.found, typed), [entries, letters.found, typed]);
  const chosen = shown[Math.min(at, shown.length - 1)];
  const take = (entry: PaletteEntry | undefined): void => {
    if (!entry) return;
    close();
    entry.go();
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) take(chosen);
    else setAt((Math.min(at, shown.length - 1) + step + shown.length) % Math.max(1, shown.length));
  };
  return (
    <>
      <TextInput
        className={styles['field'] ?? ''}
        role="combobox"
        aria-label={paletteWords.title}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${list} ${chosen.key}`.replace(/\s/g, '-') : undefined}
        placeholder={paletteWords.placeholder}
        value={typed}
        data-autofocus
        onKeyDown={press}
        onChange={(e) => {
          setTyped(e.currentTarget.value);
          setAt(0);
        }}
      />
      <Results id={list} shown={shown} chosen={chosen} take={take} />
      <div className={styles['foot']}>
        <span role="status">{countText(shown.length, letters.searching)}</span>
        <span>{paletteWords.hint}</span>
      </div>
    </>
  );
}

function countText(shown: number, searching: boolean): string {
  if (searching) return paletteWords.searching;
  return shown === 0 ? paletteWords.nothing : paletteWords.found(shown);
}

/** The settings are read once for each time it is opened. */
function useEntries(current: ScreenKey): readonly PaletteEntry[] {
  const { status } = useLive();
  const { setColorScheme } = useMantineColorScheme();
  const [document, setDocument] = useState<unknown>(null);
  useEffect(() => {
    // Without them everything else is found.
    call('settings.get', {}).then(setDocument, () => undefined);
  }, []);
  return useMemo(
    () => entriesOf({ status, document, current, look: setColorScheme }),
    [status, document, current, setColorScheme],
  );
}

interface ResultsProps {
  readonly id: string;
  readonly shown: readonly PaletteEntry[];
  readonly chosen: PaletteEntry | undefined;
  take(entry: PaletteEntry): void;
}

function Results({ id, shown, chosen, take }: ResultsProps): ReactNode {
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <div id={id} role="listbox" aria-label={paletteWords.results} className={styles['results']}>
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`} className={styles['group']}>
          <h3 id={`${id}-${group}`} role="presentation">
            {paletteWords.groups[group]}
          </h3>
          {shown
            .filter((entry) => entry.group === group)
            .map((entry) => (
              <Option key={entry.key} list={id} entry={entry} selected={entry === chosen} take={take} />
            ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly list: string;
  readonly entry: PaletteEntry;
  readonly selected: boolean;
  take(entry: PaletteEntry): void;
}

function Option({ list, entry, selected, take }: OptionProps): ReactNode {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) self.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div
      ref={self}
      id={`${list} ${entry.key}`.replace(/\s/g, '-')}
      role="option"
      aria-selected={selected}
      className={styles['option']}
      onClick={() => take(entry)}
    >
      <span>{entry.label}</span>
      {entry.detail !== '' && <small>{entry.detail}</small>}
    </div>
  );
}
