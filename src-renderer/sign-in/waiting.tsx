// A sign-in that waits for its person: the browser that was opened, or the code to type
// anywhere; how long it waits; and a place for the answer of a browser that stands elsewhere.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { SignInBegun } from '../../src-main/contract/sign-in/methods';
import { duration } from '../format';
import { useSeconds } from '../live';
import { tellFailed } from '../parts/tell';
import { Button } from '../press/button';
import { signInWords } from '../words/sign-in';
import { Copyable } from './copyable';
import styles from './sign-in.module.css';
import type { SignInRun } from './use-sign-in';

interface Props {
  readonly begun: SignInBegun;
  readonly run: SignInRun;
}

/** `held`: a line is, meanwhile. */
export function Waiting({ begun, run, held }: Props & { readonly held: boolean }): ReactNode {
  return (
    <>
      {held && <p className={styles['hint']}>{signInWords.lineIsHeld}</p>}
      {begun.userCode === null ? <InBrowser begun={begun} run={run} /> : <ByCode begun={begun} />}
      <TimeLeft endsAt={begun.endsAt} />
    </>
  );
}

export function ByCode({ begun: { address, userCode } }: Pick<Props, 'begun'>): ReactNode {
  return (
    <>
      <p role="status">{signInWords.typeCode}</p>
      <Copyable value={address} />
      <Copyable value={userCode ?? ''} large />
    </>
  );
}

function InBrowser({ begun, run }: Props): ReactNode {
  return (
    <>
      <p role="status">{begun.pasted ? signInWords.inBrowserPasted : signInWords.inBrowser}</p>
      <div className={styles['buttons']}>
        <Button size="xs" variant="default" onClick={() => run.openBrowser(begun.address)}>
          {signInWords.openAgain}
        </Button>
      </div>
      <details open={begun.pasted}>
        <summary>{begun.pasted ? signInWords.pasteTitle : signInWords.elsewhere}</summary>
        <div className={styles['inside']}>
          {!begun.pasted && <p className={styles['hint']}>{signInWords.elsewhereHint}</p>}
          {!begun.pasted && <Copyable value={begun.address} />}
          <Paste run={run} />
        </div>
      </details>
    </>
  );
}

function Paste({ run }: Pick<Props, 'run'>): ReactNode {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const hand = (): void => {
    if (typed.trim() === '') return;
    run.answer(typed.trim()).then((taken) => setRefused(taken ? null : typed), tellFailed);
  };
  return (
    <>
      <TextInput
        label={signInWords.paste}
        description={signInWords.pasteHint}
        value={typed}
        error={refused !== null && refused === typed ? signInWords.notTaken : null}
        autoComplete="off"
        onChange={(e) => setTyped(e.currentTarget.value)}
        onKeyDown={(e: KeyboardEvent) => e.key === 'Enter' && hand()}
      />
      <div className={styles['buttons']}>
        <Button size="xs" variant="default" disabled={typed.trim() === ''} onClick={hand}>
          {signInWords.hand}
        </Button>
      </div>
    </>
  );
}

const SECOND = 1000;

export function TimeLeft({ endsAt }: { readonly endsAt: string }): ReactNode {
  useSeconds(true);
  const left = Math.max(0, Math.floor((Date.parse(endsAt) - Date.now()) / SECOND));
  return <p className={styles['hint']}>{signInWords.timeLeft(duration(left))}</p>;
}
