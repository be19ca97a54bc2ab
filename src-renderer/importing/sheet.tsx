// What a settings file changes, shown before it is taken: the things that come, go or
// change, every program it would run, where mail would go, and the passwords that are
// wanting. What runs new programs is not taken by a mere Enter.
import { Alert, Group, PasswordInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SettingsChange, SettingsCompared } from '../../src-main/contract/importing/compared';
import type { Issue } from '../../src-main/contract/errors';
import { IssueList } from '../form/issue-list';
import { Dialog } from '../parts/dialog';
import { Button } from '../press/button';
import { sentence } from '../relay';
import { importingWords } from '../words/importing';
import { savingWords } from '../words/saving';
import { windowWords } from '../words/window';
import { passwordLabel } from './change-lines';
import { takeFile } from './import-settings';
import styles from './importing.module.css';
import { lookAt, useReadFile } from './opened';
import { Programs, Things, Ways } from './told';

type Misfit = Extract<SettingsCompared, { readonly ok: false }>;

const close = (): void => lookAt(null);

export function ImportSheet(): ReactNode {
  const file = useReadFile();
  const compared = file?.compared;
  return (
    <Dialog
      opened={file !== null}
      close={close}
      size="xl"
      title={compared?.ok === false ? importingWords.misfitTitle : importingWords.title}
    >
      <p className={styles['path']}>{file?.path}</p>
      {compared?.ok === true && <Change found={compared.found} />}
      {compared?.ok === false && <DoesNotFit misfit={compared} />}
    </Dialog>
  );
}

function DoesNotFit({ misfit }: { readonly misfit: Misfit }): ReactNode {
  return (
    <>
      <p>{importingWords.misfit}</p>
      <IssueList document={misfit.document} issues={misfit.issues} lead={null} />
      {misfit.more > 0 && <p>{importingWords.moreIssues(misfit.more)}</p>}
      <Group className={styles['foot'] ?? ''} justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {windowWords.close}
        </Button>
      </Group>
    </>
  );
}

function Change({ found }: { readonly found: SettingsChange }): ReactNode {
  const { things, programs, ways } = found;
  const typing = useTyping(found);
  const runsNew = programs.some(({ isNew }) => isNew);
  const nothing = things.length === 0 && typing.wanted.length === 0;
  return (
    <>
      {/* Where nobody can miss them. */}
      {runsNew && <Programs programs={programs} />}
      {nothing ? <p>{importingWords.nothing}</p> : <Things found={found} />}
      {!runsNew && <Programs programs={programs} />}
      <Ways ways={ways} />
      <Passwords found={found} typing={typing} />
      <div role="alert">{typing.trouble !== null && <Alert color="red">{typing.trouble}</Alert>}</div>
      {typing.issues.length > 0 && <IssueList document={found.document} issues={typing.issues} lead={null} />}
      <Group className={styles['foot'] ?? ''} justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus={runsNew || nothing || undefined}>
          {windowWords.cancel}
        </Button>
        {!nothing && (
          <Button onClick={typing.take} data-autofocus={!runsNew || undefined}>
            {typing.busy ? windowWords.asking : importingWords.take}
          </Button>
        )}
      </Group>
    </>
  );
}

interface Typing {
  readonly wanted: SettingsChange['passwords'];
  readonly issues: readonly Issue[];
  readonly trouble: string | null;
  readonly busy: boolean;
  /** Whether taking was tried while some were wanting. */
  readonly tried: boolean;
  at(path: string): string;
  type(path: string, password: string): void;
  take(): void;
}

function useTyping({ passwords: wanted }: SettingsChange): Typing {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const at = (path: string): string => typed.get(path) ?? '';
  const take = (): void => {
    setTried(true);
    const wanting = wanted.find(({ path }) => at(path) === '');
    if (wanting) return document.getElementById(idOf(wanting.path))?.focus();
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    takeFile(wanted.map(({ path }) => ({ path, password: at(path) })))
      .then((taken) => setIssues(taken.ok ? [] : taken.issues))
      .catch((error: unknown) => setTrouble(sentence(error)))
      .finally(() => setBusy(false));
  };
  const type = (path: string, password: string): void => setTyped(new Map([...typed, [path, password]]));
  return { wanted, issues, trouble, busy, tried, at, type, take };
}

const idOf = (path: string): string => `import ${path}`;

function Passwords({ found, typing }: { readonly found: SettingsChange; readonly typing: Typing }): ReactNode {
  const { wanted, at, type, tried } = typing;
  if (wanted.length === 0) return null;
  return (
    <section>
      <h3>{importingWords.passwords}</h3>
      <p>{importingWords.passwordsMeaning}</p>
      <div className={styles['passwords']}>
        {wanted.map((one) => (
          <PasswordInput
            key={one.path}
            id={idOf(one.path)}
            label={passwordLabel(one, found.document)}
            description={one.why === 'elsewhere' ? importingWords.elsewhere : undefined}
            error={tried && at(one.path) === '' ? importingWords.typeIt : undefined}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': savingWords.showPassword }}
            value={at(one.path)}
            onChange={(event) => type(one.path, event.currentTarget.value)}
          />
        ))}
      </div>
    </section>
  );
}
