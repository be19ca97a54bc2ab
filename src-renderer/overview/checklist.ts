// What is still to do after setting up, and what was seen to be done. What is done stays so:
// it is kept where the window keeps its look, for the folder it shows.
import type { Status } from '../../src-main/contract/views';

export const TASKS = ['dns', 'fetched', 'called'] as const;
export type Task = (typeof TASKS)[number];
export type Marks = Readonly<Partial<Record<Task, 'open' | 'done'>>>;

const KEPT = 'dialpost.checklist';

export function readMarks(): Marks {
  const stored: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
  const marks = Object.entries(Object(stored)).filter(
    ([task, kept]) => TASKS.some((one) => one === task) && (kept === 'open' || kept === 'done'),
  );
  return Object.fromEntries(marks);
}

export function mark(marks: Marks): Marks {
  const next = { ...readMarks(), ...marks };
  localStorage.setItem(KEPT, JSON.stringify(next));
  return next;
}

/** The wizard is through: everything is looked at from now on; `later`: the DNS records are not there yet. */
export function beginChecklist(later: boolean): void {
  mark({ dns: later ? 'open' : 'done', fetched: 'open', called: 'open' });
}

/** What a status shows to be done. */
export function seenDone({
  mailFetchedAt,
  lastSession,
}: Pick<Status, 'mailFetchedAt' | 'lastSession'>): readonly Task[] {
  return [
    ...(typeof mailFetchedAt === 'string' ? (['fetched'] as const) : []),
    ...(lastSession?.why === 'schedule' && lastSession.result !== 'failed' ? (['called'] as const) : []),
  ];
}

/** What is to be shown: begun, not done, and possible here. */
export function stillToDo(
  marks: Marks,
  status: Pick<Status, 'mailFetchedAt' | 'next' | 'practising'>,
): readonly Task[] {
  if (status.practising === true) return [];
  const isPossible: Readonly<Record<Task, boolean>> = {
    dns: true,
    fetched: status.mailFetchedAt !== undefined,
    called: status.next.length > 0,
  };
  return TASKS.filter((task) => marks[task] === 'open' && isPossible[task]);
}
