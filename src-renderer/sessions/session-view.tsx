// One call: its numbers, when each phase began, and every line that was said.
import { Alert, Anchor } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { SessionDetail } from '../../src-main/contract/views';
import { WHY_WORDS } from '../../src-main/words/named';
import { leftTexts } from '../calls/call-text';
import { PrintButton } from '../handout/buttons';
import { usePaperSheet } from '../handout/shown';
import { duration, exactly, money, number, planned, size } from '../format';
import { useEvent, useLive } from '../live';
import { ConnectorNames, linkName } from '../parts/names';
import { Facts, Page } from '../parts/page';
import { call, sentence } from '../relay';
import { windowWords } from '../words/window';
import { callSheet } from './call-sheet';
import { Causes } from './causes';
import { Phases } from './phases';
import styles from './sessions.module.css';
import { resultMark } from './result-mark';
import { SessionLetters } from './session-letters';

export function SessionView({ id }: { readonly id: string }): ReactNode {
  const [session, setSession] = useState<SessionDetail | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    call('session.get', { id }).then(setSession, (error: unknown) => setTrouble(sentence(error)));
  }, [id, round]);
  useEvent('session', (changed) => {
    if (changed.id === id) setRound((n) => n + 1);
  });
  return (
    <Page
      title={session ? windowWords.session.titleAt(planned(session.startedAt)) : windowWords.session.title}
      beside={
        <>
          {session && <PrintButton />}
          <Anchor href="#/sessions" size="sm">
            {windowWords.session.back}
          </Anchor>
        </>
      }
    >
      {trouble !== null && (
        <Alert color="red" role="alert">
          {trouble}
        </Alert>
      )}
      {session ? <Known session={session} /> : trouble === null && <p role="status">{windowWords.loading}</p>}
    </Page>
  );
}

function Known({ session }: { readonly session: SessionDetail }): ReactNode {
  const { status } = useLive();
  const [said, setSaid] = useState(false);
  usePaperSheet(() => callSheet({ session, status, said }));
  return (
    <>
      {session.error !== null && <Alert color={session.result === 'failed' ? 'red' : 'yellow'}>{session.error}</Alert>}
      {leftTexts(session).map((text) => (
        <Alert key={text} color={session.left ? 'yellow' : 'blue'}>
          {text}
        </Alert>
      ))}
      <div className={styles['facts']}>
        <Facts
          facts={[
            [windowWords.columns.result, resultMark(session)],
            [windowWords.columns.started, exactly(session.startedAt)],
            [windowWords.session.why, WHY_WORDS[session.why]],
            [windowWords.columns.connector, <ConnectorNames ids={session.connectors} />],
            [windowWords.session.line, linkName(status, session.link)],
          ]}
        />
        <Facts
          facts={[
            [windowWords.columns.length, duration(session.secondsOnline)],
            [windowWords.columns.sent, `${number(session.sent)} · ${size(session.bytesOut)}`],
            [windowWords.columns.received, `${number(session.received)} · ${size(session.bytesIn)}`],
            [windowWords.columns.failed, number(session.failed)],
            [windowWords.columns.cost, money(session.cost, session.currency)],
          ]}
        />
      </div>
      <Causes advice={session.advice ?? []} />
      <Phases session={session} />
      <SessionLetters key={session.endedAt} id={session.id} />
      <Transcript text={session.transcript} shown={said} show={setSaid} />
    </>
  );
}

interface TranscriptProps {
  readonly text: string;
  readonly shown: boolean;
  show(shown: boolean): void;
}

/** Every line that was said, for who looks closer: it is long, and printed only where it is open. */
function Transcript({ text, shown, show }: TranscriptProps): ReactNode {
  return (
    <details className={styles['transcript']} open={shown} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>
        <h2>{windowWords.session.transcript}</h2>
      </summary>
      {text === '' ? (
        <p>{windowWords.session.noTranscript}</p>
      ) : (
        <pre className="transcript" tabIndex={0}>
          {text}
        </pre>
      )}
    </details>
  );
}
