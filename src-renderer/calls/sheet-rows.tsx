// The rows of the sheet: normal mail, each large letter, fetching; a row is a tick that can
// be clicked anywhere in its words. What a row costs is what it adds.
import { Checkbox } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Load } from '../../src-main/contract/money/load';
import type { Estimate, LargeLetter } from '../../src-main/contract/views';
import { duration, loadMoney, size, when } from '../format';
import { callWords } from '../words/calls';
import { windowWords } from '../words/window';
import { offered, type Wanted, withLetter } from './choice';
import styles from './sheet.module.css';
import type { SheetView } from './use-sheet';

const words = callWords.sheet;

interface RowProps {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly load: Load;
  readonly currency: string;
  /** It is a guess whatever the line. */
  readonly rough?: boolean;
  /** Nobody knows how much it is. */
  readonly unknown?: boolean;
  /** undefined: no choice. */
  readonly ticked?: boolean | undefined;
  readonly tick?: () => void;
}

export function SheetRows({ wanted, view }: { readonly wanted: Wanted; readonly view: SheetView }): ReactNode {
  const { estimate, choice, choose } = view;
  const { currency } = estimate;
  const offer = offered(estimate);
  return (
    <table className={styles['rows']} aria-label={words.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.what}</th>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.minutes}</th>
          <th scope="col">{words.cost}</th>
        </tr>
      </thead>
      <tbody>
        {wanted.ids !== undefined && <JustThese estimate={estimate} asked={wanted.ids.length} />}
        {choice.hangUp === true && estimate.codeCalls && (
          <Row name={words.signIn['code-given']} load={estimate.codeCalls.first} currency={currency} rough />
        )}
        {wanted.ids === undefined && choice.hangUp !== true && (
          <>
            {offer.normal && (
              <Row
                name={words.normal(estimate.messages)}
                load={estimate}
                currency={currency}
                ticked={choice.normal}
                tick={() => choose({ ...choice, normal: !choice.normal })}
              />
            )}
            {offer.letters.map((letter) => (
              <Row
                key={letter.id}
                {...letterWords(letter)}
                load={letter}
                currency={currency}
                ticked={choice.large.has(letter.id)}
                tick={() => choose(withLetter(choice, letter.id))}
              />
            ))}
            {offer.more > 0 && <Note text={words.moreLarge(offer.more)} />}
            {offer.fetch && <FetchRow view={view} />}
            {estimate.signIn && (
              <Row name={words.signIn[wanted.signIn ?? 'browser']} load={estimate.signIn} currency={currency} rough />
            )}
            {!offer.normal && <Note text={offer.letters.length > 0 ? words.nothingElse : words.nothing} />}
          </>
        )}
      </tbody>
    </table>
  );
}

/** Of the letters that were named, those that are still here. */
function JustThese({ estimate, asked }: { readonly estimate: Estimate; readonly asked: number }): ReactNode {
  const { total, currency, named = asked } = estimate;
  if (named === 0) return <Note text={words.noneLeft(asked)} />;
  // A letter for two providers is two to send.
  const going = total.messages > 0 ? Math.min(named, total.messages) : named;
  return (
    <>
      <Row name={words.just(going)} load={total} currency={currency} />
      {going < named && <Note text={words.stays(named - going)} />}
    </>
  );
}

function FetchRow({ view: { estimate, choice, choose } }: { readonly view: SheetView }): ReactNode {
  const { fetch, currency } = estimate;
  return (
    <Row
      name={words.fetch}
      detail={fetchDetail(fetch)}
      load={fetch}
      currency={currency}
      rough
      unknown={fetch.calls === 0}
      ticked={choice.fetch}
      tick={() => choose({ ...choice, fetch: !choice.fetch })}
    />
  );
}

function fetchDetail({ calls, bytes }: Estimate['fetch']): string {
  return calls > 0 ? words.fetchFrom(calls, size(bytes)) : words.fetchUnknown;
}

function letterWords({ subject, to, goes }: LargeLetter): { readonly name: string; readonly detail: string } {
  const name = words.letter(subject || windowWords.noSubject, words.to(to[0] ?? '', to.length - 1));
  return { name, detail: goes.at === null ? goes.text : words.goesItself(when(goes.at)) };
}

function Note({ text }: { readonly text: string }): ReactNode {
  return (
    <tr>
      <td />
      <td colSpan={4} className={styles['detail']}>
        {text}
      </td>
    </tr>
  );
}

function Row({ name, detail, load, currency, rough = false, unknown = false, ticked, tick }: RowProps): ReactNode {
  const id = useId();
  const figure = (text: string): string => (rough ? words.roughly(text) : text);
  return (
    <tr>
      <td>{ticked !== undefined && <Checkbox id={id} size="xs" checked={ticked} onChange={tick} />}</td>
      <td>
        <label htmlFor={id}>
          {name} {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
        </label>
      </td>
      <td>{unknown ? windowWords.unknown : figure(size(load.bytes))}</td>
      <td>{figure(duration(load.seconds))}</td>
      <td>{figure(loadMoney(load, currency))}</td>
    </tr>
  );
}
