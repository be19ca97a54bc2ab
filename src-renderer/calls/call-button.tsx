// The button that begins a call, with its price. Paused, it resumes as well: what is
// pressed does what it says.
import type { ReactNode } from 'react';
import type { Status } from '../../src-main/contract/views';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { windowWords } from '../words/window';
import { goOnline } from './go-online';
import { pricedText, priceText, usePrice } from './price';
import styles from './status-bar.module.css';

const nameOf = ({ paused }: Status): string => (paused ? windowWords.resumeAndSend : windowWords.sendReceive);

export function CallButton({ status }: { readonly status: Status }): ReactNode {
  const [busy, begin] = useBusy();
  const price = usePrice();
  return (
    <Button size="sm" disabled={busy} onClick={() => begin(() => goOnline({ resume: status.paused }))}>
      {busy ? windowWords.asking : pricedText(nameOf(status), price)}
    </Button>
  );
}

/** The same, large, with the price beneath. */
export function LargeCallButton({ status }: { readonly status: Status }): ReactNode {
  const [busy, begin] = useBusy();
  const price = priceText(usePrice());
  return (
    <Button
      size="md"
      h="auto"
      py={8}
      mih={42}
      disabled={busy}
      onClick={() => begin(() => goOnline({ resume: status.paused }))}
    >
      <span className={styles['stacked']}>
        <span>{busy ? windowWords.asking : nameOf(status)}</span>
        {price !== null && <small>{price}</small>}
      </span>
    </Button>
  );
}
