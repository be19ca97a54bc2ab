// A real message on its way: saved settings, a test message, a call (asked for
// with its price, where it has one), its reply in the history, and an answer at one of our own addresses. Follows by events, also
// while another page is looked at. What the call itself met (a refused password, a
// host that is not there) is told: the message waits then, and no attempt counts.
import { useRef } from 'react';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import type { PracticeAnswer } from '../../../src-main/contract/practice';
import type { Session } from '../../../src-main/contract/views';
import type { SettingsForm } from '../../form/use-settings';
import { goOnline } from '../../calls/go-online';
import { useEvent } from '../../live';
import { call, RelayError, sentence } from '../../relay';
import { useKept } from '../kept';

interface State {
  readonly busy: boolean;
  readonly saved: boolean;
  readonly id: string | null;
  /** When it was begun; the answer comes later. */
  readonly since: string;
  readonly sent: HistoryRow | null;
  /** Why it still waits after it was tried. */
  readonly waits: string | null;
  /** What the last call met, once it has ended. */
  readonly met: { readonly text: string | null; readonly password: boolean } | null;
  readonly answer: HistoryRow | null;
  /** What it says, where it came from the practice provider. */
  readonly said: PracticeAnswer | null;
  readonly trouble: string | null;
}

export interface Trial extends State {
  run(to: string): void;
  /** One more call, for the answer. */
  again(): void;
}

const BEFORE: State = {
  busy: false,
  saved: false,
  id: null,
  since: '',
  sent: null,
  waits: null,
  met: null,
  answer: null,
  said: null,
  trouble: null,
};

/** What the trial has come to, for the page after it. */
export function useTrialState(): State {
  return useKept<State>('trial', BEFORE)[0];
}

/** `connector`: the id of the way out. */
export function useTrial(form: SettingsForm, domains: readonly string[], connector: string): Trial {
  const [state, setState] = useKept<State>('trial', BEFORE);
  const now = useRef(state);
  now.current = state;
  const add = (more: Partial<State>): void => setState((s) => ({ ...s, ...more }));
  const failed = (error: unknown): void => add({ trouble: sentence(error) });
  const look = async (id: string, since: string): Promise<void> => {
    add(await standing(id, since, domains));
  };
  const follow = (): void => {
    const { id, since, answer } = now.current;
    if (id !== null && answer === null) void look(id, since).catch(failed);
  };
  const ended = async ({ error }: Session): Promise<void> => {
    add({ met: await metBy(connector, error) });
  };
  useEvent('queue', follow);
  useEvent('session', (session) => {
    follow();
    if (now.current.id !== null && session.phase === 'ended' && session.connectors.includes(connector))
      void ended(session).catch(failed);
  });
  const start = async (): Promise<void> => {
    add({ met: null });
    await goOnline({ connectors: [connector] }).catch(unlessGone);
    follow();
  };
  const run = async (to: string): Promise<void> => {
    const since = new Date().toISOString();
    setState(() => ({ ...BEFORE, busy: true, since }));
    if (!(await form.save())) return;
    add({ saved: true });
    const { id } = await call('message.test', { to });
    add({ id });
    await start();
    await look(id, since);
  };
  return {
    ...state,
    run: (to) =>
      void run(to)
        .catch(failed)
        .finally(() => add({ busy: false })),
    again: () => void start().catch(failed),
  };
}

/** The letter may have gone by itself meanwhile: that is what was wanted. */
function unlessGone(error: unknown): void {
  if (!(error instanceof RelayError) || error.code !== 'for-nothing') throw error;
}

/** How the message stands: its reply, an answer at one of our domains, or why it still waits. */
async function standing(
  id: string,
  since: string,
  domains: readonly string[],
): Promise<Pick<State, 'sent' | 'answer' | 'said' | 'waits'>> {
  const { rows } = await call('history.list', { limit: 100 });
  const sent = rows.find((r) => r.id === id) ?? null;
  const ours = (address: string): boolean => domains.some((d) => address.endsWith(`@${d}`));
  const answer =
    sent && (rows.find((r) => r.id !== id && r.at >= since && ours(r.recipient) && r.result === 'delivered') ?? null);
  const waits = sent
    ? null
    : await call('queue.get', { id }).then(
        ({ row }) => (row.attempts > 0 ? row.reason : null),
        () => null,
      );
  return { sent, answer, said: await saidBy(answer), waits };
}

/** Only what the practice provider said is told; an older relay tells nothing, and the answer is named alone. */
function saidBy(answer: HistoryRow | null): Promise<PracticeAnswer | null> {
  if (answer === null) return Promise.resolve(null);
  return call('practice.answer', { id: answer.id }).then(
    (told) => told.answer,
    () => null,
  );
}

/** What a call met; a password that was refused is the one trouble of a connector that is an error. */
async function metBy(connector: string, text: string | null): Promise<State['met']> {
  const { attention } = await call('status', {});
  const refused = attention.some((a) => a.key === `connector:${connector}` && a.severity === 'error');
  return { text, password: text !== null && refused };
}
