// What the sheet shows while it is open: the rows, the chosen call's price, asked from the
// relay at each tick and whenever the settings or the queue change, and why there is none.
// A price that comes too late for its question is dropped.
import { useEffect, useRef, useState } from 'react';
import type { Estimate } from '../../src-main/contract/views';
import { useEvent, useLive } from '../live';
import { sentence } from '../relay';
import { callWords } from '../words/calls';
import { type Choice, isChosen, USUAL_CHOICE } from './choice';
import { type Asked, estimateOf } from './go-online';

/** Changes come in crowds; a refusal is asked about again without one. */
const QUIET_MS = 400;
const AGAIN_MS = 2000;

interface Answers {
  /** What there is to choose from. */
  readonly estimate: Estimate;
  /** Of the choice; null: there is none, or it is being asked for. */
  readonly total: Estimate['total'] | null;
  /** Why no call can be begun; null: it can. */
  readonly trouble: string | null;
}

export interface SheetView extends Answers {
  readonly choice: Choice;
  /** The line is up: what is chosen goes along. */
  readonly online: boolean;
  readonly ready: boolean;
  choose(choice: Choice): void;
}

export function useSheet(asked: Asked): SheetView {
  const { wanted, estimate: first } = asked;
  const { status } = useLive();
  const online = (status?.session ?? null) !== null;
  const [choice, choose] = useState(USUAL_CHOICE);
  const [answers, setAnswers] = useState<Answers>({ estimate: first, total: first.total, trouble: null });
  const round = useRounds(answers.trouble !== null && !online);
  const latest = useRef(0);
  useEffect(() => {
    const mine = ++latest.current;
    if (online || (round === 0 && choice === USUAL_CHOICE)) return;
    answersFor(asked, choice).then(
      (next) => latest.current === mine && setAnswers(next),
      (error: unknown) =>
        latest.current === mine && setAnswers((old) => ({ ...old, total: null, trouble: sentence(error) })),
    );
  }, [asked, wanted, choice, round, online]);
  const { estimate, trouble } = answers;
  const ready = isChosen(estimate, choice) && (online || trouble === null);
  return { ...answers, trouble: online ? null : trouble, choice, online, ready, choose };
}

async function answersFor({ wanted, estimate: first }: Asked, choice: Choice): Promise<Answers> {
  const estimate = (await estimateOf(wanted)) ?? first;
  const trouble = estimate.link === null ? callWords.sheet.noLine : null;
  const chosen = isChosen(estimate, choice) && trouble === null ? await estimateOf(wanted, choice) : null;
  return { estimate, total: chosen?.total ?? null, trouble };
}

/** Rises when the status or the queue has changed and, while `restless`, by itself. */
function useRounds(restless: boolean): number {
  const [round, setRound] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const { status } = useLive();
  const seen = useRef(status);
  const soon = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      setRound((n) => n + 1);
    }, QUIET_MS);
  };
  useEffect(() => {
    if (seen.current !== status) soon();
    seen.current = status;
  }, [status]);
  useEvent('queue', soon);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);
  useEffect(() => {
    if (!restless) return;
    const each = setInterval(() => setRound((n) => n + 1), AGAIN_MS);
    return () => clearInterval(each);
  }, [restless]);
  return round;
}
