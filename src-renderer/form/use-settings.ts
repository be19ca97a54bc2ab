// The settings as somebody edits them: read once, changed in the window only,
// judged by the relay after each pause, and stored when told to, together with what
// was changed elsewhere meanwhile. What the relay says of a place is kept under the
// place's own name, so that a field can show it: once it was typed in and left, or Save
// was pressed, never before. A refusal loses nothing typed.
import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Issue } from '../../src-main/contract/errors';
import { call, sentence } from '../relay';
import { read, write } from './document';
import { merge, same } from './merge';
import { isAt, useTold } from './use-told';

export interface SettingsForm {
  /** null: not read yet, or nothing is set up. */
  readonly document: unknown;
  readonly loaded: boolean;
  readonly changed: boolean;
  /** Nothing is set up yet: no document is stored. */
  readonly first: boolean;
  /** What does not fit, at places that were left wrong or complained of. */
  readonly issues: readonly Issue[];
  /** All that does not fit. */
  readonly unfit: readonly Issue[];
  /** Grows when everything typed is thrown away: fields that keep what was typed begin anew. */
  readonly round: number;
  /** Why it could not be read or stored. */
  readonly trouble: string | null;
  at(path: string): unknown;
  change(path: string, value: unknown): void;
  replace(document: unknown): void;
  /** The field at `path` was typed in and left: from now on it says what is wrong there. */
  left(path: string): void;
  /** These are said at their fields from now on. */
  complain(issues: readonly Issue[]): void;
  /** As it was when it was read. */
  revert(): void;
  /** The relay's judgement of the draft as it stands now. */
  judge(): Promise<readonly Issue[]>;
  /** Reads what was stored elsewhere since, and leaves what is typed. */
  reread(): Promise<void>;
  /** True when the relay took it. */
  save(): Promise<boolean>;
}

const PAUSE_MS = 250;

/** A document goes over the bridge as it is. */
const asParams = (document: unknown): object => (typeof document === 'object' && document !== null ? document : {});

export function useSettings(start?: unknown): SettingsForm {
  const [document, setDocument] = useState<unknown>(start ?? null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const { stored, setStored, loaded } = useStored(start === undefined ? setDocument : null, setTrouble);
  const changed = useMemo(() => loaded && !same(document, stored), [loaded, document, stored]);
  const { issues: unfit, setIssues, judge } = useJudgement(document, changed, setTrouble);
  const { issues, left, complain, forget } = useTold(unfit);
  const save = useCallback(async (): Promise<boolean> => {
    setTrouble(null);
    try {
      const judged = await call('settings.set', asParams(merge(stored, document, await call('settings.get', {}))));
      const wrong = judged.ok ? [] : judged.issues;
      setIssues(wrong);
      complain(wrong);
      if (!judged.ok) return false;
      const taken = await call('settings.get', {});
      setStored(taken);
      setDocument(taken);
      return true;
    } catch (error) {
      setTrouble(sentence(error));
      return false;
    }
  }, [document, stored, setStored, setIssues, complain]);
  const reread = useReread(stored, setStored, setDocument);
  const revert = useCallback(() => {
    setDocument(stored);
    setTrouble(null);
    forget('');
    setRound((n) => n + 1);
  }, [stored, forget]);
  const change = useChange(setDocument, forget);
  return useMemo(() => {
    const first = loaded && stored === null;
    const state = { document, loaded, changed, first, issues, unfit, round, trouble };
    const at = (path: string): unknown => read(document, path);
    return { ...state, left, complain, judge, save, reread, revert, at, change, replace: setDocument };
  }, [
    document,
    loaded,
    stored,
    changed,
    issues,
    unfit,
    round,
    trouble,
    left,
    complain,
    judge,
    save,
    reread,
    revert,
    change,
  ]);
}

type Change = (path: string, value: unknown) => void;

function useChange(setDocument: Dispatch<SetStateAction<unknown>>, forget: (path: string) => void): Change {
  return useCallback(
    (path, value) => {
      // Other things stand there now: nobody has typed in them yet.
      if (typeof value === 'object') forget(path);
      setDocument((d: unknown) => write(d, path, value));
    },
    [setDocument, forget],
  );
}

interface Stored {
  /** null: not read yet, or nothing is stored. */
  readonly stored: unknown;
  setStored(document: unknown): void;
  readonly loaded: boolean;
}

/** What is stored, read once; `take` is handed it, where nobody has begun with something else. */
function useStored(take: ((document: unknown) => void) | null, setTrouble: (trouble: string) => void): Stored {
  const [stored, setStored] = useState<unknown>(null);
  const [loaded, setLoaded] = useState(false);
  const begin = useRef(take);
  useEffect(() => {
    call('settings.get', {}).then(
      (found) => {
        setStored(found);
        begin.current?.(found);
        setLoaded(true);
      },
      (error: unknown) => setTrouble(sentence(error)),
    );
  }, [setTrouble]);
  return { stored, setStored, loaded };
}

function useReread(
  stored: unknown,
  setStored: (found: unknown) => void,
  setDocument: (change: (document: unknown) => unknown) => void,
): () => Promise<void> {
  return useCallback(async () => {
    const found = await call('settings.get', {});
    if (found === null) return;
    setDocument((document) => merge(stored, document, found));
    setStored(found);
  }, [stored, setStored, setDocument]);
}

interface Judgement {
  readonly issues: readonly Issue[];
  setIssues(issues: readonly Issue[]): void;
  judge(): Promise<readonly Issue[]>;
}

/** What the relay says of the draft: asked after each pause in the typing. */
function useJudgement(document: unknown, changed: boolean, setTrouble: (trouble: string) => void): Judgement {
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const judge = useCallback(async (): Promise<readonly Issue[]> => {
    try {
      const judged = await call('settings.check', asParams(document));
      const found = judged.ok ? [] : judged.issues;
      setIssues(found);
      return found;
    } catch (error) {
      setTrouble(sentence(error));
      return [];
    }
  }, [document, setTrouble]);
  useEffect(() => {
    if (!changed) return setIssues([]);
    const timer = setTimeout(() => void judge(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [judge, changed]);
  return { issues, setIssues, judge };
}

/** The sentence for a place, or for something inside it. */
export function issueAt(issues: readonly Issue[], path: string): string | null {
  return issues.find((issue) => isAt(issue.path, path))?.message ?? null;
}
