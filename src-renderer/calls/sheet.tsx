// Asked before a call that costs: what it is for, how long that takes and what it costs.
// Enter takes the choice as it stands, Esc leaves everything as it was.
import { Alert, Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { duration, loadMoney, money, paid } from '../format';
import { useLive } from '../live';
import { Dialog } from '../parts/dialog';
import { go } from '../place';
import { Button } from '../press/button';
import { sentence } from '../relay';
import { isBudgetUsedUp, passesBudget } from '../../src-main/contract/money/before-call';
import type { Estimate } from '../../src-main/contract/views';
import { callWords } from '../words/calls';
import { windowWords } from '../words/window';
import { isChosen } from './choice';
import { CodeCallsChoice } from './code-calls';
import { begin, closeSheet, type Asked, useAsked } from './go-online';
import { SheetRows } from './sheet-rows';
import styles from './sheet.module.css';
import { type SheetView, useSheet } from './use-sheet';

const words = callWords.sheet;

export function GoOnlineSheet(): ReactNode {
  const asked = useAsked();
  const { status } = useLive();
  /** By which it would go now: another one than was asked about first may have come in its place. */
  const [link, setLink] = useState<string | null>(null);
  const line = status?.links.find(({ id }) => id === link);
  return (
    <Dialog
      opened={asked !== null}
      close={closeSheet}
      title={line ? words.title(line.name || line.id) : words.titleNoLine}
      size="lg"
      layer="over"
    >
      {asked !== null && <Sheet asked={asked} goesBy={setLink} />}
    </Dialog>
  );
}

interface SheetProps {
  readonly asked: Asked;
  goesBy(link: string | null): void;
}

function Sheet({ asked, goesBy }: SheetProps): ReactNode {
  const view = useSheet(asked);
  const { link } = view.chosen ?? view.estimate;
  useEffect(() => goesBy(link), [goesBy, link]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const goNow = (): void => {
    if (!view.ready || busy) return;
    setBusy(true);
    setRefused(null);
    begin(asked.wanted, view.choice, view.chosen)
      .then(closeSheet, (error: unknown) => {
        setRefused(sentence(error));
        view.again();
      })
      .finally(() => setBusy(false));
  };
  const trouble = view.trouble ?? refused;
  const moved = view.moved && trouble === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        goNow();
      }}
    >
      <CodeCallsChoice view={view} />
      <SheetRows wanted={asked.wanted} view={view} />
      <Total view={view} />
      {trouble !== null && (
        <Alert color="red" role="alert" mt="sm">
          {trouble}
        </Alert>
      )}
      {moved && (
        <Alert color="yellow" role="alert" mt="sm">
          {words.moved}
        </Alert>
      )}
      {view.online && (
        <Alert color="blue" role="status" mt="sm">
          {words.onlineNow}
        </Alert>
      )}
      <Buttons ready={view.ready && !busy} busy={busy} />
    </form>
  );
}

function Buttons({ ready, busy }: { readonly ready: boolean; readonly busy: boolean }): ReactNode {
  const choose = (): void => {
    closeSheet();
    go('queue');
  };
  return (
    <Group justify="flex-end" mt="lg" gap="sm">
      <Button variant="default" onClick={choose}>
        {words.choose}
      </Button>
      <Button variant="default" onClick={closeSheet}>
        {words.notNow}
      </Button>
      <Button type="submit" aria-disabled={!ready} data-disabled={!ready || undefined} data-autofocus>
        {busy ? windowWords.asking : words.go}
      </Button>
    </Group>
  );
}

/** What the choice costs altogether, and what stands against it. */
function Total({ view: { estimate, chosen, choice, trouble } }: { readonly view: SheetView }): ReactNode {
  const { currency, month, billedIn, from } = estimate;
  const wanted = isChosen(estimate, choice);
  return (
    <>
      <div className={styles['total']}>
        <strong role="status">
          {wanted && chosen !== null && words.total(loadMoney(chosen.total, currency), duration(chosen.total.seconds))}
          {chosen === null && trouble === null && wanted && words.asking}
        </strong>
        <span>{monthText(month, currency)}</span>
      </div>
      <p className={styles['from']}>{[from, billedIn > 1 ? words.billedIn(billedIn) : ''].filter(Boolean).join(' ')}</p>
      {isBudgetUsedUp(estimate) && <Alert color="yellow">{words.overBudget}</Alert>}
      {wanted && chosen !== null && passesBudget(chosen) && <Alert color="yellow">{words.passesBudget}</Alert>}
    </>
  );
}

/** Side by side where nothing is compared; a budget is compared with its own currency, and what is not is said. */
function monthText({ cost, budget, besides = [] }: Estimate['month'], currency: string): string {
  if (budget === null) return words.month(paid(currency, [{ cost, currency }, ...besides]), null);
  const month = words.month(money(cost, currency), money(budget, currency));
  return besides.length === 0 ? month : words.notCounted(month, paid(currency, besides));
}
