// What became of the last call, until the next one or until somebody has read it: what went
// and came, what it cost, what was left and why, and what to do where it failed.
import { Anchor, Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { cameToNothing, type Session, type SessionDetail } from '../../src-main/contract/views';
import { lastCallAt, leftTexts, outcomeText } from '../calls/call-text';
import { Mark, type Tone } from '../parts/mark';
import { hrefTo } from '../place';
import { Button } from '../press/button';
import { call } from '../relay';
import { Causes } from '../sessions/causes';
import { callWords } from '../words/calls';
import styles from './overview.module.css';

const TONES: Readonly<Record<Session['result'], Tone>> = { ok: 'good', partly: 'warn', failed: 'bad' };
/** Where the window remembers which one was read. */
const READ = 'dialpost-read-call';

export function LastCall({ session }: { readonly session: Session }): ReactNode {
  const [read, setRead] = useState(() => localStorage.getItem(READ));
  if (read === session.id) return null;
  const dismiss = (): void => {
    localStorage.setItem(READ, session.id);
    setRead(session.id);
  };
  return (
    <section className={styles['live']} aria-label={callWords.card.label}>
      <h2 className={styles['firstTitle']}>{lastCallAt(session)}</h2>
      <p className={styles['outcome']}>
        <Mark tone={TONES[session.result]}>{outcomeText(session)}</Mark>
      </p>
      {leftTexts(session).map((text) => (
        <p key={text} className={styles['detail']}>
          {text}
        </p>
      ))}
      {cameToNothing(session) ? (
        <WhatToDo key={session.id} session={session} />
      ) : (
        session.error !== null && <p className={styles['outcome']}>{session.error}</p>
      )}
      <Group gap="md" mt="sm">
        <Anchor href={hrefTo('sessions', session.id)} size="sm">
          {callWords.card.show}
        </Anchor>
        <Button size="compact-sm" variant="default" onClick={dismiss}>
          {callWords.card.dismiss}
        </Button>
      </Group>
    </section>
  );
}

/** Where the causes cannot be read, the call's own sentence has to do; what one says the other does not say again. */
function WhatToDo({ session: { id, error } }: { readonly session: Session }): ReactNode {
  const [advice, setAdvice] = useState<NonNullable<SessionDetail['advice']>>([]);
  useEffect(() => {
    call('session.get', { id }).then(
      (detail) => setAdvice(detail.advice ?? []),
      () => setAdvice([]),
    );
  }, [id]);
  const said = error ?? '';
  const more = advice.filter(({ steps }) => !steps.every((step) => said.includes(step)));
  const isTold = more.some(({ cause }) => cause.includes(said.replace(/\.$/, '')));
  return (
    <>
      {said !== '' && !isTold && <p className={styles['outcome']}>{said}</p>}
      <Causes advice={more} />
    </>
  );
}
