// A code that is typed while the line is down: shown large, how long it holds, what the call
// costs that asks whether it was typed, and what becomes of it when its time is over.
import { Alert, Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { estimateOf } from '../calls/go-online';
import { priceText } from '../calls/price';
import { useSeconds } from '../live';
import { Button } from '../press/button';
import { signInWords } from '../words/sign-in';
import { windowWords } from '../words/window';
import styles from './sign-in.module.css';
import { useDialling } from './use-dialling';
import type { Stage } from './stages';
import type { SignInRun } from './use-sign-in';
import { ByCode, TimeLeft } from './waiting';

interface Props {
  readonly stage: Extract<Stage, { at: 'down' }>;
  readonly run: SignInRun;
  readonly connector: string;
  readonly link: unknown;
  close(): void;
}

export function LineDown({ stage: { begun, note }, run, connector, link, close }: Props): ReactNode {
  const { dials, busy, ask, asking } = useDialling(connector, link);
  const [price, setPrice] = useState<string | null>(null);
  const { id } = begun;
  useEffect(() => {
    if (!dials) return;
    estimateOf(asking(begun)).then(
      (estimate) => setPrice(priceText(estimate)),
      () => undefined,
    );
    // Once for each code: all else is made anew at each look.
  }, [id, dials]);
  useSeconds(true);
  if (Date.parse(begun.endsAt) <= Date.now()) return <RanOut run={run} close={close} />;
  const typed = (): void => (dials ? ask(begun, run) : run.ask(begun));
  return (
    <>
      {note !== null && (
        <Alert color="yellow" role="alert">
          {signInWords.sentence(note)}
        </Alert>
      )}
      <p>{signInWords.lineIsDown}</p>
      <ByCode begun={begun} />
      <TimeLeft endsAt={begun.endsAt} />
      <p className={styles['hint']}>{signInWords.whenTyped(price)}</p>
      <Group justify="flex-end" gap={8} mt={4}>
        <Button variant="default" onClick={() => run.forget(begun)}>
          {signInWords.forget}
        </Button>
        <Button variant="default" onClick={close}>
          {windowWords.close}
        </Button>
        <Button disabled={busy} data-autofocus onClick={typed}>
          {signInWords.typed}
        </Button>
      </Group>
    </>
  );
}

function RanOut({ run, close }: Pick<Props, 'run' | 'close'>): ReactNode {
  return (
    <>
      <Alert color="red" role="alert">
        {signInWords.ranOut}
      </Alert>
      <Group justify="flex-end" gap={8} mt={4}>
        <Button variant="default" onClick={run.leave}>
          {signInWords.tryAgain}
        </Button>
        <Button onClick={close}>{windowWords.close}</Button>
      </Group>
    </>
  );
}
