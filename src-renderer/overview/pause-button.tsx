// Pause, with its end: for an hour, until tomorrow morning, until a time, or until somebody
// resumes; the same choice as in the tray and at the terminal.
import { Popover, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Params } from '../../src-main/contract/methods';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { call } from '../relay';
import { callWords } from '../words/calls';
import { windowWords } from '../words/window';
import { nextAt, tomorrowMorning } from './pause-end';

const words = callWords.pause;
const HOUR = 60;

export function PauseButton(): ReactNode {
  const [opened, setOpened] = useState(false);
  const [busy, begin] = useBusy();
  const pause = (end: Params<'relay.pause'>): void => {
    setOpened(false);
    begin(() => call('relay.pause', end));
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="default" size="md" disabled={busy} onClick={() => setOpened(!opened)}>
          {windowWords.pause}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.label}>
        <Stack gap="xs">
          <Button variant="default" onClick={() => pause({ forMinutes: HOUR })}>
            {words.hour}
          </Button>
          <Button variant="default" onClick={() => pause({ until: tomorrowMorning(new Date()).toISOString() })}>
            {words.morning}
          </Button>
          <Button variant="default" onClick={() => pause({})}>
            {words.person}
          </Button>
          <UntilTime pause={(at) => pause({ until: at.toISOString() })} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function UntilTime({ pause }: { readonly pause: (at: Date) => void }): ReactNode {
  const [time, setTime] = useState('');
  const at = nextAt(time, new Date());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (at) pause(at);
      }}
    >
      <Stack gap="xs">
        <TextInput
          type="time"
          label={words.until}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={at === null}>
          {words.untilThen}
        </Button>
      </Stack>
    </form>
  );
}
