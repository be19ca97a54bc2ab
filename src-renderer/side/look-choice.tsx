// Light, dark, or as the system is: kept with the window by the kit.
import { Select, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { windowWords } from '../words/window';

export function LookChoice(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (value: string | null): void => {
    if (value === 'auto' || value === 'light' || value === 'dark') setColorScheme(value);
  };
  const choices = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: windowWords.look[value] }));
  return (
    <Select
      size="xs"
      label={windowWords.look.label}
      data={choices}
      value={colorScheme}
      onChange={choose}
      allowDeselect={false}
    />
  );
}
