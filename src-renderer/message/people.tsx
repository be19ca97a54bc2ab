// Who wrote a message and to whom: names beside their addresses, each by itself, so that no
// name turns its neighbours round; an address is copied at a press.
import { ActionIcon, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MessagePerson, ReadMessage } from '../../src-main/contract/message/message';
import { messageWords } from '../words/letter/message';
import styles from './message.module.css';

export function People({ read }: { readonly read: ReadMessage }): ReactNode {
  const { from, to, cc, replyTo, morePeople } = read;
  return (
    <dl className={styles['people']}>
      <dt>{messageWords.from}</dt>
      <dd>{from.length > 0 ? <Persons people={from} strong /> : messageWords.noFrom}</dd>
      {differs(replyTo, from) && <Line name={messageWords.replyTo} people={replyTo} />}
      {to.length > 0 && <Line name={messageWords.to} people={to} />}
      {cc.length > 0 && <Line name={messageWords.cc} people={cc} />}
      {morePeople && <dd>{messageWords.morePeople}</dd>}
    </dl>
  );
}

function Line({ name, people }: { readonly name: string; readonly people: readonly MessagePerson[] }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Persons people={people} />
      </dd>
    </>
  );
}

function Persons({
  people,
  strong = false,
}: {
  readonly people: readonly MessagePerson[];
  readonly strong?: boolean;
}): ReactNode {
  return people.map(({ name, address }, at) => (
    <span key={`${address} ${at}`} className={styles['person']}>
      {name !== '' && <bdi className={strong ? styles['strong'] : undefined}>{name}</bdi>}
      {address !== '' && <bdi className={name === '' ? undefined : styles['address']}>{address}</bdi>}
      {strong && address !== '' && <CopyText text={address} />}
    </span>
  ));
}

export function CopyText({ text }: { readonly text: string }): ReactNode {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <ActionIcon
          size={20}
          variant="subtle"
          color="gray"
          aria-label={copied ? messageWords.copied : messageWords.copyAddress(text)}
          title={copied ? messageWords.copied : messageWords.copyAddress(text)}
          onClick={copy}
        >
          <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true" className={styles['icon']}>
            {copied ? <path d="M3 8.5 6.5 12 13 4.5" /> : <path d="M6 5h7v9H6zM3 11V2h7" />}
          </svg>
        </ActionIcon>
      )}
    </CopyButton>
  );
}

function differs(one: readonly MessagePerson[], other: readonly MessagePerson[]): boolean {
  const addresses = (people: readonly MessagePerson[]): string =>
    people.map(({ address, name }) => address || name).join(' ');
  return one.length > 0 && addresses(one) !== addresses(other);
}
