// A sign-in by a code, on a line that costs: it is held while the code is typed, or hung up
// meanwhile and dialled again; what either costs stands beside it.
import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Load } from '../../src-main/contract/money/load';
import { aboutLoad } from '../format';
import { callWords } from '../words/calls';
import type { SheetView } from './use-sheet';

const words = callWords.sheet;

export function CodeCallsChoice({ view: { estimate, choice, choose } }: { readonly view: SheetView }): ReactNode {
  const { codeCalls, currency } = estimate;
  if (codeCalls?.cheaper !== true) return null;
  const money = (load: Load): string => aboutLoad(load, currency);
  const { held, first, second } = codeCalls;
  return (
    <Radio.Group
      label={words.codeCalls.label}
      value={choice.hangUp === true ? 'hang-up' : 'hold'}
      onChange={(way) => choose({ ...choice, hangUp: way === 'hang-up' })}
      mb="sm"
    >
      <Stack gap={6} mt={6}>
        <Radio value="hang-up" size="xs" label={words.codeCalls.hangUp(money(first), money(second))} />
        <Radio value="hold" size="xs" label={words.codeCalls.hold(money(held))} />
      </Stack>
    </Radio.Group>
  );
}
