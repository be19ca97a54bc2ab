// What the sheet shows while it is open: the rows, the chosen call's price, asked from the
// relay at each tick and whenever the settings or the queue change, and why there is none.
// A price that comes too late for its question is dropped.
import { useEffect, useRef, useState } from 'react';
import { type Estimate, isHangingUp } from '../../src-main/contract/views';
import { useEvent, useLive } from '../live';
import { sentence } from '../relay';
import { callWords } from '../words/calls';
import { type Choice, firstChoice, isChosen, isSameLine, stillOffered, USUAL_CHOICE } from './choice';
import { type Asked, estimateOf } from './go-online';
import { SETTLE_MS } from './hang-up';

/** Changes come in crowds; a refusal is asked about again without one. */
const QUIET_MS = 400;
const AGAIN_MS = 2000;

interface Answers {
  /** What there is to choose from. */
  readonly estimate: Estimate;
  /** The call that is chosen, for which choice; null: it has no price. */
  readonly chosen: { readonly of: Choice; readonly estimate: Estimate } | null;
  /** Why no call can be begun; null: it can. */
  readonly trouble: string | null;
}

export interface SheetView extends Pick<Answers, 'estimate' | 'trouble'> {
  readonly choice: Choice;
  /** The call that is chosen; null: there is none, or its price is being asked for. */
  readonly chosen: Estimate | null;
  /** The line is up: what is chosen goes along. */
  readonly online: boolean;
  /** By another line, or at another price, than when the sheet was opened. */
  readonly moved: boolean;
  readonly ready: boolean;
  choose(choice: Choice): void;
  /** Asks anew. */
  again(): void;
}

export function useSheet(asked: Asked): SheetView {
  const { wanted, estimate: first } = asked;
  const { status } = useLive();
  const [wish, choose] = useState(() => firstChoice(first));
  const [answers, setAnswers] = useState<Answers>({
    estimate: first,
    chosen: { of: USUAL_CHOICE, estimate: first },
    trouble: null,
  });
  const { round, again } = useRounds(answers.trouble !== null);
  const latest = useRef(0);
  useEffect(() => {
    const mine = ++latest.current;
    if (round === 0 && wish === USUAL_CHOICE) return;
    answersFor(asked, wish).then(
      (next) => latest.current === mine && setAnswers(next),
      (error: unknown) =>
        latest.current === mine && setAnswers((old) => ({ ...old, chosen: null, trouble: sentence(error) })),
    );
  }, [asked, wanted, wish, round]);
  const { estimate, trouble } = answers;
  const choice = stillOffered(estimate, wish);
  const chosen = answers.chosen?.of === wish ? answers.chosen.estimate : null;
  const moved = !isSameLine(first, chosen ?? estimate);
  const settled = useSettled(moved ? linesOf(chosen ?? estimate) : null);
  const online = (status?.sessions ?? []).some((call) => call.link === estimate.link && !isHangingUp(call));
  const ready = chosen !== null && trouble === null && settled && isChosen(estimate, choice);
  return { estimate, trouble, choice, chosen, online, moved, ready, choose, again };
}

const linesOf = ({ lines }: Estimate): string => JSON.stringify(lines);

async function answersFor({ wanted, estimate: first }: Asked, wish: Choice): Promise<Answers> {
  const estimate = (await estimateOf(wanted)) ?? first;
  const choice = stillOffered(estimate, wish);
  const trouble = estimate.link === null ? callWords.sheet.noLine : null;
  const chosen = isChosen(estimate, choice) && trouble === null ? await estimateOf(wanted, choice) : null;
  return { estimate, chosen: chosen && { of: wish, estimate: chosen }, trouble };
}

/** False for a moment after `what` became something else: a press that was on its way means what stood there before. */
function useSettled(what: string | null): boolean {
  const [known, setKnown] = useState(what);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(what), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [what]);
  return known === what;
}

/** Rises when the status or the queue has changed, when told to and, while `restless`, by itself. */
function useRounds(restless: boolean): { readonly round: number; again(): void } {
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
  return { round, again: () => setRound((n) => n + 1) };
}
