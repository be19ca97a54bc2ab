// Copies one day's hours to others.
import { Checkbox, Popover, Select, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Button } from '../press/button';
import { savingWords } from '../words/saving';
import { copyDay, type Week } from './week-model';

export function CopyDay({ week, change }: { readonly week: Week; readonly change: (week: Week) => void }): ReactNode {
  const [opened, setOpened] = useState(false);
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState<readonly number[]>([]);
  const copy = (): void => {
    change(copyDay(week, from, to));
    setOpened(false);
  };
  const mark = (day: number, on: boolean): void => setTo(on ? [...to, day] : to.filter((d) => d !== day));
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {savingWords.copyDay}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={savingWords.copyDay}>
        <Stack gap="xs">
          <Select
            label={savingWords.copyFrom}
            data={savingWords.days.map((label, i) => ({ value: String(i), label }))}
            value={String(from)}
            onChange={(v) => setFrom(Number(v))}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          {savingWords.days.map(
            (name, day) =>
              day !== from && (
                <Checkbox
                  key={name}
                  label={name}
                  checked={to.includes(day)}
                  onChange={(e) => mark(day, e.currentTarget.checked)}
                />
              ),
          )}
          <Button size="xs" disabled={to.length === 0} onClick={copy}>
            {savingWords.copyNow}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
