// A real message on its way: saved settings, a test message, a call, its reply in
// the history, and an answer at one of our own addresses. Follows by events.
import { useRef, useState } from 'react';
import type { HistoryRow } from '../../src-main/contract/views';
import type { SettingsForm } from '../parts/use-settings';
import { useEvent } from '../live';
import { call, sentence } from '../relay';

export interface Trial {
  readonly busy: boolean;
  readonly saved: boolean;
  readonly id: string | null;
  readonly sent: HistoryRow | null;
  /** Why it still waits after it was tried. */
  readonly waits: string | null;
  readonly answer: HistoryRow | null;
  readonly trouble: string | null;
  run(to: string): void;
}

type State = Omit<Trial, 'run'>;
const BEFORE: State = { busy: false, saved: false, id: null, sent: null, waits: null, answer: null, trouble: null };

export function useTrial(form: SettingsForm, domains: readonly string[]): Trial {
  const [state, setState] = useState<State>(BEFORE);
  const since = useRef('');
  const add = (more: Partial<State>): void => setState((s) => ({ ...s, ...more }));
  const look = async (id: string): Promise<void> => {
    const { rows } = await call('history.list', { limit: 100 });
    const sent = rows.find((r) => r.id === id) ?? null;
    const ours = (address: string): boolean => domains.some((d) => address.endsWith(`@${d}`));
    const answer = sent && (rows.find((r) => r.id !== id && r.at >= since.current && ours(r.recipient) && r.result === 'delivered') ?? null);
    const waits = sent ? null : await call('queue.get', { id }).then(({ row }) => (row.attempts > 0 ? row.reason : null), () => null);
    add({ sent, answer, waits });
  };
  const follow = (): void => {
    if (state.id !== null && state.answer === null) void look(state.id).catch((error: unknown) => add({ trouble: sentence(error) }));
  };
  useEvent('queue', follow);
  useEvent('session', follow);
  const run = async (to: string): Promise<void> => {
    setState({ ...BEFORE, busy: true });
    since.current = new Date().toISOString();
    if (!(await form.save())) return add({ busy: false });
    add({ saved: true });
    const { id } = await call('message.test', { to });
    add({ id });
    await call('session.start', {});
    await look(id);
  };
  return { ...state, run: (to) => void run(to).catch((error: unknown) => add({ trouble: sentence(error) })).finally(() => add({ busy: false })) };
}
